"""The shipped table of states, capitals, demonyms, organisations and media."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from variorum.model.vocabulary import ActorKind
from variorum.paths import resources
from variorum.suggest.phrases import Phrases, surface


class Use(StrEnum):
    """How a phrase stands for its actor."""

    NAME = "name"
    CAPITAL = "capital"
    METONYM = "metonym"
    DEMONYM = "demonym"
    ANAPHOR = "anaphor"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the table by one of its names. `names` are all, for looking it up."""

    name: str
    kind: ActorKind
    use: Use
    names: tuple[str, ...] = ()
    ambiguous: bool = False


_LISTS = {
    "names": Use.NAME,
    "phrases": Use.NAME,
    "capitals": Use.CAPITAL,
    "metonyms": Use.METONYM,
    "demonyms": Use.DEMONYM,
    "anaphors": Use.ANAPHOR,
}


_CITED = 4
"""Letters from which the name of a state is known in capitals too: "GHANA" in a heading."""


@cache
def shipped() -> Phrases[Entry]:
    """Return the table that comes with Variorum (`resources/tables/actors.json`)."""
    return parse(_shipped_rows())


def with_own(own: Mapping[str, Any]) -> Phrases[Entry]:
    """Return the shipped table with the analyst's own over it.

    A row of `own` replaces the shipped one of the same name, other rows are added, and a phrase of
    `own` means what it says there alone. Raises KeyError, TypeError, ValueError or AttributeError
    where `own` is not of the table's form.
    """
    rows = _shipped_rows()
    replaced = {row["name"] for row in own.get("actors", ())}
    kept = [row for row in rows["actors"] if row["name"] not in replaced]
    mine = parse({"none": own.get("none", ()), "actors": own.get("actors", ())})
    theirs = parse({"none": rows["none"], "actors": kept})
    for phrase in theirs.all():
        if not mine.get(phrase):
            for entry in theirs.get(phrase):
                mine.add(phrase, entry)
    return mine


def _shipped_rows() -> dict[str, Any]:
    path = resources() / "tables" / "actors.json"
    rows: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def parse(table: Mapping[str, Any]) -> Phrases[Entry]:
    """Return the phrases of a table; see its own `about` for what its lists mean."""
    found: Phrases[Entry] = Phrases()
    for name in table["none"]:
        found.add(surface(name), Entry(name, ActorKind.UNKNOWN, Use.NONE))
    for row in table["actors"]:
        doubtful = set(row.get("ambiguous", ()))
        names = (row["name"], *row.get("names", ()))
        for use, name in ((Use.NAME, row["name"]), *_named(row)):
            entry = Entry(row["name"], _kind(row["kind"]), use, names, name in doubtful)
            found.add(surface(name), entry)
        if row["kind"] == ActorKind.STATE and len(row["name"]) >= _CITED:
            name = row["name"]
            entry = Entry(name, ActorKind.STATE, Use.NAME, names, name in doubtful)
            found.add(surface(name.upper()), entry)
    return found


def _kind(name: str) -> ActorKind:
    try:
        return ActorKind(name)
    except ValueError as error:
        message = f"no kind of actor is called {name!r}"
        raise ValueError(message) from error


def _named(row: Mapping[str, Any]) -> list[tuple[Use, str]]:
    found = []
    for key, use in _LISTS.items():
        if isinstance(row.get(key, ()), str):
            raise TypeError(key)  # a name where a list of names belongs
        found += [(use, name) for name in row.get(key, ())]
    return found

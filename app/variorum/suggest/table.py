"""The shipped table of states, capitals, demonyms, organisations and media."""

import json
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


@cache
def shipped() -> Phrases[Entry]:
    """Return the table that comes with Variorum (`resources/tables/actors.json`)."""
    path = resources() / "tables" / "actors.json"
    return parse(json.loads(path.read_text(encoding="utf-8")))


def parse(table: dict[str, Any]) -> Phrases[Entry]:
    """Return the phrases of a table; see its own `about` for what its lists mean."""
    found: Phrases[Entry] = Phrases()
    for name in table["none"]:
        found.add(surface(name), Entry(name, ActorKind.UNKNOWN, Use.NONE))
    for row in table["actors"]:
        doubtful = set(row.get("ambiguous", ()))
        names = (row["name"], *row.get("names", ()))
        for use, name in ((Use.NAME, row["name"]), *_named(row)):
            entry = Entry(row["name"], ActorKind(row["kind"]), use, names, name in doubtful)
            found.add(surface(name), entry)
    return found


def _named(row: dict[str, Any]) -> list[tuple[Use, str]]:
    return [(use, name) for key, use in _LISTS.items() for name in row.get(key, ())]

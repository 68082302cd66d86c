"""Selections of a REFI-QDA document as tags, and what their names tell of their words."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from variorum.exchange.refi_parts import children, guid, plain_guid, said, targets
from variorum.model.foreign import ForeignTag
from variorum.model.kinds import fields_of

UNCODED = "uncoded"
"""The label of a selection that has no code."""

_CUT = re.compile(r"\s*(?:…|\.\.\.)$")
_SPACE = re.compile(r"\s+")
_FIELDS = frozenset(one.name for one in fields_of("tag"))
_LEAST = 3
_MOST = 0.8


def selection_tags(  # noqa: PLR0913  # what a selection refers to
    selection: Element,
    labels: Mapping[str, str],
    users: Mapping[str, str],
    values: Mapping[str, str],
    notes: Sequence[str],
    *,
    ours: bool,
) -> Iterator[ForeignTag]:
    """Yield a tag for each code of a selection; `opening` holds its name until it is tested."""
    own, description = _own_values(said(selection), ours=ours)
    codings = children(selection, "Coding")
    for number, coding in enumerate(codings or [selection]):
        code = next(iter(targets(coding, "CodeRef")), "")
        signed = [
            (one.get("creatingUser"), one.get("creationDateTime")) for one in (coding, selection)
        ]
        user = next((user for user, _ in signed if user), "")
        yield ForeignTag(
            key=guid(selection) + (f"#{number}" if number else ""),
            label=labels.get(code, UNCODED),
            start=_number(selection.get("startPosition")),
            end=_number(selection.get("endPosition")),
            values={**own, **values},
            author=users.get(plain_guid(user), ""),
            created=next((when for _, when in signed if when), ""),
            note="\n".join(filter(None, (description, *notes))),
            opening=selection.get("name", ""),
        )


def _number(text: str | None) -> int | None:
    try:
        return int(text or "")
    except ValueError:
        return None


def _own_values(text: str, *, ours: bool) -> tuple[dict[str, str], str]:
    """Return what Variorum writes into a description: values as JSON; the rest repeats them.

    Other programs keep the description as a memo and may add to it: there the rest is kept.
    """
    first, _, rest = text.partition("\n")
    try:
        found = json.loads(first) if first.startswith("{") else {}
    except ValueError:
        return {}, text
    if not ours and not (found and found.keys() <= _FIELDS):
        return {}, text
    return {
        name: "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in found.items()
    }, ("" if ours else rest.strip())


def openings(tags: Sequence[ForeignTag], text: str) -> list[ForeignTag]:
    """Turn the names of selections into quotes and openings where they repeat the text.

    Some programs name a selection by its words, cut or whole, others by its position: names are
    believed if most of those in a text are words of it.
    """
    flat = _SPACE.sub(" ", text)
    named = [(tag, _CUT.sub("", _SPACE.sub(" ", tag.opening))) for tag in tags]
    good = [name for _, name in named if len(name) >= _LEAST and name in flat]
    if not good or len(good) < _MOST * len(tags):
        return [replace(tag, opening="") for tag in tags]
    return [_quoted(tag, name, flat) for tag, name in named]


def _quoted(tag: ForeignTag, name: str, flat: str) -> ForeignTag:
    if len(name) < _LEAST or name not in flat:
        return replace(tag, opening="")
    whole = not _CUT.search(tag.opening) and tag.start is not None and tag.end is not None
    if whole and (tag.end or 0) - (tag.start or 0) in _lengths(name):
        return replace(tag, quote=name, opening="")
    return replace(tag, opening=name)


def _lengths(name: str) -> set[int]:
    """Return how long a whole quote is in each unit, the end counted or not."""
    whole = (len(name), len(name.encode("utf-16-le")) // 2, len(name.encode("utf-8")))
    return {length - less for length in whole for less in (0, 1)}

"""What the palette offers, and the order in which it answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LIMIT = 60
PREFIXES = {"@": "actor", "#": "proposition", ">": "command"}
"""Kind of item by the character that asks for it."""


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something to go to or to run. `key` is a command id or a record id.

    `kind` is command, actor, proposition, article or quantity; `hint` a key sequence.
    """

    kind: str
    key: str
    text: str
    detail: str = ""
    hint: str = ""
    icon: str = ""


def rank(items: Iterable[PaletteItem], query: str) -> Sequence[PaletteItem]:
    """Return the items that answer `query`, best first, at most `LIMIT`.

    A leading @, # or > asks for one kind. Every word of the query must be found in the text or the
    detail; a text that starts with the query comes before one with a word that does, then the rest,
    and otherwise the order of `items` is kept.
    """
    kind = PREFIXES.get(query[:1], "")
    wanted = (query[1:] if kind else query).casefold().split()
    scored: list[tuple[int, int, PaletteItem]] = []
    for item in items:
        if kind and item.kind != kind:
            continue
        score = _score(item, wanted)
        if score is not None:
            scored.append((score, len(scored), item))
    scored.sort(key=lambda entry: entry[:2])
    return [item for _, _, item in scored[:LIMIT]]


def _score(item: PaletteItem, wanted: Sequence[str]) -> int | None:
    text = item.text.casefold()
    whole = f"{text} {item.detail.casefold()}"
    if not all(word in whole for word in wanted):
        return None
    if not wanted or text.startswith(" ".join(wanted)):
        return 0
    words = text.split()
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 1
    return 2 if all(part in text for part in wanted) else 3

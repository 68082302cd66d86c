"""What the palette offers, and the order in which it answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LIMIT = 60
PREFIXES = {
    "@": ("actor",),
    "#": ("proposition",),
    "=": ("quantity", "proposition"),
    "/": ("article",),
    "!": ("memo",),
    ">": ("command",),
}
"""Kinds of item by the character that asks for them; = asks for all groups."""


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something to go to or to run. `key` is a command id or a record id.

    `kind` is command, actor, proposition, article, quantity or memo; `hint` a key sequence.
    The key of a memo is kind and id of what it is on, "actor:…".
    """

    kind: str
    key: str
    text: str
    detail: str = ""
    hint: str = ""
    icon: str = ""


def rank(items: Iterable[PaletteItem], query: str) -> Sequence[PaletteItem]:
    """Return the items that answer `query`, best first, at most `LIMIT`.

    A leading character of `PREFIXES` asks for some kinds. Every word of the query must be found in
    the text or the detail; the very text of the query comes first, then one that starts with it,
    then one with a word that does, then the rest, and otherwise the order of `items` is kept.
    """
    kinds = PREFIXES.get(query[:1], ())
    wanted = (query[1:] if kinds else query).casefold().split()
    scored: list[tuple[int, int, PaletteItem]] = []
    for item in items:
        if kinds and item.kind not in kinds:
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
    if wanted and text == " ".join(wanted):
        return -1
    if not wanted or text.startswith(" ".join(wanted)):
        return 0
    words = text.split()
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 1
    return 2 if all(part in text for part in wanted) else 3

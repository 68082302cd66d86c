"""What the palette offers, and the order in which it answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

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


class Ranking:
    """Items made ready to be asked for: what is looked through is folded once, not at every key."""

    def __init__(self, items: Iterable[PaletteItem] = ()) -> None:
        """Hold `items`."""
        self._items = tuple(items)
        self._folded: tuple[list[str], list[str]] | None = None

    def best(self, query: str) -> Sequence[PaletteItem]:
        """Return the items that answer `query`, best first, at most `LIMIT`.

        A leading character of `PREFIXES` asks for some kinds. Every word of the query must be
        found in the text or the detail; the very text of the query comes first, then one that
        starts with it, then one with a word that does, then the rest, and otherwise the order of
        the items is kept.
        """
        kinds = PREFIXES.get(query[:1], ())
        wanted = (query[1:] if kinds else query).casefold().split()
        items = self._items
        found: Iterable[int] = range(len(items))
        if kinds:
            found = (at for at in found if items[at].kind in kinds)
        if wanted:
            found = self._best(list(found), wanted)
        return [items[at] for at in islice(found, LIMIT)]

    def _best(self, found: list[int], wanted: Sequence[str]) -> Iterator[int]:
        """Yield which of `found` answer, class by class; whoever takes few pays for few."""
        texts, details = self._texts()
        for part in wanted:
            found = [at for at in found if part in texts[at] or part in details[at]]
        whole = " ".join(wanted)
        seen: set[int] = set()
        for answers in (
            whole.__eq__,
            lambda text: text.startswith(whole),
            lambda text: _begins_words(text, wanted),
            lambda text: all(part in text for part in wanted),
            lambda _: True,
        ):
            for at in found:
                if at not in seen and answers(texts[at]):
                    seen.add(at)
                    yield at

    def _texts(self) -> tuple[list[str], list[str]]:
        if self._folded is None:
            texts = [item.text.casefold() for item in self._items]
            self._folded = texts, [item.detail.casefold() for item in self._items]
        return self._folded


def _begins_words(text: str, wanted: Sequence[str]) -> bool:
    if not all(part in text for part in wanted):
        return False
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted)

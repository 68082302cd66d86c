"""Tags that nobody has linked, in columns: of which there are very many, for few are looked at."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from typing_extensions import override

from variorum.model.ids import Id, id_text
from variorum.model.lazy import LazyTuple
from variorum.model.open_ends import Named
from variorum.model.packed import PackedIds

_ID = 16
_NONE = -1

Places = Sequence[int]
"""Numbers of mentions, in the order in which they are read."""


class Mentions:
    """Mentions by what they say: each leads to the one before it that says the same.

    Spellings go by numbers, and what says the same is found in a pass of its own: what goes through
    a million mentions is slowed most by looking here and there.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._articles: list[Id] = []
        self._tags = bytearray()
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._said = array("i")
        """What each says, by number."""
        self._before, self._first = array("i"), array("i")
        self._last: list[int] = []
        self._counts: Counter[int] = Counter()

    def take(self, piece: Named) -> None:
        """Take in what nobody has linked in a piece of the tags."""
        self._articles += piece.articles
        self._tags += piece.tags
        self._said.fromlist(list(map(self._numbers.__getitem__, piece.quotes)))

    def close(self) -> None:
        """Find out what says the same, once all are taken in."""
        self._counts = Counter(self._said)
        last, add, begin = [_NONE] * len(self._numbers), self._before.append, self._first.append
        for place, number in enumerate(self._said):
            before = last[number]
            add(before)
            last[number] = place
            if before == _NONE:
                begin(place)
        self._last, self._said = last, array("i")

    def __iter__(self) -> Iterator[str]:
        """Yield every spelling, in the order in which they come first."""
        return iter(self._numbers)

    def count(self, quote: str) -> int:
        """Return how many say this."""
        return self._counts[self._numbers[quote]]

    def first(self, quote: str) -> int:
        """Return the first that says this."""
        return self._first[self._numbers[quote]]

    def places(self, quote: str) -> Places:
        """Return those that say this."""
        found, place, before = array("i"), self._last[self._numbers[quote]], self._before
        while place != _NONE:
            found.append(place)
            place = before[place]
        found.reverse()
        return found

    def articles(self, places: Places) -> list[Id]:
        """Return the articles of some, one for each."""
        return [self._articles[place] for place in places]

    def tags(self, places: Places) -> list[bytes]:
        """Return the tags of some, packed."""
        tags = self._tags
        return [bytes(tags[at * _ID : (at + 1) * _ID]) for at in places]


class Said(LazyTuple[Id]):
    """What is said in one form: all mentions of a spelling, or some. Looked for when asked.

    Reads like a tuple of its tags.
    """

    __slots__ = ("_mentions", "_places", "spelling")

    def __init__(self, mentions: Mentions, spelling: str, places: Places | None = None) -> None:
        """Stand for all that is spelt so, or for `places`."""
        self._mentions, self.spelling, self._places = mentions, spelling, places

    @override
    def __len__(self) -> int:
        if self._places is None:
            return self._mentions.count(self.spelling)
        return len(self._places)

    @override
    def __iter__(self) -> Iterator[Id]:
        return iter(PackedIds(b"".join(self.tags())))

    @override
    def _value_at(self, place: int) -> Id:
        at = self.places()[place] if place or self._places else self._mentions.first(self.spelling)
        (tag,) = self._mentions.tags((at,))
        return id_text(tag)

    def __or__(self, other: "Said") -> "Said":
        """Return both, this one first."""
        both = array("i", (*self.places(), *other.places()))
        return Said(self._mentions, self.spelling, both)

    def places(self) -> Places:
        """Return the numbers of its mentions."""
        return self._mentions.places(self.spelling) if self._places is None else self._places

    def articles(self) -> list[Id]:
        """Return one for each of its tags."""
        return self._mentions.articles(self.places())

    def standing(self) -> list[Id]:
        """Return each of its articles once, in the order they first come."""
        return list(dict.fromkeys(self.articles()))

    def tags(self) -> list[bytes]:
        """Return the tags, packed."""
        return self._mentions.tags(self.places())

    def parts(self, wanted: Sequence[Iterable[Id]]) -> "list[Said]":
        """Return what of it stands in each of several sets of articles."""
        found = [array("i") for _ in wanted]
        holder = {at: part for part, those in zip(found, wanted, strict=True) for at in those}
        for place, article in zip(self.places(), self.articles(), strict=True):
            if article in holder:
                holder[article].append(place)
        return [Said(self._mentions, self.spelling, part) for part in found]

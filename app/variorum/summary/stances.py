"""What is kept of stances: who holds what attitude towards what."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from variorum.model.evidence import AnyLink, Linked
from variorum.model.ids import Id, id_bytes, id_text
from variorum.model.pile import Pile, Shape
from variorum.model.vocabulary import Attitude, LinkRole


class Stance(NamedTuple):
    """What is kept of a stance: a tenth of its records. `target` None: it has none.

    `ids` spell its tag, `quote` is UTF-8. `holders` are actors and outlets, `target` is an actor,
    an outlet, a topic or a proposition; empty where a link names something else. A single holder
    stands as it is.
    """

    ids: bytes
    quote: bytes
    start: int
    rejected: int
    article: Id
    author: Id | None
    attitude: Attitude | None
    holders: Id | tuple[Id, ...]
    target: Id | None

    @property
    def tag(self) -> Id:
        """The id of its tag."""
        return id_text(self.ids)


_HOLDER, _TARGET = LinkRole.HOLDER, LinkRole.TARGET
_SHAPE = Shape(Stance, ids=16, numbers=2, values=5)


def stance_of(linked: Linked) -> Stance:
    """Return what is kept of a stance."""
    tag = linked.tag
    targets = linked.role(_TARGET)
    holders = tuple([_end(link) for link in linked.role(_HOLDER)])
    return Stance(
        ids=tag.spelled,
        quote=tag.quote.encode("utf-8", "surrogatepass"),
        start=tag.start,
        rejected=int(tag.rejected),
        article=linked.article,
        author=tag.author,
        attitude=tag.attitude,
        holders=holders[0] if len(holders) == 1 else holders,
        target=_end(targets[0]) if targets else None,
    )


def _end(link: AnyLink) -> Id:
    return link.proposition or link.topic or link.actor or link.outlet or Id("")


class Stances:
    """All stances by number. One that is altered gets a new number; the old one stays readable."""

    def __init__(self, stances: Iterable[Stance] = ()) -> None:
        """Hold some stances, of one tag each."""
        self._pile = Pile(_SHAPE)
        self._gone: set[int] = set()
        for stance in stances:
            self._pile.add(stance)

    def put(self, stance: Stance) -> int:
        """Take in a stance in the place of the one of its tag; return its number."""
        self.forget(stance.tag)
        self._pile.add(stance)
        return len(self._pile) - 1

    def add(self, stance: Stance) -> None:
        """Take in a stance of a tag that has none here."""
        self._pile.add(stance)

    def forget(self, tag: Id) -> bool:
        """Let go of the stance of a tag; tell whether there was one."""
        number = self.number(tag)
        if number is not None:
            self._gone.add(number)
        return number is not None

    def number(self, tag: Id) -> int | None:
        """Return the number of a tag's stance, None if it has none."""
        every = self._pile.found(id_bytes(tag))
        return next((found for found in every if found not in self._gone), None)

    @property
    def numbers(self) -> int:
        """How many numbers were given: the next one."""
        return len(self._pile)

    def past(self, tag: Id) -> Iterator[int]:
        """Yield the numbers that a tag's stance had before."""
        return (found for found in self._pile.found(id_bytes(tag)) if found in self._gone)

    def numbered(self) -> Iterator[tuple[int, Stance]]:
        """Yield all stances with their numbers."""
        return (one for one in enumerate(self._pile) if one[0] not in self._gone)

    def __getitem__(self, number: int) -> Stance:
        """Return the stance of a number, be it still held or not."""
        return self._pile[number]

    def __iter__(self) -> Iterator[Stance]:
        """Yield all stances."""
        return (stance for _, stance in self.numbered())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._pile) - len(self._gone)

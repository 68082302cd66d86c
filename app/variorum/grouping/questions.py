"""Questions about actors: of a large project most are about one name, and made when looked at."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from typing_extensions import override

from variorum.grouping.cards import LONE, lone, lone_key
from variorum.grouping.mentions import Said
from variorum.model.lazy import LazyTuple
from variorum.model.proposal import ActorProposal


class ActorQuestions(LazyTuple[ActorProposal]):
    """Such questions; reads like a tuple of them and equals one.

    `tied` are those about names that are tied to others, as they are.
    """

    __slots__ = ("_gains", "_lone", "_order", "tied")

    def __init__(self, tied: Iterable[ActorProposal] = (), lone: Sequence[Said] = ()) -> None:
        """Ask about the tied, then about names that are not; what that gains is not known yet."""
        self.tied, self._lone = tuple(tied), lone
        self._gains = array("d", bytes(8 * len(lone)))
        self._order = array("i", (*range(len(self.tied)), *range(-len(lone), 0)))
        """Of the tied their numbers, of the others theirs counted back from the last."""

    def weighed(
        self, gain: Callable[[ActorProposal], float], of_count: Callable[[int], float]
    ) -> "ActorQuestions":
        """Return the questions by their gain, the surer first of equal ones, then by key.

        `of_count` is what a name is worth that is tied to no other, by the number of its tags.
        """
        tied = [replace(one, gain=gain(one)) for one in self.tied]
        gains = array("d", (of_count(len(said)) for said in self._lone))
        rows = [(-one.gain, -one.strength, one.key, at) for at, one in enumerate(tied)]
        rows += [
            (-worth, -LONE, lone_key(said), at)
            for at, (said, worth) in enumerate(zip(self._lone, gains, strict=True), -len(gains))
        ]
        found = ActorQuestions(tied, self._lone)
        found._gains, found._order = gains, array("i", (at for *_, at in sorted(rows)))
        return found

    def keys(self) -> Iterator[str]:
        """Yield the key of each."""
        return (self.tied[at].key if at >= 0 else lone_key(self._lone[at]) for at in self._order)

    @override
    def __len__(self) -> int:
        return len(self._order)

    @override
    def _value_at(self, place: int) -> ActorProposal:
        at = self._order[place]
        return self.tied[at] if at >= 0 else lone(self._lone[at], self._gains[at])

"""One side of a proposition: who is heard on it, and in how many independent reports at most."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from variorum.model.verdict import Origin, Reason
from variorum.model.vocabulary import Ruling
from variorum.reconcile.counting import Heard, counting
from variorum.reconcile.matching import Unit, largest_packing
from variorum.reconcile.origins import Origins, Pair

_PREFERENCE = (Ruling.CONFIRMED, None, Ruling.DOUBTFUL)


@dataclass(slots=True)
class _Party:
    """Voices of one origin, or of the same origins jointly."""

    origins: tuple[Origin, ...]
    voices: list[Heard] = field(default_factory=list)
    apart: str = ""
    """The link of a joint voice let in by the analyst, which counts beside its members."""

    @property
    def keys(self) -> frozenset[str]:
        return self.voices[0].by.keys

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([voice.document for voice in self.voices]))


class Side:
    """The voices on one side, weighed together.

    `size` is that of a largest packing (see `matching`); joint voices that add nothing are marked
    as left out on the way. `origins` are those of the counted voices, in order of first hearing;
    `reports` counts the documents they stand in.
    """

    def __init__(self, voices: Sequence[Heard], origins: Origins) -> None:
        """Weigh `voices`, given in canonical order, none of them left out yet."""
        self._origins = origins
        parties = _parties(voices)
        units = self._units(parties)
        chosen = largest_packing(units)
        self.size = len(chosen)
        self._parties, self._units_of = self._leave_out_joint(parties, units, chosen)
        self.voices = list(counting(voices))
        self._by_key = {origin.key: origin for voice in self.voices for origin in voice.by.origins}
        self.origins = tuple(self._by_key.values())
        self.reports = len({voice.document for voice in self.voices})

    @property
    def keys(self) -> AbstractSet[str]:
        """The keys of the origins heard on this side."""
        return self._by_key.keys()

    def independence(self) -> tuple[str, tuple[Origin, Origin] | None]:
        """Return the best ruling on two origins that can be matched at once, and the two.

        Where no two can be because they were ruled dependent, that ruling and the two it is on.
        """
        if self.size > 1:
            for ruling in _PREFERENCE:
                pair = self._pair(ruling)
                if pair:
                    return (ruling.value if ruling else "unchecked"), pair
        dependent = self._ruled_pair(Ruling.DEPENDENT)
        return ("dependent", dependent) if dependent else ("", None)

    def _pair(self, ruling: Ruling | None) -> tuple[Origin, Origin] | None:
        if ruling:
            return self._ruled_pair(ruling)
        rulings = self._origins.rulings
        for one, other in self._compatible():
            for left in self._parties[one].origins:
                for right in self._parties[other].origins:
                    if frozenset((left.key, right.key)) not in rulings:
                        return left, right
        return None

    def _compatible(self) -> Iterator[tuple[int, int]]:
        for other in range(len(self._parties)):
            for one in range(other):
                if self._fit(one, other):
                    yield one, other

    def _fit(self, one: int, other: int) -> bool:
        """Tell whether two parties can be heard at once."""
        left, right = self._units_of[one], self._units_of[other]
        apart = len({*left.documents[:2], *right.documents[:2]}) > 1
        return apart and left.needs.isdisjoint(right.needs)

    def _ruled_pair(self, ruling: Ruling) -> tuple[Origin, Origin] | None:
        by_key = self._by_key
        ruled = self._origins.ruled(by_key.keys(), ruling)
        if not ruled:
            return None
        order = {key: place for place, key in enumerate(by_key)}
        pairs = [tuple(sorted(pair, key=order.__getitem__)) for pair in ruled]
        for one, other in sorted(pairs, key=lambda pair: [order[key] for key in pair]):
            if ruling is Ruling.DEPENDENT or self._matched(one, other):
                return by_key[one], by_key[other]
        return None

    def _matched(self, one: str, other: str) -> bool:
        holding = {
            key: [place for place, party in enumerate(self._parties) if key in party.keys]
            for key in (one, other)
        }
        return any(self._fit(left, right) for left in holding[one] for right in holding[other])

    def _units(self, parties: Sequence[_Party]) -> list[Unit]:
        """Let each need itself; two ruled dependent need one thing more, which is theirs."""
        present = {key for party in parties for key in party.keys}
        shared: dict[str, set[str]] = {}
        for pair in self._origins.ruled(present, Ruling.DEPENDENT):
            for key in pair:
                shared.setdefault(key, set()).add(_name(pair))

        def needs(party: _Party) -> frozenset[str]:
            if party.apart:
                return frozenset((party.apart,))
            own = party.keys & shared.keys() if shared else ()
            return party.keys.union(*(shared[key] for key in own)) if own else party.keys

        return [Unit(needs(party), party.documents) for party in parties]

    @staticmethod
    def _leave_out_joint(
        parties: Sequence[_Party], units: Sequence[Unit], chosen: dict[int, str]
    ) -> tuple[list[_Party], list[Unit]]:
        """Keep single voices, the joint ones chosen, and those that speak for nobody heard yet."""
        if len(chosen) == len(parties):
            return list(parties), list(units)
        heard = {
            key: party.origins
            for place, party in enumerate(parties)
            if len(party.origins) == 1 or place in chosen
            for key in party.keys
        }
        kept = []
        for place, party in enumerate(parties):
            if len(party.origins) > 1 and place not in chosen and not party.apart:
                known = [origin for origin in party.origins if origin.key in heard]
                if known:
                    for voice in party.voices:
                        voice.leave_out(Reason.JOINT, known[0].name)
                    continue
                heard.update(dict.fromkeys(party.keys, party.origins))
            kept.append(place)
        return [parties[place] for place in kept], [units[place] for place in kept]


def _parties(voices: Sequence[Heard]) -> list[_Party]:
    """Return who is heard, single voices before joint ones, each in order of first hearing."""
    found: dict[tuple[frozenset[str], str], _Party] = {}
    for voice in voices:
        apart = voice.link if voice.let_in and voice.by.joint else ""
        party = found.get((voice.by.keys, apart))
        if party is None:
            party = found[voice.by.keys, apart] = _Party(voice.by.origins, apart=apart)
        party.voices.append(voice)
    return sorted(found.values(), key=lambda party: len(party.origins) > 1)


def _name(pair: Pair) -> str:
    return "|".join(sorted(pair))

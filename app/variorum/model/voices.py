"""The voices on one proposition, packed: a large project holds a million of them."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise, product, repeat
from typing import NamedTuple, cast

from typing_extensions import override

from variorum.model.ids import Id, id_text
from variorum.model.lazy import LazyTuple
from variorum.model.verdict import Origin, Reason, VoiceHeard
from variorum.model.vocabulary import Polarity

IDS = 32
"""Bytes of the ids of a tag and of one of its links, one behind the other."""

_STANDINGS = tuple(product(Polarity, (False, True), (None, *Reason)))
_CODES = {standing: code for code, standing in enumerate(_STANDINGS)}
"""For which side a voice is heard, whether it is inferred, and why it does not count: a byte."""


class Behind(NamedTuple):
    """Who is behind a voice; one for all voices that say so in the same words."""

    origins: tuple[Origin, ...]
    speaker_names: tuple[str, ...]
    joint: bool
    interested: bool


class Uttered(NamedTuple):
    """A voice as it is packed: `ids` spell its tag and its link (`ids_of`), `quote` is UTF-8."""

    ids: bytes
    article: Id
    behind: Behind
    polarity: Polarity
    inferred: bool
    reason: Reason | None
    detail: str
    quote: bytes

    @property
    def tag(self) -> Id:
        """The id of its tag."""
        return id_text(self.ids[: IDS // 2])


class Voices(LazyTuple[VoiceHeard]):
    """Voices in a third of the room they take as values; made when they are looked at."""

    __slots__ = ("_details", "_ends", "_ids", "_quotes", "_shared", "_standings")

    def __init__(self, uttered: Iterable[Uttered]) -> None:
        """Hold some voices, at least one."""
        ids, articles, behind, polarities, inferred, reasons, details, quotes = zip(
            *uttered, strict=True
        )
        self._ids = b"".join(ids)
        self._shared: tuple[tuple[Id, ...], tuple[Behind, ...]] = articles, behind
        self._standings = bytes(
            map(_CODES.__getitem__, zip(polarities, inferred, reasons, strict=True))
        )
        self._details: tuple[str, ...] = details if any(details) else ()
        self._quotes = b"".join(quotes)
        self._ends = array("I", accumulate(map(len, quotes)))

    @property
    def articles(self) -> tuple[Id, ...]:
        """The article of each."""
        return self._shared[0]

    @property
    def behind(self) -> tuple[Behind, ...]:
        """Who is behind each."""
        return self._shared[1]

    @property
    def tags(self) -> Iterator[bytes]:
        """What the id of the tag of each spells."""
        return (self._ids[at : at + IDS // 2] for at in range(0, len(self._ids), IDS))

    @override
    def __len__(self) -> int:
        return len(self._standings)

    @override
    def __iter__(self) -> Iterator[VoiceHeard]:
        return map(_voice, self.uttered())

    def uttered(self) -> Iterator[Uttered]:
        """Yield the voices as they are packed: for who asks little of very many."""
        return map(
            Uttered,
            (self._ids[at : at + IDS] for at in range(0, len(self._ids), IDS)),
            *self._shared,
            *zip(*map(_STANDINGS.__getitem__, self._standings), strict=True),
            self._details or repeat(""),
            (self._quotes[start:end] for start, end in pairwise(chain((0,), self._ends))),
        )

    @override
    def _value_at(self, place: int) -> VoiceHeard:
        articles, behind = self._shared
        return _voice(
            Uttered(
                self._ids[place * IDS : (place + 1) * IDS],
                articles[place],
                behind[place],
                *_STANDINGS[self._standings[place]],
                self._details[place] if self._details else "",
                self._quotes[self._ends[place - 1] if place else 0 : self._ends[place]],
            )
        )

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, Voices):
            return self._parts() == other._parts()
        return super().__eq__(other)

    __hash__ = LazyTuple.__hash__

    def _parts(self) -> tuple[object, ...]:
        parts = self._ids, self._standings, self._quotes, self._ends
        return *parts, self._details, self._shared


def packed(uttered: Sequence[Uttered]) -> Sequence[VoiceHeard]:
    """Return some voices, or none, in little room."""
    return Voices(uttered) if uttered else ()


def ids_of(tag: Id, link: Id) -> bytes:
    """Return what two ids spell; raise ValueError if one is not canonical."""
    spelled = bytes.fromhex((tag + link).replace("-", ""))
    if len(spelled) != IDS:
        message = f"not two ids: {tag!r}, {link!r}"
        raise ValueError(message)
    return spelled


def uttered(voices: Sequence[VoiceHeard]) -> Iterator[Uttered]:
    """Return voices as they are packed, be they so or not."""
    return voices.uttered() if isinstance(voices, Voices) else map(_uttered, voices)


def articles_of(voices: Sequence[VoiceHeard]) -> Sequence[Id]:
    """Return the article of each voice, without making it."""
    return voices.articles if isinstance(voices, Voices) else [one.article for one in voices]


def origins_of(voices: Sequence[VoiceHeard]) -> Iterator[tuple[Origin, ...]]:
    """Yield the origins of each voice, without making it."""
    held = voices.behind if isinstance(voices, Voices) else voices
    return (one.origins for one in held)


def tags_by_article(*voices: Sequence[VoiceHeard]) -> Counter[Id]:
    """Return how many tags some voices stand in, by article; packed ones are not made for it."""
    held = [some for some in voices if some]
    if all(isinstance(some, Voices) for some in held):
        packs = cast("list[Voices]", held)
        found = chain.from_iterable(zip(some.articles, some.tags, strict=True) for some in packs)
        return Counter(article for article, _ in set(found))
    return Counter(article for article, _ in {(one.article, one.tag) for one in chain(*voices)})


def _uttered(voice: VoiceHeard) -> Uttered:
    return Uttered(
        ids_of(voice.tag, voice.link),
        voice.article,
        Behind(voice.origins, voice.speaker_names, voice.joint, voice.interested),
        voice.polarity,
        voice.inferred,
        voice.reason,
        voice.detail,
        voice.quote.encode("utf-8", "surrogatepass"),
    )


def _voice(told: Uttered) -> VoiceHeard:
    behind = told.behind
    return VoiceHeard(
        told.tag,
        id_text(told.ids[IDS // 2 :]),
        told.article,
        told.polarity,
        behind.origins,
        behind.speaker_names,
        behind.joint,
        behind.interested,
        told.inferred,
        told.reason,
        told.detail,
        told.quote.decode("utf-8", "surrogatepass"),
    )

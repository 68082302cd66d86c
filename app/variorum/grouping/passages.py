"""Passages that two articles share, and claims in them that may rest on one origin."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from variorum.model.ids import Id
from variorum.model.open_ends import BareText
from variorum.model.proposal import PassageProposal, Span
from variorum.model.summary import PropositionRow
from variorum.model.verdict import VoiceHeard
from variorum.model.voices import articles_of
from variorum.text.words import words

RUN = 8
"""Words that make a run, as copies are found by."""
_LONG = (16, 30)
"""Words from which a shared passage is a strong sign, and a very strong one."""

_STARTS = 20
"""Places of one run in a text that are tried: one of more is a refrain."""

Word = tuple[str, int, int]
"""A word as it is compared, and where it stands."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row that stand in two articles; `words` are theirs, parted by blanks."""

    words: str
    count: int
    here: Span
    there: Span

    def holds(self, quote: str) -> bool:
        """Tell whether a quote lies in the passage, or has a run of eight words in it."""
        found = [quote[start:end].casefold() for start, end in words(quote)]
        within = f" {self.words} "
        return bool(found) and any(
            f" {' '.join(found[at : at + RUN])} " in within
            for at in range(max(1, len(found) - RUN + 1))
        )


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles, the later first, and the passages they share in the order of the later."""

    one: Id
    other: Id
    passages: tuple[Passage, ...]


def bare_words(text: BareText) -> list[Word]:
    """Return the words of a text without those in its excluded regions."""
    out = sorted(text.without)
    found = []
    for start, end in words(text.text):
        while out and out[0][1] <= start:
            out.pop(0)
        if not (out and out[0][0] <= start):
            found.append((text.text[start:end].casefold(), start, end))
    return found


def passages(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[Passage]:
    """Yield the longest passages that two lists of words share, eight words at least."""
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - RUN + 1):
        known[tuple(form for form, _, _ in theirs[at : at + RUN])].append(at)
    at = 0
    while at <= len(ours) - RUN:
        starts = known.get(tuple(form for form, _, _ in ours[at : at + RUN]), ())
        tried = ((_length(ours, at, theirs, start), -start) for start in starts[:_STARTS])
        length, back = max(tried, default=(0, 0))
        if length:
            mine, other = ours[at : at + length], theirs[-back : -back + length]
            said = " ".join(form for form, _, _ in mine)
            yield Passage(said, length, _span(mine), _span(other))
        at += length or 1


def propose_passages(
    shared: Iterable[Shared], rows: Iterable[PropositionRow], settled: Collection[frozenset[Id]]
) -> list[PassageProposal]:
    """Return pairs of articles with claims of different origins in the words they share.

    Both claims are about one proposition, take the same side and count. `settled` are pairs of
    tags whose origins somebody has decided on.
    """
    found = list(shared)
    articles = {end for pair in found for end in (pair.one, pair.other)}
    speaking = _speaking(rows, articles)
    proposals = (_proposal(pair, speaking, settled) for pair in found)
    return [one for one in proposals if one is not None]


Speaking = Mapping[Id, Mapping[Id, Sequence[VoiceHeard]]]
"""Counted voices by article and proposition."""


def _speaking(rows: Iterable[PropositionRow], articles: Collection[Id]) -> Speaking:
    found: dict[Id, dict[Id, list[VoiceHeard]]] = {article: {} for article in articles}
    for row in rows if articles else ():
        if not any(map(articles.__contains__, articles_of(row.verdict.counted))):
            continue
        for voice in row.verdict.counted:
            if voice.article in articles:
                found[voice.article].setdefault(row.proposition.id, []).append(voice)
    return found


def _proposal(
    pair: Shared, speaking: Speaking, settled: Collection[frozenset[Id]]
) -> PassageProposal | None:
    mine, theirs = speaking[pair.one], speaking[pair.other]
    claims: dict[tuple[Id, Id], Passage] = {}
    about = []
    for proposition in mine.keys() & theirs.keys():
        here = {
            (one.tag, other.tag): passage
            for one in mine[proposition]
            for other in theirs[proposition]
            if _differ(one, other) and frozenset((one.tag, other.tag)) not in settled
            for passage in pair.passages
            if passage.holds(one.quote) and passage.holds(other.quote)
        }
        claims |= here
        about += [proposition] if here else []
    if not claims:
        return None
    longest = max(claims.values(), key=lambda one: one.count)
    tags = tuple(sorted(claims))
    key = blake2b("\n".join(f"{a} {b}" for a, b in tags).encode(), digest_size=12).hexdigest()
    strength = 3 + sum(longest.count >= words_ for words_ in _LONG)
    return PassageProposal(
        key=key,
        one=pair.one,
        other=pair.other,
        claims=tags,
        propositions=tuple(sorted(about)),
        words=longest.count,
        here=longest.here,
        there=longest.there,
        strength=strength,
    )


def _differ(one: VoiceHeard, other: VoiceHeard) -> bool:
    """Tell whether two voices take one side and are not of the same origins as it is."""
    origins = ({origin.key for origin in voice.origins} for voice in (one, other))
    return one.polarity is other.polarity and next(origins) != next(origins)


def _length(ours: Sequence[Word], at: int, theirs: Sequence[Word], start: int) -> int:
    most = min(len(ours) - at, len(theirs) - start)
    return next(
        (length for length in range(most) if ours[at + length][0] != theirs[start + length][0]),
        most,
    )


def _span(found: Sequence[Word]) -> Span:
    return found[0][1], found[-1][2]

"""Verdicts under a view that leaves out articles and nothing else: only what it shows is read.

A voice in an article that is left out bears on nothing; the verdict says of it what the one before
said, and that it is left out. So it is taken from there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.verdict import QuantityVerdict, Reason, Verdict
from variorum.model.voices import Uttered, packed, uttered
from variorum.reconcile.origins import Origins
from variorum.workspace.grounds import Grounds
from variorum.workspace.weighing import Weighing

_AT_ONCE = 1_000
"""Tags read in one piece."""


@dataclass(slots=True)
class Left:
    """What a group has in articles left out: voices as they will stand, tags to be read again."""

    voices: list[Uttered] = field(default_factory=list)
    figures: list[Id] = field(default_factory=list)
    tags: set[Id] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.voices or self.figures or self.tags)


def left_of(
    origins: Origins,
    propositions: Mapping[Id, Verdict],
    quantities: Mapping[Id, QuantityVerdict],
) -> dict[Id, Left]:
    """Return what the groups have in articles left out; groups that have nothing there stay."""
    shown = _shown(origins)
    related = {end for relation in origins.resting for end in (relation.one, relation.other)}
    left = {one: _left(found, shown, related) for one, found in propositions.items()}
    left |= {one: _figures_left(found, shown) for one, found in quantities.items()}
    return {one: found for one, found in left.items() if found}


def _shown(origins: Origins) -> set[Id]:
    return set(filter(origins.viewing.shows, origins.catalogue.all(Article)))


def narrowed(
    origins: Origins, grounds: Grounds, left: Mapping[Id, Left]
) -> Iterator[Verdict | QuantityVerdict]:
    """Yield the verdicts on the groups that have something left out, in any order."""
    shown = _shown(origins)
    weighing = Weighing(origins, left)
    for linked in grounds.through(sorted(shown)):
        weighing.take(linked)
    asked: dict[Id, list[Id]] = defaultdict(list)
    for group, found in left.items():
        for tag in found.tags:
            asked[tag].append(group)
    ids = sorted(asked)
    for at in range(0, len(ids), _AT_ONCE):
        for linked in grounds.tags(ids[at : at + _AT_ONCE]):
            if linked.article not in shown:  # else it was taken with its article
                weighing.take(linked, asked[linked.tag.id])
    for made in weighing.judged():
        yield _with_left(origins, made, left)


def _left(found: Verdict, shown: AbstractSet[Id], related: AbstractSet[str]) -> Left:
    """Part the voices left out: where an article's order, or who is behind it, is not told, read.

    Counted voices and others stand in two rows, so the order of one article's is known only where
    all of them stand in one. Claims related to others may be told with the origins of those.
    """
    counted, others = list(uttered(found.counted)), list(uttered(found.not_counted))
    both = {voice.article for voice in counted}
    unsure = {voice.article for voice in others if voice.article in both}
    voices = [one for one in (*counted, *others) if one.article not in shown]
    if related:
        unsure |= {voice.article for voice in voices if voice.tag in related}
    return Left(
        voices=[_left_out(voice) for voice in voices if voice.article not in unsure],
        tags={voice.tag for voice in voices if voice.article in unsure},
    )


def _left_out(voice: Uttered) -> Uttered:
    ids, article, behind, polarity, inferred, _, _, quote = voice
    return Uttered(ids, article, behind, polarity, inferred, Reason.LEFT_OUT, "", quote)


def _figures_left(found: QuantityVerdict, shown: AbstractSet[Id]) -> Left:
    """Read all of a quantity with figures excluded before: where those stand is not told."""
    figures = [one.tag for one in found.figures if one.article not in shown]
    if not found.excluded:
        return Left(figures=figures)
    return Left(tags={*figures, *(tag for tag, _ in found.excluded)})


def _with_left(
    origins: Origins, made: Verdict | QuantityVerdict, left: Mapping[Id, Left]
) -> Verdict | QuantityVerdict:
    """Tell with what is shown what is left out, in order of publication."""
    if isinstance(made, Verdict):
        voices = chain(uttered(made.not_counted), left[made.proposition].voices)
        ordered = sorted(voices, key=lambda voice: origins.rank(voice.article))
        return replace(made, not_counted=packed(ordered))
    figures = left[made.quantity].figures
    if not figures:
        return made
    return replace(made, excluded=tuple((tag, Reason.LEFT_OUT) for tag in figures))

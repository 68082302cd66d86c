"""Verdicts under a view that shows few of the articles: only what stands in those is read.

A voice in an article that is left out bears on nothing; the verdict says of it what the one before
said, and that it is left out. So it is taken from there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain

from variorum.model.ids import Id
from variorum.model.records import Article, Proposition, Quantity
from variorum.model.verdict import QuantityVerdict, Reason, Verdict, VoiceHeard
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import RelationKind, TagKind
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins
from variorum.reconcile.status import verdict
from variorum.workspace.grounds import Grounds

_AT_ONCE = 100
"""Articles, and ten times as many tags, read in one piece."""

_IN_ONE_ROUND = 4
"""With more than one of so many articles shown, evidence is read in two rounds: it takes room."""

_ORIGINS = (RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON)


def few_shown(origins: Origins) -> set[Id] | None:
    """Return the articles shown, if they are few and nothing but articles is left out."""
    view, every = origins.viewing.view, origins.catalogue.all(Article)
    if view.analysts or view.origins or view.recounted:
        return None
    shown = {article for article in every if origins.viewing.shows(article)}
    return shown if 2 * len(shown) < len(every) else None


@dataclass(slots=True)
class _Left:
    """What a group has in articles left out: voices as they will stand, tags to be read again."""

    voices: list[VoiceHeard] = field(default_factory=list)
    figures: list[Id] = field(default_factory=list)
    tags: set[Id] = field(default_factory=set)


_Evidence = dict[Id, dict[Id, LinkedTag]]
"""Linked tags by group and by their id."""


def narrowed(
    origins: Origins,
    grounds: Grounds,
    propositions: Mapping[Id, Verdict],
    quantities: Mapping[Id, QuantityVerdict],
    shown: AbstractSet[Id],
) -> Iterator[Verdict | QuantityVerdict]:
    """Yield the verdicts that differ from those known of everything, because of what is shown."""
    relations = origins.relations("tag", *_ORIGINS)
    related = {end for relation in relations for end in (relation.one, relation.other)}
    left = {one: _left(found, shown, related) for one, found in propositions.items()}
    left |= {one: _figures_left(found, shown) for one, found in quantities.items()}
    groups = [one for one, found in left.items() if found.voices or found.figures or found.tags]
    rounds = 1 if _IN_ONE_ROUND * len(shown) <= len(origins.catalogue.all(Article)) else 2
    for number in range(rounds):
        wanted = {group: left.pop(group) for group in groups[number::rounds]}
        evidence = _evidence(origins, grounds, shown, wanted)
        for group, found in wanted.items():
            heard = list(evidence.pop(group, {}).values())
            yield _judged(origins, group, heard, found)


def _left(found: Verdict, shown: AbstractSet[Id], related: AbstractSet[str]) -> _Left:
    """Part the voices left out: where an article's order, or who is behind it, is not told, read.

    Counted voices and others stand in two rows, so the order of one article's is known only where
    all of them stand in one. Claims related to others may be told with the origins of those.
    """
    counted = {voice.article for voice in found.counted}
    unsure = {voice.article for voice in found.not_counted if voice.article in counted}
    voices = [one for one in (*found.counted, *found.not_counted) if one.article not in shown]
    if related:
        unsure |= {voice.article for voice in voices if voice.tag in related}
    return _Left(
        voices=[_left_out(voice) for voice in voices if voice.article not in unsure],
        tags={voice.tag for voice in voices if voice.article in unsure},
    )


def _left_out(voice: VoiceHeard) -> VoiceHeard:
    return VoiceHeard(
        voice.tag,
        voice.link,
        voice.article,
        voice.polarity,
        voice.origins,
        voice.speaker_names,
        voice.joint,
        voice.interested,
        voice.inferred,
        Reason.LEFT_OUT,
        "",
        voice.quote,
    )


def _figures_left(found: QuantityVerdict, shown: AbstractSet[Id]) -> _Left:
    """Read all of a quantity with figures excluded before: where those stand is not told."""
    figures = [one.tag for one in found.figures if one.article not in shown]
    if not found.excluded:
        return _Left(figures=figures)
    return _Left(tags={*figures, *(tag for tag, _ in found.excluded)})


def _evidence(
    origins: Origins, grounds: Grounds, shown: AbstractSet[Id], wanted: Mapping[Id, _Left]
) -> _Evidence:
    """Read what the articles shown hold on the groups wanted, and the tags these ask for."""
    found: _Evidence = defaultdict(dict)
    for piece in _pieces(sorted(shown), _AT_ONCE):
        for linked in grounds.within(piece):
            for group in _groups(linked, origins):
                if group in wanted:
                    found[group][linked.tag.id] = linked
    asked: dict[Id, list[Id]] = defaultdict(list)
    for group, left in wanted.items():
        for tag in left.tags:
            asked[tag].append(group)
    for piece in _pieces(sorted(asked), 10 * _AT_ONCE):
        for linked in grounds.tags(piece):
            for group in asked[linked.tag.id]:
                found[group][linked.tag.id] = linked
    return found


def _groups(linked: LinkedTag, origins: Origins) -> set[Id]:
    """Return what a tag is evidence on, as the records kept."""
    if linked.tag.kind is TagKind.FIGURE:
        return {origins.one("quantity", one.quantity) for one in linked.links if one.quantity}
    return {origins.one("proposition", one.proposition) for one in linked.links if one.proposition}


def _judged(
    origins: Origins, group: Id, heard: Sequence[LinkedTag], left: _Left
) -> Verdict | QuantityVerdict:
    """Judge what is shown, and tell with it what is left out, in order of publication."""
    proposition = origins.catalogue.get(Proposition, group)
    if proposition is not None:
        made = verdict(proposition, heard, origins)
        voices = chain(made.not_counted, left.voices)
        ordered = sorted(voices, key=lambda voice: origins.rank(voice.article))
        return replace(made, not_counted=tuple(ordered))
    quantity = origins.catalogue.get(Quantity, group)
    assert quantity is not None  # it was judged before  # noqa: S101
    compared = quantity_verdict(quantity, heard, origins)
    if not left.figures:
        return compared
    return replace(compared, excluded=tuple((tag, Reason.LEFT_OUT) for tag in left.figures))


def _pieces(ids: Sequence[Id], size: int) -> Iterator[Sequence[Id]]:
    return (ids[at : at + size] for at in range(0, len(ids), size))

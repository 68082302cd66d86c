"""What would follow: an act not done, or a view nobody stores, told as moves of statuses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Proposition, Quantity
from variorum.model.summary import Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import QuantityVerdict, Verdict, signs_of
from variorum.model.view import FiguresMove, Move
from variorum.model.views import LinkedTag
from variorum.workspace.judging import Evidence, Grounds


@dataclass(frozen=True, slots=True)
class Viewed:
    """The summary as a view shows it, and what moves because of the view."""

    summary: Summary
    moves: tuple[Move, ...]


def tags_of(changes: Iterable[Change]) -> list[Id]:
    """Return the tags whose evidence some changes alter."""
    found: dict[Id, None] = {}
    for change in changes:
        record = change.record
        if isinstance(record, Tag):
            found[record.id] = None
        elif isinstance(record, TagLink):
            found[record.tag] = None
    return list(found)


def supposed(
    grounds: Grounds, before: Sequence[LinkedTag], changes: Sequence[Change]
) -> tuple[Grounds, Grounds]:
    """Return the evidence as it would be, and that of the groups altered alone.

    `before` are the tags that the changes concern, as they stand in the project.
    """
    after = [linked for tag in before if (linked := _changed(tag, changes)) is not None]
    propositions = _altered(grounds.propositions, before, after, "proposition")
    quantities = _altered(grounds.quantities, before, after, "quantity")
    altered = Grounds(propositions, quantities)
    whole = Grounds({**grounds.propositions, **propositions}, {**grounds.quantities, **quantities})
    return whole, altered


def _changed(linked: LinkedTag, changes: Sequence[Change]) -> LinkedTag | None:
    tag: Tag | None = linked.tag
    links = {link.id: link for link in linked.links}
    for change in changes:
        record = change.record
        if isinstance(record, Tag) and record.id == linked.tag.id:
            tag = record if change.after else None
        elif isinstance(record, TagLink) and record.tag == linked.tag.id:
            links.pop(record.id, None)
            if change.after:
                links[record.id] = record
    return replace(linked, tag=tag, links=tuple(links.values())) if tag else None


def _altered(
    held: Evidence, before: Iterable[LinkedTag], after: Iterable[LinkedTag], target: str
) -> Evidence:
    gone = {linked.tag.id for linked in before}
    pointed = [(linked, _targets(linked, target)) for linked in after]
    groups = {group for linked in before for group in _targets(linked, target)}
    groups |= {group for _, targets in pointed for group in targets}
    return {
        group: [
            *(linked for linked in held.get(group, ()) if linked.tag.id not in gone),
            *(linked for linked, targets in pointed if group in targets),
        ]
        for group in groups
    }


def _targets(linked: LinkedTag, target: str) -> set[Id]:
    return {found for link in linked.links if (found := getattr(link, target)) is not None}


def moves(
    catalogue: Catalogue, before: Mapping[Id, Verdict], after: Mapping[Id, Verdict]
) -> tuple[Move, ...]:
    """Return how verdicts differ, changed statuses first, then changed signs, then by the words.

    Verdicts that differ in their voices only are told too: their status stays.
    """
    found = [
        _move(catalogue, group, before.get(group), after.get(group))
        for group in {**before, **after}
        if before.get(group) != after.get(group)
    ]
    return tuple(sorted(found, key=lambda one: (one.stays, not one.shows, one.text.casefold())))


def _move(catalogue: Catalogue, group: Id, old: Verdict | None, new: Verdict | None) -> Move:
    proposition = catalogue.get(Proposition, group)
    return Move(
        group,
        proposition.text if proposition else "",
        old.status if old else None,
        new.status if new else None,
        (old.support if old else 0, new.support if new else 0),
        (old.denial if old else 0, new.denial if new else 0),
        (signs_of(old) if old else (), signs_of(new) if new else ()),
    )


def figure_moves(
    catalogue: Catalogue,
    before: Mapping[Id, QuantityVerdict],
    after: Mapping[Id, QuantityVerdict],
) -> tuple[FiguresMove, ...]:
    """Return the quantities whose figures differ, those with the most pairs afterwards first."""
    found = [
        FiguresMove(group, _called(catalogue, group), before.get(group), after.get(group))
        for group in {**before, **after}
        if before.get(group) != after.get(group)
    ]
    return tuple(sorted(found, key=lambda move: (-_pairs(move.after), move.name.casefold())))


def _called(catalogue: Catalogue, group: Id) -> str:
    quantity = catalogue.get(Quantity, group)
    return quantity.name if quantity else ""


def _pairs(verdict: QuantityVerdict | None) -> int:
    return len(verdict.pairs) if verdict else -1

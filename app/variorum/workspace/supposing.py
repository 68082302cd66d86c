"""What would follow: an act not done, or a view nobody stores, told as moves of statuses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Proposition, Quantity, Relation
from variorum.model.summary import Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import QuantityVerdict, Verdict, signs_of
from variorum.model.view import FiguresMove, Move
from variorum.model.views import LinkedTag
from variorum.workspace.grounds import Evidence, Source

V = TypeVar("V", Verdict, QuantityVerdict)


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
        elif isinstance(record, Relation) and record.about == "tag":
            found |= {record.one: None, record.other: None}
    return list(found)


class Supposed:
    """The evidence as it would be after an act that is not done."""

    def __init__(
        self, grounds: Source, before: Sequence[LinkedTag], changes: Sequence[Change]
    ) -> None:
        """Alter that of `grounds`; `before` are the tags the act concerns, as they stand in it."""
        self._grounds = grounds
        self._gone = {linked.tag.id for linked in before}
        self._before = before
        self._after = [made for tag in before if (made := _changed(tag, changes)) is not None]

    def altered(self, kind: str) -> set[Id]:
        """Return the groups of a kind whose evidence would be another."""
        tags = (*self._before, *self._after)
        return {group for linked in tags for group in _targets(linked, kind)}

    def on(self, kind: str, groups: Sequence[Id]) -> Evidence:
        """Return the evidence on some groups of a kind."""
        held = self._grounds.on(kind, groups)
        found = {
            group: [one for one in held.get(group, ()) if one.tag.id not in self._gone]
            for group in groups
        }
        for linked in self._after:
            for group in _targets(linked, kind) & found.keys():
                found[group].append(linked)
        return found


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
        for group in _differing(before, after)
    ]
    return tuple(sorted(found, key=lambda one: (one.stays, not one.shows, one.text.casefold())))


def _differing(before: Mapping[Id, V], after: Mapping[Id, V]) -> Iterator[Id]:
    """Yield the groups whose verdicts differ; most are the very same ones."""
    for group in {**before, **after}:
        one, other = before.get(group), after.get(group)
        if one is not other and one != other:
            yield group


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
        for group in _differing(before, after)
    ]
    return tuple(sorted(found, key=lambda move: (-_pairs(move.after), move.name.casefold())))


def _called(catalogue: Catalogue, group: Id) -> str:
    quantity = catalogue.get(Quantity, group)
    return quantity.name if quantity else ""


def _pairs(verdict: QuantityVerdict | None) -> int:
    return len(verdict.pairs) if verdict else -1

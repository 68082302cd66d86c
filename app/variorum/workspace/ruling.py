"""What the shells may rule beside the computed, each one act, and what was ruled."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.pages import Judged, Mark, PairVerdict, Rulings
from variorum.model.records import Annotator, Assessment, Decision, Record, Relation
from variorum.model.vocabulary import DecisionKind
from variorum.tagging.rulings import VERDICTS, assess, overrule, rate, relate, review, thaw
from variorum.workspace.briefs import briefs, freeze_brief, moved, since

__all__ = [
    "VERDICTS",
    "assess",
    "briefs",
    "freeze_brief",
    "moved",
    "overrule",
    "rate",
    "relate",
    "review",
    "ruled",
    "since",
    "thaw",
]

_MARKS = (DecisionKind.QUERIED, DecisionKind.APPROVED, DecisionKind.OVERRULE)


def ruled(catalogue: Catalogue, me: Id | None) -> Rulings:
    """Return what analysts have ruled; `me` is the one at work, whose own is marked so."""
    marks: dict[Id, list[Mark]] = defaultdict(list)
    decisions = catalogue.all(Decision).values()
    for one in _by_age(one for one in decisions if one.kind in _MARKS):
        mark = Mark(
            _who(catalogue, one.author), one.kind, one.reason, one.value, mine=one.author == me
        )
        marks[one.subject].append(mark)
    assessed: dict[Id, list[Assessment]] = defaultdict(list)
    for judgement in _by_age(catalogue.all(Assessment).values()):
        assessed[judgement.proposition].append(judgement)
    judged = {
        about: Judged(
            tuple(marks.get(about, ())),
            tuple((_who(catalogue, one.author), one) for one in assessed.get(about, ())),
            next((one for one in reversed(assessed.get(about, [])) if one.author == me), None),
        )
        for about in {**marks, **assessed}
    }
    pairs = {
        frozenset((one.one, one.other)): PairVerdict(
            one.one, one.other, one.kind, one.reason, _who(catalogue, one.author)
        )
        for one in _by_age(
            one
            for one in catalogue.all(Relation).values()
            if one.about == "tag" and one.kind in VERDICTS
        )
    }
    return Rulings(judged, pairs)


R = TypeVar("R", bound=Record)


def _by_age(records: Iterable[R]) -> list[R]:
    return sorted(records, key=lambda one: (one.created, one.id))


def _who(catalogue: Catalogue, author: Id | None) -> str:
    found = catalogue.get(Annotator, author)
    return found.name if found else ""

"""The signs beside a proposition in the matrix: what to know of its status, who reviewed it."""

from collections.abc import Iterable, Sequence

from variorum.model.pages import Mark
from variorum.model.summary import PropositionRow
from variorum.model.verdict import Status
from variorum.model.vocabulary import DecisionKind
from variorum.shell import ruling_phrases, verdict_phrases
from variorum.ui.summary.words import phrases, tr

PROVISIONAL = "provisional"
"""Stands for the dashed frame, which is no icon."""

ICONS = {
    DecisionKind.QUERIED: ("question-circle", "warn"),
    DecisionKind.APPROVED: ("check-circle", "ok"),
    DecisionKind.OVERRULE: ("pen", "text2"),
}
"""The icon of what an analyst says beside the computed, and the token of its colour."""

REVIEWS = (DecisionKind.QUERIED, DecisionKind.APPROVED)


def signs(row: PropositionRow, marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """Return the icons beside a proposition with their colours, reviews last and each once."""
    found = []
    if row.verdict.withheld_despite:
        found.append(("warning", "warn"))
    if row.overruled:
        found.append(ICONS[DecisionKind.OVERRULE])
    if row.verdict.provisional:
        found.append((PROVISIONAL, "claim"))
    kinds = {mark.kind for mark in marks}
    return found + [ICONS[kind] for kind in REVIEWS if kind in kinds]


def signs_words(row: PropositionRow, marks: Sequence[Mark]) -> str:
    """Return what the signs beside a proposition mean, one a line: "Queried, by Ada: see D"."""
    said = list(verdict_phrases.marks(row.verdict, phrases))
    if row.overruled:
        said.append(tr("overruled by the analyst"))
    said += [": ".join(marked(mark).split("\n", 1)) for mark in marks if mark.kind in REVIEWS]
    return "\n".join(said)


def marked(mark: Mark) -> str:
    """Return a review mark, or an overrule, in words; the comment in lines of its own."""
    if mark.kind is DecisionKind.OVERRULE:
        said = tr("Overruled: {status}").format(status=status_words(mark.value))
    else:
        said = phrases(ruling_phrases.MARKS[mark.kind])
    who = tr("{said}, by {who}").format(said=said, who=mark.who) if mark.who else said
    return f"{who}\n{mark.comment}" if mark.comment else who


def status_words(value: str) -> str:
    """Return the name of a status by its token; other words come back as they are."""
    known = {status.value: status for status in Status}
    return verdict_phrases.group(known[value], phrases) if value in known else value

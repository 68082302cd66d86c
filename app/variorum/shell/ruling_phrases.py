"""Sentences for what analysts suppose, rule and judge: rules of statuses, moves, verdicts, bands.

`tr` takes a template and returns it in the analyst's language; the default is English.
"""

from collections.abc import Mapping, Sequence

from variorum.model.verdict import Status
from variorum.model.view import Move
from variorum.model.vocabulary import (
    Confidence,
    DecisionKind,
    Likelihood,
    PropositionKind,
    Reliability,
)
from variorum.model.vocabulary import RelationKind as Kind
from variorum.shell.phrases import Translate, english
from variorum.shell.verdict_phrases import GROUPS, sign
from variorum.shell.wording import counted

FACTUAL_RULES: Mapping[Status, str] = {
    Status.CONTESTED: "At least one origin asserts it, and another origin denies it.",
    Status.DIVIDED: "It is asserted and denied, but all of it within one origin.",
    Status.CORROBORATED: (
        "Two or more origins in as many reports assert it, nobody denies it, and two of them are "
        "confirmed independent."
    ),
    Status.AGREED: (
        "Two or more origins in as many reports assert it and nobody denies it; that they are "
        "independent is not confirmed."
    ),
    Status.SINGLE_ORIGIN: "All that counts for it comes down to one origin, or to one report.",
    Status.DENIED: "It is denied, and nobody asserts it.",
    Status.UNATTRIBUTED: "Outlets state it in their own words; no speaker is named.",
    Status.WITHHELD: "Somebody declines to confirm it; nobody asserts or denies it.",
    Status.NO_EVIDENCE: "Nothing that was tagged on it counts.",
}
"""When each status of a factual proposition holds, in the order in which they are tried."""

VIEW_RULES: Mapping[Status, str] = {
    Status.SPLIT_VIEW: "Some share the view and others reject it.",
    Status.SHARED_VIEW: "Two or more origins share the view, and nobody rejects it.",
    Status.SINGLE_VIEW: "One origin alone is heard on it.",
    **{
        status: FACTUAL_RULES[status]
        for status in (Status.UNATTRIBUTED, Status.WITHHELD, Status.NO_EVIDENCE)
    },
}
"""When each status of a forecast, a judgement or a policy holds: they are never true or false."""

LIKELIHOODS: Mapping[Likelihood, tuple[str, str]] = {
    Likelihood.ALMOST_NO_CHANCE: ("almost no chance", "1\u20135 %"),
    Likelihood.VERY_UNLIKELY: ("very unlikely", "5\u201320 %"),
    Likelihood.UNLIKELY: ("unlikely", "20\u201345 %"),
    Likelihood.EVEN: ("roughly even chance", "45\u201355 %"),
    Likelihood.LIKELY: ("likely", "55\u201380 %"),
    Likelihood.VERY_LIKELY: ("very likely", "80\u201395 %"),
    Likelihood.ALMOST_CERTAIN: ("almost certain", "95\u201399 %"),
}
"""The seven bands of ICD 203 (2015), section D.6.e.2.a, with the probabilities they stand for."""

CONFIDENCES: Mapping[Confidence, str] = {
    Confidence.LOW: "low confidence",
    Confidence.MODERATE: "moderate confidence",
    Confidence.HIGH: "high confidence",
}

RELIABILITIES: Mapping[Reliability, str] = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
"""The Admiralty scale for sources (AJP-2.1)."""

PAIR_VERDICTS: Mapping[Kind, str] = {
    Kind.CONFLICT: "conflict",
    Kind.CHANGED: "changed over time",
    Kind.SCOPE_DIFFERS: "scope differs",
    Kind.DISMISSED: "dismissed",
}
"""What an analyst may say of two statements."""

MARKS: Mapping[DecisionKind, str] = {
    DecisionKind.QUERIED: "Queried",
    DecisionKind.APPROVED: "Approved",
}
"""The marks of a review."""

NOWHERE = "not there"
"""Stands for the status of a proposition that does not exist (yet, or any more)."""


def rule(status: Status, tr: Translate = english) -> str:
    """Return when a status holds, as a sentence."""
    return tr({**VIEW_RULES, **FACTUAL_RULES}[status])


def rules(kind: PropositionKind) -> Mapping[Status, str]:
    """Return the table in which the status of a proposition of some kind is found."""
    return FACTUAL_RULES if kind is PropositionKind.FACTUAL else VIEW_RULES


def standing(status: Status | None, tr: Translate = english) -> str:
    """Return the name of a status in a move."""
    return tr(GROUPS[status]) if status else tr(NOWHERE)


def both_sides(found: Move, tr: Translate = english) -> tuple[str, str]:
    """Return a status before and after: "Agreed" and "Contested".

    Where only what stands beside it moves, that is told with the side that has it: "Contested,
    denied only by the accused" and "Contested".
    """
    before, after = found.signs if found.stays else ((), ())
    lost = [sign(one, tr) for one in before if one not in after]
    gained = [sign(one, tr) for one in after if one not in before]
    return (
        ", ".join((standing(found.before, tr), *lost)),
        ", ".join((standing(found.after, tr), *gained)),
    )


def move(found: Move, tr: Translate = english) -> str:
    """Return what moves: "Agreed → Contested"; within one status, "For 2 → 1, against 1 → 0"."""
    shown = " → ".join(both_sides(found, tr))
    if not found.stays:
        return shown
    sides = (
        ("for {before} → {after}", found.support),
        ("against {before} → {after}", found.denial),
    )
    parts = [
        tr(template).format(before=before, after=after)
        for template, (before, after) in sides
        if before != after
    ]
    if found.resigned:
        return f"{shown}: {', '.join(parts)}" if parts else shown
    moved = ", ".join(parts) or tr("other voices, same counts")
    return f"{standing(found.after, tr)}: {moved}"


def would_change(moves: Sequence[Move], tr: Translate = english) -> str:
    """Return how many statuses a supposition would change, and how many badges alone."""
    count = sum(not found.stays for found in moves)
    beside = sum(found.resigned for found in moves)
    told = tr("No status would change")
    if count:
        told = counted(count, "{n} status would change", "{n} statuses would change", tr)
    return f"{told}; {_beside(beside, tr)}" if beside else told


def have_moved(moves: Sequence[Move], tr: Translate = english) -> str:
    """Return how many statuses have moved, and how many badges alone."""
    count = sum(not found.stays for found in moves)
    beside = sum(found.resigned for found in moves)
    told = tr("No status moved")
    if count:
        told = counted(count, "{n} status moved", "{n} statuses moved", tr)
    return f"{told}; {_beside(beside, tr)}" if beside else told


def _beside(count: int, tr: Translate) -> str:
    return counted(count, "{n} in its badge only", "{n} in their badges only", tr)


def band(likelihood: Likelihood, tr: Translate = english) -> str:
    """Return a band of likelihood with its probabilities: "likely (55 to 80 %)"."""
    words, share = LIKELIHOODS[likelihood]
    return f"{tr(words)} ({share})"


def reliability(grade: Reliability | None, tr: Translate = english) -> str:
    """Return a grade with its meaning: "B, usually reliable"."""
    return f"{grade.value}, {tr(RELIABILITIES[grade])}" if grade else tr("not rated")

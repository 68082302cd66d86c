"""Sentences for statuses: the headline before the token, the label, why a voice is left out.

`tr` takes a template and returns it in the analyst's language; the default is English.
"""

from collections.abc import Mapping, Sequence

from variorum.model.verdict import Origin, Reason, Sign, Status, Verdict, VoiceHeard, signs_of
from variorum.model.vocabulary import Polarity, RegionKind
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import capital, counted, listed

GROUPS: Mapping[Status, str] = {
    Status.CONTESTED: "Contested",
    Status.DIVIDED: "Voices differ within one origin",
    Status.CORROBORATED: "Corroborated",
    Status.AGREED: "Agreed",
    Status.SINGLE_ORIGIN: "Single origin",
    Status.DENIED: "Denied",
    Status.UNATTRIBUTED: "Stated by outlets, no speaker named",
    Status.WITHHELD: "Not confirmed",
    Status.SPLIT_VIEW: "Split view",
    Status.SHARED_VIEW: "Shared view",
    Status.SINGLE_VIEW: "Single view",
    Status.NO_EVIDENCE: "No evidence",
}

_REASONS: Mapping[Reason, str] = {
    Reason.POSSIBILITY: "possibility",
    Reason.PREDICTION: "prediction",
    Reason.CONDITIONAL: "conditional",
    Reason.DEMAND: "demand",
    Reason.JUDGEMENT: "judgement",
    Reason.NARRATOR: "narrator, no speaker named",
    Reason.COPY: "copy of {detail}",
    Reason.JOINT: "joint with {detail}, already counted",
    Reason.REGION: "in {detail}, not running text",
    Reason.WITHHELD: "withheld, neither confirmed nor denied",
    Reason.REJECTED: "rejected",
    Reason.SAME_CLAIM: "already counted in this article",
    Reason.UNTYPED: "type or polarity not chosen",
    Reason.AMBIVALENT: "ambivalent",
    Reason.NOT_ADJUDICATED: "not in the adjudicated version",
    Reason.LEFT_OUT: "left out of this view",
}

_REGIONS: Mapping[str, str] = {
    RegionKind.BOILERPLATE: "boilerplate",
    RegionKind.RELATED: "related links",
    RegionKind.REFERENCES: "references",
    RegionKind.DUPLICATE: "a duplicate line",
}

_INDEPENDENCE: Mapping[str, str] = {
    "confirmed": "independence confirmed",
    "unchecked": "independence unchecked",
    "doubtful": "independence doubtful",
    "dependent": "ruled dependent, so counted once",
}

_SIGNS: Mapping[Sign, str] = {
    Sign.ACCUSED_ONLY: "denied only by the accused",
    Sign.CHANGED: "changed position",
    Sign.WITHHELD_DESPITE: "withheld by one credited with asserting it",
    Sign.DOUBTFUL: "independence doubtful",
}

Names = Sequence[Origin]


def group(status: Status, tr: Translate = english) -> str:
    """Return the heading of all propositions with one status."""
    return tr(GROUPS[status])


def label(verdict: Verdict, tr: Translate = english) -> str:
    """Return the label of one status token, with the particulars the law gives it."""
    status = verdict.status
    if status is Status.CONTESTED and verdict.accused_only:
        return tr("Contested, denied only by the accused")
    if status is Status.DIVIDED:
        template = "Voices differ within {name}"
        template += ", changed position" if verdict.changed else ""
        return tr(template).format(name=listed(_names(verdict.support_origins), tr))
    if status is Status.AGREED:
        doubtful = verdict.independence == "doubtful"
        return tr("Agreed, independence doubtful" if doubtful else "Agreed, independence unchecked")
    if status is Status.SINGLE_ORIGIN:
        one, many = "Single origin, in {n} article", "Single origin, in {n} articles"
        return counted(verdict.articles, one, many, tr)
    if status is Status.UNATTRIBUTED:
        return _stated(verdict, tr)
    return "\u2013" if status is Status.NO_EVIDENCE else tr(GROUPS[status])


def headline(verdict: Verdict, tr: Translate = english) -> str:
    """Return the sentence that stands before the token: who asserts, who denies, who withholds."""
    if verdict.status is Status.NO_EVIDENCE:
        return tr("Nothing counts as evidence yet.")
    clauses = _sides(verdict, tr)
    if verdict.status is Status.UNATTRIBUTED:
        clauses.append(_stated(verdict, tr))
    clauses += _withheld(verdict, tr)
    if verdict.independence:
        clauses.append(tr(_INDEPENDENCE[verdict.independence]))
    return capital("; ".join(clauses)) + "."


def marks(verdict: Verdict, tr: Translate = english) -> tuple[str, ...]:
    """Return the short marks beside the label: provisional, changed position and so on."""
    provisional = (tr("provisional"),) if verdict.provisional else ()
    return (
        *provisional,
        *(sign(one, tr) for one in signs_of(verdict) if one is not Sign.DOUBTFUL),
    )


def sign(found: Sign, tr: Translate = english) -> str:
    """Return what is said beside the name of a status."""
    return tr(_SIGNS[found])


def heard(verdict: Verdict, polarity: Polarity, tr: Translate = english) -> str:
    """Return how many are heard on one side: "2 origins, 1 report", "1 joint denial, 1 report"."""
    asserts = polarity is Polarity.ASSERTS
    origins = verdict.support_origins if asserts else verdict.denial_origins
    reports = verdict.support_reports if asserts else verdict.denial_reports
    if _jointly(verdict, polarity):
        who = tr("1 joint assertion" if asserts else "1 joint denial")
    else:
        who = counted(len(origins), "{n} origin", "{n} origins", tr)
    return f"{who}, {counted(reports, '{n} report', '{n} reports', tr)}"


def reason(voice: VoiceHeard, tr: Translate = english) -> str:
    """Return why a voice is not counted; empty for one that is."""
    return reason_of(voice.reason, voice.detail, tr) if voice.reason else ""


def reason_of(code: Reason, detail: str = "", tr: Translate = english) -> str:
    """Return the words for a reason with its detail (the condition, the article copied, …)."""
    if code is Reason.REGION:
        detail = tr(_REGIONS.get(detail, detail))
    if code is Reason.CONDITIONAL and detail:
        return tr("conditional: {detail}").format(detail=detail)
    return tr(_REASONS[code]).format(detail=detail)


def _names(origins: Names) -> list[str]:
    return [origin.name for origin in origins]


def _sides(verdict: Verdict, tr: Translate) -> list[str]:
    if verdict.status is Status.DIVIDED:
        within = listed(_names(verdict.support_origins), tr)
        clauses = [tr("asserted and denied within {name}").format(name=within)]
    else:
        clauses = [clause for clause in (_asserted(verdict, tr), _denied(verdict, tr)) if clause]
    return [*clauses, tr("changed position")] if verdict.changed else clauses


def _asserted(verdict: Verdict, tr: Translate) -> str:
    if not verdict.support_origins:
        return ""
    template = "asserted by {names}"
    if _jointly(verdict, Polarity.ASSERTS):
        template = "asserted jointly by {names}"
    elif len(verdict.support_origins) > verdict.support_reports == 1:
        template = "asserted by {names}, in one report"
    return tr(template).format(names=_all_names(verdict, Polarity.ASSERTS, tr))


def _denied(verdict: Verdict, tr: Translate) -> str:
    if not verdict.denial_origins:
        return ""
    template = "denied by {names} (the accused)" if verdict.accused_only else "denied by {names}"
    return tr(template).format(names=_all_names(verdict, Polarity.DENIES, tr))


def _all_names(verdict: Verdict, polarity: Polarity, tr: Translate) -> str:
    """Name one side, and after it those who are heard on it only with others already counted."""
    asserts = polarity is Polarity.ASSERTS
    own = verdict.support_origins if asserts else verdict.denial_origins
    joint = {
        origin.key: origin
        for voice in verdict.not_counted
        if voice.reason is Reason.JOINT and voice.polarity is polarity
        for origin in voice.origins
        if origin not in own
    }
    names = listed(_names(own), tr)
    if not joint:
        return names
    more = listed(_names(tuple(joint.values())), tr)
    return tr("{names} and, jointly, {more}").format(names=names, more=more)


def _withheld(verdict: Verdict, tr: Translate) -> list[str]:
    despite = verdict.withheld_despite
    others = [origin for origin in verdict.withholding if origin not in despite]
    found = []
    if despite:
        one = "{names}, credited with asserting it, has not confirmed it"
        many = "{names}, credited with asserting it, have not confirmed it"
        found.append(_plural(despite, one, many, tr))
    if others:
        one, many = "{names} has not confirmed", "{names} have not confirmed"
        found.append(_plural(others, one, many, tr))
    if verdict.status is Status.WITHHELD and not found:
        found.append(tr("not confirmed, no speaker named"))
    return found


def _plural(origins: Names, one: str, many: str, tr: Translate) -> str:
    template = tr(one if len(origins) == 1 else many)
    return template.format(names=listed(_names(origins), tr))


def _stated(verdict: Verdict, tr: Translate) -> str:
    narrators = [voice for voice in verdict.not_counted if voice.reason is Reason.NARRATOR]
    if narrators and all(voice.polarity is Polarity.DENIES for voice in narrators):
        one, many = (
            "Denied by {n} outlet, no speaker named",
            "Denied by {n} outlets, no speaker named",
        )
    else:
        one, many = (
            "Stated by {n} outlet, no speaker named",
            "Stated by {n} outlets, no speaker named",
        )
    return counted(verdict.outlets, one, many, tr)


def _jointly(verdict: Verdict, polarity: Polarity) -> bool:
    voices = [voice for voice in verdict.counted if voice.polarity is polarity]
    size = verdict.support if polarity is Polarity.ASSERTS else verdict.denial
    return size == 1 and bool(voices) and all(voice.joint for voice in voices)

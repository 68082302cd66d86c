"""The status of one proposition: the table of the law, first row that fits."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from operator import attrgetter

from variorum.model.catalogue import Catalogue
from variorum.model.dates import day_interval
from variorum.model.evidence import Linked
from variorum.model.records import Proposition
from variorum.model.verdict import Origin, Reason, Status, Verdict
from variorum.model.vocabulary import Polarity, PropositionKind, Ruling
from variorum.model.voices import packed
from variorum.reconcile.counting import Heard, counting, settle, uttered, voices_of, weigh
from variorum.reconcile.origins import Origins, origins_of
from variorum.reconcile.sides import Side

_ASSERTS, _DENIES = Polarity.ASSERTS, Polarity.DENIES
_NARRATOR, _WITHHELD = Reason.NARRATOR, Reason.WITHHELD
_NOBODY = frozenset[str]()
_speakers: Callable[[Heard], frozenset[str]] = attrgetter("by.speakers")
_CREDITED = (None, Reason.JOINT, Reason.COPY, Reason.SAME_CLAIM)
"""Why a voice may be left out although its origins are said to assert."""


def verdict(
    proposition: Proposition, evidence: Iterable[Linked], known: Catalogue | Origins
) -> Verdict:
    """Return the status of a proposition with all that its sentence says.

    `evidence` are the claims and stances with a link to the proposition, in any order.
    """
    origins = origins_of(known)
    heard = [
        Heard(*weigh(linked, link, proposition.kind, origins))
        for linked in evidence
        for link, about in voices_of(linked, origins)
        if about == proposition.id
    ]
    return settled(proposition, heard, origins)


def settled(proposition: Proposition, heard: list[Heard], origins: Origins) -> Verdict:
    """Return the status of a proposition of which every voice has been weighed, in any order."""
    settle(heard, origins)
    standing = list(counting(heard))
    support = Side([one for one in standing if one.polarity is _ASSERTS], origins)
    denial = Side([one for one in standing if one.polarity is _DENIES], origins)
    independence, pair = support.independence()
    counted = list(counting(heard))
    others = [voice for voice in heard if voice.reason]
    withholding = _origins(voice for voice in others if voice.reason is _WITHHELD)
    return Verdict(
        proposition=proposition.id,
        status=_status(proposition.kind, support, denial, independence, others),
        support=support.size,
        denial=denial.size,
        support_origins=support.origins,
        denial_origins=denial.origins,
        support_reports=support.reports,
        denial_reports=denial.reports,
        withholding=withholding,
        withheld_despite=_despite(withholding, heard),
        independence=independence,
        pair=pair,
        accused_only=_accused_only(proposition, heard, origins),
        changed=_changed(support.voices, denial.voices, origins),
        provisional=any(voice.inferred for voice in counted or _uncounted_grounds(others)),
        articles=len({voice.article for voice in counted}),
        outlets=_outlets(others, origins),
        counted=packed(list(map(uttered, counted))),
        not_counted=packed(list(map(uttered, others))),
    )


def _despite(withholding: tuple[Origin, ...], heard: Sequence[Heard]) -> tuple[Origin, ...]:
    """Return those of the origins that withhold which are said to assert all the same."""
    if not withholding:
        return ()
    asserting = _origins(
        voice for voice in heard if _on(voice, _ASSERTS) and voice.reason in _CREDITED
    )
    return tuple(origin for origin in withholding if origin in asserting)


def _status(
    kind: PropositionKind, support: Side, denial: Side, independence: str, heard: Sequence[Heard]
) -> Status:
    if not support.size and not denial.size:
        return _without_evidence(heard)
    if kind is not PropositionKind.FACTUAL:
        return _view(support.size, denial.size)
    if not support.size:
        return Status.DENIED
    if denial.size:
        return Status.CONTESTED if len(support.keys | denial.keys) > 1 else Status.DIVIDED
    if support.size == 1:
        return Status.SINGLE_ORIGIN
    return Status.CORROBORATED if independence == Ruling.CONFIRMED else Status.AGREED


def _view(support: int, denial: int) -> Status:
    if support and denial:
        return Status.SPLIT_VIEW
    return Status.SHARED_VIEW if max(support, denial) > 1 else Status.SINGLE_VIEW


def _without_evidence(heard: Sequence[Heard]) -> Status:
    reasons = {voice.reason for voice in heard}
    if Reason.NARRATOR in reasons:
        return Status.UNATTRIBUTED
    return Status.WITHHELD if Reason.WITHHELD in reasons else Status.NO_EVIDENCE


def _uncounted_grounds(heard: Sequence[Heard]) -> list[Heard]:
    """Return what a status without counted voices rests on."""
    narrators = [voice for voice in heard if voice.reason is _NARRATOR]
    return narrators or [voice for voice in heard if voice.reason is _WITHHELD]


def _on(voice: Heard, polarity: Polarity) -> bool:
    return voice.polarity is polarity


def _origins(voices: Iterable[Heard]) -> tuple[Origin, ...]:
    return tuple({origin.key: origin for voice in voices for origin in voice.by.origins}.values())


def _accused_only(proposition: Proposition, heard: Sequence[Heard], origins: Origins) -> bool:
    """Tell whether nobody but the accused denies it, alone or jointly with one already counted."""
    if not proposition.accused:
        return False
    accused = {origins.of_actor(actor).key for actor in proposition.accused}
    denying = _origins(
        voice for voice in heard if _on(voice, _DENIES) and voice.reason in _CREDITED
    )
    return bool(denying) and all(origin.key in accused for origin in denying)


def _changed(support: Sequence[Heard], denial: Sequence[Heard], origins: Origins) -> bool:
    """Tell whether one speaker asserts and denies on days that cannot be the same."""
    both = _NOBODY.union(*map(_speakers, support)) & _NOBODY.union(*map(_speakers, denial))
    if not both:
        return False
    asserted, denied = _days(support, both, origins), _days(denial, both, origins)
    return any(
        min(end for _, end in asserted[speaker]) < max(start for start, _ in denied[speaker])
        or min(end for _, end in denied[speaker]) < max(start for start, _ in asserted[speaker])
        for speaker in asserted.keys() & denied.keys()
    )


def _days(
    voices: Sequence[Heard], speakers: AbstractSet[str], origins: Origins
) -> dict[str, list[tuple[date, date]]]:
    """Return the days on which some speakers may have said it."""
    found: dict[str, list[tuple[date, date]]] = {}
    for voice in voices:
        speaking = voice.by.speakers & speakers
        if not speaking:
            continue
        said = voice.said or origins.published(voice.article)
        if said:
            days = day_interval(said)
            for speaker in speaking:
                span = (days.first or date.min, days.last or date.max)
                found.setdefault(speaker, []).append(span)
    return found


def _outlets(heard: Sequence[Heard], origins: Origins) -> int:
    """Count the outlets whose narrators state it (or, if none does, deny it), without copies."""
    narrators = [voice for voice in heard if voice.reason is _NARRATOR]
    if not narrators:
        return 0
    stating = [voice for voice in narrators if _on(voice, _ASSERTS)] or narrators
    original: dict[str, Heard] = {}
    for voice in stating:
        known = original.setdefault(voice.document, voice)
        if voice.article == voice.document != known.article:
            original[voice.document] = voice
    outlets = set()
    for voice in original.values():
        outlets.add(origins.outlet(voice.article) or voice.article)
    return len(outlets)

"""What counts as evidence on a proposition, and the reason for every voice that does not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.model.ids import Id
from variorum.model.records import Proposition
from variorum.model.tags import TagLink
from variorum.model.verdict import Reason, VoiceHeard
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    LinkRole,
    Polarity,
    PropositionKind,
    RelationKind,
    TagKind,
)
from variorum.reconcile.attribution import Attribution, attribute
from variorum.reconcile.origins import Origins
from variorum.reconcile.unions import Unions

_POLARITY = {Attitude.SUPPORTS: Polarity.ASSERTS, Attitude.OPPOSES: Polarity.DENIES}
_SIDES = (Polarity.ASSERTS, Polarity.DENIES)
_FACT_LIKE = (ClaimType.FACT, ClaimType.ASSESSMENT)
_BEARING = frozenset({"voice", "attitude"})
"""The fields of a tag that decide whether and for which side it counts."""


@dataclass(slots=True)
class Heard:
    """One voice while it is being weighed. `reason` None: it counts so far."""

    linked: LinkedTag
    link: TagLink
    polarity: Polarity
    by: Attribution
    document: str
    rank: tuple[int, int, int, str, str]
    reason: Reason | None = None
    detail: str = ""
    let_in: bool = False
    """The analyst counts it whatever the rules say; its side it has all the same."""

    @property
    def article(self) -> Id:
        """The article it stands in."""
        return self.linked.article

    def leave_out(self, reason: Reason, detail: str = "") -> None:
        """Let it not count, for `reason`, unless it was let in."""
        if not self.let_in:
            self.reason, self.detail = reason, detail

    def voice(self) -> VoiceHeard:
        """Return it as a value."""
        return VoiceHeard(
            tag=self.linked.tag.id,
            link=self.link.id,
            article=self.article,
            polarity=self.polarity,
            origins=self.by.origins,
            speaker_names=self.by.names,
            joint=self.by.joint,
            interested=self.by.interested,
            inferred=self.inferred,
            reason=self.reason,
            detail=self.detail,
            quote=self.linked.tag.quote,
        )

    @property
    def inferred(self) -> bool:
        """Something this voice rests on is not confirmed yet."""
        tag = self.linked.tag
        return bool(self.link.inferred or self.by.inferred or _BEARING.intersection(tag.inferred))


def listen(
    proposition: Proposition, evidence: Iterable[LinkedTag], origins: Origins
) -> list[Heard]:
    """Return every voice on `proposition` in order of publication and place in the text.

    Voices left out carry their reason; joint claims are weighed later, when it is known who else
    is heard.
    """
    found = [
        _weigh(linked, link, proposition.kind, origins)
        for linked in evidence
        for link in _links(linked, proposition, origins)
    ]
    found.sort(key=lambda heard: heard.rank)
    _share_origins(found, origins)
    _leave_out_repeated(found)
    _leave_out_stances(found)
    _leave_out_copies(found, origins)
    return found


def counting(voices: Iterable[Heard]) -> Iterator[Heard]:
    """Yield the voices that no reason keeps out."""
    return (heard for heard in voices if heard.reason is None)


def left_out_of_view(linked: LinkedTag, origins: Origins) -> tuple[Reason, str] | None:
    """Return why a tag of any kind is out of the counting view, and the detail of it."""
    if origins.viewing.leaves_out(linked):
        return Reason.LEFT_OUT, ""
    if origins.viewing.lets_in(linked):
        return None
    if linked.tag.rejected:
        return Reason.REJECTED, ""
    if linked.article in origins.adjudicated and not linked.tag.adjudicated:
        return Reason.NOT_ADJUDICATED, ""
    if linked.excluded_by:
        return Reason.REGION, linked.excluded_by.value
    return None


def _links(linked: LinkedTag, proposition: Proposition, origins: Origins) -> Iterator[TagLink]:
    role = LinkRole.TARGET if linked.tag.kind is TagKind.STANCE else LinkRole.PROPOSITION
    for link in linked.links:
        about = link.proposition
        if link.role is role and about and origins.one("proposition", about) == proposition.id:
            yield link


def _weigh(linked: LinkedTag, link: TagLink, kind: PropositionKind, origins: Origins) -> Heard:
    tag = linked.tag
    stance = tag.kind is TagKind.STANCE
    polarity = _POLARITY.get(tag.attitude) if stance and tag.attitude else link.polarity
    by = attribute(linked, origins)
    wanted = link.id in origins.viewing.view.recounted and polarity in _SIDES
    left = origins.viewing.heard(by.origins)
    heard = Heard(
        linked=linked,
        link=link,
        polarity=polarity or Polarity.ASSERTS,
        by=by if left is by.origins else replace(by, origins=left),
        document=linked.article if wanted else origins.document(linked.article),
        rank=(origins.rank(linked.article), tag.start, tag.end, tag.id, link.id),
    )
    reason = left_out_of_view(linked, origins)
    if reason is None and by.origins and not heard.by.origins:
        reason = Reason.LEFT_OUT, ""
    if reason is None and wanted:
        return _let_in(heard, origins)
    if reason is None:
        reason = _stance_reason(heard) if stance else _claim_reason(heard, kind)
    if reason is None and not heard.by.origins:
        reason = Reason.NARRATOR, ""
    if reason:
        heard.leave_out(*reason)
    return heard


def _let_in(heard: Heard, origins: Origins) -> Heard:
    """Count a voice that a rule keeps out: a copy as a document, a narrator as its outlet."""
    heard.let_in = True
    if not heard.by.origins:
        outlet = origins.of_narrator(heard.article)
        heard.by = replace(heard.by, origins=(outlet,), speakers=frozenset((outlet.key,)))
    return heard


def _stance_reason(heard: Heard) -> tuple[Reason, str] | None:
    if heard.linked.tag.attitude is None:
        return Reason.UNTYPED, ""
    if heard.linked.tag.attitude is Attitude.AMBIVALENT:
        return Reason.AMBIVALENT, ""
    return None


def _claim_reason(heard: Heard, kind: PropositionKind) -> tuple[Reason, str] | None:
    link = heard.link
    if link.polarity is Polarity.WITHHOLDS:
        return Reason.WITHHELD, ""
    if link.polarity is None:
        return Reason.UNTYPED, ""
    if kind is not PropositionKind.FACTUAL or link.type in _FACT_LIKE:
        return None
    if link.type is None:
        return Reason.UNTYPED, ""
    return Reason(link.type.value), link.condition


def _share_origins(found: Sequence[Heard], origins: Origins) -> None:
    """Give claims that rest on one another (relations about tags) one origin.

    It is that of a claim which relies on no other, the one with the fewest origins, the earliest.
    """
    by_tag: dict[str, list[Heard]] = {}
    for heard in counting(found):
        by_tag.setdefault(heard.linked.tag.id, []).append(heard)
    unions = Unions()
    relying = set()
    for relation in origins.relations("tag", RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON):
        if relation.one in by_tag and relation.other in by_tag:
            unions.join(relation.one, relation.other)
            if relation.kind is RelationKind.RELIES_ON:
                relying.add(relation.one)

    def preference(heard: Heard) -> tuple[bool, int, tuple[int, int, int, str, str]]:
        return heard.linked.tag.id in relying, len(heard.by.origins), heard.rank

    for tags in unions.sets():
        members = [heard for tag in tags for heard in by_tag[tag]]
        source = min(members, key=preference)
        for heard in members:
            own = heard.by
            heard.by = Attribution(
                source.by.origins, own.names, own.speakers, own.interested, own.inferred
            )


def _leave_out_repeated(found: Sequence[Heard]) -> None:
    """Count what several analysts (or one, twice) tagged in the same way once."""
    seen: set[tuple[object, ...]] = set()
    for heard in counting(found):
        tag = heard.linked.tag
        same = (heard.article, tag.start, tag.end, tag.kind, heard.polarity, heard.by.keys)
        if same in seen:
            heard.leave_out(Reason.SAME_CLAIM, _names(heard))
        seen.add(same)


def _leave_out_stances(found: Sequence[Heard]) -> None:
    """Count a stance once with its holder's claim in the same article."""

    def voice(heard: Heard) -> tuple[object, ...]:
        return heard.article, heard.polarity, heard.by.keys

    claims = {voice(heard) for heard in counting(found) if not _is_stance(heard)}
    for heard in counting(found):
        if _is_stance(heard):
            if voice(heard) in claims:
                heard.leave_out(Reason.SAME_CLAIM, _names(heard))
            claims.add(voice(heard))


def _leave_out_copies(found: Sequence[Heard], origins: Origins) -> None:
    """Count what an article and its copies both carry in one of them, the original first."""
    carried: dict[tuple[object, ...], Id] = {}
    in_document = sorted(counting(found), key=lambda heard: heard.article != heard.document)
    for heard in in_document:
        first = carried.setdefault((heard.document, heard.polarity, heard.by.keys), heard.article)
        if first != heard.article:
            original = origins.article(first)
            heard.leave_out(Reason.COPY, original.label if original else "")


def _is_stance(heard: Heard) -> bool:
    return heard.linked.tag.kind is TagKind.STANCE


def _names(heard: Heard) -> str:
    return ", ".join(origin.name for origin in heard.by.origins)

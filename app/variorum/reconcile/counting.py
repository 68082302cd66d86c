"""What counts as evidence on a proposition, and the reason for every voice that does not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import Any

from variorum.model.evidence import AnyLink, Linked
from variorum.model.ids import Id, id_text
from variorum.model.pile import Shape
from variorum.model.verdict import Origin, Reason
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    LinkRole,
    Polarity,
    PropositionKind,
    RelationKind,
    TagKind,
)
from variorum.model.voices import IDS
from variorum.reconcile.attribution import Attribution, attribute
from variorum.reconcile.origins import Origins
from variorum.reconcile.unions import Unions

_POLARITY = {Attitude.SUPPORTS: Polarity.ASSERTS, Attitude.OPPOSES: Polarity.DENIES}
_SIDES = (Polarity.ASSERTS, Polarity.DENIES)
_FACT_LIKE = (ClaimType.FACT, ClaimType.ASSESSMENT)
_STANCE, _ASSERTS, _FACTUAL = TagKind.STANCE, Polarity.ASSERTS, PropositionKind.FACTUAL
_TARGET, _PROPOSITION = LinkRole.TARGET, LinkRole.PROPOSITION
_COUNTS: tuple[Reason | None, str] = None, ""
_BEARING = frozenset({"voice", "attitude"})
"""The fields of a tag that decide whether and for which side it counts."""


@dataclass(slots=True)
class Heard:
    """One voice while it is being weighed. `reason` None: it counts so far.

    It holds what is still asked of it once all voices of its proposition are known, and nothing of
    the records it was made of: a rebuild has all of them in memory, packed (`model.pile`).
    """

    ids: bytes
    """What the ids of its tag and of its link spell."""
    quote: bytes
    published: int
    """The place of its article in order of publication."""
    start: int
    end: int
    article: Id
    is_stance: bool
    said: str
    """The day of the statement, where the tag tells one."""
    polarity: Polarity
    by: Attribution
    document: str
    inferred: bool
    """Something this voice rests on is not confirmed yet."""
    reason: Reason | None = None
    detail: str = ""
    let_in: bool = False
    """The analyst counts it whatever the rules say; its side it has all the same."""

    @property
    def tag(self) -> Id:
        """The id of its tag."""
        return id_text(self.ids[: IDS // 2])

    @property
    def link(self) -> Id:
        """The id of the link by which it speaks."""
        return id_text(self.ids[IDS // 2 :])

    def leave_out(self, reason: Reason, detail: str = "") -> None:
        """Let it not count, for `reason`, unless it was let in."""
        if not self.let_in:
            self.reason, self.detail = reason, detail


HEARD = Shape(Heard, ids=IDS, numbers=3, values=10)
Weighed = tuple[
    bytes,
    bytes,
    int,
    int,
    int,
    Id,
    bool,
    str,
    Polarity,
    Attribution,
    str,
    bool,
    Reason | None,
    str,
    bool,
]
"""The fields of a `Heard` in their order, as they are packed."""

rank: Callable[[Heard], Any] = attrgetter("published", "start", "end", "ids")
"""The order of voices: of publication, then of place in the text."""

uttered: Callable[[Heard], Any] = attrgetter(
    "ids", "article", "by.told", "polarity", "inferred", "reason", "detail", "quote"
)
"""The fields of an `Uttered`: a voice as a verdict holds it."""


def voices_of(linked: Linked, origins: Origins) -> list[tuple[AnyLink, Id]]:
    """Return the links by which a claim or a stance speaks on a proposition, and the one kept."""
    role = _TARGET if linked.tag.kind is _STANCE else _PROPOSITION
    merged = origins.merged("proposition")
    return [
        (link, merged.get(link.proposition, link.proposition))
        for link in linked.links
        if link.role is role and link.proposition
    ]


def settle(found: list[Heard], origins: Origins) -> None:
    """Put every voice on one proposition in order, and give those left out their reason.

    Joint claims are weighed later, when it is known who else is heard.
    """
    found.sort(key=rank)
    _share_origins(found, origins)
    _leave_out_repeated(found)
    _leave_out_stances(found)
    _leave_out_copies(found, origins)


def counting(voices: Iterable[Heard]) -> Iterator[Heard]:
    """Yield the voices that no reason keeps out."""
    return (heard for heard in voices if heard.reason is None)


def left_out_of_view(linked: Linked, origins: Origins) -> tuple[Reason, str] | None:
    """Return why a tag of any kind is out of the counting view, and the detail of it."""
    if origins.viewing.leaves_out(linked):
        return Reason.LEFT_OUT, ""
    found: tuple[Reason, str] | None = None
    if linked.tag.rejected:
        found = Reason.REJECTED, ""
    elif linked.article in origins.adjudicated and not linked.tag.adjudicated:
        found = Reason.NOT_ADJUDICATED, ""
    elif linked.excluded_by:
        found = Reason.REGION, linked.excluded_by.value
    return None if found and origins.viewing.lets_in(linked) else found


def weigh(linked: Linked, link: AnyLink, kind: PropositionKind, origins: Origins) -> Weighed:
    """Return a voice by itself: who is heard, on which side, and whether it is kept out."""
    tag = linked.tag
    stance = tag.kind is _STANCE
    polarity = _POLARITY.get(tag.attitude) if stance and tag.attitude else link.polarity
    article, by, viewing = linked.article, attribute(linked, origins), origins.viewing
    recounted = viewing.view.recounted
    wanted = bool(recounted) and link.id in recounted and polarity in _SIDES
    left = viewing.heard(by.origins)
    reason = left_out_of_view(linked, origins)
    if reason is None and by.origins and not left:
        reason = Reason.LEFT_OUT, ""
    let_in = wanted and reason is None
    if let_in or left is not by.origins:
        by = _standing(by, left, origins.of_narrator(article) if let_in else None)
    if reason is None and not let_in:
        reason = _stance_reason(tag.attitude) if stance else _claim_reason(link, kind)
    if reason is None and not by.origins:
        reason = Reason.NARRATOR, ""
    return (
        tag.spelled + link.spelled,
        tag.quote.encode("utf-8", "surrogatepass"),
        origins.rank(article),
        tag.start,
        tag.end,
        article,
        stance,
        tag.statement_date,
        polarity or _ASSERTS,
        by,
        article if wanted else origins.document(article),
        bool(link.inferred or by.inferred or not _BEARING.isdisjoint(tag.inferred)),
        *(reason or _COUNTS),
        let_in,
    )


def _standing(by: Attribution, left: tuple[Origin, ...], narrator: Origin | None) -> Attribution:
    """Return who of a voice is heard; where nobody is and its narrator is let in, that one."""
    if left or narrator is None:
        return by if left is by.origins else replace(by, origins=left)
    return replace(by, origins=(narrator,), speakers=frozenset((narrator.key,)))


def _stance_reason(attitude: Attitude | None) -> tuple[Reason, str] | None:
    if attitude is None:
        return Reason.UNTYPED, ""
    if attitude is Attitude.AMBIVALENT:
        return Reason.AMBIVALENT, ""
    return None


def _claim_reason(link: AnyLink, kind: PropositionKind) -> tuple[Reason, str] | None:
    if link.polarity is Polarity.WITHHOLDS:
        return Reason.WITHHELD, ""
    if link.polarity is None:
        return Reason.UNTYPED, ""
    if kind is not _FACTUAL or link.type in _FACT_LIKE:
        return None
    if link.type is None:
        return Reason.UNTYPED, ""
    return Reason(link.type.value), link.condition


def _share_origins(found: Sequence[Heard], origins: Origins) -> None:
    """Give claims that rest on one another (relations about tags) one origin.

    It is that of a claim which relies on no other, the one with the fewest origins, the earliest.
    """
    if not origins.resting:
        return
    by_tag: dict[str, list[Heard]] = {}
    for heard in counting(found):
        by_tag.setdefault(heard.tag, []).append(heard)
    unions = Unions()
    relying = set()
    for relation in origins.resting:
        if relation.one in by_tag and relation.other in by_tag:
            unions.join(relation.one, relation.other)
            if relation.kind is RelationKind.RELIES_ON:
                relying.add(relation.one)

    def preference(heard: Heard) -> tuple[bool, int, Any]:
        return heard.tag in relying, len(heard.by.origins), rank(heard)

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
    if not any(one.start == other.start for one, other in pairwise(found)):
        return  # they are in order of place, so nothing stands where another does
    seen: set[tuple[object, ...]] = set()
    for heard in counting(found):
        by = heard.by.keys
        same = (heard.article, heard.start, heard.end, heard.is_stance, heard.polarity, by)
        if same in seen:
            heard.leave_out(Reason.SAME_CLAIM, _names(heard))
        seen.add(same)


def _leave_out_stances(found: Sequence[Heard]) -> None:
    """Count a stance once with its holder's claim in the same article."""
    if not any(heard.is_stance for heard in found):
        return

    def voice(heard: Heard) -> tuple[object, ...]:
        return heard.article, heard.polarity, heard.by.keys

    claims = {voice(heard) for heard in counting(found) if not heard.is_stance}
    for heard in counting(found):
        if heard.is_stance:
            if voice(heard) in claims:
                heard.leave_out(Reason.SAME_CLAIM, _names(heard))
            claims.add(voice(heard))


def _leave_out_copies(found: Sequence[Heard], origins: Origins) -> None:
    """Count what an article and its copies both carry in one of them, the original first."""
    if not any(heard.article != heard.document for heard in found):
        return
    carried: dict[tuple[object, ...], Id] = {}
    in_document = sorted(counting(found), key=lambda heard: heard.article != heard.document)
    for heard in in_document:
        first = carried.setdefault((heard.document, heard.polarity, heard.by.keys), heard.article)
        if first != heard.article:
            original = origins.article(first)
            heard.leave_out(Reason.COPY, original.label if original else "")


def _names(heard: Heard) -> str:
    return ", ".join(origin.name for origin in heard.by.origins)

"""Changing the kind of a tag: its span stays, its meaning is carried over where it can be."""

from dataclasses import replace

from variorum.model.changes import Change, ChangeSet
from variorum.model.ids import Id
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    LinkRole,
    Polarity,
    Quotation,
    TagKind,
    Voice,
)
from variorum.tagging.editing import act

_COMMON = (
    "id",
    "author",
    "created",
    "text_version",
    "start",
    "end",
    "quote",
    "rejected",
    "adjudicated",
)
_DEFAULTS: dict[TagKind, dict[str, object]] = {
    TagKind.ACTOR: {"role": ActorRole.ACTOR},
    TagKind.CLAIM: {"voice": Voice.ATTRIBUTED, "quotation": Quotation.PARAPHRASE},
    TagKind.STANCE: {"attitude": Attitude.AMBIVALENT},
    TagKind.FIGURE: {},
}
_PERSON = {
    TagKind.CLAIM: LinkRole.SPEAKER,
    TagKind.FIGURE: LinkRole.SPEAKER,
    TagKind.STANCE: LinkRole.HOLDER,
}
_ATTITUDES = {
    Polarity.ASSERTS: Attitude.SUPPORTS,
    Polarity.DENIES: Attitude.OPPOSES,
    Polarity.WITHHOLDS: Attitude.AMBIVALENT,
}
_POLARITIES = {attitude: polarity for polarity, attitude in _ATTITUDES.items()}


def retag(article: OpenArticle, tag_id: Id, kind: TagKind) -> ChangeSet:
    """Make a tag one of another kind.

    Fields of the old kind are cleared, those of the new one start at their defaults, marked
    inferred. Speakers and holders carry over; a claim's first proposition becomes a stance's
    target and the other way round, polarity and attitude standing for each other, marked. All
    other links are deleted, which the change set shows.
    """
    linked = article.linked(tag_id)
    tag = linked.tag
    if tag.kind is kind:
        return act("tag.retag", (), tag.quote)
    values = dict(_DEFAULTS[kind])
    first = next(iter(linked.role(LinkRole.PROPOSITION)), None)
    if kind is TagKind.STANCE and first and first.polarity:
        values["attitude"] = _ATTITUDES[first.polarity]
    changes = [Change(link, _carried(link, tag, kind, first)) for link in linked.links]
    kept = [change for change in changes if change.before != change.after]
    return act("tag.retag", (Change(tag, _cleared(tag, kind, values)), *kept), tag.quote)


def _cleared(tag: Tag, kind: TagKind, values: dict[str, object]) -> Tag:
    kept = {name: getattr(tag, name) for name in _COMMON}
    return Tag(**kept, **values, kind=kind, inferred=tuple(values))  # type: ignore[arg-type]  # fields of Tag


def _carried(link: TagLink, tag: Tag, kind: TagKind, first: TagLink | None) -> TagLink | None:
    """Return the link as the new kind has it, or None if it makes no sense there."""
    if link.role in (LinkRole.SPEAKER, LinkRole.HOLDER):
        role = _PERSON.get(kind)
        return replace(link, role=role) if role else None
    if link.role is LinkRole.PROPOSITION and kind is TagKind.STANCE and link == first:
        kept = tuple(name for name in link.inferred if name == "proposition")
        return replace(
            link, role=LinkRole.TARGET, polarity=None, type=None, condition="", inferred=kept
        )
    if link.role is LinkRole.TARGET and kind is TagKind.CLAIM and link.proposition:
        polarity = _POLARITIES[tag.attitude] if tag.attitude else Polarity.ASSERTS
        return replace(
            link,
            role=LinkRole.PROPOSITION,
            polarity=polarity,
            type=ClaimType.FACT,
            inferred=tuple(dict.fromkeys((*link.inferred, "polarity", "type"))),
        )
    return None

"""From a draft to the change set that makes the tag, its links and whatever they newly name."""

import re
from dataclasses import fields

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    Draft,
    FigureDraft,
    PersonDraft,
    Pick,
    StanceDraft,
)
from variorum.model.ids import Id
from variorum.model.records import Quantity
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorRole, LinkRole, TagKind
from variorum.tagging.making import Making
from variorum.tagging.near import sentence_near
from variorum.tagging.voices import is_unnamed
from variorum.text.spans import Span

_OF_QUANTITY = ("unit", "dimension", "kind", "subject", "object")
_TAG_FIELDS = frozenset(field.name for field in fields(Tag)) - frozenset(_OF_QUANTITY)


def create(draft: Draft, article: OpenArticle, catalogue: Catalogue, author: Id) -> ChangeSet:
    """Return the act that makes the tag of `draft`.

    Picks without id become records (one per name inside the act); a speaker or holder whose name
    has a span is tagged there, unless that actor already is; a described voice without a span is
    tagged where the sentence has its words. What the draft still lists as
    inferred stays marked on the tag or the link it belongs to. Acts: ``tag.actor``,
    ``tag.claim``, ``tag.stance``, ``tag.figure``. Raises UserError as `Making.tag` and
    `Making.target` do.
    """
    making = Making(article, catalogue, author)
    if isinstance(draft, ActorDraft):
        tag = _actor(making, draft)
    elif isinstance(draft, ClaimDraft):
        tag = _claim(making, draft)
    elif isinstance(draft, StanceDraft):
        tag = _stance(making, draft)
    else:
        tag = _figure(making, draft)
    return making.done(f"tag.{tag.kind}", tag.quote)


def _marked(draft: Draft) -> tuple[str, ...]:
    """Return the guessed fields that live on the tag itself."""
    return tuple(
        name
        for name in draft.inferred
        if name in _TAG_FIELDS and getattr(draft, name) not in (None, "")
    )


def _actor(making: Making, draft: ActorDraft) -> Tag:
    tag = making.tag(
        draft.start, draft.end, kind=TagKind.ACTOR, role=draft.role, inferred=_marked(draft)
    )
    marked = ("actor",) if "actor" in draft.inferred else ()
    for position, pick in enumerate(draft.picks):
        making.link(tag.id, LinkRole.ACTOR, pick, position=position, inferred=marked)
    return tag


def _claim(making: Making, draft: ClaimDraft) -> Tag:
    _tag_names(making, draft.speakers, (draft.start, draft.end))
    tag = making.tag(
        draft.start,
        draft.end,
        kind=TagKind.CLAIM,
        voice=draft.voice,
        quotation=draft.quotation,
        event_time=draft.event_time,
        statement_date=draft.statement_date,
        place=draft.place,
        modality=draft.modality,
        inferred=_marked(draft),
    )
    for position, proposition in enumerate(draft.propositions):
        making.proposition(tag.id, proposition, position)
    for speaker in draft.speakers:
        making.person(tag.id, speaker, LinkRole.SPEAKER)
    return tag


def _stance(making: Making, draft: StanceDraft) -> Tag:
    _tag_names(making, draft.holders, (draft.start, draft.end))
    tag = making.tag(
        draft.start,
        draft.end,
        kind=TagKind.STANCE,
        attitude=draft.attitude,
        strength=draft.strength,
        inferred=_marked(draft),
    )
    for holder in draft.holders:
        making.person(tag.id, holder, LinkRole.HOLDER)
    if draft.target:
        marked = (draft.target.kind,) if "target" in draft.inferred else ()
        making.link(tag.id, LinkRole.TARGET, draft.target, inferred=marked)
    return tag


def _figure(making: Making, draft: FigureDraft) -> Tag:
    _tag_names(making, draft.speakers, (draft.start, draft.end))
    tag = making.tag(
        draft.start,
        draft.end,
        kind=TagKind.FIGURE,
        comparator=draft.comparator,
        value=draft.value,
        value_high=draft.value_high,
        unit=making.own_unit(draft.quantity, draft.unit),
        window_start=draft.window_start,
        window_end=draft.window_end,
        as_of=draft.as_of,
        scope=draft.scope,
        inferred=_marked(draft),
    )
    if draft.quantity:
        making.target(draft.quantity, _measured(draft))
        making.link(tag.id, LinkRole.QUANTITY, draft.quantity, inferred=_unsure(draft))
    for speaker in draft.speakers:
        making.person(tag.id, speaker, LinkRole.SPEAKER)
    return tag


def _unsure(draft: FigureDraft) -> tuple[str, ...]:
    """Return the mark of a quantity that was guessed, or newly made of guessed fields."""
    new = draft.quantity is not None and not draft.quantity.id
    guessed = "quantity" in draft.inferred or (new and set(_OF_QUANTITY) & set(draft.inferred))
    return ("quantity",) if guessed else ()


def _measured(draft: FigureDraft) -> Quantity:
    """Return the fields a new quantity takes from the figure."""
    return Quantity(
        id=Id(""),
        created="",
        name="",
        unit=draft.unit,
        dimension=draft.dimension,
        kind=draft.kind,
        subject=draft.subject,
        object=draft.object,
    )


def _tag_names(making: Making, people: tuple[PersonDraft, ...], around: Span) -> None:
    """Tag the speakers where their names stand, voices without a name where they are described."""
    for person in people:
        if person.pick.kind != "actor":
            continue
        named = (person.start, person.end)
        start, end = named if None not in named else _place(making, person.pick.text, around)
        if start is None or end is None:
            continue
        if not _is_tagged(making.article, person.pick, start, end):
            tag = making.tag(start, end, kind=TagKind.ACTOR, role=ActorRole.ACTOR)
            marked = tuple(name for name in person.inferred if name == "actor")
            making.link(tag.id, LinkRole.ACTOR, person.pick, inferred=marked)


def _place(making: Making, name: str, around: Span) -> Span | tuple[None, None]:
    """Return where the sentence around a span describes `name` and nobody is tagged yet.

    A name proper is suggested wherever it stands; a voice without one only its claim tells.
    """
    text = making.article.text
    sentence = sentence_near(text, *around) if is_unnamed(name) else None
    words = r"\s+".join(map(re.escape, name.split()))
    if not sentence or not words:
        return None, None
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    for found in pattern.finditer(text, *sentence):
        start, end = found.span()
        if not any(_covers(tag, start, end) for tag in making.article.tags.values()):
            return start, end
    return None, None


def _covers(tag: Tag, start: int, end: int) -> bool:
    return tag.kind is TagKind.ACTOR and tag.start <= start and end <= tag.end


def _is_tagged(article: OpenArticle, pick: Pick, start: int, end: int) -> bool:
    """Tell whether the actor picked already has a tag that touches [start, end)."""
    if not pick.id:
        return False
    for tag in article.tags.values():
        if tag.kind is TagKind.ACTOR and tag.start < end and start < tag.end:
            links = article.links.get(tag.id, {}).values()
            if any(link.actor == pick.id for link in links):
                return True
    return False

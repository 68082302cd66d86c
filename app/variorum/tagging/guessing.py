"""What the strips open with: drafts guessed from the words, everything guessed marked as such.

A guess never names a proposition, and never links an actor but by an exact, unambiguous name.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    Draft,
    FigureDraft,
    PersonDraft,
    Pick,
    StanceDraft,
)
from variorum.model.records import Actor
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import (
    ActorKind,
    ActorRole,
    Attitude,
    LinkRole,
    TagKind,
    Voice,
)
from variorum.tagging.cues import cues, polarity_of, quotation_of, type_of
from variorum.tagging.figures import parse_figure
from variorum.tagging.linking import link_exact
from variorum.tagging.names import without_title
from variorum.tagging.near import sentence_near
from variorum.tagging.speakers import voices_in
from variorum.tagging.voices import guess_kind
from variorum.text.spans import Span
from variorum.text.words import trim_possessive

_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|throughout|across)\s(?:the\s)?$", re.IGNORECASE
)
_DEMONYM = re.compile(r"(?:an|ese|ish|ch|i|U\.S\.|US|U\.K\.|UK)$")
_NOUN_BEHIND = re.compile(r"\s[A-Za-z]")
_BEFORE = 24


def guess(kind: TagKind, article: OpenArticle, catalogue: Catalogue, start: int, end: int) -> Draft:
    """Return the draft of a tag of any kind at [start, end)."""
    guesses: dict[TagKind, Callable[[OpenArticle, Catalogue, int, int], Draft]] = {
        TagKind.ACTOR: guess_actor,
        TagKind.CLAIM: guess_claim,
        TagKind.STANCE: guess_stance,
        TagKind.FIGURE: guess_figure,
    }
    return guesses[kind](article, catalogue, start, end)


def guess_actor(article: OpenArticle, catalogue: Catalogue, start: int, end: int) -> ActorDraft:
    """Return an actor tag: the known actor of exactly this name or a new one, and its role."""
    pick = _pick(article.text[start:end], catalogue, article)
    role = _role(article.text, start, end)
    return ActorDraft(start, end, (pick,), role, inferred=("actor", "role"))


def guess_claim(article: OpenArticle, catalogue: Catalogue, start: int, end: int) -> ClaimDraft:
    """Return a claim: speakers, polarity, type, quotation, voice, modal words; no proposition."""
    text = article.text
    first, last = _sentence(text, start, end)
    speakers = _people(article, catalogue, (first, last), LinkRole.SPEAKER)
    kind, modality = type_of(text, start, end)
    read = {
        "polarity": polarity_of(text, first, last),
        "type": kind,
        "voice": Voice.ATTRIBUTED if speakers else Voice.NARRATOR,
        "quotation": quotation_of(text, start, end),
        "modality": modality,
    }
    inferred = tuple(name for name, value in read.items() if value)
    return ClaimDraft(start, end, speakers=speakers, **read, inferred=inferred)  # type: ignore[arg-type]  # its own fields


def guess_stance(article: OpenArticle, catalogue: Catalogue, start: int, end: int) -> StanceDraft:
    """Return a stance: its attitude by the cue, its holders; the target is the analyst's."""
    text = article.text
    sentence = _sentence(text, start, end)
    found = cues(text, start, end) or cues(text, *sentence)
    attitude = found[0].attitude if found else Attitude.AMBIVALENT
    holders = _people(article, catalogue, sentence, LinkRole.HOLDER)
    return StanceDraft(start, end, attitude, holders=holders, inferred=("attitude",))


def guess_figure(article: OpenArticle, catalogue: Catalogue, start: int, end: int) -> FigureDraft:
    """Return a figure: what the parser read in its sentence, and who gives it."""
    sentence = _sentence(article.text, start, end)
    draft = parse_figure(article.text, start, end, sentence, article.article.published)
    speakers = _people(article, catalogue, sentence, LinkRole.SPEAKER)
    return replace(draft, speakers=speakers)


def _sentence(text: str, start: int, end: int) -> Span:
    return sentence_near(text, start, end) or (start, end)


def _people(
    article: OpenArticle, catalogue: Catalogue, sentence: Span, role: LinkRole
) -> tuple[PersonDraft, ...]:
    """Return the voices of a sentence as speakers or holders, a relaying medium first."""
    found = voices_in(article.text, sentence)
    if not found:
        return ()
    chain: list[PersonDraft] = []
    if found.relay and role is LinkRole.SPEAKER:
        chain.append(_person(article, catalogue, found.relay, role))
    position = len(chain)
    for span in found.speakers:
        person = _person(article, catalogue, span, role)
        if found.elsewhere:
            person = replace(person, start=None, end=None)
        if role is LinkRole.SPEAKER:
            marks = ("actor", "origin", "position") if position else ("actor", "origin")
            person = replace(person, position=position, origin=True, inferred=marks)
        if all(person.pick != other.pick for other in chain):
            chain.append(person)
    return tuple(chain)


def _person(article: OpenArticle, catalogue: Catalogue, span: Span, role: LinkRole) -> PersonDraft:
    text = article.text
    whole = _pick(text[slice(*span)], catalogue, article)
    bare = _bare(text, span)
    if whole.id or bare == span:
        return PersonDraft(whole, role, start=span[0], end=span[1], inferred=("actor",))
    pick = _pick(text[slice(*bare)], catalogue, article)
    if not pick.id:
        pick = replace(pick, actor_kind=ActorKind.PERSON)
    return PersonDraft(pick, role, start=bare[0], end=bare[1], inferred=("actor",))


def _bare(text: str, span: Span) -> Span:
    """Return a person's name without the title before it; descriptions stay as they are."""
    return without_title(text, *span) if _ends_in_name(text, span) else span


def _ends_in_name(text: str, span: Span) -> bool:
    last = text[span[0] : span[1]].rsplit(maxsplit=1)[-1]
    return last[:1].isupper()


def _pick(name: str, catalogue: Catalogue, article: OpenArticle) -> Pick:
    known: Actor | None = link_exact(name, catalogue, article)
    if known:
        return Pick("actor", known.name, known.id, known.kind)
    shown = " ".join(name[slice(*trim_possessive(name, 0, len(name)))].split())
    return Pick("actor", shown, None, guess_kind(shown))


def _role(text: str, start: int, end: int) -> ActorRole:
    """Return what a name seems to do: a place behind "in", an affiliation before a noun."""
    if _PLACE.search(text, max(0, start - _BEFORE), start):
        return ActorRole.PLACE
    if _DEMONYM.search(text, start, end) and _NOUN_BEHIND.match(text, end):
        return ActorRole.AFFILIATION
    return ActorRole.ACTOR

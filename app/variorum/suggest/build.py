"""All suggestions for one article, in text order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    FigureDraft,
    PersonDraft,
    Pick,
    StanceDraft,
)
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, Attitude, Comparator, TagKind
from variorum.suggest.actors import Names
from variorum.suggest.choose import choose, choose_names
from variorum.suggest.found import Reading
from variorum.suggest.known import Known
from variorum.suggest.phrases import Phrases, Words
from variorum.suggest.table import Entry

_ORDER = tuple(TagKind)
_AGENCY = re.compile(r"\s(?:news agency|newspaper|broadcaster|agency|television|news)$")


def suggest(
    article: OpenArticle, words: Words, known: Known, table: Phrases[Entry], reading: Reading
) -> list[Suggestion]:
    """Return what is proposed for `article` as it is tagged now.

    `words` are its text cut, `reading` what was read in it; both depend on the text alone and may
    be kept. Nothing overlaps a tag of its kind or lies in an excluded region.
    """
    names = choose_names(article, Names(article, words, known, table, reading).candidates())
    people = _People(article, known, names)
    others = choose(article, _others(article.text, reading, people))
    found = (*names, *others)
    return sorted(found, key=lambda one: (one.start, _ORDER.index(one.kind), one.end))


def _others(text: str, reading: Reading, people: "_People") -> Iterator[Suggestion]:
    for figure in reading.figures:
        vague = figure.comparator is Comparator.WORDS
        draft = replace(figure, speakers=people.known(figure.speakers))
        yield _suggestion(TagKind.FIGURE, text, draft, Hint.FIGURE, "ambiguous" if vague else "")
    for claim in reading.claims:
        told = replace(claim, speakers=people.known(claim.speakers))
        elsewhere = all(speaker.start is None for speaker in claim.speakers)
        yield _suggestion(TagKind.CLAIM, text, told, Hint.CUE, "ambiguous" if elsewhere else "")
    for stance in reading.stances:
        held = replace(stance, holders=people.known(stance.holders))
        doubt = "ambiguous" if stance.attitude is Attitude.AMBIVALENT else ""
        yield _suggestion(TagKind.STANCE, text, held, Hint.CUE, doubt)


def _suggestion(
    kind: TagKind,
    text: str,
    draft: ClaimDraft | FigureDraft | StanceDraft,
    hint: Hint,
    doubt: str,
) -> Suggestion:
    start, end = draft.start, draft.end
    return Suggestion(kind, start, end, text[start:end], hint, draft, 2 if doubt else 1, doubt)


class _People:
    """Who the speakers of a draft are: as tagged where they stand, or as suggested there."""

    def __init__(self, article: OpenArticle, known: Known, names: Sequence[Suggestion]) -> None:
        """Know the actor tags of `article` and the `names` suggested."""
        self._known = known
        self._id = article.article.id
        self._picks: dict[tuple[int, int], Pick] = {}
        self._by_quote: dict[str, Pick] = {}
        for name in names:
            if isinstance(name.draft, ActorDraft) and name.tier == 1:
                self._picks[name.start, name.end] = name.draft.picks[0]
                self._by_quote.setdefault(name.quote, name.draft.picks[0])
        for tag in article.standing():
            if tag.kind is TagKind.ACTOR:
                links = tuple(article.links.get(tag.id, {}).values())
                actors = known.actors([one.actor for one in links if one.actor], self._id)
                if len(actors) == 1:
                    actor = actors[0]
                    pick = Pick("actor", actor.name, actor.id, actor.kind)
                    self._picks[tag.start, tag.end] = pick
                    self._by_quote[tag.quote] = pick

    def known(self, people: tuple[PersonDraft, ...]) -> tuple[PersonDraft, ...]:
        """Return `people` with the picks of who they are, where that is clear; each once."""
        found: list[PersonDraft] = []
        for person in people:
            one = replace(person, pick=self._pick(person))
            if all(one.pick != other.pick for other in found):
                found.append(one)
        return tuple(found)

    def _pick(self, person: PersonDraft) -> Pick:
        if person.start is not None and person.end is not None:
            here = self._picks.get((person.start, person.end))
            if here:
                return here
            relay = self._agency(person.start, person.pick.text)
            if relay:
                return relay
        elif person.pick.text in self._by_quote:
            return self._by_quote[person.pick.text]
        actors = self._known.named((person.pick.text,), self._id)
        if len(actors) != 1:
            return person.pick
        return Pick("actor", actors[0].name, actors[0].id, actors[0].kind)

    def _agency(self, start: int, name: str) -> Pick | None:
        """Return the medium of "KCNA news agency", which is known as "KCNA"."""
        words = _AGENCY.sub("", name)
        pick = self._picks.get((start, start + len(words))) if words != name else None
        return pick if pick and pick.actor_kind is ActorKind.MEDIA else None

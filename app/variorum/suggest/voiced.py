"""Figures, claims and stances proposed, with the people in them as they are known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    FigureDraft,
    PersonDraft,
    Pick,
    StanceDraft,
)
from variorum.model.records import Actor
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, Attitude, Comparator, TagKind
from variorum.suggest.candidates import pick_of
from variorum.suggest.choose import choose, taken_by
from variorum.suggest.found import Reading
from variorum.suggest.known import Known
from variorum.text.keys import normal_key
from variorum.text.spans import Span

Draft = ClaimDraft | FigureDraft | StanceDraft
_AGENCY = re.compile(r"\s(?:news agency|newspaper|broadcaster|agency|television|news)$")


class ArticleVoices:
    """What is proposed in one article beside actors, kept: a draft changes with who speaks."""

    def __init__(self, text: str, reading: Reading) -> None:
        """Begin with what was read in `text`."""
        self._text = text
        drafts: tuple[tuple[TagKind, Sequence[Draft]], ...] = (
            (TagKind.CLAIM, reading.claims),
            (TagKind.STANCE, reading.stances),
            (TagKind.FIGURE, reading.figures),
        )
        self._drafts = {kind: list(some) for kind, some in drafts}
        self._made: dict[TagKind, list[tuple[_Picks, Suggestion] | None]] = {
            kind: [None] * len(some) for kind, some in drafts
        }
        self._spans = {kind: [(draft.start, draft.end) for draft in some] for kind, some in drafts}
        people = [one for some in self._drafts.values() for draft in some for one in _voices(draft)]
        self._places = {place for one in people for place in _places(one)}
        self._starts = {start for start, _ in self._places}
        self._written = {one.pick.text for one in people}
        self._last: _Who | None = None
        self._known: dict[str, Pick | None] = {}
        self._age = -1
        self._heard = 0

    def suggest(
        self, article: OpenArticle, known: Known, names: Iterable[Suggestion]
    ) -> list[Suggestion]:
        """Return what is proposed, given the `names` proposed; by kind, each in text order."""
        who = self._who(article, known, names)
        same = self._last is not None and who.is_as(self._last)
        self._last = who
        return [
            self._suggestion(kind, number, who, same=same)
            for kind, spans in self._spans.items()
            if spans
            for number in choose(spans, taken_by(article, kind))
        ]

    def _who(self, article: OpenArticle, known: Known, names: Iterable[Suggestion]) -> "_Who":
        self._follow(known)
        picks: dict[Span, Pick] = {}
        quoted: dict[str, Pick] = {}
        for name in names:
            is_written = name.quote in self._written
            if not (is_written or name.start in self._starts) or name.tier > 1:
                continue
            if isinstance(name.draft, ActorDraft):
                picks[name.start, name.end] = name.draft.picks[0]
                if is_written:
                    quoted.setdefault(name.quote, name.draft.picks[0])
        for tag in article.standing():
            place = tag.start, tag.end
            if tag.kind is TagKind.ACTOR and (place in self._places or tag.quote in self._written):
                links = article.links.get(tag.id, {}).values()
                actors = known.actors([one.actor for one in links if one.actor], article.article.id)
                if len(actors) == 1:
                    picks[place] = quoted[tag.quote] = pick_of(actors[0])
        for text in self._written - self._known.keys():
            self._known[text] = _only(known.named((text,), article.article.id))
        return _Who(picks, quoted, dict(self._known))

    def _follow(self, known: Known) -> None:
        """Forget who is known by names that may mean somebody else now."""
        if known.age != self._age:
            self._known.clear()
        else:
            keys = {key for _, key in known.learnt[self._heard :] if key}
            for text in [one for one in self._known if normal_key(one) in keys] if keys else ():
                del self._known[text]
        self._age, self._heard = known.age, len(known.learnt)

    def _suggestion(self, kind: TagKind, number: int, who: "_Who", *, same: bool) -> Suggestion:
        """Return a draft as a suggestion; `same`: everybody is who they were the last time."""
        before = self._made[kind][number]
        if same and before is not None:
            return before[1]
        draft = self._drafts[kind][number]
        picks = tuple(who.pick(one) for one in _voices(draft))
        held = self._made[kind][number]
        if held is None or held[0] != picks:
            held = picks, _made(kind, self._text, draft, picks)
            self._made[kind][number] = held
        return held[1]


_Picks = tuple[Pick, ...]


class _Who:
    """Who the speakers of a draft are: as tagged where they stand, or as suggested there."""

    def __init__(
        self, picks: dict[Span, Pick], quoted: dict[str, Pick], known: dict[str, Pick | None]
    ) -> None:
        """Know people by where they stand, by their quote, and by their name."""
        self._picks = picks
        self._quoted = quoted
        self._known = known

    def is_as(self, other: "_Who") -> bool:
        """Tell whether everybody is who they are to another."""
        return (self._picks, self._quoted, self._known) == (
            other._picks,  # noqa: SLF001  # of the same class
            other._quoted,  # noqa: SLF001  # the same
            other._known,  # noqa: SLF001  # the same
        )

    def pick(self, person: PersonDraft) -> Pick:
        """Return who somebody is, or the name as it is written."""
        found = None
        if person.start is not None and person.end is not None:
            found = self._picks.get((person.start, person.end))
            found = found or self._agency(person.start, person.pick.text)
        else:
            found = self._quoted.get(person.pick.text)
        return found or self._known.get(person.pick.text) or person.pick

    def _agency(self, start: int, name: str) -> Pick | None:
        """Return the medium of "KCNA news agency", which is known as "KCNA"."""
        words = _AGENCY.sub("", name)
        pick = self._picks.get((start, start + len(words))) if words != name else None
        return pick if pick and pick.actor_kind is ActorKind.MEDIA else None


def _voices(draft: Draft) -> tuple[PersonDraft, ...]:
    return draft.holders if isinstance(draft, StanceDraft) else draft.speakers


def _places(person: PersonDraft) -> Iterator[Span]:
    if person.start is not None and person.end is not None:
        yield person.start, person.end
        yield person.start, person.start + len(_AGENCY.sub("", person.pick.text))


def _only(actors: Sequence[Actor]) -> Pick | None:
    return pick_of(actors[0]) if len(actors) == 1 else None


def _made(kind: TagKind, text: str, draft: Draft, picks: _Picks) -> Suggestion:
    """Return a draft as a suggestion, its people as `picks`, each once."""
    people: dict[Pick, PersonDraft] = {}
    for person, pick in zip(_voices(draft), picks, strict=True):
        people.setdefault(pick, replace(person, pick=pick))
    voices = tuple(people.values())
    hint = Hint.CUE
    if isinstance(draft, StanceDraft):
        doubtful = draft.attitude is Attitude.AMBIVALENT
        draft = replace(draft, holders=voices)
    elif isinstance(draft, FigureDraft):
        doubtful, hint = draft.comparator is Comparator.WORDS, Hint.FIGURE
        draft = replace(draft, speakers=voices)
    else:
        doubtful = all(one.start is None for one in draft.speakers)
        draft = replace(draft, speakers=voices)
    start, end = draft.start, draft.end
    doubt = "ambiguous" if doubtful else ""
    return Suggestion(kind, start, end, text[start:end], hint, draft, 2 if doubt else 1, doubt)

"""The actors proposed in one article, kept: what changes renews only the pieces it touches."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Region
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, ActorRole
from variorum.suggest import contexts
from variorum.suggest.candidates import Candidate, doubt_of, flat, is_bare, pick_of
from variorum.suggest.choose import Taken, choose_names, closed_by, joined
from variorum.suggest.facts import Facts, Told, facts, told
from variorum.suggest.known import Known
from variorum.suggest.located import Located
from variorum.suggest.people import Person, looks_like_person
from variorum.suggest.phrases import Match, Phrases, Words, surface
from variorum.suggest.printed import Printed
from variorum.suggest.table import Use
from variorum.text.keys import normal_key

R = TypeVar("R", Tag, Region)

_SEVERAL = 2


class ArticleNames:
    """The names in one article. Asked again, it looks again only where something has changed."""

    def __init__(self, printed: Printed) -> None:
        """Begin with a text as `printed` and nothing known."""
        self._printed = printed
        self._words = printed.words
        self._text = printed.text
        self._blocks = printed.blocks
        count = len(self._blocks)
        self._strings: Located[Id] = Located(self._words, self._blocks)
        self._surnames: Located[Id] = Located(self._words, self._blocks)
        self._bare: Located[Person] = Located(self._words, self._blocks)
        self._own: list[list[Match[Actor]]] = [[] for _ in range(count)]
        self._told = [Told()] * count
        self._chosen: list[list[Suggestion]] = [[] for _ in range(count)]
        self._held: dict[tuple[Hint, int, int], tuple[object, Candidate | None]] = {}
        self._made: dict[tuple[int, int], tuple[Candidate, Suggestion]] = {}
        self._facts = Facts()
        self._folded: Words | None = None
        self._names: dict[tuple[str, ...], tuple[Actor, ...]] = {}
        self._age = -1
        self._heard = 0
        self._tags: dict[Id, Tag] = {}
        self._regions: dict[Id, Region] = {}
        self.renewed = 0
        """Pieces looked at for the last answer."""

    def suggest(self, article: OpenArticle, known: Known) -> list[Suggestion]:
        """Return what is proposed, in text order; nothing on a tag or in an excluded region."""
        dirty = self._follow(article, known) | self._retagged(article)
        self._renew(article, known, dirty)
        self.renewed = len(dirty)
        return joined(self._chosen)

    # -- what is to be looked at again ---------------------------------------------------------

    def _follow(self, article: OpenArticle, known: Known) -> set[int]:
        """Return the pieces where known names changed, by themselves or by what they tell."""
        home = article.article.id
        if known.age != self._age:
            dirty = set(range(len(self._blocks)))
            self._names.clear()
            self._strings.find_all(known.strings)
            self._surnames.find_all(known.surnames)
        else:
            news = known.learnt[self._heard :]
            phrases = {phrase for phrase, _ in news if phrase}
            dirty = self._strings.find(known.strings, phrases)
            dirty |= self._surnames.find(known.surnames, phrases)
            dirty |= self._looked_up({key for _, key in news if key})
        self._age, self._heard = known.age, len(known.learnt)
        for number in dirty:
            self._own[number] = list(known.meant(self._strings.of(number), home))
            self._told[number] = told(self._text, self._own[number], self._printed.people[number])

        def look(names: tuple[str, ...]) -> tuple[Actor, ...]:
            return self._look(names, known, home)

        now = facts(article, self._told, self._printed.people, look)
        dirty |= self._bare.find(_bearers(now), set(now.changed(self._facts, known)))
        if now.described != self._facts.described:
            dirty.update(self._described({**now.described, **self._facts.described}))
        self._facts = now
        return dirty

    def _described(self, phrases: Iterable[str]) -> Iterator[int]:
        self._folded = self._folded or Words(self._text, folded=True)
        for phrase in phrases:
            for start, _ in self._folded.places(phrase):
                yield self._blocks.at(start)

    def _looked_up(self, keys: set[str]) -> set[int]:
        """Forget whom the names of these keys mean; return the pieces with such names."""
        stale = {names for names in self._names if keys and not keys.isdisjoint(_keys_of(names))}
        for names in stale:
            del self._names[names]
        return {
            number
            for number in range(len(self._blocks) if stale else 0)
            if any(one.names in stale for one in self._printed.named[number])
            or any((one.name,) in stale for one in self._printed.people[number])
            or (self._printed.mentions[number] and self._is_stale(number, stale))
        }

    def _is_stale(self, number: int, stale: set[tuple[str, ...]]) -> bool:
        spans = ((one.start, one.end) for one in self._printed.mentions[number])
        return any((flat(self._text[slice(*span)]),) in stale for span in spans)

    def _look(self, names: tuple[str, ...], known: Known, home: Id) -> tuple[Actor, ...]:
        if names not in self._names:
            self._names[names] = known.named(names, home)
        return self._names[names]

    def _retagged(self, article: OpenArticle) -> set[int]:
        """Return the pieces where tags or regions came, went or changed."""
        changed: list[Tag | Region] = [*_differing(self._tags, article.tags)]
        changed += _differing(self._regions, article.regions)
        self._tags, self._regions = dict(article.tags), dict(article.regions)
        return {number for one in changed for number in self._blocks.over(one.start, one.end)}

    # -- looking -------------------------------------------------------------------------------

    def _renew(self, article: OpenArticle, known: Known, dirty: set[int]) -> None:
        free = closed_by(article) if dirty else Taken()
        for number in dirty:
            found = (
                *self._of_own(number),
                *self._of_named(number, known, article.article.id),
                *self._of_people(number, known, article.article.id),
                *self._of_surnames(number),
                *self._of_descriptions(number, known, article.article.id),
                *self._of_strangers(number, known, article.article.id),
                *self._of_model(number, known, article.article.id),
            )
            self._chosen[number] = [self._suggestion(one) for one in choose_names(free, found)]

    def _suggestion(self, one: Candidate) -> Suggestion:
        """Return what is offered; the same for the same, so that it is made but once."""
        place = one.start, one.end
        held = self._made.get(place)
        if held is None or held[0] is not one:
            held = self._made[place] = one, one.suggestion(self._text)
        return held[1]

    def _of_own(self, number: int) -> Iterator[Candidate]:
        for match in self._own[number]:
            here = match.senses[0].id in self._facts.here
            basis = match.senses, here
            key = Hint.OWN, match.start, match.end
            held = self._held.get(key)
            if held is None or held[0] != basis:
                held = self._held[key] = basis, self._own_candidate(match, here=here)
            if held[1]:
                yield held[1]

    def _own_candidate(self, match: Match[Actor], *, here: bool) -> Candidate | None:
        """Return a known name as it stands; None if it is but a piece of another name."""
        actor, span = match.senses[0], (match.start, match.end)
        quote = self._text[slice(*span)]
        entry = next(iter(self._printed.table.get(surface(quote))), None)
        doubt = "ambiguous" if len(match.senses) > 1 else ""
        if is_bare(quote, actor):
            if self._printed.is_piece(*span):
                return None
            doubt = doubt or ("" if here else "surname")
        role = self._printed.role(*span, actor.kind, entry.use if entry else Use.NAME)
        return Candidate(*span, Hint.OWN, pick_of(actor), role, doubt or doubt_of(role))

    def _of_named(self, number: int, known: Known, home: Id) -> Iterator[Candidate]:
        """Yield what the table and the text itself name, as known actors where they are known."""
        for one in self._printed.named[number]:
            actors = self._look(one.names, known, home)
            found = one.candidate
            if actors:
                key = found.hint, found.start, found.end
                held = self._held.get(key)
                if held is None or held[0] is not actors:
                    doubt = "ambiguous" if len(actors) >= _SEVERAL else found.doubt
                    held = actors, replace(found, pick=pick_of(actors[0]), doubt=doubt)
                    self._held[key] = held
                found = held[1] or found
            yield found

    def _of_people(self, number: int, known: Known, home: Id) -> Iterator[Candidate]:
        for one in self._printed.people[number]:
            actors = self._look((one.name,), known, home)
            full = looks_like_person(one.name)
            if not (full or actors) and one.name in self._facts.bearers:
                continue  # "Judge Moor", of whom the surnames speak
            pick = pick_of(actors[0]) if actors else _new_person(one.name)
            doubt = "ambiguous" if len(actors) > 1 else "" if full or actors else "surname"
            yield Candidate(one.start, one.end, Hint.CUE, pick, doubt=doubt)

    def _of_surnames(self, number: int) -> Iterator[Candidate]:
        for match in self._bare.of(number):
            if self._printed.is_piece(match.start, match.end):
                continue
            person = self._nearest(match)
            hint = Hint.OWN if person.actor else Hint.CUE
            pick = pick_of(person.actor) if person.actor else _new_person(person.name)
            doubt = "surname" if len(match.senses) > 1 else ""
            role = ActorRole.ACTOR
            turned = contexts.is_turned(self._text, match.start)
            if turned or contexts.names_another(self._text, match.end):
                role, doubt = ActorRole.PART_OF_NAME, "part_of_name"
            yield Candidate(match.start, match.end, hint, pick, role, doubt)

    def _nearest(self, match: Match[Person]) -> Person:
        """Return, of those who bear a surname, the one named in full last before it."""
        if len(match.senses) == 1:
            return match.senses[0]
        standing = self._facts.standing.get(surface(self._text[match.start : match.end]), ())
        last = {name: start for start, name in sorted(standing) if start <= match.start}
        return max(match.senses, key=lambda person: last.get(person.name, -1))

    def _of_descriptions(self, number: int, known: Known, home: Id) -> Iterator[Candidate]:
        """Yield "the minister" again where this article's own tags have named it."""
        if not self._facts.described:
            return
        described: Phrases[Id] = Phrases()
        for phrase, ids in self._facts.described.items():
            described.add(phrase, ids[0])
        self._folded = self._folded or Words(self._text, folded=True)
        among = self._folded.numbered(*self._blocks.bounds(number))
        for match in described.find(self._folded, among):
            for actor in known.actors(match.senses[:1], home):
                pick = pick_of(actor)
                yield Candidate(match.start, match.end, Hint.OWN, pick, doubt="ambiguous")

    def _of_strangers(self, number: int, known: Known, home: Id) -> Iterator[Candidate]:
        """Yield surnames of people whom only other articles name in full, and who just speaks."""
        for match in self._surnames.of(number):
            span, quote = (match.start, match.end), self._text[match.start : match.end]
            if surface(quote) in self._facts.bearers or span not in self._printed.runs:
                continue
            actors = known.actors(match.senses, home)
            if len(actors) == 1:
                yield Candidate(*span, Hint.OWN, pick_of(actors[0]), doubt="surname")
            elif actors:
                yield Candidate(*span, Hint.OWN, None, doubt="ambiguous")
        for one in self._printed.heard[number]:
            pick = Pick("actor", one.name, None, ActorKind.UNKNOWN)
            yield Candidate(one.start, one.end, Hint.CUE, pick, doubt="surname")

    def _of_model(self, number: int, known: Known, home: Id) -> Iterator[Candidate]:
        """Yield what only a language model takes for a name."""
        for one in self._printed.mentions[number]:
            name = flat(self._text[one.start : one.end])
            actors = self._look((name,), known, home)
            pick = pick_of(actors[0]) if actors else Pick("actor", name, None, one.kind)
            yield Candidate(one.start, one.end, Hint.NLP, pick, doubt="language_model")


@lru_cache(maxsize=16_384)
def _keys_of(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(normal_key(one) for one in names)


def _new_person(name: str) -> Pick:
    return Pick("actor", name, None, ActorKind.PERSON)


def _bearers(known: Facts) -> Phrases[Person]:
    found: Phrases[Person] = Phrases()
    for bare, people in known.bearers.items():
        for person in people:
            found.add(bare, person)
    return found


def _differing(before: Mapping[Id, R], now: Mapping[Id, R]) -> Iterator[R]:
    for one, record in now.items():
        held = before.get(one)
        if held is not record:
            yield record
            if held is not None:
                yield held
    yield from (record for one, record in before.items() if one not in now)

"""Actors proposed: the project's own names, the shipped table, people just named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from variorum.model.drafts import ActorDraft, Pick
from variorum.model.ids import Id
from variorum.model.records import Actor
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, ActorRole, LinkRole, TagKind
from variorum.suggest import contexts
from variorum.suggest.bodies import Body
from variorum.suggest.found import Reading
from variorum.suggest.known import Known, is_name
from variorum.suggest.people import Person, is_person, looks_like_person, surname, surnames
from variorum.suggest.phrases import Match, Phrases, Words, surface
from variorum.suggest.table import Entry, Use

_GUESSED = ("actor", "role")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a name stands. `hidden`: a longer name of nobody, which hides the others."""

    start: int
    end: int
    hint: Hint
    pick: Pick
    role: ActorRole = ActorRole.ACTOR
    doubt: str = ""
    hidden: bool = False

    def suggestion(self, text: str) -> Suggestion:
        """Return what the analyst is offered."""
        draft = ActorDraft(self.start, self.end, (self.pick,), self.role, inferred=_GUESSED)
        return Suggestion(
            TagKind.ACTOR,
            self.start,
            self.end,
            text[self.start : self.end],
            self.hint,
            draft,
            2 if self.doubt else 1,
            self.doubt,
        )


class Names:
    """The names in one article: finds every candidate; which of them stand is `choose`'s part."""

    def __init__(
        self,
        article: OpenArticle,
        words: Words,
        known: Known,
        table: Phrases[Entry],
        reading: Reading,
    ) -> None:
        """Look at `article`, cut into `words`, with what was read in it."""
        self._article = article
        self._id = article.article.id
        self._text = article.text
        self._words = words
        self._known = known
        self._table = table
        self._reading = reading
        self._runs = frozenset(reading.runs)
        self._titled = frozenset(reading.people)
        self._own = list(known.find(words, self._id))
        self._listed = list(table.find(words))
        self._bodies = list(_phrases_of(reading.bodies).find(words))
        self._people = self._named_in_full()

    def candidates(self) -> Iterator[Candidate]:
        """Yield them in order of trust: of two at one place the earlier counts."""
        yield from self._of_own()
        yield from self._of_table()
        yield from self._of_bodies()
        yield from self._of_sites()
        yield from self._of_people()
        yield from self._of_surnames()
        yield from self._of_descriptions()

    # -- the analyst's own strings ----------------------------------------------------------

    def _of_own(self) -> Iterator[Candidate]:
        here = {person.actor.id for person in self._people if person.actor}
        here |= self._linked()
        for match in self._own:
            actor = match.senses[0]
            entry = next(iter(self._table.get(surface(self._at(match)))), None)
            use = entry.use if entry else Use.NAME
            doubt = "ambiguous" if len(match.senses) > 1 else ""
            if _is_bare(self._at(match), actor):
                if self._is_piece(match.start, match.end):
                    continue
                doubt = doubt or ("" if actor.id in here else "surname")
            yield self._placed(match, Hint.OWN, _pick(actor), use, doubt)

    def _linked(self) -> set[Id]:
        """Return the actors that tags of this article are linked to."""
        return {
            link.actor
            for held in self._article.links.values()
            for link in tuple(held.values())
            if link.actor and link.role is LinkRole.ACTOR
        }

    # -- the table --------------------------------------------------------------------------

    def _of_table(self) -> Iterator[Candidate]:
        uses: dict[str, set[Use]] = {}
        for match in self._listed:
            for entry in match.senses:
                uses.setdefault(entry.name, set()).add(entry.use)
        plain = {one.senses[0].name for one in self._listed if not one.senses[0].ambiguous}
        known = {names: self._known.named(names, self._id) for names in self._listed_names()}
        place = -1
        for match in self._listed:
            entry = match.senses[0]
            named = uses[entry.name]
            if entry.use is Use.NONE:
                nobody = Pick("actor", entry.name)
                yield Candidate(match.start, match.end, Hint.TABLE, nobody, hidden=True)
            elif self._stands_for(match, named):
                actors = known[entry.names]
                pick = _pick(actors[0]) if actors else Pick("actor", entry.name, None, entry.kind)
                doubt = self._doubt(match, actors, named, told=entry.name in plain)
                one = self._placed(match, Hint.TABLE, pick, entry.use, doubt)
                if self._is_placed_too(match, place):
                    one = replace(one, role=ActorRole.PLACE, doubt="place")
                if one.role is ActorRole.PLACE:
                    place = one.end
                yield one

    def _is_placed_too(self, match: Match[Entry], place: int) -> bool:
        """Tell whether a state is a place for the company it keeps: "in Oslo and Ghana"."""
        entry, text = match.senses[0], self._text
        if entry.kind is not ActorKind.STATE or entry.use is Use.DEMONYM:
            return False
        if 0 <= place < match.start and contexts.joins(text, place, match.start):
            return not contexts.acts(text, match.end)
        states = {one.end for one in self._listed if one.senses[0].use is not Use.CAPITAL}
        return (
            entry.use is Use.NAME
            and contexts.behind_town(text, match.start, match.end)
            and not any(text[end : match.start] == ", " for end in states if end < match.start)
        )

    def _listed_names(self) -> set[tuple[str, ...]]:
        return {match.senses[0].names for match in self._listed}

    def _stands_for(self, match: Match[Entry], named: set[Use]) -> bool:
        """Tell whether "the North" is the state: named otherwise too, and no name goes on."""
        if match.senses[0].use is Use.ANAPHOR and named == {Use.ANAPHOR}:
            return False
        with_article = self._text[match.start : match.start + len("the ")].lower() == "the "
        return not (with_article and contexts.before_capital(self._text, match.end))

    def _doubt(
        self, match: Match[Entry], actors: tuple[Actor, ...], named: set[Use], *, told: bool
    ) -> str:
        """Return why a name of the table may mean something else here.

        `told`: the article has an unambiguous name of the same actor: "Tbilisi" for "Georgia".
        """
        entry = match.senses[0]
        language = entry.use is Use.DEMONYM and contexts.is_language(
            self._text, match.start, match.end
        )
        if entry.ambiguous and not told:
            return "ambiguous"
        if len(match.senses) > 1 or len(actors) > 1 or language:
            return "ambiguous"
        span = (match.start, match.end)
        longer = entry.use is Use.CAPITAL and contexts.opens_a_run(span, self._reading.runs)
        if longer or contexts.is_turned(self._text, match.start):
            return "part_of_name"
        if entry.use is Use.CAPITAL and contexts.is_town(self._text, *span):
            return "place"
        means_state = named & {Use.NAME, Use.DEMONYM} or contexts.acts(self._text, match.end)
        return "" if entry.use is not Use.CAPITAL or means_state else "place"

    # -- organisations the text names ---------------------------------------------------------

    def _of_bodies(self) -> Iterator[Candidate]:
        for match in self._bodies:
            body = match.senses[0]
            actors = self._known.named((body.name,), self._id)
            pick = _pick(actors[0]) if actors else Pick("actor", body.name, None, body.kind)
            doubt = body.doubt if len(actors) < _SEVERAL else "ambiguous"
            role = ActorRole.PLACE if doubt == "place" else ActorRole.ACTOR
            yield Candidate(match.start, match.end, Hint.CUE, pick, role, doubt)

    def _of_sites(self) -> Iterator[Candidate]:
        """Yield, hidden, the seas and wars that hide the names inside theirs."""
        for start, end in self._reading.runs:
            if contexts.is_site(self._text, start, end):
                nobody = Pick("actor", self._text[start:end])
                yield Candidate(start, end, Hint.TABLE, nobody, hidden=True)

    # -- people -----------------------------------------------------------------------------

    def _named_in_full(self) -> list[Person]:
        """Return who is named in full: known actors and new people, each once."""
        found = [one for match in self._own for one in match.senses[:1] if is_person(one)]
        people = {actor.name: Person(actor.name, actor) for actor in found if self._in_full(actor)}
        for start, end in self._reading.people:
            name = _flat(self._text[start:end])
            if looks_like_person(name) and name not in people:
                actors = self._known.named((name,), self._id)
                people[name] = Person(name, actors[0] if actors else None)
        return list(people.values())

    def _in_full(self, actor: Actor) -> bool:
        return any(
            actor in match.senses and not _is_bare(self._at(match), actor) for match in self._own
        )

    def _of_people(self) -> Iterator[Candidate]:
        bare = surnames(self._people)
        for start, end in self._reading.people:
            name = _flat(self._text[start:end])
            actors = self._known.named((name,), self._id)
            full = looks_like_person(name)
            if not (full or actors) and bare.get(name):
                continue  # "Judge Moor", of whom the surnames speak
            pick = _pick(actors[0]) if actors else Pick("actor", name, None, ActorKind.PERSON)
            doubt = "ambiguous" if len(actors) > 1 else "" if full or actors else "surname"
            yield Candidate(start, end, Hint.CUE, pick, doubt=doubt)

    def _of_surnames(self) -> Iterator[Candidate]:
        bare = surnames(self._people)
        full = list(self._spans_in_full())
        for match in bare.find(self._words):
            if self._is_piece(match.start, match.end):
                continue
            person = _nearest(match, full)
            hint = Hint.OWN if person.actor else Hint.CUE
            pick = (
                _pick(person.actor)
                if person.actor
                else Pick("actor", person.name, None, ActorKind.PERSON)
            )
            doubt = "surname" if len(match.senses) > 1 else ""
            role = ActorRole.ACTOR
            if contexts.names_another(self._text, match.end):
                role, doubt = ActorRole.PART_OF_NAME, "part_of_name"
            yield Candidate(match.start, match.end, hint, pick, role, doubt)

    def _is_piece(self, start: int, end: int) -> bool:
        """Tell whether a surname is a piece of a longer name; a run of its own never is."""
        alone = (start, end) in self._runs or (start, end) in self._titled
        return not alone and contexts.joined_by_capitals(self._text, start, end)

    def _spans_in_full(self) -> Iterator[tuple[int, str]]:
        """Yield where people are named in full, and as whom."""
        for start, end in self._reading.people:
            yield start, _flat(self._text[start:end])
        for match in self._own:
            yield match.start, match.senses[0].name

    # -- descriptions -----------------------------------------------------------------------

    def _of_descriptions(self) -> Iterator[Candidate]:
        """Yield "the minister" again where this article's own tags have named it."""
        described: Phrases[Id] = Phrases()
        for tag in self._article.standing():
            if tag.kind is TagKind.ACTOR and not is_name(surface(tag.quote)):
                for link in tuple(self._article.links.get(tag.id, {}).values()):
                    if link.actor:
                        described.add(surface(tag.quote).casefold(), link.actor)
        if not len(described):
            return
        for match in described.find(Words(self._text, folded=True)):
            for actor in self._known.actors(match.senses[:1], self._id):
                yield Candidate(match.start, match.end, Hint.OWN, _pick(actor), doubt="ambiguous")

    # -- where it stands --------------------------------------------------------------------

    def _placed(
        self, match: Match[Actor] | Match[Entry], hint: Hint, pick: Pick, use: Use, doubt: str
    ) -> Candidate:
        """Return the candidate with its role and the doubts that come with the role."""
        start, end = match.start, match.end
        role = contexts.role(self._text, start, end, pick.actor_kind, use)
        if contexts.inside_organisation(self._text, (start, end), self._reading.runs):
            role = ActorRole.PART_OF_NAME
        of_role = {ActorRole.PLACE: "place", ActorRole.PART_OF_NAME: "part_of_name"}
        return Candidate(start, end, hint, pick, role, doubt or of_role.get(role, ""))

    def _at(self, match: Match[Actor]) -> str:
        return self._text[match.start : match.end]


def _phrases_of(found: Mapping[str, Body]) -> Phrases[Body]:
    phrases: Phrases[Body] = Phrases()
    for name, body in found.items():
        phrases.add(surface(name), body)
    return phrases


def _nearest(match: Match[Person], full: Iterable[tuple[int, str]]) -> Person:
    """Return, of those who bear a surname, the one named in full last before it."""
    before = [(start, name) for start, name in full if start <= match.start]
    names = [name for _, name in sorted(before, reverse=True)]
    ranks = {name: rank for rank, name in reversed(list(enumerate(names)))}
    return min(match.senses, key=lambda person: ranks.get(person.name, len(names)))


def _is_bare(quote: str, actor: Actor) -> bool:
    """Tell whether a quote is no more than the surname of a person."""
    return is_person(actor) and surface(quote) == surname(actor.name)


def _pick(actor: Actor) -> Pick:
    return Pick("actor", actor.name, actor.id, actor.kind)


def _flat(name: str) -> str:
    return " ".join(name.split())

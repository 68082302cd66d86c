"""What the words of a text alone say of its names, whoever is known: read once for a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.drafts import Pick
from variorum.model.suggestion import Hint
from variorum.model.vocabulary import ActorKind, ActorRole
from variorum.suggest import contexts
from variorum.suggest.blocks import Blocks
from variorum.suggest.bodies import Body
from variorum.suggest.candidates import Candidate, doubt_of, flat
from variorum.suggest.found import Reading
from variorum.suggest.phrases import Match, Phrases, Words, surface
from variorum.suggest.table import Entry, Use

_STATES = (Use.NAME, Use.CAPITAL)


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate for an actor not yet known, and the names by which to look it up."""

    names: tuple[str, ...]
    candidate: Candidate

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.candidate.start


class Printed:
    """The names of one text as the table and the words around them tell; nothing here changes."""

    def __init__(self, words: Words, table: Phrases[Entry], reading: Reading) -> None:
        """Read `words` with what was read in them before."""
        self.words = words
        self.text = words.text
        self.table = table
        self.reading = reading
        self.blocks = Blocks(words.text)
        self.runs = frozenset(reading.runs)
        self._titled = frozenset(reading.people)
        self._roles: dict[tuple[int, int, ActorKind, Use], ActorRole] = {}
        named = (*self._of_table(), *self._of_bodies(), *self._of_sites())
        self.named = self.blocks.sorted(named)
        people = (_Person(start, end, flat(self.text[start:end])) for start, end in reading.people)
        self.people = self.blocks.sorted(people)
        heard = (_Person(start, end, self.text[start:end]) for start, end in reading.heard)
        self.heard = self.blocks.sorted(heard)
        self.mentions = self.blocks.sorted(reading.mentions)

    def role(self, start: int, end: int, kind: ActorKind, use: Use) -> ActorRole:
        """Return what a name seems to do where it stands."""
        key = start, end, kind, use
        if key not in self._roles:
            role = contexts.role(self.text, start, end, kind, use)
            if contexts.inside_organisation(self.text, (start, end), self.reading.runs):
                role = ActorRole.PART_OF_NAME
            self._roles[key] = role
        return self._roles[key]

    def is_piece(self, start: int, end: int) -> bool:
        """Tell whether a surname is a piece of a longer name; a run of its own never is."""
        alone = (start, end) in self.runs or (start, end) in self._titled
        return not alone and contexts.joined_by_capitals(self.text, start, end)

    # -- the table --------------------------------------------------------------------------

    def _of_table(self) -> Iterator[Named]:
        listed = list(self.table.find(self.words))
        uses: dict[str, set[Use]] = {}
        for match in listed:
            for entry in match.senses:
                uses.setdefault(entry.name, set()).add(entry.use)
        plain = {one.senses[0].name for one in listed if not one.senses[0].ambiguous}
        ends = {one.end for one in listed if one.senses[0].use is Use.NAME}
        place = -1
        for match in listed:
            entry = match.senses[0]
            pick = Pick("actor", entry.name, None, entry.kind)
            one = Candidate(match.start, match.end, Hint.TABLE, pick)
            if entry.use is Use.NONE:
                yield Named((), replace(one, hidden=True))
            elif self._stands_for(match, uses[entry.name]):
                doubt = self._doubt(match, uses[entry.name], told=entry.name in plain)
                role = self.role(match.start, match.end, entry.kind, entry.use)
                if self._is_placed_too(match, place, ends):
                    role, doubt = ActorRole.PLACE, "place"
                place = match.end if role is ActorRole.PLACE else place
                doubt = doubt or doubt_of(role)
                yield Named(entry.names, replace(one, role=role, doubt=doubt))

    def _is_placed_too(self, match: Match[Entry], place: int, ends: set[int]) -> bool:
        """Tell whether a state is a place for the company it keeps: "in Oslo and Ghana".

        `place` is where the last place before it ends, `ends` where names of states do.
        """
        entry, start = match.senses[0], match.start
        if entry.kind is not ActorKind.STATE or entry.use not in _STATES:
            return False
        if 0 <= place < start and contexts.joins(self.text, place, start):
            return not contexts.acts(self.text, match.end)
        town = entry.use is Use.NAME and contexts.behind_town(self.text, start, match.end)
        return town and start - len(", ") not in ends

    def _stands_for(self, match: Match[Entry], named: set[Use]) -> bool:
        """Tell whether "the North" is the state: named otherwise too, and no name goes on."""
        if match.senses[0].use is Use.ANAPHOR and named == {Use.ANAPHOR}:
            return False
        if match.senses[0].kind is ActorKind.ORGANISATION and contexts.is_office(
            self.text, match.end
        ):
            return False  # "U.S. Treasury Secretary", of the U.S.
        with_article = self.text[match.start : match.start + len("the ")].lower() == "the "
        return not (with_article and contexts.before_capital(self.text, match.end))

    def _doubt(self, match: Match[Entry], named: set[Use], *, told: bool) -> str:
        """Return why a name of the table may mean something else here.

        `told`: the article has an unambiguous name of the same actor: "Tbilisi" for "Georgia".
        """
        entry, span = match.senses[0], (match.start, match.end)
        language = entry.use is Use.DEMONYM and contexts.is_language(self.text, *span)
        if (entry.ambiguous and not told) or len(match.senses) > 1 or language:
            return "ambiguous"
        capital = entry.use is Use.CAPITAL
        longer = capital and contexts.opens_a_run(span, self.reading.runs)
        if longer or contexts.is_turned(self.text, match.start):
            return "part_of_name"
        if capital and contexts.is_town(self.text, *span):
            return "place"
        means_state = named & {Use.NAME, Use.DEMONYM} or contexts.acts(self.text, match.end)
        return "" if not capital or means_state else "place"

    # -- organisations and what is nobody's name ------------------------------------------------

    def _of_bodies(self) -> Iterator[Named]:
        for match in _phrases_of(self.reading.bodies).find(self.words):
            body = match.senses[0]
            pick = Pick("actor", body.name, None, body.kind)
            role = ActorRole.PLACE if body.doubt == "place" else ActorRole.ACTOR
            one = Candidate(match.start, match.end, Hint.CUE, pick, role, body.doubt)
            yield Named((body.name,), one)

    def _of_sites(self) -> Iterator[Named]:
        """Yield, hidden, the seas and wars that hide the names inside theirs."""
        for start, end in self.reading.runs:
            if contexts.is_site(self.text, start, end):
                nobody = Pick("actor", self.text[start:end])
                yield Named((), Candidate(start, end, Hint.TABLE, nobody, hidden=True))


@dataclass(frozen=True, slots=True)
class _Person:
    """Where a person is named, and the name on one line."""

    start: int
    end: int
    name: str


def _phrases_of(found: Mapping[str, Body]) -> Phrases[Body]:
    phrases: Phrases[Body] = Phrases()
    for name, body in found.items():
        phrases.add(surface(name), body)
    return phrases


People = Sequence[_Person]

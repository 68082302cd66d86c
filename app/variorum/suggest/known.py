"""What the project knows by name: its actors, their aliases, and every string tagged as one."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Actor, Alias, Decision, Record
from variorum.model.resolve import merged
from variorum.suggest.people import is_person, surname
from variorum.suggest.phrases import Match, Phrases, Senses, surface
from variorum.text.keys import normal_key

_AGES = count(1)

Tagged = tuple[str, Id, int]
"""A tagged string, the actor linked, and how many tags say so."""


class Known:
    """The project's own names, kept current change by change. Used on one thread."""

    def __init__(self, catalogue: Catalogue, tagged: Iterable[Tagged]) -> None:
        """Start from a catalogue of its own and the strings that actor tags hold."""
        self.catalogue = catalogue
        self.strings: Phrases[Id] = Phrases()
        self.surnames: Phrases[Id] = Phrases()
        """Surnames of the persons known in the whole project."""
        self.learnt: list[tuple[str, str]] = []
        """What came to mean something else, in order: a phrase, and the key of a name or ""."""
        self.age = 0
        """A new number whenever more changed than `learnt` can tell, which then starts anew."""
        self._keys: Senses[Id] = Senses()
        self._ends = merged(catalogue, "actor")
        for record in (*catalogue.all(Actor).values(), *catalogue.all(Alias).values()):
            self._name(record, 1)
        for quote, actor, times in tagged:  # there may be a million
            if not quote.islower() and (phrase := name_in(quote)):
                self.strings.add(phrase, actor, times)
        self._forget()

    def tag(self, quote: str, actor: Id, times: int = 1) -> None:
        """Learn (or, with negative `times`, unlearn) that a tagged string names an actor.

        Descriptions in lower case mean something in their own article only; they are passed over.
        """
        phrase = name_in(quote)
        if not phrase:
            return
        before = self.strings.get(phrase)
        if times > 0:
            self.strings.add(phrase, actor, times)
        for _ in range(-times):
            self.strings.remove(phrase, actor)
        if self.strings.get(phrase) != before:
            self.learnt.append((phrase, ""))

    def follow(self, changes: Iterable[Change]) -> None:
        """Follow changes of actors, aliases and merges; the tags' strings come by `tag`."""
        changes = tuple(changes)
        self.catalogue.apply(changes)
        for change in changes:
            if change.before:
                self._name(change.before, -1)
            if change.after:
                self._name(change.after, 1)
        if any(isinstance(change.record, Decision) for change in changes):
            self._ends = merged(self.catalogue, "actor")
            self._forget()
        elif any(change.before and isinstance(change.record, Actor | Alias) for change in changes):
            self._forget()

    def _forget(self) -> None:
        """Let whoever follows `learnt` look at everything again."""
        self.age = next(_AGES)
        self.learnt.clear()

    def meant(self, matches: Iterable[Match[Id]], article: Id) -> Iterator[Match[Actor]]:
        """Yield, by place, matches with the actors they mean in an article, if they mean any."""
        for match in sorted(matches, key=lambda one: one.start):
            actors = self.actors(match.senses, article)
            if actors:
                yield Match(match.start, match.end, actors)

    def named(self, names: Iterable[str], article: Id) -> tuple[Actor, ...]:
        """Return the actors that have one of these names or aliases, each once."""
        found = (one for name in names for one in self._keys.of(normal_key(name)))
        return self.actors(tuple(dict.fromkeys(found)), article)

    def actors(self, ids: Iterable[Id], article: Id) -> tuple[Actor, ...]:
        """Return the actors of these ids that can be meant in an article, merged ones as one."""
        ends = dict.fromkeys(self._ends.get(one, one) for one in ids)
        found = (self.catalogue.get(Actor, one) for one in ends)
        return tuple(one for one in found if one and one.article in (None, article))

    def _name(self, record: Record, times: int) -> None:
        if isinstance(record, Actor):
            name, actor = record.name, record.id
        elif isinstance(record, Alias):
            name, actor = record.text, record.actor
        else:
            return
        self.tag(name, actor, times)
        if isinstance(record, Actor) and is_person(record) and record.article is None:
            self._bear(surname(name), actor, times)
        key = normal_key(name)
        self.learnt.append(("", key))
        self._keys.add(key, actor, times)

    def _bear(self, phrase: str, actor: Id, times: int) -> None:
        if times > 0:
            self.surnames.add(phrase, actor)
        else:
            self.surnames.remove(phrase, actor)
        self.learnt.append((phrase, ""))


@lru_cache(maxsize=1 << 14)
def name_in(quote: str) -> str:
    """Return the phrase a tagged string is looked for by, nothing for a description."""
    phrase = surface(quote)
    return phrase if _is_name(phrase) else ""


def _is_name(phrase: str) -> bool:
    """Tell whether a phrase is written as a name: with a capital behind its article."""
    bare = phrase.removeprefix("the ")
    return bare[:1].isupper() or any(word[:1].isupper() for word in bare.split())

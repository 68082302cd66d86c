"""What an article as a whole tells of its names, and where a change of that is felt."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from variorum.model.ids import Id
from variorum.model.records import Actor
from variorum.model.tags import TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.suggest.candidates import is_bare
from variorum.suggest.known import Known, name_in
from variorum.suggest.people import Person, is_person, looks_like_person, surname
from variorum.suggest.phrases import Match, surface
from variorum.suggest.printed import People

Bearers = Mapping[str, tuple[Person, ...]]
Look = Callable[[tuple[str, ...]], tuple[Actor, ...]]
Standing = tuple[int, str]
"""Where somebody is named in full, and as whom."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one piece of the text tells: who is named in full in it, and where people are named."""

    full: tuple[Actor, ...] = ()
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What rests on the whole article.

    `bearers`: who bears a surname, of those named in full here, and by surname where they are
    named (`standing`); `here`: the known actors that are named or linked here; `described`: whom
    the article's own tags call "the minister".
    """

    bearers: Bearers = field(default_factory=dict)
    standing: Mapping[str, tuple[Standing, ...]] = field(default_factory=dict)
    here: frozenset[Id] = frozenset()
    described: Mapping[str, tuple[Id, ...]] = field(default_factory=dict)

    def changed(self, before: "Facts", known: Known) -> Iterator[str]:
        """Yield the phrases that may mean something else than they did `before`."""
        yield from _differing(self.bearers, before.bearers)
        yield from _differing(self.standing, before.standing)
        for one in self.here ^ before.here:
            actor = known.catalogue.get(Actor, one)
            if actor:
                yield surname(actor.name)


def told(text: str, own: Iterable[Match[Actor]], people: People) -> Told:
    """Return what a piece of `text` tells by its `own` names and by the `people` read in it."""
    own = tuple(own)
    full = [
        one
        for match in own
        for one in match.senses
        if is_person(one) and not is_bare(text[match.start : match.end], one)
    ]
    standing = [(one.start, one.name) for one in people]
    standing += [(match.start, match.senses[0].name) for match in own]
    return Told(tuple(dict.fromkeys(full)), tuple(standing))


def facts(
    article: OpenArticle, pieces: Iterable[Told], people: Iterable[People], look: Look
) -> Facts:
    """Return the facts of an article from what its pieces tell; `look` finds actors by name."""
    pieces = tuple(pieces)
    found = {one.name: Person(one.name, one) for piece in pieces for one in piece.full}
    for person in (one for piece in people for one in piece):
        if person.name not in found and looks_like_person(person.name):
            actors = look((person.name,))
            found[person.name] = Person(person.name, actors[0] if actors else None)
    bearers: dict[str, list[Person]] = {}
    for name, one in found.items():
        bearers.setdefault(surname(name), []).append(one)
    several = {name: key for key, held in bearers.items() if len(held) > 1 for name in _names(held)}
    standing: dict[str, list[Standing]] = {}
    for piece in pieces if several else ():
        for place in piece.standing:
            if place[1] in several:
                standing.setdefault(several[place[1]], []).append(place)
    here = {one.actor.id for one in found.values() if one.actor}
    return Facts(
        {key: tuple(held) for key, held in bearers.items()},
        {key: tuple(held) for key, held in standing.items()},
        frozenset(here | _linked(article)),
        _described(article),
    )


def _names(held: Iterable[Person]) -> Iterator[str]:
    return (one.name for one in held)


def _linked(article: OpenArticle) -> set[Id]:
    """Return the actors that tags of this article are linked to."""
    return {
        link.actor
        for held in article.links.values()
        for link in held.values()
        if link.actor and link.role is LinkRole.ACTOR
    }


def _described(article: OpenArticle) -> dict[str, tuple[Id, ...]]:
    """Return whom this article's own tags call by a description."""
    found: dict[str, dict[Id, int]] = {}
    for tag in article.standing():
        if tag.kind is TagKind.ACTOR and not name_in(tag.quote):
            for one in _actors(article.links.get(tag.id, {}).values()):
                counts = found.setdefault(surface(tag.quote).casefold(), {})
                counts[one] = counts.get(one, 0) + 1
    return {
        phrase: tuple(sorted(counts, key=lambda one: -counts[one]))
        for phrase, counts in found.items()
    }


def _actors(links: Iterable[TagLink]) -> Iterator[Id]:
    return (link.actor for link in links if link.actor)


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> Iterator[str]:
    return (key for key in {**one, **other} if one.get(key) != other.get(key))

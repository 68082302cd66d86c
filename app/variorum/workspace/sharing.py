"""Two articles side by side: which propositions both speak of, and which only one does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import Attitude, LinkRole, Polarity, TagKind

_ROLES = {TagKind.CLAIM: LinkRole.PROPOSITION, TagKind.STANCE: LinkRole.TARGET}
"""The kinds of tag that speak of propositions, and the role of the link by which they do."""

_BEARING = frozenset({"article", "decision", "proposition", "region"})
"""Kinds of other records on which a comparison rests, or what is said of it."""

_SIDES = {Attitude.SUPPORTS: Polarity.ASSERTS, Attitude.OPPOSES: Polarity.DENIES}


@dataclass(frozen=True, slots=True)
class Said:
    """What one tag says of a proposition; `side` is None for an ambivalent stance."""

    tag: Id
    start: int
    side: Polarity | None


@dataclass(frozen=True, slots=True)
class Held:
    """What two articles say of one proposition, each in text order; one of them may be silent."""

    proposition: Id
    here: tuple[Said, ...]
    there: tuple[Said, ...]

    @property
    def is_shared(self) -> bool:
        """Whether both speak of it."""
        return bool(self.here and self.there)

    @property
    def is_opposed(self) -> bool:
        """Whether one asserts what the other denies."""
        here, there = ({said.side for said in one} for one in (self.here, self.there))
        return _opposed(here, there) or _opposed(there, here)

    def is_by(self, tags: Iterable[Id]) -> bool:
        """Tell whether any of `tags` speaks of it."""
        speaking = {said.tag for said in (*self.here, *self.there)}
        return not speaking.isdisjoint(tags)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles compared. In order of the first tag here; `only_there` of the first there."""

    shared: tuple[Held, ...] = ()
    only_here: tuple[Held, ...] = ()
    only_there: tuple[Held, ...] = ()
    _by_tag: dict[Id, list[Held]] = field(default_factory=dict)

    def of_tag(self, tag: Id) -> Held | None:
        """Return what a tag speaks of, one that is shared if there is one; None if of nothing."""
        found = self._by_tag.get(tag, [])
        return next((held for held in found if held.is_shared), found[0] if found else None)

    def of(self, proposition: Id) -> Held | None:
        """Return what is said of a proposition, None if neither article speaks of it."""
        everything = (*self.shared, *self.only_here, *self.only_there)
        return next((held for held in everything if held.proposition == proposition), None)


def compare(here: OpenArticle, there: OpenArticle, into: Mapping[Id, Id]) -> Comparison:
    """Compare two open articles; `into` says which proposition stands for one merged away."""
    left, right = _by_proposition(here, into), _by_proposition(there, into)
    held = [
        Held(proposition, tuple(left.get(proposition, ())), tuple(right.get(proposition, ())))
        for proposition in dict.fromkeys((*left, *right))
    ]
    by_tag: dict[Id, list[Held]] = defaultdict(list)
    for one in held:
        for said in (*one.here, *one.there):
            by_tag[said.tag].append(one)
    return Comparison(
        tuple(one for one in held if one.is_shared),
        tuple(one for one in held if not one.there),
        tuple(one for one in held if not one.here),
        dict(by_tag),
    )


def bears_on(change: Change) -> bool:
    """Tell whether a comparison may be another one after `change`."""
    record = change.record
    if isinstance(record, Tag):
        return record.kind in _ROLES
    if isinstance(record, TagLink):
        return record.proposition is not None
    return record.kind_name in _BEARING or (change.op == "update" and change.kind == "actor")


def spoken_of(article: OpenArticle, into: Mapping[Id, Id]) -> set[Id]:
    """Return the propositions an open article speaks of."""
    return set(_by_proposition(article, into))


def shared_counts(
    wanted: AbstractSet[Id], evidence: Mapping[Id, Iterable[LinkedTag]], into: Mapping[Id, Id]
) -> dict[Id, int]:
    """Return how many of the propositions `wanted` each article speaks of.

    `evidence` is by proposition, as the store has it; those merged into a wanted one count as it.
    """
    found: dict[Id, set[Id]] = defaultdict(set)
    for proposition, tags in evidence.items():
        one = into.get(proposition, proposition)
        if one not in wanted:
            continue
        for linked in tags:
            if not linked.tag.rejected and linked.excluded_by is None:
                found[linked.article].add(one)
    return {article: len(propositions) for article, propositions in found.items()}


def _by_proposition(article: OpenArticle, into: Mapping[Id, Id]) -> dict[Id, list[Said]]:
    """Return what an article says of each proposition, both in text order."""
    found: dict[Id, list[Said]] = {}
    for tag in sorted(_speaking(article), key=lambda one: (one.start, -one.end, one.id)):
        for link in _links(article, tag):
            about = link.proposition
            if about is not None:
                said = Said(tag.id, tag.start, _side(tag, link))
                found.setdefault(into.get(about, about), []).append(said)
    return found


def _speaking(article: OpenArticle) -> Iterator[Tag]:
    for tag in article.tags.values():
        speaks = tag.kind in _ROLES and not tag.rejected and tag.id in article.links
        if speaks and article.excluded_by(tag.start, tag.end) is None:
            yield tag


def _links(article: OpenArticle, tag: Tag) -> list[TagLink]:
    role, links = _ROLES[tag.kind], article.links[tag.id].values()
    found = [link for link in links if link.role is role]
    if len(found) > 1:
        found.sort(key=lambda link: (link.position, link.id))
    return found


def _side(tag: Tag, link: TagLink) -> Polarity | None:
    if tag.kind is TagKind.STANCE:
        return _SIDES.get(tag.attitude) if tag.attitude else None
    return link.polarity


def _opposed(one: AbstractSet[Polarity | None], other: AbstractSet[Polarity | None]) -> bool:
    return Polarity.ASSERTS in one and Polarity.DENIES in other

"""What the status of a proposition rests on, now and since a point in the history."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from variorum.model.catalogue import Catalogue
from variorum.model.cause import EventSince, Spot
from variorum.model.ids import Id
from variorum.model.kinds import to_plain
from variorum.model.records import (
    ActorLink,
    Article,
    Decision,
    Independence,
    Proposition,
    Record,
    Relation,
)
from variorum.model.resolve import merged
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.store.store import Store

_ID = 36
"""Characters of an id."""

Plain = Mapping[str, Any]

_RULINGS: Mapping[str, type[Record]] = {
    kind.kind_name: kind for kind in (Independence, Relation, Decision, ActorLink)
}
_CARRYING = ("organ_of", "speaks_for")
_SPEAKING = ("speaker", "holder")
_JOINING = ("same_origin", "relies_on")


class Log:
    """Events by all the records they speak of."""

    def __init__(self, events: Iterable[EventSince], catalogue: Catalogue) -> None:
        """Take in events, oldest first; `catalogue` knows the rulings that were altered."""
        self._events = list(events)
        self._by_id: dict[str, list[int]] = defaultdict(list)
        self._altered: dict[Id, Plain] = {}
        rulings = (one for kind in _RULINGS.values() for one in catalogue.all(kind).values())
        self.above = _above(to_plain(one) for one in rulings)
        for place, event in enumerate(self._events):
            if event.field and event.entity not in self._altered and event.kind in _RULINGS:
                ruling = catalogue.get(_RULINGS[event.kind], event.entity)
                self._altered[event.entity] = to_plain(ruling) if ruling else {}
            for key in dict.fromkeys((*_spoken_of(event), *_texts(self.record(event)))):
                self._by_id[key].append(place)

    def record(self, event: EventSince) -> Plain:
        """Return the record made, deleted or (of rulings) altered, as far as it is known."""
        if event.field is not None:
            return self._altered.get(event.entity, {})
        found: Plain = event.before or event.after or {}
        return found

    def about(self, ids: Iterable[Id]) -> list[EventSince]:
        """Return the events that speak of any of some records, oldest first."""
        places = {place for one in ids for place in self._by_id.get(one, ())}
        return [self._events[place] for place in sorted(places)]

    def whole(self, kind: str, ids: Iterable[Id]) -> Iterator[tuple[Id, Plain]]:
        """Yield the records of a kind that speak of some records and were made or deleted."""
        for event in self.about(ids):
            if event.kind == kind and event.field is None:
                yield event.entity, self.record(event)


def _spoken_of(event: EventSince) -> Iterator[str]:
    yield event.entity
    if event.field is not None:
        yield from _texts({"before": event.before, "after": event.after})


def _texts(record: Plain) -> Iterator[str]:
    """Yield the values that may be ids."""
    return (one for one in record.values() if isinstance(one, str) and len(one) == _ID)


@dataclass(slots=True)
class Basis:
    """The records behind one status; a spot is the first sentence a record has to do with."""

    propositions: set[Id]
    tags: dict[Id, Spot] = field(default_factory=dict)
    links: dict[Id, Id] = field(default_factory=dict)
    """Tags by link, of the links that speak of no other proposition."""
    actors: dict[Id, Spot] = field(default_factory=dict)
    articles: dict[Id, Spot] = field(default_factory=dict)
    outlets: dict[Id, Spot] = field(default_factory=dict)
    regions: dict[Id, Spot] = field(default_factory=dict)
    unattributed: set[Id] = field(default_factory=set)
    """Articles in which somebody states it and no speaker is named: their authors speak."""

    def ids(self) -> Iterator[Id]:
        """Yield the records that events are looked up by."""
        for held in (self.propositions, self.tags, self.links, self.actors, self.articles):
            yield from held
        yield from (*self.outlets, *self.regions)

    def made(self) -> Iterator[Id]:
        """Yield the records whose making is looked up one by one."""
        yield from (*self.tags, *self.links, *self.regions)

    def first(self) -> Spot | None:
        """Return the first sentence of the proposition that still stands."""
        return next((spot for spot in self.tags.values() if spot.tag), None)


def basis_of(store: Store, catalogue: Catalogue, log: Log, group: Id) -> Basis:
    """Return what the status of a proposition rests on, or rested on at any time in `log`."""
    basis = Basis(_with_merged(catalogue, log, group))
    current = {
        one.tag.id: one for found in store.evidence(basis.propositions).values() for one in found
    }
    past = _pointed(store, log, basis.propositions) - current.keys()
    current |= {one.tag.id: one for one in store.tags(past)}
    speaking: dict[Id, Spot] = {}
    for linked in current.values():
        _take(basis, log, speaking, linked)
    for tag in sorted(past - current.keys()):
        _take_gone(basis, store, log, speaking, tag)
    _take_articles(basis, catalogue, speaking)
    for one in sorted(basis.propositions):
        proposition, first = catalogue.get(Proposition, one), basis.first()
        for actor in proposition.accused if proposition and first else ():
            speaking.setdefault(actor, first or Spot(Id("")))
    basis.actors = _climbed(log, speaking)
    basis.regions = _regions(store, log, current.values())
    return basis


def _with_merged(catalogue: Catalogue, log: Log, group: Id) -> set[Id]:
    """Return a proposition with those merged into it, now or at any time in `log`."""
    found = {group, *(one for one, end in merged(catalogue, "proposition").items() if end == group)}
    for _, record in log.whole("decision", found):
        if record["about"] == "proposition" and record["object"]:
            found |= {record["subject"], record["object"]}
    return found


def _pointed(store: Store, log: Log, propositions: set[Id]) -> set[Id]:
    """Return the tags that pointed at the propositions at some time in `log`."""
    moved: set[Id] = set()
    found: set[Id] = set()
    for event in log.about(propositions):
        if event.kind == "tag_link":
            if event.field is None:
                found.add(log.record(event)["tag"])
            else:
                moved.add(event.entity)
    for link, record in log.whole("tag_link", moved):
        moved.discard(link)
        found.add(record["tag"])
    links = store.get_many("tag_link", moved).values()
    return found | {link.tag for link in links if isinstance(link, TagLink)}


def _take(basis: Basis, log: Log, speaking: dict[Id, Spot], linked: LinkedTag) -> None:
    tag = linked.tag
    spot = Spot(linked.article, tag.start, tag.id)
    basis.tags[tag.id] = spot
    basis.articles.setdefault(linked.article, spot)
    known = {link.id: to_plain(link) for link in linked.links}
    _take_links(basis, speaking, {**dict(log.whole("tag_link", [tag.id])), **known})


def _take_gone(basis: Basis, store: Store, log: Log, speaking: dict[Id, Spot], tag: Id) -> None:
    """Take in a tag that is not in the latest texts any more, where the log knows its place."""
    for one, record in log.whole("tag", [tag]):
        if one == tag:
            for article in store.articles_of((), [record["text_version"]]):
                basis.tags[tag] = Spot(article, record["start"])
                basis.articles.setdefault(article, basis.tags[tag])
    if tag in basis.tags:
        _take_links(basis, speaking, dict(log.whole("tag_link", [tag])))


def _take_links(basis: Basis, speaking: dict[Id, Spot], links: Mapping[Id, Plain]) -> None:
    """Take in the links of one tag, but for those about other propositions."""
    marked = any(record["origin"] for record in links.values())
    for link, record in links.items():
        if record["proposition"] is not None and record["proposition"] not in basis.propositions:
            continue
        basis.links[link] = record["tag"]
        speaks = record["role"] in _SPEAKING and (record["origin"] or not marked)
        if record["actor"] and speaks:
            speaking.setdefault(record["actor"], basis.tags[record["tag"]])
    if not any(record["role"] in _SPEAKING for record in links.values()):
        basis.unattributed |= {basis.tags[record["tag"]].article for record in links.values()}


def _take_articles(basis: Basis, catalogue: Catalogue, speaking: dict[Id, Spot]) -> None:
    for one, spot in basis.articles.items():
        article = catalogue.get(Article, one)
        if article and article.author_actor and one in basis.unattributed:
            speaking.setdefault(article.author_actor, spot)
        if article and article.outlet:
            basis.outlets.setdefault(article.outlet, spot)


def _climbed(log: Log, speaking: Mapping[Id, Spot]) -> dict[Id, Spot]:
    """Return those who speak and all who stand, or stood, behind them."""
    found = dict(speaking)
    rest = list(found)
    while rest:
        actor = rest.pop()
        gone = (record for kind in _RULINGS for _, record in log.whole(kind, [actor]))
        for parent in sorted(log.above.get(actor, set()) | _above(gone).get(actor, set())):
            if parent not in found:
                found[parent] = found[actor]
                rest.append(parent)
    return found


def _above(records: Iterable[Plain]) -> dict[Id, set[Id]]:
    """Return by actor those whom ties, merges and shared origins make it speak for."""
    found: dict[Id, set[Id]] = defaultdict(set)
    for record in records:
        if record.get("kind") in _CARRYING:
            found[record["actor"]].add(record["parent"])
        elif record.get("about") == "actor" and record.get("kind") == "merge":
            found[record["subject"]].add(record["object"])
        elif record.get("about") == "actor" and record.get("kind") in _JOINING:
            found[record["one"]].add(record["other"])
            found[record["other"]].add(record["one"])
    return found


def _regions(store: Store, log: Log, tags: Iterable[LinkedTag]) -> dict[Id, Spot]:
    """Return the regions that some tags lie in, or lay in."""
    spans: dict[Id, list[LinkedTag]] = defaultdict(list)
    for linked in tags:
        spans[linked.tag.text_version].append(linked)
    gone = ((one, record) for one, record in log.whole("region", spans))
    regions = [(one.id, to_plain(one)) for one in store.past().regions(spans)]
    found: dict[Id, Spot] = {}
    for region, record in (*regions, *gone):
        for linked in spans[record["text_version"]]:
            tag = linked.tag
            if record["start"] <= tag.start and tag.end <= record["end"]:
                found.setdefault(region, Spot(linked.article, tag.start, tag.id))
    return found

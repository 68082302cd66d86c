"""Why statuses moved: which acts since a point in the history touched what they rest on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future

from variorum.model.catalogue import Catalogue
from variorum.model.cause import SHOWN, ActSince, Cause, Causes, EventSince, Spot, Touch
from variorum.model.ids import Id
from variorum.model.records import Annotator
from variorum.store.store import Store
from variorum.workspace.resting import Basis, Log, Plain, basis_of
from variorum.workspace.session import Session

_TAGS = frozenset({"tag", "tag_link"})
_WHOLE = (Touch.TAGGED, Touch.UNTAGGED)
_ENDS = ("one", "other")
_COUNTED = frozenset({"genre", "author_actor", "published", "outlet", "byline", "label"})
_RATED = frozenset({"name", "reliability"})
_ORIGIN = frozenset({"same_origin", "relies_on"})
_DECIDED = {"merge": Touch.MERGED, "split": Touch.SPLIT, "adjudicated": Touch.ADJUDICATED}


def causes(
    store: Store, catalogue: Catalogue, since: int, propositions: Iterable[Id]
) -> dict[Id, Causes]:
    """Return for each proposition the acts after number `since` that touched it, newest first.

    An act touches a proposition through its tags, those who speak in them and who stands behind
    these, their articles and outlets, rulings on any of them. Undone acts are none.
    """
    past = store.past()
    acts = past.acts(since)
    log = Log(past.events(since) if acts else (), catalogue)
    found = {}
    for proposition in dict.fromkeys(propositions):
        basis = basis_of(store, catalogue, log, proposition)
        events = [*log.about(basis.ids()), *past.making(since, basis.made())]
        found[proposition] = _told(catalogue, acts, basis, log, events)
    return found


def _told(
    catalogue: Catalogue,
    acts: Mapping[int, ActSince],
    basis: Basis,
    log: Log,
    events: Iterable[EventSince],
) -> Causes:
    touches: dict[int, dict[tuple[Touch, Id], Spot | None]] = defaultdict(dict)
    for event in events:
        if event.number in acts:
            for touch, subject, spot in _touches(event, log.record(event), basis):
                touches[event.number].setdefault((touch, subject), spot)
    newest = sorted(touches, reverse=True)
    shown = (_cause(catalogue, acts[number], touches[number]) for number in newest[:SHOWN])
    return Causes(tuple(shown), len(newest))


def _cause(
    catalogue: Catalogue, act: ActSince, touches: Mapping[tuple[Touch, Id], Spot | None]
) -> Cause:
    who = catalogue.get(Annotator, act.author)
    whole = {subject for touch, subject in touches if touch in _WHOLE}
    counted = Counter(
        touch
        for touch, subject in touches
        if touch is not Touch.CHANGED or subject not in whole  # its links came or went with it
    )
    spots = [(order, spot) for order, spot in enumerate(touches.values()) if spot]
    first = min(spots, key=lambda one: (one[1].tag is None, one[0]), default=None)
    return Cause(
        act.act,
        act.params,
        who.name if who else "",
        act.time,
        tuple(counted.most_common()),
        act.taken_back,
        first[1] if first else None,
    )


Touched = tuple[Touch, Id, Spot | None]


def _touches(event: EventSince, record: Plain, basis: Basis) -> Iterator[Touched]:
    """Yield what an event did to what a proposition rests on, with the record it concerns."""
    kind = event.kind
    if kind in _TAGS:
        yield from _of_tag(event, basis)
    elif kind == "proposition" and event.entity in basis.propositions:
        yield Touch.PROPOSITION, event.entity, basis.first()
    elif kind == "actor" and event.field and event.entity in basis.actors:
        yield Touch.ACTOR, event.entity, basis.actors[event.entity]
    elif kind == "article" and event.entity in basis.articles:
        yield from _of_article(event, basis)
    elif kind == "outlet" and event.field in _RATED and event.entity in basis.outlets:
        yield Touch.OUTLET, event.entity, basis.outlets[event.entity]
    elif kind == "region" and event.entity in basis.regions:
        yield Touch.REGION, event.entity, basis.regions[event.entity]
    elif record:
        yield from _of_ruling(event, record, basis)


def _of_tag(event: EventSince, basis: Basis) -> Iterator[Touched]:
    tag = event.entity if event.kind == "tag" else basis.links.get(event.entity)
    if tag not in basis.tags:
        return
    touch = Touch.CHANGED
    if event.field is None and event.kind == "tag":
        touch = Touch.UNTAGGED if event.after is None else Touch.TAGGED
    yield touch, tag, basis.tags[tag]


def _of_article(event: EventSince, basis: Basis) -> Iterator[Touched]:
    spot = basis.articles[event.entity]
    if event.field is None:
        yield Touch.IMPORTED if event.after is not None else Touch.ARTICLE, event.entity, spot
    elif event.field in _COUNTED:
        yield Touch.ARTICLE, event.entity, spot


def _of_ruling(event: EventSince, record: Plain, basis: Basis) -> Iterator[Touched]:
    kind, about = event.kind, record.get("about")
    ends = [record[end] for end in _ENDS if record.get(end)]
    actors = [end for end in ends if end in basis.actors]
    if kind == "independence" and len(actors) > 1:
        yield Touch.INDEPENDENCE, event.entity, basis.actors[actors[0]]
    elif kind == "actor_link" and record["actor"] in basis.actors:
        yield Touch.TIED, event.entity, basis.actors[record["actor"]]
    elif kind == "decision":
        yield from _of_decision(event, record, basis)
    elif kind == "relation" and record["kind"] == "copy_of":
        if all(end in basis.articles for end in ends):
            yield Touch.COPY, event.entity, basis.articles[ends[0]]
    elif kind == "relation" and record["kind"] in _ORIGIN:
        tags = [end for end in ends if end in basis.tags]
        if about == "tag" and tags:
            yield Touch.ORIGIN, event.entity, basis.tags[tags[0]]
        elif about == "actor" and actors:
            yield Touch.ORIGIN, event.entity, basis.actors[actors[0]]


def _of_decision(event: EventSince, record: Plain, basis: Basis) -> Iterator[Touched]:
    touch, about = _DECIDED.get(record["kind"]), record["about"]
    subject: Id = record["subject"]
    ends = (subject, record["object"])
    if touch is Touch.ADJUDICATED:
        if subject in basis.articles:
            yield touch, event.entity, basis.articles[subject]
    elif touch and about == "proposition":
        if any(end in basis.propositions for end in ends):
            yield touch, event.entity, basis.first()
    elif touch and about == "actor" and subject in basis.actors:
        yield touch, event.entity, basis.actors[subject]


def causes_since(
    session: Session, brief: Id | None, propositions: Iterable[Id], since: int = 0
) -> "Future[dict[Id, Causes]]":
    """Return what `causes` tells since a brief was frozen (None: since the act `since`)."""
    catalogue = Catalogue(session.state.catalogue)
    wanted = list(propositions)

    def read(store: Store) -> dict[Id, Causes]:
        start = store.past().made(brief) if brief else since
        return causes(store, catalogue, start, wanted)

    return session.submit(read)

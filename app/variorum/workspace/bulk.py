"""Tagging many places as one act: what stands at each already, and the one change set.

Actors are tagged where the words stand. A claim is a whole sentence, so places in one sentence
make one claim. Stances and figures are not offered: the holder, the target, the value and the
dates differ from place to place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet
from variorum.model.drafts import ActorDraft, ClaimDraft, Pick, PropositionDraft
from variorum.model.errors import Cancelled
from variorum.model.ids import Id
from variorum.model.records import Actor, Proposition, Record
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity, RegionKind, TagKind
from variorum.store.store import Store
from variorum.tagging.acts import create, guess_actor, guess_claim
from variorum.tagging.near import sentence_near

Span = tuple[int, int]
Place = tuple[Id, int, int]
"""An article and [start, end) of its text."""
GoOn = Callable[[int, int], bool]
"""Called with (done, all); answers False to cancel."""


@dataclass(frozen=True, slots=True)
class AsActor:
    """Tag the words as naming these actors (several: "both nations")."""

    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class AsClaim:
    """Tag the sentence as a claim on one proposition; polarity and type hold for all."""

    pick: Pick
    polarity: Polarity = Polarity.ASSERTS
    type: ClaimType = ClaimType.FACT


As = AsActor | AsClaim
Sought = As | type[AsActor] | type[AsClaim]
"""What to tag as, or only its sort while it is not yet known whom or what it names."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What would be tagged for one place: [start, end) of its article, and what speaks against it.

    `tagged`: it is tagged already. `again`: it lies in the sentence of a place before it.
    `region`: it stands in a part that is no evidence. `reads`: the polarity the words seem to have.
    """

    article: Id
    start: int
    end: int
    tagged: bool = False
    again: bool = False
    region: RegionKind | None = None
    reads: Polarity | None = None


def go_on(_done: int, _all: int) -> bool:
    """Cancel nothing."""
    return True


def surveying(
    places: Sequence[Place], wanted: Sought, catalogue: Catalogue, may_go_on: GoOn
) -> Callable[[Store], list[Spot] | None]:
    """Return a survey for the store's thread; it answers None if it was cancelled."""

    def look(store: Store) -> list[Spot] | None:
        try:
            return survey(_opened(store, places), wanted, catalogue, may_go_on)
        except Cancelled:
            return None

    return look


def tagging(
    places: Sequence[Place], wanted: As, catalogue: Catalogue, author: Id, may_go_on: GoOn
) -> Callable[[Store], ChangeSet | None]:
    """Return the making of the act for the store's thread; it answers None if cancelled."""

    def make(store: Store) -> ChangeSet | None:
        try:
            return tag_places(_opened(store, places), wanted, catalogue, author, may_go_on)
        except Cancelled:
            return None

    return make


def _opened(store: Store, places: Sequence[Place]) -> list[tuple[OpenArticle, list[Span]]]:
    """Open the articles of `places`, as they are on disk."""
    by_article: dict[Id, list[Span]] = {}
    for article, start, end in places:
        by_article.setdefault(article, []).append((start, end))
    return [(store.open_article(article), spans) for article, spans in by_article.items()]


def survey(
    chosen: Sequence[tuple[OpenArticle, Sequence[Span]]],
    wanted: Sought,
    catalogue: Catalogue,
    may_go_on: GoOn = go_on,
) -> list[Spot]:
    """Return a Spot for each place, in the order given. Raises Cancelled."""
    spots: list[Spot] = []
    seen: set[tuple[Id, int]] = set()
    is_claim = wanted is AsClaim or isinstance(wanted, AsClaim)
    about = wanted.pick.id if isinstance(wanted, AsClaim) else None
    for article, span in _each(chosen, may_go_on):
        start, end = (sentence_near(article.text, *span) or span) if is_claim else span
        there = _claims(article, about) if is_claim else _actors(article)
        here = article.article.id
        spots.append(
            Spot(
                here,
                start,
                end,
                tagged=any(tag.start < end and start < tag.end for tag in there),
                again=(here, start) in seen,
                region=article.excluded_by(start, end),
                reads=guess_claim(article, catalogue, start, end).polarity if is_claim else None,
            )
        )
        seen.add((here, start))
    return spots


def tag_places(
    chosen: Sequence[tuple[OpenArticle, Sequence[Span]]],
    wanted: As,
    catalogue: Catalogue,
    author: Id,
    may_go_on: GoOn = go_on,
) -> ChangeSet:
    """Return the one act that tags the places, in all their articles. Raises Cancelled.

    What is tagged already is passed over. Who is newly named becomes one record; an unnamed
    voice one for each article. The role of an actor and all of a claim but proposition, polarity
    and type are guesses and marked so; a claim's speakers are linked only where they are known.
    """
    making = _Bulk(wanted, catalogue, author)
    changes: list[Change] = []
    count = 0
    mine = [(_private(article), spans) for article, spans in chosen]
    for article, span in _each(mine, may_go_on):
        made = making.at(article, span)
        changes += made
        count += bool(made)
    return ChangeSet("tag.bulk", tuple(changes), (("name", _named(wanted)), ("count", str(count))))


class _Bulk:
    """Makes the tags of one act; what a place names newly is known to the next."""

    def __init__(self, wanted: As, catalogue: Catalogue, author: Id) -> None:
        self._wanted, self._author = wanted, author
        self._catalogue = Catalogue(catalogue)
        self._known: dict[tuple[str, Id | None], Pick] = {}

    def at(self, article: OpenArticle, span: Span) -> tuple[Change, ...]:
        """Return the changes for one place; none where it is tagged. `article` follows them."""
        wanted = self._resolved(article.article.id)
        (spot,) = survey([(article, [span])], wanted, self._catalogue)
        if spot.tagged:
            return ()
        draft = self._draft(article, spot, wanted)
        changes = create(draft, article, self._catalogue, self._author).changes
        article.apply(changes)
        new = [one.record for one in changes if isinstance(one.record, Actor | Proposition)]
        if new:
            self._catalogue.apply(changes)
            for record in new:
                self._remember(record)
        return changes

    def _resolved(self, article: Id) -> As:
        """Return what is wanted, with the ids of what this act has made already."""
        if isinstance(self._wanted, AsClaim):
            return replace(self._wanted, pick=self._pick(self._wanted.pick, article))
        return AsActor(tuple(self._pick(pick, article) for pick in self._wanted.picks))

    def _draft(self, article: OpenArticle, spot: Spot, wanted: As) -> ActorDraft | ClaimDraft:
        start, end = spot.start, spot.end
        if isinstance(wanted, AsActor):
            role = guess_actor(article, self._catalogue, start, end).role
            return ActorDraft(start, end, wanted.picks, role, inferred=("role",))
        draft = guess_claim(article, self._catalogue, start, end)
        speakers = [replace(one, start=None, end=None) for one in draft.speakers if one.pick.id]
        said = PropositionDraft(wanted.pick, wanted.polarity, wanted.type)
        return replace(draft, propositions=(said,), speakers=tuple(speakers))

    def _pick(self, pick: Pick, article: Id) -> Pick:
        for home in (article, None):
            known = self._known.get((_key(pick.text), home))
            if known is not None and not pick.id:
                return known
        return pick

    def _remember(self, record: Record) -> None:
        kind, name = record.kind_name, getattr(record, "name", "") or getattr(record, "text", "")
        home = getattr(record, "article", None)
        self._known[_key(name), home] = Pick(kind, name, record.id)


def _each(
    chosen: Sequence[tuple[OpenArticle, Sequence[Span]]], may_go_on: GoOn
) -> Iterator[tuple[OpenArticle, Span]]:
    everything = sum(len(spans) for _, spans in chosen)
    done = 0
    for article, spans in chosen:
        for span in spans:
            if not may_go_on(done, everything):
                raise Cancelled
            yield article, span
            done += 1


def _actors(article: OpenArticle) -> list[Tag]:
    return [tag for tag in article.standing() if tag.kind is TagKind.ACTOR]


def _claims(article: OpenArticle, proposition: Id | None) -> list[Tag]:
    """Return the claims on a proposition; None stands for one that is not yet known."""
    return [
        tag
        for tag in article.standing()
        if tag.kind is TagKind.CLAIM
        and proposition is not None
        and any(
            link.role is LinkRole.PROPOSITION and link.proposition == proposition
            for link in article.links.get(tag.id, {}).values()
        )
    ]


def _private(article: OpenArticle) -> OpenArticle:
    """Return a copy that may follow changes nobody else has seen."""
    links = {tag: dict(found) for tag, found in article.links.items()}
    return replace(article, tags=dict(article.tags), links=links)


def _named(wanted: As) -> str:
    picks = wanted.picks if isinstance(wanted, AsActor) else (wanted.pick,)
    return " + ".join(pick.text for pick in picks)


def _key(name: str) -> str:
    return " ".join(name.split())

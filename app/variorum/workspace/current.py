"""What is known of a project, brought from one state to the next by what was touched."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.evidence import Linked
from variorum.model.ids import Id, id_bytes, id_text
from variorum.model.records import Actor, Outlet, Proposition, Quantity, Topic
from variorum.model.resolve import dated
from variorum.model.summary import Summary
from variorum.model.tally import Counting, Ledger, Numbering
from variorum.model.vocabulary import TagKind
from variorum.reconcile.moved import moved, ruled
from variorum.reconcile.origins import Origins
from variorum.store.store import Store
from variorum.summary.kept import Kept, MadeOf, Stale
from variorum.summary.stances import Stances, stance_of
from variorum.workspace.collecting import few_collections, leave_alone
from variorum.workspace.grounds import Grounds, Groups, Source
from variorum.workspace.judging import Verdicts, judge, judge_all
from variorum.workspace.touched import Touched

_MANY = 10_000
"""With more evidence than this, a round of the collector of cycles would be felt."""

_NAMED = (Actor, Outlet, Topic, Proposition, Quantity)
"""What evidence names."""

_STANCE = TagKind.STANCE

Shares = dict[Id, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Read:
    """What the store says of what was touched: `tags` with their links."""

    tags: Sequence[Linked]
    articles: Collection[Id]
    counts: Ledger
    shares: Shares


def read(store: Store, touched: Touched) -> Read:
    """Read what was touched; called on the store's thread, after what touched it is written."""
    found = list(store.grounds_of(touched.tags))
    if touched.versions:
        found += store.grounds_in(store.articles_of((), touched.versions))
    articles = store.articles_of(touched.tags, touched.texts)
    shares = store.read_shares(touched.marked) if touched.marked != set() else {}
    counts = Ledger.of(store.namings(articles))
    return Read(found, articles, counts, shares)


@dataclass(slots=True)
class _Every:
    """What is kept of all there is while evidence goes by to be judged."""

    counts: Counting
    stances: Stances = field(default_factory=Stances)

    def read(self, catalogue: Catalogue, grounds: Grounds) -> Iterator[Linked]:
        """Yield all evidence."""
        homes = grounds.homes(dated(catalogue))
        own = [one for kind in _NAMED for one in catalogue.all(kind)]
        for found in grounds.surveys(homes, own):
            self.counts.add(found.namings, homes.places.get)
            for linked in found.evidence:
                if linked.tag.kind is _STANCE:
                    self.stances.add(stance_of(linked))
                yield linked


@dataclass(slots=True)
class Current:
    """Verdicts and counts of one state of a project, and the summary made of them."""

    verdicts: Verdicts = field(default_factory=Verdicts)
    stances: Stances = field(default_factory=Stances)
    counts: Ledger = field(default_factory=Ledger)
    shares: Shares = field(default_factory=dict)
    origins: Origins | None = None
    judged: int = 0
    """How many groups were judged, in all."""
    _is_fresh: bool = False
    """Everything was just judged anew, and no summary is made of it yet."""
    _stale: Stale = field(default_factory=lambda: Stale(articles=True))
    _kept: Kept = field(default_factory=Kept)

    def take(
        self, catalogue: Catalogue, touched: Touched, found: Read | None, grounds: Grounds
    ) -> None:
        """Bring everything to the state of `catalogue`.

        `found` is what was read for `touched`, nothing where that is everything.
        """
        if found is None or self.origins is None:
            with few_collections():
                self._take_all(catalogue, grounds)
                self._leave_alone()
            return
        self._take_tags(touched, found)
        self._take_counts(touched, found)
        before, stale = self.origins, self._stale
        self.origins = followed(before, catalogue, touched)
        propositions, quantities = groups_to_judge(
            grounds, touched, before, self.origins, self.verdicts
        )
        self._judge(grounds, propositions, quantities)
        stale.propositions |= propositions
        stale.quantities |= quantities
        _add(stale, touched.stale)
        if touched.articles:
            stale.articles = True

    def summary(self, catalogue: Catalogue) -> Summary:
        """Return the summary of the state last taken; what has not changed since is not made."""
        made_of = MadeOf(
            catalogue,
            self.verdicts.propositions,
            self.verdicts.quantities,
            self.stances,
            self.counts,
            self.shares,
        )
        if not self._is_fresh:
            made = self._kept.renewed(made_of, self._stale)
        else:
            self._is_fresh = False
            with few_collections():
                made = self._kept.renewed(made_of, self._stale)
                self._leave_alone()
        self._stale = Stale()
        return made

    def _take_all(self, catalogue: Catalogue, grounds: Grounds) -> None:
        origins, every = Origins(catalogue), _Every(Counting(Numbering(dated(catalogue))))
        verdicts = judge_all(origins, every.read(catalogue, grounds))
        self.origins, self.verdicts = origins, verdicts
        actors = {id_bytes(one): one for one in catalogue.all(Actor)}
        self.counts = every.counts.ledger(lambda actor: actors.get(actor) or id_text(actor))
        self.shares, self.stances = grounds.shares(), every.stances
        self.judged += len(verdicts.propositions) + len(verdicts.quantities)
        self._is_fresh = True
        self._stale = Stale(articles=True)

    def _leave_alone(self) -> None:
        voices = (len(one.counted) for one in self.verdicts.propositions.values())
        if len(self.stances) + len(self.counts.mentions) + sum(voices) > _MANY:
            leave_alone()

    def _judge(self, grounds: Source, propositions: set[Id], quantities: set[Id]) -> None:
        assert self.origins is not None  # made before anything is judged  # noqa: S101
        self.judged += len(propositions) + len(quantities)
        judge(self.origins, grounds, self.verdicts, propositions, quantities)

    def _take_tags(self, touched: Touched, found: Read) -> None:
        for linked in found.tags:
            for link in linked.links:
                touched.propositions.update((link.proposition,) if link.proposition else ())
                touched.quantities.update((link.quantity,) if link.quantity else ())
                touched.named.update((link.actor,) if link.actor else ())
        for tag in touched.tags:
            if self.stances.forget(tag):
                self._stale.stances.add(tag)
        for linked in found.tags:
            if linked.tag.kind is _STANCE:
                self.stances.put(stance_of(linked))
                self._stale.stances.add(linked.tag.id)

    def _take_counts(self, touched: Touched, found: Read) -> None:
        for article in found.articles:
            for held, told in (
                (self.counts.mentions, found.counts.mentions),
                (self.counts.claims, found.counts.claims),
            ):
                for actor in touched.named | told.keys():
                    known = self.counts.tally(held, actor)
                    now = found.counts.tally(told, actor).get(article)
                    if known.get(article) != now:
                        self._stale.actors.add(actor)
                        held[actor] = known.with_count(article, now)
        if touched.marked is None:
            self.shares, self._stale.all_read = dict(found.shares), True
            return
        for article in touched.marked:  # one of which nothing is read any more has no share
            self.shares.pop(article, None)
        self.shares.update(found.shares)
        self._stale.read |= touched.marked


def followed(before: Origins, catalogue: Catalogue, touched: Touched) -> Origins:
    """Return who stands behind whom in `catalogue`, made anew only where it may differ."""
    if touched.origins or touched.everything:
        return Origins(catalogue)
    return before if before.follow(catalogue, sorted(touched.newcomers)) else Origins(catalogue)


def groups_to_judge(
    grounds: Grounds, touched: Touched, before: Origins, now: Origins, known: Verdicts
) -> Groups:
    """Return the propositions and quantities whose verdicts may differ from those known before."""
    catalogue = now.catalogue
    propositions, quantities = set(touched.propositions), set(touched.quantities)
    if touched.all_groups or touched.everything:
        propositions |= catalogue.all(Proposition).keys()
    if touched.all_groups or touched.all_quantities or touched.everything:
        quantities |= catalogue.all(Quantity).keys()
    if now is not before:
        propositions |= ruled(before, now, known.propositions.values())
        actors, articles = moved(before, now)
        actors -= touched.newcomers
        if actors or articles:
            resting = grounds.resting_on(actors, articles)
            propositions |= resting[0]
            quantities |= resting[1]
            propositions |= {
                one.id
                for one in catalogue.all(Proposition).values()
                if not actors.isdisjoint(one.accused)
            }
    # What is merged anew or parted was a part of something before, which has less now.
    return (
        {end for one in propositions for end in _ends("proposition", one, before, now)},
        {end for one in quantities for end in _ends("quantity", one, before, now)},
    )


def _ends(kind: str, one: Id, *states: Origins) -> set[Id]:
    return {one, *(state.one(kind, one) for state in states)}


def _add(stale: Stale, more: Stale) -> None:
    stale.all_propositions |= more.all_propositions
    stale.all_quantities |= more.all_quantities
    stale.all_actors |= more.all_actors
    stale.all_stances |= more.all_stances
    stale.propositions |= more.propositions
    stale.quantities |= more.quantities
    stale.actors |= more.actors
    stale.stances |= more.stances

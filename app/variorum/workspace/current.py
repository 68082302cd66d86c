"""What is known of a project, brought from one state to the next by what was touched."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Proposition, Quantity
from variorum.model.summary import Summary
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.reconcile.origins import Origins
from variorum.store.store import Store
from variorum.summary.kept import Kept, MadeOf, Stale
from variorum.workspace.collecting import few_collections, leave_alone
from variorum.workspace.judging import Evidence, Grounds, Verdicts, judge
from variorum.workspace.touched import Touched

_EVIDENCE = (TagKind.CLAIM, TagKind.STANCE, TagKind.FIGURE)

_AT_ONCE = 100
"""Articles read in one piece."""

_MANY = 10_000
"""With more tags than this, a round of the collector of cycles would be felt."""

ActorCounts = dict[Id, dict[Id, tuple[int, int]]]
Shares = dict[Id, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Read:
    """What the store says of what was touched, of all of it or of these articles."""

    tags: list[LinkedTag]
    articles: Collection[Id]
    counts: ActorCounts
    shares: Shares


def read_all(store: Store, articles: Sequence[Id]) -> Read:
    """Read all there is, in small pieces: while one is read, nothing can be saved."""
    tags: list[LinkedTag] = []
    counts: ActorCounts = {}
    shares: Shares = {}
    with few_collections():
        for at in range(0, len(articles), _AT_ONCE):
            piece = articles[at : at + _AT_ONCE]
            tags += store.evidence_in(piece)
            shares |= store.read_shares(piece)
            for actor, by_article in store.actor_counts(piece).items():
                counts.setdefault(actor, {}).update(by_article)
    return Read(tags, (), counts, shares)


def read(store: Store, touched: Touched) -> Read:
    """Read what was touched; called on the store's thread, after what touched it is written."""
    found = [one for one in store.tags(touched.tags) if one.tag.kind in _EVIDENCE]
    if touched.versions:
        found += store.evidence_in(store.articles_of((), touched.versions))
    articles = store.articles_of(touched.tags, touched.texts)
    shares = store.read_shares(touched.marked) if touched.marked != set() else {}
    return Read(found, articles, store.actor_counts(articles), shares)


@dataclass(slots=True)
class Current:
    """Evidence, verdicts and counts of one state of a project, and the summary made of them."""

    grounds: Grounds = field(default_factory=Grounds)
    verdicts: Verdicts = field(default_factory=Verdicts)
    stances: dict[Id, LinkedTag] = field(default_factory=dict)
    counts: ActorCounts = field(default_factory=dict)
    shares: Shares = field(default_factory=dict)
    origins: Origins | None = None
    judged: int = 0
    """How many groups were judged, in all."""
    _stale: Stale = field(default_factory=lambda: Stale(articles=True))
    _kept: Kept = field(default_factory=Kept)

    def take(self, catalogue: Catalogue, touched: Touched, found: Read) -> None:
        """Bring everything to the state of `catalogue`; `found` is what was read for `touched`."""
        if touched.everything or self.origins is None:
            with few_collections():
                self._take_all(catalogue, found)
                if len(found.tags) > _MANY:
                    leave_alone()
            return
        self._take_tags(touched, found)
        self._take_counts(touched, found)
        before, stale = self.origins, self._stale
        self.origins = followed(before, catalogue, touched)
        propositions, quantities = groups_to_judge(self.grounds, touched, before, self.origins)
        self._judge(propositions, quantities)
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
        made = self._kept.renewed(made_of, self._stale)
        self._stale = Stale()
        return made

    def _take_all(self, catalogue: Catalogue, found: Read) -> None:
        self.grounds = Grounds(
            _by_group(found.tags, "proposition"), _by_group(found.tags, "quantity")
        )
        self.stances = {one.tag.id: one for one in found.tags if one.tag.kind is TagKind.STANCE}
        self.counts, self.shares = found.counts, found.shares
        self.origins = Origins(catalogue)
        self.verdicts = Verdicts()
        self._judge(set(catalogue.all(Proposition)), set(catalogue.all(Quantity)))
        self._stale = Stale(articles=True)

    def _judge(self, propositions: set[Id], quantities: set[Id]) -> None:
        assert self.origins is not None  # made before anything is judged  # noqa: S101
        self.judged += len(propositions) + len(quantities)
        judge(self.origins, self.grounds, self.verdicts, propositions, quantities)

    def _take_tags(self, touched: Touched, found: Read) -> None:
        gone = touched.tags | {linked.tag.id for linked in found.tags}
        for held, target, groups in (
            (self.grounds.propositions, "proposition", touched.propositions),
            (self.grounds.quantities, "quantity", touched.quantities),
        ):
            read_again = _by_group(found.tags, target)
            groups.update(read_again)
            for group in groups:
                rest = [one for one in held.get(group, ()) if one.tag.id not in gone]
                held[group] = rest + read_again.get(group, [])
        for tag in gone:
            if self.stances.pop(tag, None) is not None:
                self._stale.stances.add(tag)
        for linked in found.tags:
            if linked.tag.kind is TagKind.STANCE:
                self.stances[linked.tag.id] = linked
                self._stale.stances.add(linked.tag.id)

    def _take_counts(self, touched: Touched, found: Read) -> None:
        for article in found.articles:
            named = {actor for actor, known in self.counts.items() if article in known}
            for actor in named | found.counts.keys():
                known, now = self.counts.setdefault(actor, {}), found.counts.get(actor, {})
                if known.get(article) != now.get(article):
                    self._stale.actors.add(actor)
                    known.pop(article, None)
                    known.update({article: now[article]} if article in now else {})
        if touched.marked is None:
            self.shares, self._stale.all_read = {}, True
        self.shares.update(found.shares)
        self._stale.read |= found.shares.keys()


def followed(before: Origins, catalogue: Catalogue, touched: Touched) -> Origins:
    """Return who stands behind whom in `catalogue`, made anew only where it may differ."""
    if touched.origins or touched.everything:
        return Origins(catalogue)
    return before if before.follow(catalogue, sorted(touched.newcomers)) else Origins(catalogue)


def groups_to_judge(
    grounds: Grounds, touched: Touched, before: Origins, now: Origins
) -> tuple[set[Id], set[Id]]:
    """Return the propositions and quantities whose verdicts may differ."""
    catalogue = now.catalogue
    propositions, quantities = set(touched.propositions), set(touched.quantities)
    if touched.all_groups or touched.everything:
        propositions |= catalogue.all(Proposition).keys()
    if touched.all_groups or touched.all_quantities or touched.everything:
        quantities |= catalogue.all(Quantity).keys()
    if now is not before:
        actors, articles = now.moved_since(before)
        actors -= touched.newcomers
        if actors or articles:
            propositions |= _resting_on(grounds.propositions, actors, articles)
            quantities |= _resting_on(grounds.quantities, actors, articles)
            propositions |= {
                one.id
                for one in catalogue.all(Proposition).values()
                if not actors.isdisjoint(one.accused)
            }
    return (
        {end for one in propositions for end in (one, now.one("proposition", one))},
        {end for one in quantities for end in (one, now.one("quantity", one))},
    )


def _resting_on(held: Evidence, actors: Collection[Id], articles: Collection[Id]) -> set[Id]:
    return {
        group
        for group, evidence in held.items()
        if any(
            one.article in articles or any(link.actor in actors for link in one.links)
            for one in evidence
        )
    }


def _by_group(tags: Iterable[LinkedTag], target: str) -> Evidence:
    figures = target == Quantity.kind_name
    found: Evidence = {}
    for linked in tags:
        if (linked.tag.kind is TagKind.FIGURE) is figures:
            for group in dict.fromkeys(getattr(link, target) for link in linked.links):
                if group is not None:
                    found.setdefault(group, []).append(linked)
    return found


def _add(stale: Stale, more: Stale) -> None:
    stale.all_propositions |= more.all_propositions
    stale.all_quantities |= more.all_quantities
    stale.all_actors |= more.all_actors
    stale.all_stances |= more.all_stances
    stale.propositions |= more.propositions
    stale.quantities |= more.quantities
    stale.actors |= more.actors
    stale.stances |= more.stances

"""By what the library can be narrowed: followed from one summary to the next by what differs."""

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import Any

from variorum.model.article_table import teller
from variorum.model.catalogue import Catalogue
from variorum.model.differing import differing
from variorum.model.ids import Id
from variorum.model.records import Article, Outlet
from variorum.model.resolve import dated
from variorum.model.sparse import Among, Columns, Counts, present
from variorum.model.summary import ActorRow, Summary, columns_of
from variorum.model.verdict import Status, Verdict
from variorum.model.voices import articles_of
from variorum.shell.verdict_phrases import group
from variorum.ui.desk.rows import outlet_called, tr
from variorum.ui.library.values import Facet, FacetKind, FacetValue
from variorum.ui.panel.words import shown_date

_COUNTED: Mapping[FacetKind, Callable[[ActorRow], Sequence[int]]] = {
    FacetKind.ACTOR: attrgetter("mentions"),
    FacetKind.SPEAKER: attrgetter("claims"),
}


class Facets:
    """Makes the facets of one summary after another. Used on one thread at a time."""

    def __init__(self) -> None:
        """Have made none yet."""
        self._begin(())

    def _begin(self, lines: tuple[Any, ...]) -> None:
        """Begin again, where articles came or went."""
        self._lines = lines
        """In which order articles stand, and which of them are shown."""
        self._told: dict[FacetKind, Facet] = {}
        self._tables: tuple[Any, ...] = ()
        """The articles and outlets they were made of."""
        self._actors: Sequence[ActorRow] = ()
        self._verdicts: Sequence[Verdict] = ()
        self._heard: dict[Status, array[int]] = {}
        """By place of an article, on how many propositions of a status it has a voice."""

    def of(self, catalogue: Catalogue, summary: Summary) -> tuple[Facet, ...]:
        """Return the facets of a summary; one in which nothing differs is the one made before."""
        order, shown = dated(catalogue), columns_of(summary.articles)
        if not _are_same(self._lines, (order, shown)):
            self._begin((order, shown))
        self._follow_articles(catalogue, order, shown)
        self._follow_actors(summary.actors, shown)
        self._follow_verdicts([row.verdict for row in summary.propositions], order, shown)
        return tuple(self._told[kind] for kind in FacetKind)

    def _follow_articles(self, catalogue: Catalogue, order: Columns, shown: Columns) -> None:
        articles = catalogue.all(Article)
        tables = (articles, catalogue.all(Outlet))
        if _are_same(self._tables, tables):
            return
        self._tables = tables
        places = _places(order, shown)
        outlet, published = teller(articles, "outlet"), teller(articles, "published")
        by_outlet = _sorted_out(places, lambda one: outlet_called(catalogue, outlet(one)))
        by_month = _sorted_out(places, lambda one: published(one)[:7])
        self._tell(
            FacetKind.OUTLET,
            (FacetValue(key, key or tr("not named"), Among(order, at)) for key, at in by_outlet),
        )
        self._tell(
            FacetKind.DATE,
            (
                FacetValue(key, shown_date(key) or tr("not dated"), Among(order, at))
                for key, at in by_month
            ),
        )

    def _follow_actors(self, rows: Sequence[ActorRow], shown: Columns) -> None:
        gone, new = differing(self._actors, rows)
        self._actors = rows
        if not (gone or new or FacetKind.ACTOR not in self._told):
            return
        away = {row.actor.id for row in gone}
        for kind, counts in _COUNTED.items():
            known = self._told[kind].values if kind in self._told else ()
            made = sorted(_valued(((row, counts(row)) for row in new), shown.articles), key=_place)
            values = [value for value in known if value.key not in away] or made
            for value in made if values is not made else ():
                insort(values, value, key=_place)
            self._tell(kind, values)

    def _follow_verdicts(self, verdicts: Sequence[Verdict], order: Columns, shown: Columns) -> None:
        gone, new = differing(self._verdicts, verdicts)
        self._verdicts = verdicts
        if not (gone or new or FacetKind.STATUS not in self._told):
            return
        places = _places(order, shown)
        for some, step in ((gone, -1), (new, 1)):
            for one in some:
                heard = self._heard.setdefault(one.status, array("i", bytes(4 * len(order.places))))
                for place in _heard_at(one, places):
                    heard[place] += step
        self._tell(
            FacetKind.STATUS,
            (
                FacetValue(status, group(status, tr), found)
                for status in Status
                if status in self._heard and (found := Among.counted(order, self._heard[status]))
            ),
        )

    def _tell(self, kind: FacetKind, values: Iterable[FacetValue]) -> None:
        made = Facet(kind, tuple(values))
        if made != self._told.get(kind):
            self._told[kind] = made


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(map(lambda one, other: one is other, some, others))


def _places(order: Columns, shown: Columns) -> Mapping[Id, int]:
    """Return the places of the articles shown, in the order of all."""
    if shown.places is order.places:
        return shown.places
    return {one: order.places[one] for one in shown.articles if one in order.places}


def _valued(
    told: Iterable[tuple[ActorRow, Sequence[int]]], columns: Sequence[Id]
) -> Iterator[FacetValue]:
    for row, counts in told:
        value = FacetValue(row.actor.id, row.actor.name, _where(counts, columns))
        if value.count:
            yield value


def _place(value: FacetValue) -> tuple[int, str, str]:
    return -value.count, value.text, value.key


def _where(counts: Sequence[int], columns: Sequence[Id]) -> AbstractSet[Id]:
    """Return where something is counted; of counts that hold no 0 without a copy."""
    if isinstance(counts, Counts):
        return counts.held.keys()
    return frozenset(article for article, count in present(counts, columns) if count)


def _heard_at(verdict: Verdict, places: Mapping[Id, int]) -> set[int]:
    heard = (*articles_of(verdict.counted), *articles_of(verdict.not_counted))
    return {place for place in map(places.get, heard) if place is not None}


def _sorted_out(places: Mapping[Id, int], tell: Callable[[Id], str]) -> list[tuple[str, list[int]]]:
    """Return by what is told of articles, in order, the places of those of which it is."""
    found: dict[str, list[int]] = defaultdict(list)
    for article, place in places.items():
        found[tell(article)].append(place)
    return sorted(found.items())

"""Catalogue, counts and summary as the values that library and reader show."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QCoreApplication

from variorum.model.article_table import teller
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Outlet, Proposition
from variorum.model.resolve import dated
from variorum.model.sparse import Among, Columns, Counts, present
from variorum.model.summary import PropositionRow, Summary, columns_of
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole, Progress, TagKind
from variorum.model.voices import articles_of
from variorum.shell.verdict_phrases import group
from variorum.ui.library.values import Facet, FacetKind, FacetValue, LibraryRow
from variorum.ui.panel.words import shown_date
from variorum.ui.reader.spans import SpanView
from variorum.workspace.memo_book import first_line

_WANTED = ("title", "outlet", "published")
"""Metadata whose absence is marked in the list."""


def tr(text: str) -> str:
    """Return `text` in the interface's language."""
    return QCoreApplication.translate("desk", text)


def outlet_name(catalogue: Catalogue, article: Article) -> str:
    """Return who publishes an article, empty if unknown."""
    return outlet_called(catalogue, article.outlet)


def outlet_called(catalogue: Catalogue, outlet: Id | None) -> str:
    """Return what an outlet is called, empty if it is unknown."""
    found = catalogue.get(Outlet, outlet)
    return found.name if found else ""


def library_row(
    catalogue: Catalogue,
    article: Article,
    counted: tuple[int, float],
    *,
    memo: str,
    is_adjudicated: bool,
) -> LibraryRow:
    """Return the row of an article; `counted` are its tags and the share of it that is read."""
    tags, read = counted
    return LibraryRow(
        id=article.id,
        label=article.label,
        title=shown_title(article.title, article.file_name),
        outlet=outlet_name(catalogue, article),
        date=article.published,
        read=read,
        progress=shown_progress(article.progress, read),
        tags=tags,
        missing=tuple(name for name in _WANTED if not getattr(article, name)),
        memo=first_line(memo),
        adjudicated=is_adjudicated,
    )


def shown_title(title: str, file_name: str) -> str:
    """Return by what an article is called in the library."""
    return title or file_name or tr("Untitled")


def shown_progress(progress: Progress, read: float) -> Progress:
    """Return how far an article is: the first sentence read begins it, without an act."""
    return Progress.DOING if progress is Progress.TODO and read > 0 else progress


def facets(catalogue: Catalogue, summary: Summary) -> list[Facet]:
    """Return by what the library can be narrowed."""
    shown = columns_of(summary.articles)
    columns = shown.articles
    mentioned = [(row.actor.id, row.actor.name, row.mentions) for row in summary.actors]
    speaking = [(row.actor.id, row.actor.name, row.claims) for row in summary.actors]
    order = dated(catalogue)
    places = shown.places
    if places is not order.places:
        places = {one: order.places[one] for one in columns if one in order.places}
    return [
        Facet(FacetKind.ACTOR, tuple(_counted(mentioned, columns))),
        Facet(FacetKind.OUTLET, tuple(_by_outlet(catalogue, order, places))),
        Facet(FacetKind.SPEAKER, tuple(_counted(speaking, columns))),
        Facet(FacetKind.DATE, tuple(_by_date(catalogue, order, places))),
        Facet(FacetKind.STATUS, tuple(_by_status(summary.propositions, order, places))),
    ]


def _counted(
    rows: Iterable[tuple[Id, str, Sequence[int]]], columns: Sequence[Id]
) -> Iterator[FacetValue]:
    told = (FacetValue(key, name, _where(counts, columns)) for key, name, counts in rows)
    found = [value for value in told if value.count]
    yield from sorted(found, key=lambda value: (-value.count, value.text))


def _where(counts: Sequence[int], columns: Sequence[Id]) -> AbstractSet[Id]:
    """Return where something is counted; of counts that hold no 0 without a copy."""
    if isinstance(counts, Counts):
        return counts.held.keys()
    return frozenset(article for article, count in present(counts, columns) if count)


def _by_outlet(
    catalogue: Catalogue, order: Columns, places: Mapping[Id, int]
) -> Iterator[FacetValue]:
    outlet = teller(catalogue.all(Article), "outlet")
    for name, found in _sorted_out(places, lambda one: outlet_called(catalogue, outlet(one))):
        yield FacetValue(name, name or tr("not named"), Among(order, found))


def _by_date(
    catalogue: Catalogue, order: Columns, places: Mapping[Id, int]
) -> Iterator[FacetValue]:
    published = teller(catalogue.all(Article), "published")
    for month, found in _sorted_out(places, lambda one: published(one)[:7]):
        yield FacetValue(month, shown_date(month) or tr("not dated"), Among(order, found))


def _sorted_out(places: Mapping[Id, int], tell: Callable[[Id], str]) -> list[tuple[str, list[int]]]:
    """Return by what is told of articles, in order, the places of those of which it is."""
    found: dict[str, list[int]] = defaultdict(list)
    for article, place in places.items():
        found[tell(article)].append(place)
    return sorted(found.items())


def _by_status(
    rows: Sequence[PropositionRow], order: Columns, places: Mapping[Id, int]
) -> Iterator[FacetValue]:
    found: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        counted, others = row.verdict.counted, row.verdict.not_counted
        heard = map(places.get, (*articles_of(counted), *articles_of(others)))
        found[row.verdict.status].update(place for place in heard if place is not None)
    for row in rows:
        status = row.verdict.status
        if found.get(status):
            yield FacetValue(status, group(status, tr), Among(order, found.pop(status)))


def span_views(tags: Iterable[LinkedTag], catalogue: Catalogue) -> list[SpanView]:
    """Return tags as the reader draws them."""
    return [span_view(linked, catalogue) for linked in tags]


def span_view(linked: LinkedTag, catalogue: Catalogue, *, pending: bool = False) -> SpanView:
    """Return one tag as the reader draws it."""
    tag = linked.tag
    propositions = linked.role(LinkRole.PROPOSITION)
    return SpanView(
        id=tag.id,
        kind=tag.kind,
        start=tag.start,
        end=tag.end,
        polarity=propositions[0].polarity if propositions else None,
        attitude=tag.attitude,
        label="; ".join(_proposition(catalogue, link) for link in propositions),
        speaker=_speakers(linked, catalogue) if tag.kind is TagKind.CLAIM else "",
        pending=pending,
        guessed=bool(tag.inferred) or any(link.inferred for link in linked.links),
    )


def _proposition(catalogue: Catalogue, link: TagLink) -> str:
    found = catalogue.get(Proposition, link.proposition)
    return found.text if found else ""


def _speakers(linked: LinkedTag, catalogue: Catalogue) -> str:
    speakers = linked.role(LinkRole.SPEAKER)
    origins = [link for link in speakers if link.origin] or list(speakers[-1:])
    names = [who.name for link in origins if (who := catalogue.get(Actor, link.actor))]
    return " + ".join(names) or tr("Article, no speaker")

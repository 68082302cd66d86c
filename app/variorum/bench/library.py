"""The library of very many articles: filtering as typed, up to the first page painted."""

from collections.abc import Iterator

from variorum.bench.keys import typed
from variorum.bench.measure import Cost
from variorum.bench.press import Press
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import Workshop
from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.library.pane import LibraryPane
from variorum.ui.library.values import Facet, FacetKind, FacetValue, LibraryRow
from variorum.ui.widgets import SearchField
from variorum.workspace.importing import labels

_OUTLETS = 200


def measure(shop: Workshop) -> Iterator[Row]:
    """Type beginnings of names into the filter at three sizes."""
    app = make_application()
    theme.apply(app, theme.theme("light"))
    press, costs = Press(), list[Cost]()
    for count in shop.scale.articles:
        pane = LibraryPane()
        pane.resize(320, 850)
        rows, facets = made(count, press)
        pane.set_articles(rows, facets)
        pane.show()
        app.processEvents()
        field = pane.findChild(SearchField)
        assert field is not None  # the pane has one  # noqa: S101
        costs.append(typed(field, press.names[: shop.scale.runs]))
        pane.close()
    size = f"{shop.scale.articles[-1]:,} articles"
    yield row("library, key to first page (ms)", size, costs[-1], None, Target(50, "ours"))
    yield row("library, key to first page, p95 (ms)", size, costs[-1].p95)
    yield growth("filtering the library", shop.scale.articles, costs)


def made(count: int, press: Press) -> tuple[list[LibraryRow], list[Facet]]:
    """Return rows of articles and their facets."""
    names, states = labels(()), list(Progress)
    rows = [
        LibraryRow(
            id=Id(f"article-{at}"),
            label=next(names),
            title=f"{press.names[at % len(press.names)]} said what was to be said, part {at}",
            outlet=f"Outlet {at % _OUTLETS}",
            date=f"20{10 + at % 15}-{1 + at % 12:02}-{1 + at % 28:02}",
            read=at % 3 / 2,
            progress=states[at % len(states)],
            tags=at % 40,
        )
        for at in range(count)
    ]
    outlets = tuple(
        FacetValue(f"outlet-{of}", f"Outlet {of}", frozenset(row.id for row in rows[of::_OUTLETS]))
        for of in range(min(_OUTLETS, count))
    )
    actors = tuple(
        FacetValue(f"actor-{of}", press.names[of], frozenset(row.id for row in rows[of::997]))
        for of in range(min(2000, max(1, count // 5)))
    )
    return rows, [Facet(FacetKind.OUTLET, outlets), Facet(FacetKind.ACTOR, actors)]

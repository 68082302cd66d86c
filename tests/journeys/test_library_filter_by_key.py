"""Narrowing the library by keyboard: by words of the texts, and by facets together with them."""

from typing import TYPE_CHECKING

from variorum.ui.library.values import FacetKind

if TYPE_CHECKING:
    from conftest import Analyst


def _labels(analyst: "Analyst") -> str:
    return "".join(row.label for row in analyst.window.annotate.library._list.rows())  # noqa: SLF001  # what is drawn


def test_the_library_is_narrowed_by_text_and_facet(analyst: "Analyst") -> None:
    analyst.take_sample()
    analyst.until(lambda: analyst.window.summary.is_current)
    library = analyst.window.annotate.library
    library.focus_filter()
    analyst.type("munitions")
    analyst.until(lambda: 0 < len(_labels(analyst)) < 5)
    narrowed = _labels(analyst)
    analyst.until(lambda: len(library.facets) > 1)  # made off the window's thread
    facets = {facet.kind: facet for facet in library.facets}
    assert {FacetKind.ACTOR, FacetKind.OUTLET, FacetKind.DATE, FacetKind.STATUS} <= set(facets)
    article = next(row.id for row in library._list.rows())  # noqa: SLF001
    for kind in (FacetKind.ACTOR, FacetKind.OUTLET, FacetKind.DATE, FacetKind.STATUS):
        value = next(one for one in facets[kind].values if article in one.articles)
        library._tree.toggled.emit((kind, value.key))  # noqa: SLF001  # Enter in the tree, tested there
        assert 0 < len(_labels(analyst)) <= len(narrowed)
        assert set(_labels(analyst)) <= set(narrowed)
    library.clear_filters()
    assert len(_labels(analyst)) == 5

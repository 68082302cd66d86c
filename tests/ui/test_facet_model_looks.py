"""Facets are laid out anew only when what is shown of them is otherwise."""

from PySide6.QtCore import QModelIndex

from variorum.model.ids import Id
from variorum.ui.library.facet_model import FacetModel, ItemRole
from variorum.ui.library.values import Facet, FacetKind, FacetValue


def _facets(*articles: str, last: int = 1) -> list[Facet]:
    """Return six values; the first stands in `articles`, the last, not shown, in `last` of them."""
    found = [FacetValue(f"k{at}", f"value {at}", frozenset({Id("a")})) for at in range(4)]
    first = FacetValue("first", "the first", frozenset(map(Id, articles)))
    hidden = FacetValue("last", "the last", frozenset(Id(str(at)) for at in range(last)))
    return [Facet(FacetKind.ACTOR, (first, *found, hidden))]


def test_only_another_look_is_a_reset() -> None:
    model = FacetModel()
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show(_facets("a"), frozenset())
    assert len(resets) == 1
    model.show(_facets("b", last=3), frozenset())  # as many, and what is hidden is not looked at
    assert len(resets) == 1
    top = model.index(0, 0, QModelIndex())
    shown = model.data(model.index(0, 0, top), ItemRole)
    assert shown.articles == {Id("b")}
    model.show(_facets("a", "b"), frozenset())
    assert len(resets) == 2
    model.show(_facets("a", "b"), frozenset({(FacetKind.ACTOR, "last")}))
    assert len(resets) == 3
    assert model.rowCount(top) == 6

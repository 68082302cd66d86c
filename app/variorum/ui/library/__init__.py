"""The library: articles in a filtered list, facets below. Values in, signals out."""

from variorum.ui.library.pane import LibraryPane
from variorum.ui.library.values import Facet, FacetKind, FacetValue, LibraryRow, Order

__all__ = ["Facet", "FacetKind", "FacetValue", "LibraryPane", "LibraryRow", "Order"]

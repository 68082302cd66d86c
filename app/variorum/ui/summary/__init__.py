"""The summary workspace. It is given values and emits signals; it does not know the project."""

from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.values import Page, Quote, Quotes

__all__ = ["Page", "Quote", "Quotes", "SummaryPane"]

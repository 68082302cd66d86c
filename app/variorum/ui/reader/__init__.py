"""The reader: an article as a page, its tags painted over it. Knows values, not the workspace."""

from variorum.ui.reader.spans import SpanView
from variorum.ui.reader.view import ReaderView

__all__ = ["ReaderView", "SpanView"]

"""Every page of the workspaces for the pictures: questions, summary, library, export."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from variorum.ui.main_window import MainWindow
from variorum.ui.summary.exhibit import CHART, TABLE
from variorum.ui.summary.row_filter import ARTICLE, SPEAKER
from variorum.ui.summary.values import Page

Wait = Callable[[Callable[[], bool]], None]
"""Lets the window work until something is so."""

_CHARTS = (Page.PROPOSITIONS, Page.STANCES, Page.TIMELINE, Page.NETWORK)
"""Pages with a chart and a table twin."""
_TOLD = 60
"""Turns until an export tells what its file begins with and would lose."""


def questions(window: MainWindow, wait: Wait) -> Iterator[str]:
    """Show the first question of each sort that is asked, with what would follow."""
    desk = window.furniture.reconcile
    asked = desk.queue.firsts()
    for sort, key in asked.items():
        desk.pane.listing.select(key)
        wait(lambda: desk.shows(key) and desk.pane.is_answered())  # noqa: B023  # at once
        desk.pane.take_focus()
        yield f"reconcile-{sort}"
    desk.pane.listing.select(next(iter(asked.values()), ""))


def summary_pages(window: MainWindow, wait: Wait) -> Iterator[str]:
    """Show the matrix by speaker, every page, and the charts beside their tables."""
    pane = window.summary.pane
    pane.pages.overview.bar.choose_columns(SPEAKER)
    yield "summary-by-speaker"
    pane.pages.overview.bar.choose_columns(ARTICLE)
    for page in Page:
        if page is Page.OVERVIEW:
            continue
        pane.show_page(page)
        wait(lambda: window.summary.is_read(page))  # noqa: B023  # at once
        yield f"summary-{page.value}"
        if page in _CHARTS:
            exhibit = getattr(pane.pages, page.value).exhibit
            first = exhibit.face()
            exhibit.show_face(TABLE if first == CHART else CHART)
            yield f"summary-{page.value}-{exhibit.face()}"
            exhibit.show_face(first)
    pane.show_page(Page.OVERVIEW)


def library(window: MainWindow, wait: Wait) -> Iterator[str]:
    """Show the library with its filters at hand."""
    window.show_workspace("annotate")
    window.annotate.library.focus_filter()
    wait(lambda: window.annotate.article is not None)
    yield "library"


def export(window: MainWindow, wait: Wait) -> Iterator[str]:
    """Show the export dialogue with what the file would begin with and lose."""
    handover = window.furniture.handover
    handover.export()
    dialog = handover.dialog
    if dialog is None:
        return
    turns = iter(range(_TOLD))
    wait(lambda: next(turns, None) is None)
    yield "export"
    dialog.reject()
    wait(lambda: QApplication.activeModalWidget() is None)

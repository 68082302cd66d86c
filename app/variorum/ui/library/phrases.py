"""The sentences of the library: what a row says aloud, what is missing, what a facet is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication

from variorum.model.vocabulary import Progress
from variorum.ui.library.values import FacetKind, LibraryRow, Order
from variorum.ui.panel.words import name_of, shown_date


def tr(text: str, count: int = -1) -> str:
    """Return `text` in the interface's language; `%n` in it becomes `count`."""
    return QCoreApplication.translate("library", text, "", count)


def facet_title(kind: FacetKind) -> str:
    """Return the heading of a facet."""
    return tr(_FACETS[kind])


def order_name(order: Order) -> str:
    """Return the name of an order for the sort menu."""
    return tr(_ORDERS[order])


def source_line(row: LibraryRow) -> str:
    """Return outlet and date with a dot between, or what there is of them; that neither is known.

    The warning mark stands at the end of this line and must not stand there alone.
    """
    known = [part for part in (row.outlet, shown_date(row.date)) if part]
    return "  ·  ".join(known or (tr("no outlet"), tr("no date")))


def state_text(row: LibraryRow) -> str:
    """Return "Done", or the share read in percent; never 100 % before the last sentence."""
    if row.progress is Progress.DONE:
        return name_of(Progress.DONE)
    return f"{int(row.read * 100)}%"


def tag_count(row: LibraryRow) -> str:
    """Return "1 tag" or "16 tags"."""
    return tr("1 tag") if row.tags == 1 else tr("%n tags", row.tags)


def missing_sentence(missing: Sequence[str]) -> str:
    """Return what the metadata lacks, empty if nothing."""
    if not missing:
        return ""
    names = ", ".join(tr(_FIELDS.get(name, name)) for name in missing)
    return tr("Missing: {0}. Click to fill in.").format(names)


def adjudicated_sentence() -> str:
    """Return what the mark of an adjudicated article says."""
    return tr("Adjudicated: only adjudicated tags count")


def row_sentence(row: LibraryRow) -> str:
    """Return what a screen reader says of a row."""
    memo = tr("memo: {0}").format(row.memo) if row.memo else ""
    counts = adjudicated_sentence() if row.adjudicated else ""
    parts = (row.label, row.title, source_line(row), state_text(row), tag_count(row), counts, memo)
    return ", ".join(part for part in parts if part)


_FACETS: dict[FacetKind, Any] = {
    FacetKind.ACTOR: NOOP("library", "Tagged actor"),
    FacetKind.OUTLET: NOOP("library", "Outlet"),
    FacetKind.SPEAKER: NOOP("library", "Speaker"),
    FacetKind.DATE: NOOP("library", "Date"),
    FacetKind.STATUS: NOOP("library", "Proposition status"),
}

_ORDERS: dict[Order, Any] = {
    Order.LABEL: NOOP("library", "Letter"),
    Order.TITLE: NOOP("library", "Title"),
    Order.DATE: NOOP("library", "Date"),
    Order.OUTLET: NOOP("library", "Outlet"),
    Order.READ: NOOP("library", "Least read first"),
    Order.TAGS: NOOP("library", "Most tags first"),
}

_FIELDS: dict[str, Any] = {
    "title": NOOP("library", "title"),
    "outlet": NOOP("library", "outlet"),
    "byline": NOOP("library", "byline"),
    "genre": NOOP("library", "genre"),
    "published": NOOP("library", "date"),
    "url": NOOP("library", "address"),
    "language": NOOP("library", "language"),
    "reliability": NOOP("library", "reliability of the outlet"),
}

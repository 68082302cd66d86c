"""Tags as lines to tick: their words in context, where they stand, and in what part."""

from collections.abc import Mapping

from variorum.model.ids import Id
from variorum.model.views import LinkedTag
from variorum.ui.panel.words import name_of
from variorum.ui.reconcile.tick_list import TickRow
from variorum.workspace.regrouping import Pointing


def tag_rows(found: Pointing, labels: Mapping[Id, str]) -> list[TickRow]:
    """Return a line for each tag that points at a record; `labels` are letters of articles."""
    return [_row(linked, found, labels) for linked in found.tags]


def _row(linked: LinkedTag, found: Pointing, labels: Mapping[Id, str]) -> TickRow:
    before, words, after = found.quotes.get(linked.tag.id, ("", linked.tag.quote, ""))
    return TickRow(
        linked.tag.id,
        " ".join(words.split()),
        _flat(before),
        _flat(after),
        labels.get(linked.article, ""),
        name_of(linked.tag.kind),
    )


def _flat(text: str) -> str:
    """Return `text` on one line, the spaces at its ends kept."""
    words = " ".join(text.split())
    left = " " if text[:1].isspace() and words else ""
    return left + words + (" " if text[-1:].isspace() else "")

"""What is drawn of an article's tags, made off the GUI thread where they are many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from variorum.model.catalogue import Catalogue
from variorum.model.views import OpenArticle
from variorum.ui.bridge import Bridge
from variorum.ui.desk.rows import span_views
from variorum.ui.panel.values import TagRow, tag_rows
from variorum.ui.reader.spans import SpanView

_MANY = 2000
"""With more tags than this, making what is drawn would be felt."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An article's tags as the reader and the panel show them."""

    spans: Sequence[SpanView]
    rows: Sequence[TagRow]


def drawn(opened: OpenArticle, catalogue: Catalogue) -> Drawn:
    """Return what is drawn of an article's tags."""
    tags = opened.linked_in_order()
    return Drawn(span_views(tags, catalogue), tag_rows(tags, catalogue, opened.notes.values()))


def draw(bridge: Bridge, opened: OpenArticle, then: Callable[[Drawn | None], None]) -> None:
    """Hand to `then` what is drawn of an article: at once, or later if its tags are many.

    It gets None if an act came between, after which the article may be another.
    """
    session = bridge.session
    known = session.state.catalogue
    if len(opened.tags) <= _MANY:
        then(drawn(opened, known))
        return
    revision, catalogue, held = known.revision, Catalogue(known), _held(opened)

    def take(made: Drawn) -> None:
        now = session.state.catalogue
        then(made if now is known and now.revision == revision else None)

    bridge.when(session.beside(lambda _store: drawn(held, catalogue)), take)


def _held(opened: OpenArticle) -> OpenArticle:
    """Return an article that no act on the GUI thread will change."""
    return replace(
        opened,
        regions=dict(opened.regions),
        tags=dict(opened.tags),
        links=dict(opened.links),
        notes=dict(opened.notes),
    )

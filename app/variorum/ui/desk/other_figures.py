"""The figure in focus beside those of other articles: asked off this thread, shown as a hint."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from variorum.model.comparison import Comparison
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.shell.figure_phrases import comparison
from variorum.ui.bridge import Bridge
from variorum.ui.panel.compared import ComparedView
from variorum.ui.panel.values import Inspected
from variorum.ui.strip.figure import FigureStrip
from variorum.workspace.other_figures import drafted

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk


class OtherFiguresHint(QObject):
    """Fills the hint of the panel, at figures and at claims with one, and of the figure strip."""

    opened = Signal(object)
    """The id of the figure to be shown where it stands."""

    def __init__(self, bridge: Bridge, desk: "AnnotateDesk") -> None:
        """Follow what `desk` inspects and asks."""
        super().__init__(desk)
        self._bridge, self._desk = bridge, desk
        self._asked = {"panel": 0, "strip": 0}
        """How many questions were asked: an answer to an older one is passed over."""
        desk.panel.inspected_changed.connect(self._on_inspected)
        desk.panel.compared_opened.connect(self.opened)
        desk.tagger.made.connect(self._on_made)
        desk.tagger.asked.connect(self._on_asked)

    def _on_inspected(self, shown: Inspected | None) -> None:
        self._asked["panel"] += 1
        figure = self._figure_in(shown.linked) if shown else None
        if figure is not None:
            self._ask(figure, None)

    def _figure_in(self, linked: LinkedTag) -> LinkedTag | None:
        """Return a figure itself, or the first one that stands inside a claim."""
        tag, article = linked.tag, self._desk.article
        if tag.kind is TagKind.FIGURE:
            return linked
        if tag.kind is not TagKind.CLAIM or article is None:
            return None
        inside = [
            one
            for one in article.standing()
            if one.kind is TagKind.FIGURE and tag.start <= one.start and one.end <= tag.end
        ]
        found = min(inside, key=lambda one: (one.start, -one.end, one.id), default=None)
        return article.linked(found.id) if found else None

    def _on_made(self, strip: object) -> None:
        if isinstance(strip, FigureStrip):
            strip.compared_opened.connect(self.opened)
            strip.edited.connect(lambda: self._on_edited(strip))

    def _on_asked(self, strip: object) -> None:
        if isinstance(strip, FigureStrip):
            self._on_edited(strip)

    def _on_edited(self, strip: FigureStrip) -> None:
        article = self._desk.article
        if article is not None and self._is_open(strip):
            self._ask(drafted(strip.draft(), article), strip)

    def _is_open(self, strip: FigureStrip) -> bool:
        return self._desk.tagger.strip is strip

    def _ask(self, figure: LinkedTag, strip: FigureStrip | None) -> None:
        source, desk = self._bridge.other_figures, self._desk
        if source is None or desk.article is None:
            return
        place = "strip" if strip else "panel"
        self._asked[place] += 1
        asked = self._asked[place]
        future = source.beside(figure, desk.article.text)
        self._bridge.when(
            future, lambda found: self._show(strip, found) if asked == self._asked[place] else None
        )

    def _show(self, strip: FigureStrip | None, found: Sequence[Comparison]) -> None:
        views = [_view(one) for one in found]
        if strip is None:
            self._desk.panel.show_compared(views)
        elif self._is_open(strip):
            strip.show_compared(views)


def _view(found: Comparison) -> ComparedView:
    said, related = comparison(found).split("\n")
    return ComparedView(found.other.tag, said, related)

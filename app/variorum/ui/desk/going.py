"""Going places: back and forward, the palette, the next article, the next pane."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from variorum.model.catalogue import Catalogue
from variorum.model.cause import Spot
from variorum.model.ids import Id
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.ui.desk.memo_items import memo_items
from variorum.ui.desk.palette_items import Names
from variorum.ui.desk.trail import Place, Trail
from variorum.ui.frame.palette import command_items
from variorum.ui.frame.ranking import PaletteItem

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Going(QObject):
    """Moves the analyst about in one window, and back again."""

    def __init__(self, window: "MainWindow") -> None:
        """Listen to what asks to be shown."""
        super().__init__(window)
        self._window = window
        self._trail = Trail()
        self._names = Names(window.bridge, window.annotate.offers.uses)
        window.furniture.palette.chosen.connect(self._on_palette_chosen)
        window.summary.quote_opened.connect(self.to_tag)
        window.furniture.reconcile.quote_opened.connect(self.to_tag)
        window.furniture.agreement.opened.connect(self.to_tag)
        window.furniture.agreement.left.connect(self.back)
        window.furniture.agreement.ready.connect(lambda: self.to_workspace("agreement"))
        window.annotate.other_figures.opened.connect(self.to_tag)
        window.summary.article_opened.connect(self.to_article)
        window.summary.spot_opened.connect(self._to_spot)
        window.summary.annotate_requested.connect(lambda: self.to_workspace("annotate"))
        window.annotate.reader.back_requested.connect(self.back)
        window.annotate.reader.forward_requested.connect(self.forward)
        bar = window.annotate.reader.bar
        for command, button in (("go.back", bar.back), ("go.forward", bar.forward)):
            action = window.actions_[command]
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())

    def begin(self) -> None:
        """Forget the places of the last project."""
        self._trail.clear()

    def allows(self, command: str) -> bool:
        """Tell whether there is somewhere to go back to, or forward."""
        return self._trail.has_behind if command == "go.back" else self._trail.has_ahead

    def here(self) -> Place:
        """Return where the analyst is."""
        desk = self._window.annotate
        article = desk.article.article.id if desk.article else None
        return Place(self._window.workspace(), article, desk.reader.caret())

    def to_tag(self, tag: Id) -> None:
        """Open the article of a tag at its sentence."""
        self._window.bridge.session.ask(
            lambda store: store.tags([tag]), lambda found: self._to_found(tag, found)
        )

    def _to_found(self, tag: Id, found: Sequence[LinkedTag]) -> None:
        article = next((one.article for one in found), None)
        if article is not None:
            self._trail.leave(self.here())
            self._window.show_workspace("annotate")
            self._window.annotate.show_article(article, tag=tag)

    def to_article(self, article: Id) -> None:
        """Open an article."""
        self._trail.leave(self.here())
        self._window.show_workspace("annotate")
        self._window.annotate.show_article(article)

    def to_place(self, article: Id, start: int) -> None:
        """Open an article with the caret at `start`."""
        self._trail.leave(self.here())
        self._window.show_workspace("annotate")
        self._window.annotate.show_article(article, caret=start)

    def _to_spot(self, spot: Spot) -> None:
        if spot.tag is not None:
            self.to_tag(spot.tag)
        else:
            self.to_place(spot.article, spot.start)

    def to_workspace(self, name: str) -> None:
        """Put a workspace in front."""
        if name != self._window.workspace():
            self._trail.leave(self.here())
        self._window.show_workspace(name)

    def back(self) -> None:
        """Return to where the analyst came from."""
        self._to(self._trail.back(self.here()))

    def forward(self) -> None:
        """Go where the analyst went back from."""
        self._to(self._trail.forward(self.here()))

    def _to(self, place: Place | None) -> None:
        if place is None:
            return
        self._window.show_workspace(place.workspace)
        if place.workspace == "annotate" and place.article:
            self._window.annotate.show_article(place.article, caret=place.caret)

    # -- panes -----------------------------------------------------------------------------

    def next_pane(self, by: int) -> None:
        """Put the focus into the next pane of the workspace in front."""
        panes = self._panes()
        focus = QApplication.focusWidget()
        index = next(
            (
                number
                for number, pane in enumerate(panes)
                if focus is not None and (pane is focus or pane.isAncestorOf(focus))
            ),
            -by,
        )
        _focus(panes[(index + by) % len(panes)])

    def _panes(self) -> list[QWidget]:
        window = self._window
        if window.workspace() == "summary":
            panes: list[QWidget] = [window.summary.pane.nav, window.summary.pane]
        elif window.workspace() == "reconcile":
            pane = window.furniture.reconcile.pane
            panes = [pane.listing, *([pane.card] if pane.card else [])]
        elif window.workspace() == "agreement":
            page = window.furniture.agreement.pane
            panes = [page.measures.tolerance, page.cases, *([page.card] if page.card else [])]
        else:
            desk = window.annotate
            panes = [desk.library, desk.reader, *window.furniture.beside.panes(), desk.panel]
        shown = [window.top, window.furniture.message, *panes]
        return [pane for pane in shown if pane.isVisible()]

    # -- the palette -----------------------------------------------------------------------

    def open_palette(self) -> None:
        """Offer commands and, with a project, whatever one can go to in it."""
        window = self._window
        palette, items = window.furniture.palette, command_items(window.actions_)
        if window.bridge.is_open:
            items += self._memos(window.bridge.session.state.catalogue)
            is_whole = self._names.renew(lambda: palette.offer(self._names.offered))
            palette.open(items, offered=self._names.offered, is_whole=is_whole)
        else:
            palette.open(items)

    def _memos(self, catalogue: Catalogue) -> list[PaletteItem]:
        """Return the memos on records and on the tags of the article that is open."""
        memos, article = self._window.bridge.memos, self._window.annotate.article
        noted = [
            (note, article.linked(note.subject))
            for note in (article.notes.values() if article else ())
            if article is not None and note.subject in article.tags
        ]
        return memo_items(memos.notes(), noted, catalogue) if memos else []

    def _on_palette_chosen(self, item: PaletteItem) -> None:
        if item.kind == "command":
            self._window.actions_[item.key].trigger()
        elif item.kind == "memo":
            kind, _, subject = item.key.partition(":")
            self.to_record(kind, Id(subject))
        else:
            self.to_record(item.kind, Id(item.key))

    def to_record(self, kind: str, record: Id) -> None:
        """Go where a record is to be seen; what has no place of its own is the project's."""
        ways: dict[str, Callable[[Id], object]] = {
            "article": self.to_article,
            "actor": self._to_first_mention,
            "tag": self.to_tag,
            "proposition": self._to_proposition,
            "quantity": self._to_quantity,
        }
        if kind in ways:
            ways[kind](record)
        else:
            self._window.actions_["memo.project"].trigger()

    def _to_proposition(self, proposition: Id) -> None:
        self.to_workspace("summary")
        self._window.summary.pane.select(proposition)

    def _to_quantity(self, quantity: Id) -> None:
        self.to_workspace("summary")
        self._window.summary.pane.select_quantity(quantity)

    def _to_first_mention(self, actor: Id) -> None:
        """Go where an actor is named first, else to the first tag that knows it as a voice."""

        def take(found: Sequence[LinkedTag]) -> None:
            if found:
                self.to_tag(min(found, key=lambda one: one.tag.kind is not TagKind.ACTOR).tag.id)

        self._window.bridge.session.ask(
            lambda store: store.linked_tags(list(TagKind), target_kind="actor", targets=[actor]),
            take,
        )


def _focus(pane: QWidget) -> None:
    """Give the focus to a pane, or to the first widget in it that takes it."""
    if pane.focusProxy() is not None:
        pane.setFocus()
        return
    widget: QWidget | None = pane
    for _ in range(200):
        if widget is None:
            return
        inside = widget is pane or pane.isAncestorOf(widget)
        if inside and widget.isVisible() and widget.isEnabled() and widget.focusPolicy().value:
            widget.setFocus()
            return
        widget = widget.nextInFocusChain()

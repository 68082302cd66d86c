"""The card every strip is: shadow, header with its keys, rows, and what the keys do."""

from collections.abc import Sequence
from typing import Generic, Self, TypeVar

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.drafts import Draft
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.ui.panel.candidates import MOST, CandidateList, PickView, RoleCandidates
from variorum.ui.panel.picker import PickLine
from variorum.ui.strip.keys import Keys
from variorum.ui.strip.placing import corner, rooms
from variorum.ui.strip.rows import header, named
from variorum.ui.strip.shadow import SHADOW, card_in, paint_shadow
from variorum.ui.theme import current
from variorum.ui.widgets import Unhurried
from variorum.ui.widgets.paint import paint_box
from variorum.ui.widgets.shadows import CORNER

CARD_WIDTH = 700
D = TypeVar("D", bound=Draft)


class Strip(QWidget, Generic[D]):
    """A popover under the sentence that turns a draft into an accepted draft.

    Made once, it asks again and again (`asking`): to fill its widgets takes less than to make and
    style them. Enter goes on to the next field and accepts from the last; Shift+Enter accepts
    every guess on screen at once; Esc cancels. The focus returns to where it came from.
    """

    accepted = Signal(object)
    """The Draft as the analyst left it; `inferred` names what is still unconfirmed."""
    cancelled = Signal()

    def __init__(self, kind: TagKind, title: str, parent: QWidget | None = None) -> None:
        """Make the card with its header; subclasses add rows to `self._rows`."""
        super().__init__(parent)
        self._draft: D
        self._answers: RoleCandidates = _nothing
        self._came_from: QWidget | None = None
        self._place: tuple[QRect, QRect] | None = None
        self._suggestions: CandidateList | None = None
        self._found: dict[tuple[LinkRole, str], Sequence[PickView]] = {}
        """What was asked for this draft: it is shown anew after every field."""
        self._keys, self._opening = Keys(self), Unhurried(self)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._rows = QVBoxLayout(self)
        edge = SHADOW + 16
        self._rows.setContentsMargins(edge, SHADOW + 12, edge, SHADOW + 16)
        self._rows.setSpacing(8)
        self._rows.addLayout(header(kind, title))
        self.hide()

    def asking(self, draft: D, words: str, candidates: RoleCandidates, outlet: str = "") -> Self:
        """Ask for `draft`, on `words` of the text, as if nothing had been asked before.

        `candidates(role, text)` answers the type-aheads (text empty: the best guesses);
        `outlet` names the article's, shown before speakers.
        """
        self._draft, self._answers = draft, candidates
        self._found.clear()
        for line in self.findChildren(PickLine):
            line.clear()
        self._begin(words, outlet)
        self._show()
        return self

    # -- where it stands -------------------------------------------------------------------

    def open_at(self, anchor: QRect, within: QRect) -> None:
        """Show the strip below `anchor`, or above it, inside `within` (parent coordinates)."""
        self._came_from = QApplication.focusWidget()
        self._opening.put_off()  # the text with the words it asks about first
        self.place(anchor, within)  # before it is shown: nothing is drawn where it does not stay
        self.show()
        self.raise_()
        self.start()

    def place(self, anchor: QRect, within: QRect) -> None:
        """Move to where there is room near `anchor`: the card, not its shadow, is aligned."""
        self._place = (anchor, within)
        self.fit()

    def fit(self) -> None:
        """Take the height the rows need and stand near the sentence again."""
        if self._place is None:
            return
        anchor, within = self._place
        width = min(CARD_WIDTH, within.width() - 8) + 2 * SHADOW
        self.setFixedWidth(width)
        self.setFixedHeight(self._height(width, max(rooms(anchor, within))))
        self.move(corner(anchor, within, self.size()))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # A list that grew or a line that broke asks for room only after the rows were shown.
        asked = event.type() == QEvent.Type.LayoutRequest and self._place is not None
        if asked and self._rows.heightForWidth(self.width()) != self.height():
            self.fit()
        return done

    def _height(self, width: int, room: int) -> int:
        """Return the height at `width`; suggestions are cut, to two at least, to fit `room`."""
        for most in range(MOST, 1, -1):
            if self._suggestions is not None:
                self._suggestions.limit(most)
            self._rows.invalidate()
            height = self._rows.heightForWidth(width)
            if height - SHADOW <= room or self._suggestions is None:
                break
        return height

    # -- what subclasses say ---------------------------------------------------------------

    def start(self) -> None:
        """Put the focus into the first field."""
        raise NotImplementedError

    def _begin(self, words: str, outlet: str) -> None:
        """Forget what is left of another draft, and take what is told besides the draft."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show the draft as it stands."""
        raise NotImplementedError

    def draft(self) -> D:
        """Return the draft as it stands."""
        return self._draft

    def advance(self) -> None:
        """Confirm the field in focus and go on to the next, or accept."""
        raise NotImplementedError

    def confirm_shown(self) -> None:
        """Confirm every guess on screen; what follows shows it or closes."""
        raise NotImplementedError

    def choose(self, number: int, *, final: bool) -> bool:
        """Take the choice with this number, if the strip has numbered ones."""
        del number, final
        return False

    def fault(self) -> QWidget | None:
        """Return the field that cannot be accepted as it is, if any.

        By default a type-ahead with words in it that were neither taken nor erased.
        """
        lines = self.findChildren(PickLine)
        return next((line for line in lines if line.text().strip()), None)

    # -- ends ------------------------------------------------------------------------------

    def accept(self) -> None:
        """Hand over the draft and close, unless a field is at fault: then the focus goes there."""
        wrong = self.fault()
        if wrong is not None:
            self._show()
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft = self.draft()
        self._close()
        self.accepted.emit(draft)

    def accept_all(self) -> None:
        """Confirm every guess on screen and accept."""
        self.confirm_shown()
        self.accept()

    def cancel(self) -> None:
        """Close without a tag."""
        self._close()
        self.cancelled.emit()

    def _close(self) -> None:
        self.hide()
        self._place = None
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def renew(self) -> None:
        """After all was filled: fit the height, and see the keys of new fields."""
        self.fit()
        self._keys.watch()

    # -- for subclasses --------------------------------------------------------------------

    def _add_row(self, name: str, *widgets: QWidget | int) -> QWidget:
        holder = named(name, *widgets)
        self._rows.addWidget(holder)
        return holder

    def _find(self, role: LinkRole, text: str) -> Sequence[PickView]:
        asked = role, text
        if asked not in self._found:
            self._found[asked] = self._answers(role, text)
        return self._found[asked]

    def _has_focus(self, widget: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is widget or widget.isAncestorOf(focus))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the lower edge again: what stands above it stays when the height changes."""
        super().resizeEvent(event)
        stays = min(event.oldSize().height(), self.height()) - CORNER
        top = stays if event.oldSize().width() == self.width() else 0
        self.update(0, top, self.width(), self.height() - top)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shadow(painter, self.rect(), self.devicePixelRatio())
        card = card_in(QRectF(self.rect()))
        paint_box(painter, card, "raised", "lineStrong", current().radius["popover"])


def _nothing(role: LinkRole, text: str) -> Sequence[PickView]:
    del role, text
    return ()

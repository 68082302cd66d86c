"""The bar above the page: where one is, and how the page is shown."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from variorum.model.vocabulary import TagKind
from variorum.ui import fonts, theme
from variorum.ui.widgets import Badge, ElidedLabel, IconButton


class ReaderBar(QWidget):
    """Back, forward, badge and title; types, tag mode, size of text, find, more."""

    back_requested = Signal()
    forward_requested = Signal()
    types_changed = Signal(object)
    """The set of TagKind that is to be shown."""
    tag_mode_changed = Signal(bool)
    size_stepped = Signal(int)
    """Percent to add to the zoom; 0 means back to 100."""
    find_requested = Signal()
    more_requested = Signal(QPoint)
    """Where a menu may open, in screen coordinates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an article."""
        super().__init__(parent)
        self.setFixedHeight(round(theme.current().metric["toolbar"]))
        self.back = IconButton("chevron-left", self.tr("Back"), parent=self)
        self.forward = IconButton("chevron-right", self.tr("Forward"), parent=self)
        self._badge = Badge("", rounded=True, parent=self)
        self._badge.hide()
        self._title = ElidedLabel(font=fonts.ui("strong", fonts.Weight.DemiBold), parent=self)
        self._make_tools()
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.forward.clicked.connect(self.forward_requested)

    def set_article(self, title: str, badge: str) -> None:
        """Name the article; without a badge none is drawn."""
        self._title.setText(title)
        self._badge.set_letter(badge)
        self._badge.setVisible(bool(badge))

    def open_types(self) -> None:
        """Open the menu of types below its button, its first entry marked."""
        self._types_menu.popup(self.types.mapToGlobal(self.types.rect().bottomLeft()))
        self._types_menu.setActiveAction(self._types_menu.actions()[0])

    def set_kinds(self, kinds: AbstractSet[TagKind]) -> None:
        """Show which kinds are painted, without announcing it."""
        for kind, action in self._kind_actions.items():
            action.setChecked(kind in kinds)
        self.types.set_icon("eye" if len(kinds) == len(TagKind) else "eye-off")

    def _make_tools(self) -> None:
        self.types = IconButton("eye", self.tr("Show or hide types of tag"), parent=self)
        self.pen = IconButton("pen", self.tr("Tag mode: single keys make tags"), parent=self)
        self.size_button = IconButton("type", self.tr("Text size"), parent=self)
        self.finder = IconButton("find", self.tr("Find in this article"), parent=self)
        self.more = IconButton("more", self.tr("More about this article"), parent=self)
        self.pen.setCheckable(True)
        self.pen.setStyleSheet("QToolButton:checked:!hover { background: transparent; }")
        self.pen.setChecked(True)
        self._on_pen_toggled(True)  # noqa: FBT003  # as the signal calls it
        self.pen.toggled.connect(self._on_pen_toggled)
        self.finder.clicked.connect(self.find_requested)
        self.more.clicked.connect(self._on_more_clicked)
        self._make_types_menu()
        self._make_size_menu()

    def _make_types_menu(self) -> None:
        names = {
            TagKind.ACTOR: self.tr("Actors"),
            TagKind.CLAIM: self.tr("Claims"),
            TagKind.STANCE: self.tr("Stances"),
            TagKind.FIGURE: self.tr("Figures"),
        }
        menu = QMenu(self)
        self._kind_actions = {}
        for kind, name in names.items():
            action = QAction(name, menu, checkable=True, checked=True)
            action.triggered.connect(self._on_kind_triggered)
            menu.addAction(action)
            self._kind_actions[kind] = action
        self._types_menu = menu
        self._open_with(self.types, menu)

    def _make_size_menu(self) -> None:
        menu = QMenu(self)
        for name, step in (
            (self.tr("Larger text"), 10),
            (self.tr("Smaller text"), -10),
            (self.tr("Standard size"), 0),
        ):
            action = QAction(name, menu)
            action.setData(step)
            menu.addAction(action)
        menu.triggered.connect(self._on_size_triggered)
        self._open_with(self.size_button, menu)

    def _open_with(self, button: IconButton, menu: QMenu) -> None:
        button.setMenu(menu)
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 1)
        row.setSpacing(4)
        for widget in (self.back, self.forward):
            row.addWidget(widget)
        row.addSpacing(2)
        row.addWidget(self._badge)
        row.addSpacing(4)
        row.addWidget(self._title, 1)
        for widget in (self.types, self.pen, self.size_button, self.finder, self.more):
            row.addWidget(widget)

    def _on_pen_toggled(self, on: bool) -> None:  # noqa: FBT001  # Qt's signature
        self.pen.set_icon("pen", "accent" if on else "text3")
        self.tag_mode_changed.emit(on)

    def _on_kind_triggered(self) -> None:
        kinds = frozenset(kind for kind, act in self._kind_actions.items() if act.isChecked())
        self.set_kinds(kinds)
        self.types_changed.emit(kinds)

    def _on_size_triggered(self, action: QAction) -> None:
        self.size_stepped.emit(action.data())

    def _on_more_clicked(self) -> None:
        self.more_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours["paper"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours["line"])

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

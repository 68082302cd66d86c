"""The commands of the Reconcile menu; what they need is loaded when one of them is given."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from variorum.ui.desk.pointed import kinds_of_tag, pointed

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_GROUPS = tuple(
    f"reconcile.{act}_{kind}"
    for act in ("merge", "split")
    for kind in ("actor", "proposition", "quantity")
)


class Reconciling(QObject):
    """Gives the commands their effect, and offers them where something is pointed at."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands, and for menus of the panel and the summary."""
        super().__init__(window)
        self._window = window
        for widget, kinds in (
            (window.annotate.panel, lambda: kinds_of_tag(window)),
            (window.summary, self._kinds_of_row),
        ):
            self._offer(widget, kinds)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        regrouping = {name: self._giving(name) for name in (*_GROUPS, "reconcile.unmerge")}
        return {
            "reconcile.next": self._next,
            "reconcile.accept_sure": self._accept_sure,
            **regrouping,
        }

    def _giving(self, name: str) -> Callable[[], object]:
        def give() -> None:
            self._regrouping[name]()

        return give

    def _accept_sure(self) -> None:
        self._sure["reconcile.accept_sure"]()

    @cached_property
    def _regrouping(self) -> dict[str, Callable[[], object]]:
        from variorum.ui.desk.regrouping import Regrouping  # noqa: PLC0415  # when first asked for

        return Regrouping(self._window).group()

    @cached_property
    def _sure(self) -> dict[str, Callable[[], object]]:
        from variorum.ui.desk.sure import Sure  # noqa: PLC0415  # when first asked for

        return Sure(self._window).group()

    def _next(self) -> None:
        """Go to the questions with the cursor on the card."""
        self._window.furniture.going.to_workspace("reconcile")
        self._window.furniture.reconcile.enter_card()

    # -- menus -----------------------------------------------------------------------------

    def _offer(self, widget: QWidget, kinds: Callable[[], tuple[str, ...]]) -> None:
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(
            lambda place: self._open(kinds(), widget.mapToGlobal(place))
        )

    def _kinds_of_row(self) -> tuple[str, ...]:
        kinds = ("actor", "proposition", "quantity")
        return tuple(kind for kind in kinds if pointed(self._window, kind))  # type: ignore[arg-type]  # the three kinds

    def _open(self, kinds: tuple[str, ...], place: QPoint) -> None:
        if not kinds:
            return
        actions = self._window.actions_
        actions.dress()
        menu = QMenu(self._window)
        for kind in kinds:
            for act in ("merge", "split"):
                menu.addAction(actions[f"reconcile.{act}_{kind}"])
            menu.addSeparator()
        menu.addAction(actions["reconcile.unmerge"])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

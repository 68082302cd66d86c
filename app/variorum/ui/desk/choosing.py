"""Choosing one thing of many by name: a palette that asks one question at a time."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.ids import Id
from variorum.ui.desk.record_items import open_on
from variorum.ui.frame.ranking import PaletteItem
from variorum.workspace.regrouping import Kind

if TYPE_CHECKING:
    from variorum.ui.frame.palette import Palette
    from variorum.ui.main_window import MainWindow

Then = Callable[[PaletteItem], object]


class Choosing(QObject):
    """Asks over one window, and hands the answer on."""

    def __init__(self, window: "MainWindow") -> None:
        """Ask nothing yet."""
        super().__init__(window)
        self._window = window
        self._then: Then | None = None

    @cached_property
    def _palette(self) -> "Palette":
        from variorum.ui.frame.palette import Palette  # noqa: PLC0415  # when first asked for

        made = Palette(self._window, prefixes=False)
        made.chosen.connect(self._on_chosen)
        return made

    def ask(self, prompt: str, items: Sequence[PaletteItem], then: Then) -> None:
        """Offer `items`; `then` is given the one that is taken."""
        self._then = then
        self._palette.ask_for(prompt)
        self._palette.open(items)

    def ask_record(
        self, prompt: str, about: Kind, then: Then, without: Collection[Id] = ()
    ) -> None:
        """Offer the records of a kind, except some; `then` is given the one that is taken."""
        self._then = then
        self._palette.ask_for(prompt)
        bridge = self._window.bridge
        open_on(self._palette, bridge, about, without, lambda: self._then is then)

    def _on_chosen(self, item: PaletteItem) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(item)

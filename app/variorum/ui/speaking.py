"""Words for those who hear the window: said by a screen reader, if one listens."""

from PySide6.QtWidgets import QWidget


def speak(widget: QWidget, words: str) -> None:
    """Have `words` said on behalf of `widget`, after what is being said now."""
    if not words:
        return
    from PySide6.QtGui import (  # noqa: PLC0415  # its many enumerations come after the first paint
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))

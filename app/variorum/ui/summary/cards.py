"""Cards with a title, the ground of every list of the summary."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from variorum.ui import fonts, plain


def titled_card(title: str, content: QWidget) -> QFrame:
    """Return a card with a title over `content`; without a title, `content` alone."""
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(6)
    if title:
        heading = plain.label(title)
        heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        heading.setContentsMargins(4, 0, 0, 0)
        column.addWidget(heading)
    column.addWidget(content, 1)
    return card

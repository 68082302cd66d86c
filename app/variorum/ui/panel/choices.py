"""The closed vocabularies as controls: segments for few choices, boxes for many."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    Polarity,
    Quotation,
    TagKind,
)
from variorum.ui.panel.words import comparator_sign, name_of, tr
from variorum.ui.widgets import Segment, Segmented

E = TypeVar("E", bound=StrEnum)

LOOKS: dict[str, tuple[str, str]] = {
    "asserts": ("asserts", "supports"),
    "denies": ("denies", "opposes"),
    "withholds": ("withholds", "hedged"),
    "supports": ("asserts", "supports"),
    "ambivalent": ("half-circle", "hedged"),
    "opposes": ("denies", "opposes"),
}
"""Icon and colour token of each polarity and attitude, by its token."""

KIND_ICONS = {
    TagKind.ACTOR: ("user", "actor"),
    TagKind.CLAIM: ("quote", "claimText"),
    TagKind.STANCE: ("scale", "stance"),
    TagKind.FIGURE: ("hash", "figureText"),
}
"""Icon and colour token of each kind of tag."""


def segmented(choices: Iterable[StrEnum], name: str, parent: QWidget | None = None) -> Segmented:
    """Return a segmented control of `choices`, with their glyphs where they have one."""
    segments = [
        Segment(str(each), name_of(each), *LOOKS.get(str(each), ("", "text2"))) for each in choices
    ]
    return Segmented(segments, name=name, parent=parent)


def polarity_control(parent: QWidget | None = None) -> Segmented:
    """Return asserts, denies, withholds."""
    return segmented(Polarity, tr("Polarity"), parent)


def type_control(parent: QWidget | None = None) -> Segmented:
    """Return the seven types of claim."""
    return segmented(ClaimType, tr("Type"), parent)


def quotation_control(parent: QWidget | None = None) -> Segmented:
    """Return direct, partial, paraphrase."""
    return segmented(Quotation, tr("Quotation"), parent)


def attitude_control(parent: QWidget | None = None) -> Segmented:
    """Return supports, ambivalent, opposes."""
    return segmented(Attitude, tr("Attitude"), parent)


def role_control(parent: QWidget | None = None) -> Segmented:
    """Return what a name does where it stands."""
    return segmented(ActorRole, tr("Role"), parent)


def strength_control(parent: QWidget | None = None) -> Segmented:
    """Return the strengths of a stance; key 0 is "not given"."""
    segments = [Segment("0", "\u2013", tip=tr("Not given"))]
    segments += [Segment(str(n), str(n), tip=tr("Strength {0} of 3").format(n)) for n in (1, 2, 3)]
    return Segmented(segments, name=tr("Strength"), parent=parent)


class ChoiceBox(QComboBox, Generic[E]):
    """One of many tokens; `chosen` is emitted only for the analyst's acts."""

    chosen = Signal(object)
    """The token."""

    def __init__(
        self, choices: Iterable[E], name: str, *, none: str = "", parent: QWidget | None = None
    ) -> None:
        """Offer `choices`; `none` is the word for no choice, not offered if empty."""
        super().__init__(parent)
        self._tokens: list[E | None] = [None] if none else []
        if none:
            self.addItem(none)
        for each in choices:
            self._tokens.append(each)
            self.addItem(_shown(each))
        self.setAccessibleName(name)
        self.activated.connect(self._on_activated)

    def value(self) -> E | None:
        """Return the token chosen."""
        return self._tokens[self.currentIndex()]

    def set_value(self, token: E | None) -> None:
        """Choose a token without emitting."""
        self.setCurrentIndex(self._tokens.index(token) if token in self._tokens else 0)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self._tokens[index])


def _shown(token: StrEnum) -> str:
    if isinstance(token, Comparator):
        return f"{comparator_sign(token)} {name_of(token)}".strip()
    return name_of(token)

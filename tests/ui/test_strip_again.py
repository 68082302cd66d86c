"""A strip asks again and again: nothing of what was asked before may be left in it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    Draft,
    FigureDraft,
    PersonDraft,
    Pick,
    PropositionDraft,
    StanceDraft,
)
from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude, ClaimType, Comparator, LinkRole, Polarity
from variorum.ui.panel.candidates import PickView
from variorum.ui.panel.compared import ComparedView
from variorum.ui.strip.actor import ActorStrip
from variorum.ui.strip.base import Strip
from variorum.ui.strip.claim import ClaimStrip
from variorum.ui.strip.figure import FigureStrip
from variorum.ui.strip.stance import StanceStrip

MAYOR = Pick("actor", "Mayor Quill", Id("a1"))
BOARD = Pick("actor", "Dam Board")
DAM = Pick("proposition", "The dam holds", Id("p1"))
PERSON = PersonDraft(MAYOR, origin=True, inferred=("actor",))
HOLDER = PersonDraft(MAYOR, LinkRole.HOLDER, inferred=("actor",))
FULL = FigureDraft(
    0, 20, Comparator.BETWEEN, Decimal(1), Decimal(2), unit="tons", as_of="2024", scope="here",
    quantity=Pick("quantity", "Sand"), speakers=(PERSON,), inferred=("value",),
)  # fmt: skip
PROPOSITION = PropositionDraft(DAM, Polarity.DENIES, ClaimType.CONDITIONAL, "if it rains")
PAIRS: list[tuple[type[Strip[Any]], Draft, Draft]] = [
    (ActorStrip, ActorDraft(0, 5, (BOARD,), inferred=("actor",)), ActorDraft(0, 5)),
    (ClaimStrip, ClaimDraft(0, 9, (PROPOSITION,), speakers=(PERSON,)), ClaimDraft(0, 9)),
    (StanceStrip, StanceDraft(0, 9, Attitude.OPPOSES, 2, (HOLDER,), DAM), StanceDraft(0, 9)),
    (FigureStrip, FULL, FigureDraft(0, 5)),
]


def candidates(role: LinkRole, text: str) -> Sequence[PickView]:
    del text
    return () if role is LinkRole.QUANTITY else (PickView(MAYOR),)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return an active window in which no caret blinks."""
    QApplication.setCursorFlashTime(0)
    made = QWidget()
    made.resize(900, 700)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def seen(strip: Strip[Any], draft: Draft, words: str) -> tuple[Any, ...]:
    """Return what is seen and said of a strip that asks for a draft."""
    strip.asking(draft, words, candidates, "")
    host = strip.parentWidget()
    assert host is not None
    strip.open_at(QRect(60, 40, 300, 30), host.rect())
    QApplication.sendPostedEvents()
    fields = [(one.accessibleName(), one.text()) for one in strip.findChildren(QLineEdit)]
    return strip.geometry(), strip.draft(), fields, strip.grab().toImage()


@pytest.mark.parametrize(("kind", "before", "after"), PAIRS)
def test_nothing_is_left_of_another_draft(
    host: QWidget, kind: type[Strip[Any]], before: Draft, after: Draft
) -> None:
    used = kind(host)
    seen(used, before, "other words")
    for line in used.findChildren(QLineEdit):
        line.setText("half typed")
        line.setModified(True)
    if isinstance(used, FigureStrip):
        used.show_compared([ComparedView(Id("t1"), "two tons", "less")])
    used.cancel()
    fresh = seen(kind(host), after, "these words")
    QApplication.sendPostedEvents()
    again = seen(used, after, "these words")
    assert again[:3] == fresh[:3]
    assert again[3] == fresh[3]

"""What the analyst rules in the summary: dialogues over it, acts that follow from them."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.ids import Id
from variorum.model.pages import Judged
from variorum.model.records import Actor, Outlet, Proposition
from variorum.model.verdict import Status
from variorum.model.vocabulary import DecisionKind
from variorum.ui.bridge import Bridge
from variorum.ui.desk.acting import attempt
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.judgement import ASSESS, OVERRULE, QUERY
from variorum.ui.summary.judging import AssessDialog, CommentDialog, OverruleDialog
from variorum.ui.summary.rating import RatingDialog
from variorum.ui.summary.words import tr
from variorum.workspace import ruling

Rated = TypeVar("Rated", Actor, Outlet)


class Rulings(QObject):
    """Answers what the pages ask to rule on."""

    def __init__(
        self, bridge: Bridge, asks: Asks, computed: Callable[[Id], Status], window: QWidget
    ) -> None:
        """Open dialogues over `window`; `computed` tells the status of a proposition."""
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._computed = computed
        asks.rating_asked.connect(self._on_rating_asked)
        asks.judging_asked.connect(self._on_judging_asked)

    def _on_rating_asked(self, kind: str, record: Id) -> None:
        catalogue = self._catalogue()
        if kind == "outlet":
            self._rate(catalogue.get(Outlet, record))
        else:
            self._rate(catalogue.get(Actor, record))

    def _rate(self, source: Rated | None) -> None:
        if source is None:
            return
        dialog = RatingDialog(
            source.name, source.reliability, source.reliability_reason, self._window
        )
        self._ask(dialog, lambda: ruling.rate(source, dialog.grade(), dialog.reason.toPlainText()))

    def _on_judging_asked(self, what: str, group: Id) -> None:
        proposition = self._catalogue().get(Proposition, group)
        if proposition is None:
            return
        judged = self._judged(group)
        if what == ASSESS:
            self._assess(proposition, judged)
        elif what == OVERRULE:
            self._overrule(proposition, judged)
        else:
            kind = DecisionKind.QUERIED if what == QUERY else DecisionKind.APPROVED
            self._review(proposition, judged, kind)

    def _assess(self, about: Proposition, judged: Judged) -> None:
        dialog = AssessDialog(about.text, judged.mine, self._window)
        self._ask(
            dialog,
            lambda: ruling.assess(
                self._catalogue(),
                about.id,
                self._bridge.session.signed(),
                likelihood=dialog.likelihood(),
                confidence=dialog.confidence(),
                reasons=dialog.reasons.toPlainText(),
                gaps=dialog.gaps.toPlainText(),
            ),
        )

    def _review(self, about: Proposition, judged: Judged, kind: DecisionKind) -> None:
        title = tr("Query") if kind is DecisionKind.QUERIED else tr("Approve")
        comment = next((one.comment for one in judged.marks if one.mine and one.kind is kind), "")
        dialog = CommentDialog(title, about.text, comment, self._window)
        self._ask(
            dialog,
            lambda: ruling.review(
                self._catalogue(),
                about.id,
                kind if dialog.is_set() else None,
                self._bridge.session.signed(),
                dialog.comment.toPlainText(),
            ),
        )

    def _overrule(self, about: Proposition, judged: Judged) -> None:
        mine = next(
            (one for one in judged.marks if one.mine and one.kind is DecisionKind.OVERRULE), None
        )
        dialog = OverruleDialog(
            about.text,
            self._computed(about.id),
            mine.value if mine else "",
            mine.comment if mine else "",
            self._window,
        )
        self._ask(
            dialog,
            lambda: ruling.overrule(
                self._catalogue(),
                about.id,
                dialog.value(),
                self._bridge.session.signed(),
                dialog.reason.toPlainText(),
            ),
        )

    def _judged(self, group: Id) -> Judged:
        known = ruling.ruled(self._catalogue(), self._bridge.session.author)
        return known.judged.get(group, Judged())

    def _ask(self, dialog: QDialog, act: Callable[[], ChangeSet]) -> None:
        """Show a dialogue; what it was accepted with becomes an act."""
        dialog.accepted.connect(lambda: self.do(act))
        self.show(dialog)

    def show(self, dialog: QDialog) -> None:
        """Show a dialogue over the window; keys reach the window again afterwards."""
        dialog.finished.connect(self._return)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _return(self) -> None:
        """Let keys reach the window again: some platforms leave no window active."""
        if QApplication.activeModalWidget() is None:
            self._window.window().activateWindow()

    def do(self, make: Callable[[], ChangeSet]) -> None:
        """Do an act, or say why not; an act without changes is none."""
        attempt(self._bridge, make)

    def _catalogue(self) -> Catalogue:
        return self._bridge.session.state.catalogue

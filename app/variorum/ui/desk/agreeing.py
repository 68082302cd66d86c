"""Comparing analysts on the open article: asks, shows, and does what is settled."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.agreement import ArticleAgreement, Discrepancy
from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Annotator, Article
from variorum.model.views import OpenArticle
from variorum.shell.agreement_phrases import too_few
from variorum.shell.phrases import Message
from variorum.ui.bridge import Bridge
from variorum.workspace.adjudicating import adjudicate, reopen, settle
from variorum.workspace.agreeing import agreement, annotators_of
from variorum.workspace.announce import Changed

if TYPE_CHECKING:
    from variorum.ui.agreement.pane import AgreementPane

_TWO = 2


class AgreementDesk(QWidget):
    """The page of one article; its pane is made when it first comes into view."""

    opened = Signal(object)
    """The id of the tag whose sentence is wanted."""
    ready = Signal()
    """A comparison was asked for and is to be put in front."""
    left = Signal()
    """The analyst wants to go back."""
    shown = Signal()
    """Something was settled or opened again: the status bar may want to know."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Compare nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._article: OpenArticle | None = None
        self._chosen: tuple[Id, ...] = ()
        self._percent = 0.0
        self._found: ArticleAgreement | None = None
        self._asked = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        bridge.changed.connect(self._on_changed)

    @cached_property
    def pane(self) -> "AgreementPane":
        """All that is shown."""
        from variorum.ui.agreement.pane import AgreementPane  # noqa: PLC0415  # when first shown

        pane = AgreementPane()
        self._column.addWidget(pane)
        pane.show()  # now and not in the next turn: it may be given the focus at once
        pane.taken.connect(self._on_taken)
        pane.opened.connect(lambda tag: self.opened.emit(Id(tag)))
        pane.finish_wanted.connect(self._finish)
        pane.reopen_wanted.connect(self._reopen)
        pane.left.connect(self.left)
        pane.measures.analysts_chosen.connect(self._on_chosen)
        pane.measures.tolerance_chosen.connect(self._on_tolerance)
        return pane

    def begin(self) -> None:
        """Forget the last project."""
        self._article = self._found = None
        self._chosen = ()

    @property
    def agreement(self) -> ArticleAgreement | None:
        """What is shown."""
        return self._found

    def compare(self, article: OpenArticle) -> Message | None:
        """Compare the analysts of an article; where fewer than two tagged it, say how to."""
        who = self._known(article)
        if len(who) < _TWO:
            return Message(too_few(len(who)), "", "")
        if self._article is None or self._article.article.id != article.article.id:
            self._chosen, self._found = (), None
        self._article = article
        self._ask(then=self.ready.emit)
        return None

    def words(self) -> tuple[str, str]:
        """Return how far the analyst is, and the keys."""
        return self.pane.words()

    # -- asking ------------------------------------------------------------------------------

    def _known(self, article: OpenArticle) -> list[Id]:
        return annotators_of(article, list(self._bridge.session.state.catalogue.all(Annotator)))

    def _ask(self, then: Callable[[], None] = lambda: None) -> None:
        if self._article is None:
            return
        self._asked += 1
        number, article = self._asked, self._article.article.id
        known = self._known(self._article)
        chosen = [one for one in self._chosen if one in known]
        who = chosen if len(chosen) >= _TWO else known
        future = agreement(self._bridge.session, article, who, percent=self._percent)

        def show(found: ArticleAgreement) -> None:
            if number == self._asked:
                self._found = found
                self._show()
                then()

        self._bridge.when(future, show)

    def _show(self) -> None:
        from variorum.ui.desk.agreed import Known, board  # noqa: PLC0415  # when first shown

        if self._article is None or self._found is None:
            return
        catalogue = self._bridge.session.state.catalogue
        who = tuple(self._known(self._article))
        known = Known(self._article, who, catalogue, self._percent)
        self.pane.show_board(board(self._found, known))
        self.shown.emit()

    def _on_changed(self, fact: Changed) -> None:
        article = self._article
        if article is None:
            return
        catalogue = self._bridge.session.state.catalogue
        if catalogue.get(Article, article.article.id) is None:
            self.begin()
            return
        self._bridge.session.load(article.article.id, self._follow(fact))

    def _follow(self, fact: Changed) -> Callable[[OpenArticle], None]:
        """Show what was settled at once; whatever else changed may change the comparison."""

        def follow(article: OpenArticle) -> None:
            self._article = article
            if fact.change_set.act.startswith("adjudicate."):
                self._show()
            elif self.isVisible():
                self._ask()

        return follow

    def _on_chosen(self, chosen: Sequence[str]) -> None:
        self._chosen = tuple(map(Id, chosen))
        self._ask()

    def _on_tolerance(self, percent: float) -> None:
        self._percent = percent
        self._ask()

    # -- acts --------------------------------------------------------------------------------

    def _case(self, key: str) -> Discrepancy | None:
        from variorum.ui.desk.agreed import key_of  # noqa: PLC0415  # as above

        found = self._found.discrepancies if self._found else ()
        return next((one for one in found if key_of(one) == key), None)

    def _on_taken(self, key: str, tags: Sequence[str]) -> None:
        one = self._case(key)
        if one is not None:
            taken = frozenset(map(Id, tags))
            self._do(
                lambda article: settle(
                    article, self._catalogue, one.settled_by, taken, self._bridge.session.signed()
                )
            )

    def _finish(self) -> None:
        agreed = [each[0] for each in self._found.agreed] if self._found else []
        self._do(
            lambda article: adjudicate(
                article, self._catalogue, agreed, self._bridge.session.signed()
            )
        )

    def _reopen(self) -> None:
        self._do(lambda article: reopen(article, self._catalogue))

    @property
    def _catalogue(self) -> Catalogue:
        return self._bridge.session.state.catalogue

    def _do(self, make: Callable[[OpenArticle], ChangeSet]) -> None:
        if self._article is None:
            return
        try:
            act = make(self._article)
        except UserError as failure:
            self._bridge.refused.emit(failure)
            return
        if act.changes:
            self._bridge.do(act)

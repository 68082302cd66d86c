"""Memos and guidelines: read from the store when they are asked for, written as acts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Actor, Annotator, Article, Note, Project, Proposition, Record
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.ui.desk.memo_items import MEMO, memo_items
from variorum.ui.frame.memo_dialog import GuidelinesDialog, MemoDialog
from variorum.workspace import annotating
from variorum.workspace.memo_book import NotedTags, noted_tags

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_ACTORS = (LinkRole.ACTOR, LinkRole.SPEAKER, LinkRole.HOLDER, LinkRole.TARGET)
_PROPOSITIONS = (LinkRole.PROPOSITION, LinkRole.TARGET)


class Memos(QObject):
    """Opens and saves the memos and guidelines of one window's project."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands."""
        super().__init__(window)
        self._window = window
        window.annotate.panel.memo_wanted.connect(self.open_on)
        window.summary.memo_wanted.connect(self.open_on)
        window.furniture.article_form.memo_wanted.connect(self.open_on)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "memo.actor": self._on_actor,
            "memo.proposition": self._on_proposition,
            "memo.article": self._on_article,
            "memo.project": self._on_project,
            "memo.list": self._on_list,
            "help.guideline": self._on_guideline,
        }

    def open_on(self, kind: str, record: Id | None) -> None:
        """Open the memo on an actor, a proposition, an article or the project."""
        cls, title = {
            "actor": (Actor, self.tr("Memo on an actor")),
            "proposition": (Proposition, self.tr("Memo on a proposition")),
            "article": (Article, self.tr("Memo on the article")),
            "project": (Project, self.tr("Memo on the project")),
        }[kind]
        self._open(self._catalogue().get(cls, record), title)

    def _on_actor(self) -> None:
        if self._in_summary():
            self.open_on("actor", self._window.summary.pane.chosen_actor())
        else:
            self.open_on("actor", self._linked(_ACTORS, "actor"))

    def _on_proposition(self) -> None:
        if self._in_summary():
            self.open_on("proposition", self._window.summary.pane.chosen_proposition())
        else:
            self.open_on("proposition", self._linked(_PROPOSITIONS, "proposition"))

    def _on_article(self) -> None:
        article = self._window.annotate.article
        self.open_on("article", article.article.id if article else None)

    def _on_project(self) -> None:
        self.open_on("project", self._catalogue().project.id)

    def _on_list(self) -> None:
        """Offer every memo of the project in the palette; those on tags come from the store."""
        self._window.bridge.session.ask(noted_tags, self._show_list)

    def _show_list(self, found: NotedTags) -> None:
        session, memos = self._window.bridge.session, self._window.bridge.memos
        if memos is not None:
            items = memo_items(memos.notes(), found, session.state.catalogue)
            self._window.furniture.palette.open(items, MEMO)

    def _in_summary(self) -> bool:
        return self._window.workspace() == "summary"

    def _linked(self, roles: Sequence[LinkRole], kind: str) -> Id | None:
        """Return the first record of a kind that the selected tag points at in these roles."""
        desk = self._window.annotate
        tag = desk.selected()
        if desk.article is None or tag is None:
            return None
        links = [link for role in roles for link in desk.article.linked(tag).role(role)]
        return next((found for link in links if (found := getattr(link, kind))), None)

    def _open(self, record: Record | None, title: str) -> None:
        if record is None:
            in_summary = self._in_summary()
            none_chosen = self.tr("Choose a row of the page first")
            none_linked = self.tr("The selected tag names none")
            self._window.status.set_hint(none_chosen if in_summary else none_linked)
            return
        self._window.bridge.session.ask(
            lambda store: store.notes(record.kind_name, record.id),
            lambda notes: self._show(record, title, notes),
        )

    def _show(self, record: Record, title: str, notes: Sequence[Note]) -> None:
        session = self._window.bridge.session
        mine = annotating.memo_of(notes, session.author)
        dialog = MemoDialog(
            title,
            annotating.called(record),
            mine.text if mine else "",
            self._others(notes, mine),
            QApplication.activeModalWidget() or self._window,
        )
        dialog.accepted.connect(
            lambda: self._do(
                lambda: annotating.set_memo(notes, record, dialog.text(), session.signed())
            )
        )
        self._ask(dialog)

    def _ask(self, dialog: QDialog) -> None:
        """Show a dialogue over the window; the focus goes back to the text afterwards."""
        dialog.finished.connect(self._return)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _return(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return
        self._window.activateWindow()
        if not self._in_summary():
            self._window.annotate.take_focus()

    def _others(self, notes: Sequence[Note], mine: Note | None) -> list[tuple[str, str]]:
        catalogue = self._catalogue()
        told = [one for one in notes if annotating.guideline_kind(one) is None]
        others = [one for one in told if one is not mine]
        names = [catalogue.get(Annotator, one.author) for one in others]
        return [
            (name.name if name else self.tr("somebody"), one.text)
            for name, one in zip(names, others, strict=True)
        ]

    def _on_guideline(self) -> None:
        project = self._catalogue().project
        self._window.bridge.session.ask(
            lambda store: store.notes(project.kind_name, project.id), self._show_guidelines
        )

    def _show_guidelines(self, notes: Sequence[Note]) -> None:
        desk, session = self._window.annotate, self._window.bridge.session
        selected = desk.selected()
        kind = desk.article.tags[selected].kind if desk.article and selected else TagKind.ACTOR
        dialog = GuidelinesDialog(annotating.guidelines(notes), kind, self._window)
        project = self._catalogue().project
        dialog.accepted.connect(
            lambda: self._do(
                lambda: annotating.set_guidelines(notes, project, dialog.texts(), session.signed())
            )
        )
        self._ask(dialog)

    def _do(self, make: Callable[[], ChangeSet]) -> None:
        bridge = self._window.bridge
        try:
            act = make()
        except UserError as failure:
            bridge.refused.emit(failure)
            return
        if act.changes:
            bridge.do(act)

    def _catalogue(self) -> Catalogue:
        return self._window.bridge.session.state.catalogue

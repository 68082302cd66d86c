"""Memos and guidelines: read from the store when they are asked for, written as acts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Actor, Annotator, Note, Proposition, Record
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.ui.frame.memo_dialog import GuidelinesDialog, MemoDialog
from variorum.workspace import annotating

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

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "memo.actor": self._on_actor,
            "memo.proposition": self._on_proposition,
            "memo.article": self._on_article,
            "memo.project": self._on_project,
            "help.guideline": self._on_guideline,
        }

    def _on_actor(self) -> None:
        actor = self._linked(_ACTORS, "actor")
        self._open(self._catalogue().get(Actor, actor), self.tr("Memo on an actor"))

    def _on_proposition(self) -> None:
        proposition = self._linked(_PROPOSITIONS, "proposition")
        found = self._catalogue().get(Proposition, proposition)
        self._open(found, self.tr("Memo on a proposition"))

    def _on_article(self) -> None:
        article = self._window.annotate.article
        self._open(article.article if article else None, self.tr("Memo on the article"))

    def _on_project(self) -> None:
        self._open(self._catalogue().project, self.tr("Memo on the project"))

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
            self._window.status.set_hint(self.tr("The selected tag names none"))
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
            self._window,
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
        self._window.activateWindow()
        if self._window.workspace() == "annotate":
            self._window.annotate.take_focus()

    def _others(self, notes: Sequence[Note], mine: Note | None) -> list[tuple[str, str]]:
        names = self._catalogue().all(Annotator)
        return [
            (names[note.author].name if note.author in names else self.tr("somebody"), note.text)
            for note in notes
            if note is not mine and annotating.guideline_kind(note) is None
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

"""The details of an article: its form, where its text is from, and the file if it was kept."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from variorum.model.details import Origin
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.tags import Tag
from variorum.shell.import_phrases import reading_notes
from variorum.ui.desk.new_texts import tag_line
from variorum.ui.frame.details_form import DetailsDialog
from variorum.ui.frame.origin_box import OriginView
from variorum.ui.messages import tr
from variorum.workspace.adjudicating import is_adjudicated
from variorum.workspace.details import article_details, details_act
from variorum.workspace.originals import origin_of, save_original
from variorum.workspace.versions import left_behind

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

T = TypeVar("T")


class ArticleForm(QObject):
    """Shows the details of one article at a time and saves what changed."""

    memo_wanted = Signal(str, object)
    """Kind and id of the record whose memo is wanted."""

    def __init__(self, window: "MainWindow") -> None:
        """Show it over `window`."""
        super().__init__(window)
        self._window = window

    def _submit(self, work: Callable[[], T]) -> "Future[T]":
        return self._window.furniture.intake.beside.submit(work)

    def edit(self, article: Article) -> None:
        """Show the form of an article and save what changed."""
        bridge = self._window.bridge
        session = bridge.session
        if session.refusal is not None:
            bridge.refused.emit(session.refusal)
            return
        outlets = self._window.furniture.intake.asking.outlets()
        dialog = DetailsDialog(article_details(session, article), outlets, self._window)
        if is_adjudicated(session.state.catalogue, article.id):
            dialog.say(self.tr("Adjudicated: only adjudicated tags of this article count (F4)"))
        self._show_memo(dialog, article.id)
        dialog.memo.clicked.connect(lambda: self.memo_wanted.emit("article", article.id))
        bridge.memos_changed.connect(partial(self._show_memo, dialog, article.id))
        dialog.origin.save_wanted.connect(lambda: self._save_original(article))
        self._show_origin(dialog, article.id)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            act = details_act(session, article, dialog.details())
            if act:
                bridge.do(act)

    def _show_memo(self, dialog: DetailsDialog, article: Id) -> None:
        dialog.memo.set_memo(self._window.bridge.memo_texts().get(article, ""))

    def _show_origin(self, dialog: DetailsDialog, article: Id) -> None:
        session = self._window.bridge.session.aside()

        def read() -> OriginView:
            return _view(origin_of(session, article), left_behind(session, article))

        self._window.bridge.when(self._submit(read), dialog.origin.show_origin)

    def _save_original(self, article: Article) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the original file"), article.file_name
        )
        if not path:
            return
        session, said = self._window.bridge.session.aside(), self.tr("Original saved as {0}")
        saving = self._submit(lambda: save_original(session, article.id, Path(path)))
        self._window.bridge.when(
            saving, lambda _: self._window.status.set_hint(said.format(Path(path).name))
        )


def _view(origin: Origin, left: list[Tag]) -> OriginView:
    return OriginView(
        number=origin.number,
        imported=origin.imported[:10],
        file_name=origin.file_name,
        sha256=origin.sha256,
        kept=origin.kept,
        extractor=origin.extractor,
        notes="; ".join(reading_notes(origin.encoding, origin.steps, tr)) or origin.encoding,
        left=tuple(tag_line(tag) for tag in left),
    )

"""What the commands of the File menu do: projects and articles."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.ui.desk.copying import Copying
from variorum.ui.desk.tags_in import is_tag_file
from variorum.ui.frame.paste_dialog import PasteDialog
from variorum.workspace.importing import suffixes
from variorum.workspace.projects import SUFFIX

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class FileHandlers(QObject):
    """Opens, makes and closes projects of one window, and takes articles in."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands."""
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        """Files dropped while no project was open, until the new one is."""
        window.bridge.opened.connect(self.take_waiting)
        window.bridge.refused.connect(lambda _: self._waiting.clear())

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the menu does."""
        window = self._window
        return {
            "project.new": self._new,
            "project.open": self._open,
            "project.sample": self._sample,
            "project.close": self._close,
            "project.save_copy": self._save_copy,
            **Copying(window).group(),
            "articles.import": self.import_files,
            "articles.import_folder": self._import_folder,
            "articles.paste": self._paste,
            "tags.take_in": window.furniture.tags_in.ask,
            "article.details": self._details,
            "dataset.export": window.furniture.handover.export,
            "report.save": window.furniture.handover.save_report,
            "app.quit": window.close,
        }

    def _new(self) -> bool:
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New project"), "", self.tr("Variorum projects (*.variorum)")
        )
        if path:
            self._window.create_project(Path(path).with_suffix(SUFFIX))
        return bool(path)

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), "", self.tr("Variorum projects (*.variorum)")
        )
        if path:
            self._window.open_project(Path(path))

    def _sample(self) -> None:
        self._window.open_sample()

    def _close(self) -> None:
        if self._window.furniture.guarding.may_leave():
            self._window.leave_place()
            self._window.bridge.close()

    def _save_copy(self) -> None:
        self._window.furniture.guarding.save_copy()

    def import_files(self) -> None:
        """Ask for files and import them."""
        patterns = " ".join(f"*{suffix}" for suffix in suffixes())
        paths, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import articles"), "", f"{self.tr('Articles')} ({patterns})"
        )
        self.take_paths([Path(path) for path in paths])

    def _import_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"))
        if path:
            self.take_paths([Path(path)])

    def take_paths(self, paths: Sequence[Path | str]) -> None:
        """Import files and folders; without a project, ask for a new one first.

        One file that holds tags instead of an article goes the way of tags.
        """
        wanted = [Path(path) for path in paths]
        if len(wanted) == 1 and self._window.bridge.is_open and is_tag_file(wanted[0]):
            self._window.furniture.tags_in.take_path(wanted[0])
        elif wanted and self._window.bridge.is_open:
            self._window.furniture.intake.take_paths(wanted)
        elif wanted and self._new():
            self._waiting = wanted

    def take_waiting(self) -> None:
        """Import what waited for the project that is open now."""
        waiting, self._waiting = self._waiting, []
        self.take_paths(waiting)

    def _paste(self) -> None:
        dialog = PasteDialog(QGuiApplication.clipboard().text(), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            pasted = dialog.pasted()
            self._window.furniture.intake.take_text(pasted.text, pasted.name)

    def _details(self) -> None:
        article = self._window.annotate.article
        if article:
            self.edit_details(article.article.id)

    def edit_details(self, article: Id) -> None:
        """Show the form of an article."""
        found = self._window.bridge.session.state.catalogue.get(Article, article)
        if found:
            self._window.furniture.article_form.edit(found)

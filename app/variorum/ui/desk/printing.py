"""The article on paper and as a PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from variorum.model.errors import UserError
from variorum.text.harmless import file_name
from variorum.ui.desk.rows import outlet_name, span_views
from variorum.ui.panel.words import shown_date
from variorum.ui.printing.saying import entries
from variorum.ui.printing.values import PrintedArticle

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow
    from variorum.ui.printing.output import PdfJob


class Printing(QObject):
    """Prints the open article of one window, with its tags."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands."""
        super().__init__(window)
        self._window = window
        self._job: PdfJob | None = None
        self.ask: Callable[[str], Path | None] = self._ask
        """Asks where a PDF goes, given a name for it; a test puts its own answer here."""

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"article.print": self._print, "article.pdf": self._save}

    def printed(self) -> PrintedArticle | None:
        """Return the open article with its tags as it goes to the printer."""
        desk, window = self._window.annotate, self._window
        opened = desk.article
        if opened is None or desk.sentences is None:
            return None
        catalogue = window.bridge.session.state.catalogue
        article, tags = opened.article, opened.linked_in_order()
        source = (
            article.label,
            outlet_name(catalogue, article),
            article.byline,
            shown_date(article.published),
        )
        return PrintedArticle(
            title=article.title,
            source=" · ".join(part for part in source if part),
            project=catalogue.project.title,
            text=opened.text,
            sentences=desk.sentences.spans,
            regions=list(opened.regions.values()),
            spans=span_views(tags, catalogue),
            entries=entries(tags, catalogue),
            face=window.settings.preferences().face,
        )

    def _print(self) -> None:
        article = self.printed()
        if article is not None:
            from variorum.ui.printing.output import preview  # noqa: PLC0415  # Qt's part for it

            preview(article, self._window)

    def _save(self) -> None:
        article = self.printed()
        if article is None or self._job is not None:
            return
        path = self.ask(file_name(article.title, ".pdf", self.tr("Article")))
        if path is None:
            return
        from variorum.ui.printing.output import PdfJob  # noqa: PLC0415  # only who prints waits

        status = self._window.status
        status.start_progress(self.tr("Writing {0}").format(path.name), can_cancel=False)
        self._job = PdfJob(article, path, self)
        self._job.progressed.connect(status.set_progress)
        self._job.finished.connect(lambda failure: self._on_finished(failure, path))
        self._job.start()

    def _on_finished(self, failure: UserError | None, path: Path) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        self._window.status.stop_progress()
        if failure is not None:
            self._window.show_error(failure)
        else:
            self._window.status.set_hint(self.tr("Saved as {0}").format(path.name))

    def _ask(self, name: str) -> Path | None:
        folder = self._window.bridge.session.path.parent
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save article as PDF"),
            str(folder / name),
            self.tr("PDF (*.pdf)"),
        )
        return Path(path).with_suffix(".pdf") if path else None

"""The import dialogue while it is open: files read anew, and the tags that would go along."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from variorum.model.article_table import teller
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.reading import Reading
from variorum.model.records import Article, Outlet
from variorum.ui.bridge import Bridge
from variorum.ui.desk.looked import Found, Looked, said
from variorum.ui.desk.new_texts import tag_line
from variorum.ui.frame.columns_dialog import ColumnsDialog
from variorum.ui.frame.import_dialog import ImportDialog
from variorum.ui.frame.values import ArticleName, Carried, ImportChoice, ImportItem
from variorum.ui.settings import Settings
from variorum.workspace.copies import likenesses
from variorum.workspace.importing import Candidate, look
from variorum.workspace.session import Session
from variorum.workspace.table_heads import TableHead, fields, table_head
from variorum.workspace.versions import new_version, same_address

T = TypeVar("T")

_KEEP = "keep_originals"


class ImportAsking(QObject):
    """Shows what was found and hands back what is to be imported."""

    def __init__(
        self, bridge: Bridge, pool: ThreadPoolExecutor, settings: Settings, window: QWidget
    ) -> None:
        """Show dialogues over `window` and look things up in `pool`."""
        super().__init__(window)
        self.bridge, self.pool, self.window = bridge, pool, window
        self._settings = settings
        self.looked = Looked(Found([], {}, {}), self.called)
        """What the dialogue is about."""

    @property
    def keeps(self) -> bool:
        """Whether the files are kept in the project; the choice is remembered."""
        return self._settings.remembered(_KEEP) == "true"

    @keeps.setter
    def keeps(self, wish: bool) -> None:
        self._settings.remember(_KEEP, "true" if wish else "false")

    def outlets(self) -> list[str]:
        """Return the names of the outlets known."""
        outlets = self.bridge.session.state.catalogue.all(Outlet).values()
        return sorted(outlet.name for outlet in outlets)

    def called(self, article: Id) -> str:
        """Return what an article of the project is called."""
        found = self.bridge.session.state.catalogue.get(Article, article)
        return _called(found.label, found.title) if found else ""

    def ask(self, items: Sequence[ImportItem]) -> Sequence[ImportChoice] | None:
        """Show the dialogue; None means that nothing is wanted."""
        articles = self.bridge.session.state.catalogue.all(Article)
        label, title = teller(articles, "label"), teller(articles, "title")
        names = [ArticleName(one, _called(label(one), title(one))) for one in articles]
        dialog = ImportDialog(items, self.outlets(), self.window, articles=names)
        dialog.keep.setChecked(self.keeps)
        dialog.encoding_chosen.connect(partial(self._on_encoding_chosen, dialog))
        dialog.columns_wanted.connect(partial(self._on_columns_wanted, dialog))
        dialog.carrying_wanted.connect(partial(self._on_carrying_wanted, dialog))
        dialog.ask_what_moves()
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        self.window.activateWindow()
        if not taken:
            return None
        self.keeps = dialog.keep.isChecked()
        return dialog.choices()

    # -- reading anew ------------------------------------------------------------------------

    def _on_encoding_chosen(self, dialog: ImportDialog, key: str, encoding: str) -> None:
        source = self.looked.source(key)
        if source is not None:
            how = replace(self.looked.how(source), encoding=encoding)
            self._read_anew(dialog, source, how)

    def _on_columns_wanted(self, dialog: ImportDialog, key: str) -> None:
        source = self.looked.source(key)
        if source is None:
            return
        how = self.looked.how(source)

        def show(head: TableHead | UserError) -> None:
            if isinstance(head, UserError):
                dialog.say(said(head))
                return
            known = head.found | dict(how.columns)
            asked = ColumnsDialog(fields(), head.names, head.rows, known, dialog)
            if asked.exec() == QDialog.DialogCode.Accepted:
                self._read_anew(dialog, source, replace(how, columns=asked.columns()))

        reading = self.pool.submit(failing, lambda: table_head(source, how.encoding))
        self.bridge.when(reading, show)

    def _read_anew(self, dialog: ImportDialog, source: Path, how: Reading) -> None:
        session, looked = self.bridge.session.aside(), self.looked

        def work() -> tuple[list[Candidate], Found]:
            own = look(session, [source], lambda _done, _all: True, how)
            return own, found_in(session, looked.instead(source, own))

        def show(read: tuple[list[Candidate], Found]) -> None:
            own, found = read
            failure = next((one.error for one in own if one.error), None)
            if failure is not None:
                dialog.say(said(failure))
            else:
                dialog.replace_items(*looked.put(source, how, own, found))

        self.bridge.when(self.pool.submit(work), show)

    # -- new texts ---------------------------------------------------------------------------

    def _on_carrying_wanted(self, dialog: ImportDialog, key: str, article: str) -> None:
        session = self.bridge.session
        session.signed()  # here and not in the pool: it may enter the analyst in the project
        aside, candidate = session.aside(), self.looked.chosen(key)
        known = aside.state.catalogue.get(Article, Id(article))

        def work() -> Carried:
            if known is None:  # gone by now
                return Carried(problem=said(UserError("import.article", article=article)))
            try:
                made = new_version(aside, known, candidate)
            except UserError as failure:
                return Carried(problem=said(failure))
            return Carried(made.moved, tuple(tag_line(tag) for tag in made.unplaced))

        show = partial(dialog.show_carried, key, article)
        self.bridge.when(self.pool.submit(work), show)


def found_in(session: Session, candidates: list[Candidate]) -> Found:
    """Return candidates with what each may be a copy or the next text of."""
    return Found(candidates, likenesses(session, candidates), same_address(session, candidates))


def failing(work: Callable[[], T]) -> T | UserError:
    """Return what `work` returns, or the error it raises."""
    try:
        return work()
    except UserError as failure:
        return failure


def _called(label: str, title: str) -> str:
    return f"{label} “{title}”" if title else label

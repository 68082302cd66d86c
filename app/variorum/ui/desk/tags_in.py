"""Tags of other programs in: looked at off the GUI thread, mapped by the analyst, one act."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.tags import Tag
from variorum.shell import exchange_phrases, phrases
from variorum.shell.phrases import Message, english
from variorum.shell.wording import counted
from variorum.ui.handover.tags_dialog import TagsDialog
from variorum.ui.handover.values import LabelRow, TagsFound
from variorum.ui.messages import message_of, tr
from variorum.ui.panel.words import name_of
from variorum.workspace.announce import Changed
from variorum.workspace.exchange import Annotated, Annotating
from variorum.workspace.importing import suffixes
from variorum.workspace.taking_in import (
    SOURCES,
    Choice,
    Found,
    Taken,
    Taking,
    choices,
    is_dataset,
    look,
)

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

T = TypeVar("T")
Done_co = TypeVar("Done_co", covariant=True)


class _Way(Protocol[Done_co]):
    """A file on its way in; see `workspace.exchange.Annotating`."""

    def prepare(self) -> None: ...

    def commit(self) -> Future[Any]: ...

    def done(self) -> Done_co: ...


_REMEMBERED = "labels"
_MOST = 2000
"""Labels remembered."""
_SHOW = "tags.show"
_LINES, _FIRST = ".jsonl", 1_000_000


class TagsIn(QObject):
    """Takes files of tags into the project of one window."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for the command, and for Show in the message of what was done."""
        super().__init__(window)
        self._window = window
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tags-in")
        self._made: list[Id] = []
        """The tags the last file brought."""
        self._found: Found | None = None
        self.dialog: TagsDialog | None = None
        """The dialogue while it is open."""
        window.furniture.message.action_triggered.connect(self._on_answered)

    def ask(self) -> None:
        """Ask for a file."""
        ends = sorted({end for source in SOURCES for end in source.extensions} | {".jsonl"})
        patterns = " ".join(f"*{end}" for end in ends)
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Take in tags"),
            "",
            f"{self.tr('Files with tags')} ({patterns});;{self.tr('All files')} (*)",
        )
        if path:
            self.take_path(Path(path))

    def take_path(self, path: Path) -> None:
        """Look at a file and show what is in it; a dataset of ours needs no question."""
        window = self._window
        refusal = window.bridge.session.refusal
        if refusal is not None:
            window.bridge.refused.emit(refusal)
        elif is_dataset(path):
            self._take_dataset(path)
        elif self.dialog is None:
            self._show(path)

    def close(self) -> None:
        """Leave the dialogue and wait for what is read."""
        if self.dialog is not None:
            self.dialog.reject()
        self._pool.shutdown()

    # -- looking ---------------------------------------------------------------------------

    def _show(self, path: Path) -> None:
        formats = [(source.name, self.tr(source.title)) for source in SOURCES]
        known = [(str(one), _words(one)) for one in choices()]
        dialog = self.dialog = TagsDialog(path.name, formats, known, self._window)
        dialog.form_chosen.connect(lambda form: self._look(path, form))
        dialog.accepted.connect(self._take)
        dialog.finished.connect(self._on_left)
        dialog.open()
        self._look(path, "")

    def _look(self, path: Path, form: str) -> None:
        session, asked = self._window.bridge.session, self.dialog

        def work() -> Found | UserError:
            try:
                return look(session, path, form)
            except UserError as failure:
                return failure

        def show(found: Found | UserError) -> None:
            if asked is self.dialog and asked is not None:
                self._on_looked(found, asked)

        self._window.bridge.when(self._pool.submit(work), show)

    def _on_looked(self, found: Found | UserError, dialog: TagsDialog) -> None:
        if isinstance(found, UserError):
            self._found = None
            dialog.show_failure(str(message_of(found)))
        else:
            self._found = found
            dialog.show_found(_shown(found, self._remembered()))

    def _on_left(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._window.activateWindow()

    # -- taking ----------------------------------------------------------------------------

    def _take(self) -> None:
        dialog, found = self.dialog, self._found
        if found is None or dialog is None:
            return
        stated = dialog.mapping()
        self._remember(stated)
        mapping = {name: Choice.parse(value) for name, value in stated.items()}
        self._begin(
            lambda: Taking(self._window.bridge.session, found, mapping),
            lambda done: self._tell(found.file, done),
        )

    def _begin(self, make: Callable[[], _Way[T]], tell: Callable[[T], None]) -> None:
        """Prepare an act off this thread, commit it on it, and tell of it once it is saved."""
        bridge = self._window.bridge
        try:
            way = make()
        except UserError as failure:
            bridge.refused.emit(failure)
            return

        def commit(_: None) -> None:
            self._made = []
            bridge.changed.connect(self._on_changed)
            saved = way.commit()
            bridge.changed.disconnect(self._on_changed)
            bridge.when(saved, lambda _: tell(way.done()))

        bridge.when(self._pool.submit(way.prepare), commit)

    def _on_changed(self, fact: Changed) -> None:
        changes = fact.change_set.changes
        self._made += [
            one.after.id for one in changes if isinstance(one.after, Tag) and one.before is None
        ]

    def _tell(self, file: str, done: Taken) -> None:
        one, many = self.tr("{n} tag taken in"), self.tr("{n} tags taken in")
        said = counted(len(self._made), one, many, english)
        rest = exchange_phrases.taken(done, tr)[1:]
        self._say(self.tr("{0} from {1}.").format(said, file), " ".join(rest))

    def _take_dataset(self, path: Path) -> None:
        self._begin(lambda: Annotating(self._window.bridge.session, path), self._tell_dataset)

    def _tell_dataset(self, done: Annotated) -> None:
        head, *rest = phrases.annotated(done, tr)
        self._say(head, " ".join(rest))

    def _say(self, what: str, rest: str) -> None:
        action = self.tr("Show") if self._made else ""
        self._window.furniture.message.show_message(
            Message(what, rest, ""), "ok", action=action, key=_SHOW
        )

    def _on_answered(self, key: str) -> None:
        if key == _SHOW and self._made:
            self._window.furniture.going.to_tag(self._made[0])

    # -- what is remembered ----------------------------------------------------------------

    def _remembered(self) -> dict[str, str]:
        try:
            known = json.loads(self._window.settings.remembered(_REMEMBERED) or "{}")
        except ValueError:  # written by another hand; it is only a convenience
            return {}
        return {str(name): str(value) for name, value in known.items()} if known else {}

    def _remember(self, stated: Mapping[str, str]) -> None:
        known = self._remembered()
        for name, value in stated.items():
            known.pop(name, None)
            known[name] = value  # the latest last
        kept = dict(list(known.items())[-_MOST:])
        self._window.settings.remember(_REMEMBERED, json.dumps(kept, ensure_ascii=True))


def is_tag_file(path: Path) -> bool:
    """Tell whether a file dropped holds tags rather than articles.

    Tables may be either: they are taken for articles, and for tags by the command alone.
    """
    suffix = path.suffix.lower()
    ends = {end for source in SOURCES for end in source.extensions} | {_LINES}
    if not path.is_file() or suffix not in ends:
        return False
    if suffix != _LINES:
        return suffix not in suffixes()
    try:
        return is_dataset(path) or _is_of_spans(path)
    except UserError:
        return False


def _is_of_spans(path: Path) -> bool:
    with path.open("rb") as file:
        return b'"spans"' in file.readline(_FIRST)


def _shown(found: Found, remembered: Mapping[str, str]) -> TagsFound:
    placed = Counter(one.tag.label for layout in found.layouts for one in layout.placed)
    rows = []
    valid = {str(one) for one in choices()}
    for label in found.labels:
        last = remembered.get(label.name, "")
        proposed = str(label.proposed) if label.proposed else ""
        is_last = last.removesuffix(":named") in valid
        choice = last if is_last else proposed
        known = "last" if is_last else "guess" if proposed else ""
        attributes = ", ".join(label.values)
        rows.append(
            LabelRow(label.name, label.count, placed[label.name], choice, known, attributes)
        )
    rows.sort(key=lambda row: (bool(row.choice), row.known != "guess", -row.count))
    own = sum(record.kind_name == "tag" for record in found.source.own)
    return TagsFound(
        found.form,
        _summary(found, sum(placed.values()), own),
        tuple(rows),
        tuple(exchange_phrases.text_found(text, tr) for text in found.texts),
        tuple(exchange_phrases.lost(one, tr) for one in found.lost),
        own,
    )


def _summary(found: Found, placed: int, own: int) -> str:
    """Return in a few sentences what was found, the unit of the offsets among it."""
    total = placed + len(found.lost)
    parts = []
    if own:
        one, many = "{n} tag is one of Variorum's.", "{n} tags are Variorum's own."
        parts.append(counted(own, one, many, tr))
    if total or not own:
        parts.append(tr("{n} of {all} tags have a place.").format(n=placed, all=total))
    units = dict.fromkeys(
        exchange_phrases.basis(text.basis, tr, equal=text.equal)
        for text in found.texts
        if text.basis
    )
    if units:
        parts.append(tr("Offsets count {units}.").format(units=", ".join(units)))
    known = Counter(str(text.known) for text in found.texts)
    new, missing = known.pop("new", 0), known.pop("missing", 0)
    told = tr("Texts: {known} known here, {new} new, {missing} missing.")
    parts.append(told.format(known=sum(known.values()), new=new, missing=missing))
    parts.append(exchange_phrases.unread(found.unread, tr))
    return " ".join(filter(None, parts))


def _words(choice: Choice) -> str:
    if choice.kind is None:
        return tr("Leave out")
    kind = name_of(choice.kind)
    return f"{kind}: {tr(choice.detail.replace('_', ' '))}" if choice.detail else kind

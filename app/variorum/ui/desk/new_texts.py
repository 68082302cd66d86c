"""New texts of articles that are here: taken one after the other, and what found no place told."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.tags import Tag
from variorum.shell import phrases
from variorum.shell.phrases import Message
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.frame.listing_dialog import ListingDialog
from variorum.ui.frame.message_bar import MessageBar
from variorum.workspace.importing import Candidate
from variorum.workspace.versions import NewVersion, new_version

_SHOW = "import.left"


class NewTexts(QObject):
    """Takes the new texts of one import at a time."""

    def __init__(
        self, bridge: Bridge, pool: ThreadPoolExecutor, message: MessageBar, window: QWidget
    ) -> None:
        """Work in `pool`, tell in `message`, list over `window`."""
        super().__init__(window)
        self._bridge, self._pool, self._message, self._window = bridge, pool, message, window
        self._left: list[str] = []
        message.action_triggered.connect(self._on_answered)

    def take(self, wanted: Sequence[tuple[Id, Candidate]], then: Callable[[], None]) -> None:
        """Take each text as the next of its article, tell of it, and then go on."""
        self._next(list(wanted), [], then)

    def _next(
        self,
        wanted: list[tuple[Id, Candidate]],
        taken: list[NewVersion],
        then: Callable[[], None],
    ) -> None:
        if not wanted:
            self._tell(taken)
            then()
            return
        (article_id, candidate), *rest = wanted
        session = self._bridge.session
        session.signed()
        article = session.state.catalogue.get(Article, article_id)
        if article is None:
            self._bridge.refused.emit(UserError("import.article", article=article_id))
            self._next(rest, taken, then)
            return
        aside = session.aside()

        def work() -> NewVersion | UserError:
            try:
                return new_version(aside, article, candidate)
            except UserError as failure:
                return failure

        def take(made: NewVersion | UserError) -> None:
            if isinstance(made, UserError):
                self._bridge.refused.emit(made)
            elif self._bridge.do(made.act):
                if made.marks:
                    session.mark_all(made.marks)
                taken.append(made)
            self._next(rest, taken, then)

        self._bridge.when(self._pool.submit(work), take)

    def _tell(self, taken: Sequence[NewVersion]) -> None:
        if not taken:
            return
        self._left = [
            f"{one.article.label}: {tag_line(tag)}" for one in taken for tag in one.unplaced
        ]
        moved = sum(one.moved for one in taken)
        tr, number = phrases.english, len(self._left)
        what = counted(len(taken), self.tr("{n} new text"), self.tr("{n} new texts"), tr)
        if len(taken) == 1:
            what = self.tr("Text {n} of {article}").format(
                n=taken[0].number, article=taken[0].article.label
            )
        went = counted(moved, self.tr("{n} tag moved"), self.tr("{n} tags moved"), tr)
        stayed = self.tr("none was left behind")
        if number:
            one, many = self.tr("{n} has no place in it"), self.tr("{n} have no place in it")
            stayed = counted(number, one, many, tr)
        safe = self.tr("They stay with the older text and no longer count.") if number else ""
        self._message.show_message(
            Message(f"{what}: {went}, {stayed}.", safe, ""),
            "warning" if number else "ok",
            action=self.tr("Show") if number else "",
            key=_SHOW,
        )

    def _on_answered(self, key: str) -> None:
        if key == _SHOW and self._left:
            ListingDialog(
                self.tr("Tags without a place"),
                self.tr(
                    "Their words are not in the new text, or not at one place alone. They stay with"
                    " the older text; the details of the article list them too."
                ),
                self._left,
                self._window,
            ).exec()
            self._window.activateWindow()


def tag_line(tag: Tag) -> str:
    """Return a tag on one line: its kind and its words."""
    kinds = {
        "actor": QCoreApplication.translate("NewTexts", "actor"),
        "claim": QCoreApplication.translate("NewTexts", "claim"),
        "stance": QCoreApplication.translate("NewTexts", "stance"),
        "figure": QCoreApplication.translate("NewTexts", "figure"),
    }
    return f"{kinds.get(tag.kind, str(tag.kind))} “{' '.join(tag.quote.split())}”"

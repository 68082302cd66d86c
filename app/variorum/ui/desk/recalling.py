"""The history of one window's project: asks the workspace, shows acts, goes to their sentences."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject

from variorum.model.cause import Spot
from variorum.model.history import ActDetails, ActPage, Wanted
from variorum.model.ids import Id
from variorum.model.journal import PastAct
from variorum.model.records import Actor, Article
from variorum.model.vocabulary import LinkRole
from variorum.shell import history_phrases
from variorum.ui.history.acts import ActRow
from variorum.ui.history.details import RecordRows
from variorum.ui.history.dialog import HistoryDialog
from variorum.ui.messages import tr
from variorum.workspace import history

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_ACTORS = (LinkRole.ACTOR, LinkRole.SPEAKER, LinkRole.HOLDER, LinkRole.TARGET)


class Recalling(QObject):
    """Opens the history of the project, a tag, an actor or an article."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands; the dialogue is made when it is first wanted."""
        super().__init__(window)
        self._window = window
        self._dialog: HistoryDialog | None = None
        self._about: frozenset[Id] | None = None
        self._names: Mapping[Id, str] = {}
        self._acts: dict[int, PastAct] = {}
        self._asked = 0
        window.bridge.saved.connect(lambda _: self._renew())
        window.bridge.closed.connect(self._forget)
        window.annotate.library.history_requested.connect(self.open_article)
        window.annotate.panel.history_wanted.connect(self.open_tag)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "history.all": self.open_all,
            "history.tag": self._on_tag,
            "history.actor": self._on_actor,
            "history.article": self._on_article,
        }

    @property
    def dialog(self) -> HistoryDialog:
        """The history's window."""
        if self._dialog is None:
            names = {key: tr(name) for key, name in history_phrases.GROUPS.items()}
            self._dialog = made = HistoryDialog(names, self._window)
            made.asked.connect(self._ask)
            made.whole_wanted.connect(self.open_all)
            made.older_wanted.connect(self._ask_older)
            made.act_shown.connect(self._ask_details)
            made.act_opened.connect(self._open)
            made.rejected.connect(self._window.activateWindow)
        return self._dialog

    # -- ways in ---------------------------------------------------------------------------

    def open_all(self) -> None:
        """Show the history of the whole project."""
        self._about = None
        self.dialog.open_on("")
        self._begin()

    def open_article(self, article: Id) -> None:
        """Show the history of an article and of all that lies in it."""
        found = self._window.bridge.session.state.catalogue.get(Article, article)
        if found:
            self._open_of(article, f"{found.label} {found.title}".strip())

    def open_tag(self, tag: Id) -> None:
        """Show the history of a tag of the article that is open."""
        article = self._window.annotate.article
        if article and tag in article.tags:
            self._open_of(tag, self.tr("Tag “{0}”").format(article.tags[tag].quote))

    def _on_tag(self) -> None:
        desk = self._window.annotate
        tag = desk.selected() or next((one.id for one in desk.reader.spans_at_caret()), None)
        if tag is None:
            self._window.status.set_hint(self.tr("No tag stands at the caret"))
        else:
            self.open_tag(tag)

    def _on_actor(self) -> None:
        actor = self._actor()
        catalogue = self._window.bridge.session.state.catalogue
        found = catalogue.get(Actor, actor) if actor else None
        if found is None:
            self._window.status.set_hint(self.tr("The selected tag or row names no actor"))
        else:
            self._open_of(found.id, found.name)

    def _actor(self) -> Id | None:
        if self._window.workspace() == "summary":
            return self._window.summary.pane.chosen_actor()
        desk = self._window.annotate
        tag = desk.selected()
        if desk.article is None or tag is None:
            return None
        links = [link for role in _ACTORS for link in desk.article.linked(tag).role(role)]
        return next((link.actor for link in links if link.actor), None)

    def _on_article(self) -> None:
        article = self._window.annotate.article
        if article:
            self.open_article(article.article.id)

    def _open_of(self, record: Id, name: str) -> None:
        self.dialog.open_on(name)
        self.dialog.set_acts((), more=False)
        self.dialog.say(self.tr("Looking…"))
        bridge = self._window.bridge
        bridge.when(history.of(bridge.session, record), self._take_about)

    def _take_about(self, about: frozenset[Id]) -> None:
        self._about = about
        self._begin()

    # -- acts ------------------------------------------------------------------------------

    def _begin(self) -> None:
        bridge = self._window.bridge
        bridge.when(history.authors(bridge.session), self._take_authors)

    def _take_authors(self, names: Mapping[Id, str]) -> None:
        self._names = names
        self.dialog.set_authors(dict(sorted(names.items(), key=lambda pair: pair[1].casefold())))
        self._ask()

    def _renew(self) -> None:
        """Show what was just done, too, where the history is open at its head."""
        if self._dialog is not None and self._dialog.isVisible() and self._about is None:
            self._begin()

    def _wanted(self) -> Wanted:
        author = self.dialog.author()
        return Wanted(Id(author) if author else None, self.dialog.kind(), self._about)

    def _ask(self, below: int | None = None) -> None:
        self._asked += 1
        asked, bridge = self._asked, self._window.bridge
        bridge.when(
            history.page(bridge.session, self._wanted(), below),
            lambda page: self._take(asked, below, page),
        )

    def _ask_older(self) -> None:
        last = self.dialog.model.row(self.dialog.model.rowCount() - 1)
        self._ask(last.number if last else None)

    def _take(self, asked: int, below: int | None, page: ActPage) -> None:
        if asked != self._asked:
            return  # another question was asked meanwhile
        rows = [self._row(act) for act in page.acts]
        if below is None:
            self._acts = {act.number: act for act in page.acts}
            self.dialog.set_acts(rows, more=page.more)
        else:
            self._acts.update((act.number, act) for act in page.acts)
            self.dialog.add_acts(rows, more=page.more)

    def _row(self, act: PastAct) -> ActRow:
        when = history_phrases.moment(act)
        day = QLocale().toString(QDate(when.year, when.month, when.day), "d MMM yyyy")
        return ActRow(
            number=act.number,
            when=f"{day}  {when:%H:%M}",
            who=self._names.get(act.author, "") if act.author else "",
            what=history_phrases.act(act, tr),
            state=history_phrases.state(act, tr),
        )

    # -- one act ---------------------------------------------------------------------------

    def _ask_details(self, number: int) -> None:
        self._details(number, lambda found: self._show_details(number, found))

    def _details(self, number: int, then: Callable[[ActDetails], None]) -> None:
        bridge = self._window.bridge
        if number in self._acts and bridge.is_open:
            bridge.when(history.details(bridge.session, self._acts[number], self._about), then)

    def _show_details(self, number: int, found: ActDetails) -> None:
        records = [
            RecordRows(
                history_phrases.record(change, found.names, tr),
                tuple(history_phrases.fields(change, found.names, tr)),
            )
            for change in found.changes
        ]
        left = found.all - len(found.changes)
        more = self.tr("and {0} more records").format(f"{left:,}") if left else ""
        self.dialog.set_details(number, records, more)

    def _open(self, number: int) -> None:
        self._details(number, self._go)

    def _go(self, found: ActDetails) -> None:
        if found.spot is None and found.record is None:
            self.dialog.say(self.tr("What this act was about is not in the project any more"))
            return
        self.dialog.hide()
        self._window.activateWindow()
        going = self._window.furniture.going
        if found.spot is not None:
            self._go_to(found.spot)
        elif found.record is not None:
            going.to_record(*found.record)

    def _go_to(self, spot: Spot) -> None:
        going = self._window.furniture.going
        if spot.tag is not None:
            going.to_tag(spot.tag)
        else:
            going.to_place(spot.article, spot.start)

    def _forget(self) -> None:
        self._about, self._acts = None, {}
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.set_acts((), more=False)

"""Suggestions on the desk: ghosts in the text, the walk over them, accepting and rejecting."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from variorum.model.changes import Change, ChangeSet
from variorum.model.drafts import ActorDraft, Draft
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.suggestion import Suggestion
from variorum.model.tags import Tag
from variorum.ui.bridge import Bridge
from variorum.ui.desk.ghosts import ghost, ghost_id, said, tr
from variorum.ui.desk.rounds import Round
from variorum.ui.desk.rows import span_views
from variorum.ui.desk.suggested_here import SuggestedHere
from variorum.ui.desk.suggestion_source import Source, tell_rates
from variorum.ui.messages import message_of
from variorum.ui.panel.words import name_of

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk

_MANY = 200
"""More ghosts than this are drawn with all the tags at once."""


class Suggested(QObject):
    """Shows what is suggested in the article of one desk, and does what the analyst answers.

    One question is under way at a time; what changes meanwhile is asked after it.
    """

    hinted = Signal(str)
    """A passing remark for the status bar."""

    def __init__(self, bridge: Bridge, desk: "AnnotateDesk") -> None:
        """Follow `bridge` and the caret of `desk`."""
        super().__init__(desk)
        self._bridge, self._desk = bridge, desk
        self.source: Source | None = None
        self._shown: dict[Id, Suggestion] = {}
        self._round = Round()
        self._here = SuggestedHere(desk)
        self._is_asking = self._is_stale = self._has_warned = False
        self._is_on = True
        self._has_model = False
        bridge.opened.connect(lambda: self.use(bridge.suggester))
        bridge.closed.connect(lambda: self.use(None))
        bridge.changed.connect(lambda fact: self._follow(fact.change_set.changes))
        bridge.saved.connect(lambda _: tell_rates(bridge, desk))
        desk.article_shown.connect(lambda _: self._begin())
        desk.reader.caret_moved.connect(self._on_caret_moved)
        desk.reader.sentence_changed.connect(lambda _: self._here.list_later())
        desk.reader.span_picked.connect(self._on_span_picked)
        section = desk.panel.suggested
        section.chosen.connect(self._go_to)
        # Queued, because the row that asks is taken away by the answer.
        section.accepted.connect(self.accept, Qt.ConnectionType.QueuedConnection)
        section.rejected.connect(self.reject, Qt.ConnectionType.QueuedConnection)

    # -- what is shown ---------------------------------------------------------------------

    def set_on(self, on: bool) -> None:  # noqa: FBT001  # a signal's value
        """Show suggestions, or none."""
        self._is_on = on
        self.refresh()

    def set_language_model(self, on: bool) -> None:  # noqa: FBT001  # a preference's value
        """Look for names by an installed language model too, or no longer."""
        if on != self._has_model:
            self._has_model = on
            if self.source:
                self.source.use_language_model(on=on)
                self.refresh()

    def use(self, source: Source | None) -> None:
        """Take the suggestions of the project just opened from `source`."""
        self.source = source
        if source and self._has_model:
            source.use_language_model(on=True)
        self._is_asking = self._is_stale = self._has_warned = False
        if source is None:
            self._shown = {}  # the text they stood in goes with the project
        else:
            self._show(())
        tell_rates(self._bridge, self._desk)

    def current(self) -> Id | None:
        """Return the suggestion that is marked, if one is."""
        marked = self._desk.reader.selected_span()
        return marked if marked in self._shown else None

    def all(self) -> Sequence[Suggestion]:
        """Return what is suggested, in text order."""
        return sorted(self._shown.values(), key=lambda one: (one.start, -one.end, one.kind))

    def refresh(self) -> None:
        """Ask again what is suggested; the answer is shown when it comes."""
        article, source = self._desk.article, self.source
        if article is None or source is None or not self._is_on:
            self._show(())
        elif self._is_asking:
            self._is_stale = True
        else:
            self._is_asking, self._is_stale = True, False
            asked = article.article.id
            source.suggestions(article).add_done_callback(
                lambda done: self._bridge.later(lambda: self._on_answered(source, asked, done))
            )

    def _on_answered(self, source: Source, asked: Id, done: "Future[list[Suggestion]]") -> None:
        if source is not self.source:
            return
        self._is_asking = False
        self._warn(source)
        article = self._desk.article
        if self._is_stale:
            self.refresh()
        elif article is not None and article.article.id == asked and not done.cancelled():
            self._show(self._found(done) if self._is_on else ())

    def _found(self, done: "Future[list[Suggestion]]") -> Sequence[Suggestion]:
        """Return what was found, nothing if the file cannot be read: that is told."""
        failure = done.exception()
        if isinstance(failure, UserError):
            self._bridge.refused.emit(failure)
            return ()
        return done.result()

    def _warn(self, source: Source) -> None:
        """Say once if the analyst's own table cannot be read."""
        problem = source.problem()
        if problem and not self._has_warned:
            self._has_warned = True
            self.hinted.emit(message_of(problem).what)

    def _begin(self) -> None:
        self._shown = {}
        self._round.end()
        self._here.list_later()
        self._glance()
        self.refresh()

    def _glance(self) -> None:
        """Show what is suggested near the caret before the whole article has been read."""
        article, source = self._desk.article, self.source
        if article is None or source is None or not self._is_on:
            return
        asked = article.article.id
        source.glance(article, self._desk.reader.caret()).add_done_callback(
            lambda done: self._bridge.later(lambda: self._on_glanced(source, asked, done))
        )

    def _on_glanced(self, source: Source, asked: Id, done: "Future[list[Suggestion]]") -> None:
        article = self._desk.article
        here = article is not None and article.article.id == asked
        if source is self.source and here and self._is_asking and not self._shown:
            self._show(self._found(done) if self._is_on and not done.cancelled() else ())

    def _follow(self, changes: Iterable[Change]) -> None:
        """Take away at once what was just answered by tagging; ask for the rest."""
        for change in changes:
            if isinstance(change.after, Tag) and change.before is None:
                self._answer(change.after)
        self.refresh()

    def _answer(self, tag: Tag) -> None:
        article = self._desk.article
        if article is None or tag.text_version != article.version.id:
            return
        gone = [
            key
            for key, one in self._shown.items()
            if one.kind is tag.kind and one.start < tag.end and tag.start < one.end
        ]
        for key in gone:
            del self._shown[key]
        self._desk.reader.exchange_spans(gone, ())
        self._here.list_later()

    def _show(self, found: Iterable[Suggestion]) -> None:
        before, self._shown = self._shown, {ghost_id(one): one for one in found}
        gone, new = before.keys() - self._shown.keys(), self._shown.keys() - before.keys()
        reader, article = self._desk.reader, self._desk.article
        if article is not None and len(gone) + len(new) > _MANY:
            tags = span_views(article.linked_in_order(), self._bridge.session.state.catalogue)
            reader.set_spans([*tags, *map(ghost, self._shown.values())])
        else:
            reader.exchange_spans(gone, [ghost(self._shown[key]) for key in new])
        self._here.list_later()

    # -- walking ---------------------------------------------------------------------------

    def next(self) -> bool:
        """Go to the next suggestion of the round; tell whether there was one."""
        return self._go_to(self._round.next(self._places(), self._desk.reader.caret()))

    def previous(self) -> bool:
        """Go to the suggestion before; tell whether there was one."""
        caret = self._desk.reader.caret()
        return self._go_to(self._round.previous(self._places(), caret, self.current()))

    def _places(self) -> list[tuple[int, Id]]:
        kinds = self._desk.reader.visible_types
        return [(one.start, ghost_id(one)) for one in self.all() if one.kind in kinds]

    def _go_to(self, key: Id | None) -> bool:
        found = self._shown.get(key) if key else None
        if key is None or found is None:
            return False
        self._desk.reader.go_to(found.start)
        self._desk.select(key)
        self._here.list_later()
        self.hinted.emit(
            tr("Suggested {0}: {1}. Enter accepts, X rejects").format(
                name_of(found.kind).lower(), said(found)
            )
        )
        return True

    def _on_caret_moved(self, caret: int) -> None:
        found = self._shown.get(self.current() or Id(""))
        if found is not None and not found.start <= caret <= found.end:
            self._desk.select(None)
            self._here.list_later()

    def _on_span_picked(self, tag: Id | None) -> None:
        """Mark the suggestion under a click where no tag is; a click never accepts."""
        caret = self._desk.reader.caret()
        here = [one for one in self.all() if one.start <= caret < one.end]
        if tag is None and here:
            self._go_to(ghost_id(min(here, key=lambda one: one.end - one.start)))

    # -- answering -------------------------------------------------------------------------

    def accept(self, key: Id | None = None) -> None:
        """Make the tag of a suggestion, by default the marked one: actors at once, others asked."""
        found = self._shown.get(key or self.current() or Id(""))
        source, article = self.source, self._desk.article
        if found is None or source is None:
            return
        if isinstance(found.draft, ActorDraft) and found.draft.picks:
            self._desk.tagger.make(found.draft, lambda _: source.accept(found, article))
            return

        def accepted(draft: Draft) -> ChangeSet:
            return source.accept(replace(found, draft=draft), article)

        self._desk.tagger.ask(found.draft, accepted)

    def reject(self, key: Id | None = None) -> bool:
        """See that a suggestion, by default the marked one, is made no more; tell if one was."""
        found = self._shown.get(key or self.current() or Id(""))
        if found is None or self.source is None:
            return False
        try:
            self._bridge.do(self.source.reject(found, self._desk.article))
        except UserError as failure:
            self._bridge.refused.emit(failure)
        return True

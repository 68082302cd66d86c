"""The tag commands: snap, guess, ask in a strip where the words do not say it all, do the act."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from variorum.model.changes import ChangeSet
from variorum.model.drafts import ActorDraft, ClaimDraft, Draft, FigureDraft, StanceDraft
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.ui.bridge import Bridge
from variorum.ui.desk.offers import Offers
from variorum.ui.desk.repeating import repeated
from variorum.ui.desk.rows import outlet_name
from variorum.ui.reader.view import ReaderView
from variorum.ui.strip.actor import ActorStrip
from variorum.ui.strip.base import Strip
from variorum.ui.strip.claim import ClaimStrip
from variorum.ui.strip.figure import FigureStrip
from variorum.ui.strip.rehearsal import rehearse
from variorum.ui.strip.stance import StanceStrip
from variorum.workspace import annotating

Making = Callable[[Draft], ChangeSet]

AnyStrip = ActorStrip | ClaimStrip | StanceStrip | FigureStrip

_KINDS = {
    ActorDraft: TagKind.ACTOR,
    ClaimDraft: TagKind.CLAIM,
    StanceDraft: TagKind.STANCE,
    FigureDraft: TagKind.FIGURE,
}
_STRIPS: dict[TagKind, type[AnyStrip]] = {
    TagKind.ACTOR: ActorStrip,
    TagKind.CLAIM: ClaimStrip,
    TagKind.STANCE: StanceStrip,
    TagKind.FIGURE: FigureStrip,
}


class Tagger(QObject):
    """Makes tags in the article that is open."""

    tagged = Signal(object)
    """The id of the tag just made."""
    hinted = Signal(str)
    """A passing remark for the status bar."""
    made = Signal(object)
    """A strip that was made; it stays, and asks again and again."""
    asked = Signal(object)
    """The strip that was opened."""

    def __init__(
        self,
        bridge: Bridge,
        reader: ReaderView,
        offers: Offers,
        article: Callable[[], OpenArticle | None],
        parent: QWidget,
    ) -> None:
        """Tag through `bridge` what is selected in `reader`; strips lie over `parent`."""
        super().__init__(parent)
        self._bridge = bridge
        self._reader = reader
        self._offers = offers
        self._article = article
        self._window = parent
        self._strips: dict[TagKind, Strip[Any]] = {}
        self._strip: Strip[Any] | None = None
        self._in: Id | None = None
        """The article that the strip stands in."""
        self._making: Making = self._create
        """What makes the act of the draft that the strip hands over."""
        self._unsaved: tuple[Id, Draft] | None = None
        self._refused: tuple[Id, Draft] | None = None
        reader.find_bar.opened.connect(self._stand)
        reader.find_bar.closed.connect(self._resume)
        bridge.saved.connect(self._on_saved)
        bridge.refused.connect(self._on_refused)
        self._last: tuple[TagKind, Draft] | None = None
        """The kind tagged last and what was accepted then, for repeating it."""

    @property
    def strip(self) -> Strip[Any] | None:
        """The strip that is open, if any."""
        return self._strip

    def tag(self, kind: TagKind, last: Draft | None = None) -> None:
        """Tag the selection or, without one, what stands at the caret, linked as `last` was."""
        article = self._article()
        if self._strip is not None:
            self._strip.start()
            return
        refusal = self._bridge.session.refusal if article is not None else None
        if refusal is not None:
            self._bridge.refused.emit(refusal)
        if article is None or refusal is not None:
            return
        at = self._reader.selection() or self._reader.caret()
        start, end = annotating.snap(kind, article.text, at)
        if start >= end:
            self._bridge.refused.emit(UserError("tag.empty"))
            return
        known = _actor_at(article, start, end) if kind is TagKind.ACTOR else None
        if known is not None:
            self.tagged.emit(known)
            self.hinted.emit(self.tr("Tagged already; L links it to somebody else"))
            return
        catalogue = self._bridge.session.state.catalogue
        draft = annotating.guess(kind, article, catalogue, start, end)
        if last is not None:
            draft = repeated(last, draft, catalogue)
        if isinstance(draft, ActorDraft) and _is_known(draft):
            self.make(draft)
        else:
            self.ask(draft)

    def follow(self, article: Id | None) -> None:
        """Give up the strip unless it stands in the article now shown; offer again what failed."""
        if self._strip is not None and article != self._in:
            self._strip.cancel()
        opened, refused, self._refused = self._article(), self._refused, None
        if opened and refused and refused[0] == article and self._strip is None:
            self._ask(opened, refused[1], self._create)

    def repeat(self) -> None:
        """Tag the selection or what stands at the caret as the last tag was, links and all."""
        if self._last is not None:
            self.tag(*self._last)
        else:
            self.hinted.emit(self.tr("Nothing was tagged yet that could be repeated"))

    def make(self, draft: ActorDraft, making: Making | None = None) -> None:
        """Tag a name without asking, by `making` where it is not the usual act."""
        article = self._article()
        if article is not None and self._make(article, draft, making or self._create):
            self.hinted.emit(self.tr("Linked to {0}").format(draft.picks[0].text))

    def ask(self, draft: Draft, making: Making | None = None) -> None:
        """Ask in a strip what the words do not say, then tag; a strip that is open stays."""
        article = self._article()
        if self._strip is not None:
            self._strip.start()
        elif article is not None:
            self._ask(article, draft, making or self._create)

    def _ask(self, article: OpenArticle, draft: Draft, making: Making) -> None:
        self._making = making
        words = article.text[draft.start : draft.end]
        offers = self._offers.answer(article, words)
        outlet = outlet_name(self._bridge.session.state.catalogue, article.article)
        strip = self.strip_of(_KINDS[type(draft)]).asking(draft, words, offers, outlet)
        self._strip, self._in = strip, article.article.id
        self._reader.go_to(draft.start, draft.end)
        strip.open_at(self._anchor(draft), _room(self._reader, self._window))
        self.asked.emit(strip)

    def _stand(self) -> None:
        """Have the strip where it hides neither its words nor the find bar."""
        if self._strip is not None:
            self._strip.place(self._anchor(self._strip.draft()), _room(self._reader, self._window))

    def _resume(self) -> None:
        """Ask on after another place of the text was looked up."""
        if self._strip is not None:
            draft = self._strip.draft()
            self._reader.go_to(draft.start, draft.end)
            self._stand()
            self._strip.start()

    def warming(self) -> Iterator[Callable[[], object]]:
        """Yield steps that make ready, while nobody waits, what is asked with."""
        for kind in TagKind:
            yield partial(self.strip_of, kind)
            for step in (_polish, partial(rehearse, kind), Strip.grab):
                yield partial(self._warm, kind, step)
        for role in (LinkRole.TARGET, LinkRole.QUANTITY):
            yield partial(self._compare, role)

    def _compare(self, role: LinkRole) -> None:
        """Have at hand the names that are compared with the words of a tag."""
        if self._bridge.is_open:
            self._offers.views(role, "", None, "")

    def _warm(self, kind: TagKind, step: Callable[[Strip[Any]], object]) -> None:
        """Have every part of a strip filled, styled and drawn before it is first seen."""
        strip = self.strip_of(kind)
        if strip is not self._strip:
            step(strip)

    def strip_of(self, kind: TagKind) -> Strip[Any]:
        """Return the strip that asks for tags of a kind, made when first wanted."""
        if kind not in self._strips:
            strip = self._strips[kind] = _STRIPS[kind](self._window)
            strip.accepted.connect(self._on_accepted)
            strip.cancelled.connect(self._let_go)
            self.made.emit(strip)
        return self._strips[kind]

    def _anchor(self, draft: Draft) -> QRect:
        box = self._reader.span_rect(draft.start, draft.end)
        return QRect(self._reader.mapTo(self._window, box.topLeft()), box.size())

    def _on_accepted(self, draft: Draft) -> None:
        article = self._article()
        self._let_go()
        if article is not None and not self._make(article, draft, self._making):
            self._ask(article, draft, self._making)

    def _on_saved(self, _time: str) -> None:
        self._unsaved = None

    def _on_refused(self, failure: UserError) -> None:
        """Keep what could not be saved until the article is shown as it is on disk."""
        if failure.code.startswith("store."):
            self._refused, self._unsaved = self._unsaved, None

    def _let_go(self) -> None:
        self._strip = None
        self._reader.clear_selection()
        self._reader.text_widget().setFocus()

    def _create(self, draft: Draft) -> ChangeSet:
        session, article = self._bridge.session, self._article()
        assert article is not None  # whoever makes a tag has seen to it  # noqa: S101
        return annotating.create(draft, article, session.state.catalogue, session.signed())

    def _make(self, article: OpenArticle, draft: Draft, making: Making) -> bool:
        try:
            made = making(draft)
        except UserError as failure:
            self._bridge.refused.emit(failure)
            return False
        if not self._bridge.do(made):
            return False
        self._unsaved = (article.article.id, draft)
        self._last = (_KINDS[type(draft)], draft)
        self.tagged.emit(_tag_of(made, draft))
        return True


def _room(reader: ReaderView, window: QWidget) -> QRect:
    """Return where a strip may stand in `window`: over the reader, not over its find bar."""
    corner = reader.mapTo(window, reader.rect().topLeft())
    found = reader.find_bar
    taken = 0 if found.isHidden() else found.sizeHint().height()
    return QRect(corner, reader.size()).adjusted(0, 0, 0, -taken)


def _polish(strip: Strip[Any]) -> None:
    for part in strip.findChildren(QWidget):
        part.ensurePolished()


def _actor_at(article: OpenArticle, start: int, end: int) -> Id | None:
    """Return the actor tag on exactly these words: one name is mentioned once."""
    for tag in article.tags.values():
        if tag.kind is TagKind.ACTOR and (tag.start, tag.end) == (start, end) and not tag.rejected:
            return tag.id
    return None


def _is_known(draft: ActorDraft) -> bool:
    """Tell whether every actor was found by an exact, unambiguous name."""
    return bool(draft.picks) and all(pick.id for pick in draft.picks)


def _tag_of(made: ChangeSet, draft: Draft) -> Id | None:
    for change in made.changes:
        tag = change.after
        if isinstance(tag, Tag) and (tag.start, tag.end) == (draft.start, draft.end):
            return tag.id
    return None

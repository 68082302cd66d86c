"""What the panel asks for, and the keys on a selected tag, as acts."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.drafts import Pick
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import ActorLink, Alias, Record
from variorum.model.tags import TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorTie, LinkRole, Progress, RegionKind, TagKind
from variorum.ui.bridge import Bridge
from variorum.ui.panel.pane import PanelPane
from variorum.workspace import annotating

Make = Callable[[OpenArticle, Catalogue, Id], ChangeSet]
"""From the open article, the catalogue and the annotator to an act."""


class Editor(QObject):
    """Edits the tags of the article that is open."""

    def __init__(
        self, bridge: Bridge, article: Callable[[], OpenArticle | None], parent: QObject
    ) -> None:
        """Act through `bridge` on what `article` gives."""
        super().__init__(parent)
        self._bridge = bridge
        self._article = article

    def connect_edits(self, edits: PanelPane) -> None:
        """Follow what the fields of the panel ask for."""
        edits.tag_edited.connect(self._on_edited)
        edits.link_edited.connect(self._on_edited)
        edits.record_edited.connect(self._on_edited)
        edits.link_repicked.connect(self._on_link_repicked)
        edits.link_added.connect(self._on_link_added)
        edits.link_removed.connect(self._on_link_removed)
        edits.alias_added.connect(self._on_alias_added)
        edits.alias_removed.connect(self._on_alias_removed)
        edits.parent_added.connect(self._on_parent_added)
        edits.parent_removed.connect(self._on_parent_removed)
        edits.accused_added.connect(self._on_accused_added)
        edits.note_edited.connect(self._on_note_edited)
        edits.confirm_requested.connect(self._on_confirm_requested)

    def delete(self, tag: Id) -> None:
        """Delete a tag with its links and what was noted on it."""
        self._do(lambda article, catalogue, _: annotating.delete_tag(article, catalogue, tag))

    def resize(self, tag: Id, start: int, end: int) -> None:
        """Give a tag another span."""
        self._do(lambda article, _, __: annotating.resize_tag(article, tag, start, end))

    def retag(self, tag: Id, kind: TagKind) -> None:
        """Make a tag one of another kind."""
        self._do(lambda article, _, __: annotating.retag(article, tag, kind))

    def set_progress(self, state: Progress) -> None:
        """Say how far the analyst has come with the article."""
        self._do(lambda article, _, __: annotating.set_progress(article.article, state))

    def mark_lines(self, start: int, end: int, kind: RegionKind | None) -> None:
        """Say what the lines of [start, end) are; None makes them running words."""
        self._do(
            lambda article, _, author: annotating.mark_lines(article, start, end, kind, author)
        )

    def confirm_regions(self) -> None:
        """Confirm the guessed regions of the article."""
        self._do(lambda article, _, __: annotating.confirm_regions(article))

    def _do(self, make: Make) -> None:
        article = self._article()
        if article is None:
            return
        session = self._bridge.session
        try:
            made = make(article, session.state.catalogue, session.signed())
        except UserError as failure:
            self._bridge.refused.emit(failure)
            return
        if made.changes:
            self._bridge.do(made)

    def _on_edited(self, before: Record, after: Record) -> None:
        self._do(lambda article, _, __: annotating.edited(article, before, after))

    def _on_link_repicked(self, link: TagLink, pick: Pick) -> None:
        def make(article: OpenArticle, catalogue: Catalogue, author: Id) -> ChangeSet:
            return annotating.repick(article, catalogue, link, pick, author)

        self._do(make)

    def _on_link_added(self, tag: Id, role: LinkRole, pick: Pick) -> None:
        def make(article: OpenArticle, catalogue: Catalogue, author: Id) -> ChangeSet:
            return annotating.add_link(article, catalogue, tag, role, pick, author)

        self._do(make)

    def _on_link_removed(self, link: TagLink) -> None:
        self._do(lambda article, _, __: annotating.remove_link(article, link))

    def _on_alias_added(self, actor: Id, text: str) -> None:
        self._do(lambda _, catalogue, author: annotating.add_alias(catalogue, actor, text, author))

    def _on_alias_removed(self, alias: Alias) -> None:
        self._do(lambda _, __, ___: annotating.remove_alias(alias))

    def _on_parent_added(self, actor: Id, tie: ActorTie, pick: Pick) -> None:
        def make(_: OpenArticle, catalogue: Catalogue, author: Id) -> ChangeSet:
            return annotating.set_parent_to(catalogue, actor, tie, pick, author)

        self._do(make)

    def _on_parent_removed(self, tie: ActorLink) -> None:
        self._do(lambda _, __, ___: annotating.remove_parent(tie))

    def _on_accused_added(self, proposition: Id, pick: Pick) -> None:
        self._do(
            lambda _, catalogue, author: annotating.accuse(catalogue, proposition, pick, author)
        )

    def _on_note_edited(self, tag: Id, text: str) -> None:
        self._do(lambda article, _, author: annotating.set_note(article, "tag", tag, text, author))

    def _on_confirm_requested(self, pairs: tuple[tuple[Record, Record], ...]) -> None:
        self._do(lambda _, __, ___: annotating.confirmed(pairs))

"""Follows what the workspace announces: repaints the tags touched and nothing else."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Article, Note, Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag, OpenArticle
from variorum.ui.bridge import Bridge
from variorum.ui.desk.rows import span_view
from variorum.ui.panel.values import tag_row
from variorum.workspace.announce import Changed

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk

_NAMED = frozenset({"actor", "proposition", "quantity", "outlet", "topic"})
"""Kinds whose names stand in labels of tags."""

_SAID = ("name", "text", "unit")
"""The fields of theirs that labels say."""

_INSPECTED = _NAMED | {"actor_link", "alias", "article", "region"}
"""Kinds whose records are seen with the selected tag."""

_MANY = 500
"""Acts of more changes than this may have touched any article: count them all again."""


class Follower(QObject):
    """Keeps the reader and the panel of one desk as the project is."""

    def __init__(self, bridge: Bridge, desk: "AnnotateDesk") -> None:
        """Listen to `bridge`."""
        super().__init__(desk)
        self._bridge = bridge
        self._desk = desk
        self._pending: set[Id] = set()
        bridge.changed.connect(self._on_changed)
        bridge.saved.connect(self._on_saved)
        bridge.marked.connect(self._on_marked)
        bridge.memos_changed.connect(self._on_memos_changed)

    def _on_changed(self, fact: Changed) -> None:
        if fact.how == "taken_back":
            self._reload()
            return
        changes = fact.change_set.changes
        desk, article = self._desk, self._desk.article
        if article is not None:
            if any(one.id == article.article.id and not one.after for one in changes):
                desk.close_article()
            else:
                self._follow(article, changes, pending=fact.how == "do")
        if desk.article is None:
            self._show_newcomer(changes)
        if fact.how in {"undo", "redo"}:
            self._go_to(changes)
        if len(changes) > _MANY or any(_comes_or_goes(one) for one in changes):
            desk.shelf.recount()
        else:
            desk.shelf.refresh()
        desk.place_changed.emit()

    def _reload(self) -> None:
        desk, here = self._desk, self._desk.article
        desk.shelf.begin()
        if here is None:
            return
        if self._bridge.session.state.catalogue.get(Article, here.article.id):
            desk.show_again()
        else:
            desk.close_article()

    def _show_newcomer(self, changes: Iterable[Change]) -> None:
        """With nothing to read yet, open the first article that came in."""
        for change in changes:
            if isinstance(change.after, Article) and change.before is None:
                self._desk.show_article(change.id)
                return

    def _go_to(self, changes: Iterable[Change]) -> None:
        """Go where something was undone or done again, in another article if nothing was here."""
        desk, article = self._desk, self._desk.article
        here = article.version.id if article is not None else None
        tags = (one.record for one in changes if isinstance(one.record, Tag))
        tag = min(tags, key=lambda one: one.text_version != here, default=None)
        link = next((one.record for one in changes if isinstance(one.record, TagLink)), None)
        wanted = tag.id if tag else link.tag if link else None
        if wanted is None:
            return
        if article is not None and wanted in article.tags:
            desk.go_to_tag(wanted)
        elif tag is not None and article is not None and tag.text_version == article.version.id:
            desk.reader.go_to(tag.start, focus=not desk.isHidden())
        elif tag is not None:
            self._go_elsewhere(tag)
        else:
            self._bridge.session.ask(lambda store: store.tags([wanted]), self._go_to_linked)

    def _go_elsewhere(self, tag: Tag) -> None:
        def show(version: object) -> None:
            if isinstance(version, TextVersion):
                self._desk.show_article(version.article, caret=tag.start, tag=tag.id)

        self._bridge.session.ask(lambda store: store.get("text_version", tag.text_version), show)

    def _go_to_linked(self, found: Sequence[LinkedTag]) -> None:
        for linked in found:
            self._desk.show_article(linked.article, tag=linked.tag.id)

    def _follow(self, article: OpenArticle, changes: Sequence[Change], *, pending: bool) -> None:
        desk = self._desk
        if any(isinstance(change.record, Region) for change in changes):
            desk.reader.set_regions(list(article.regions.values()))
        touched = tags_touched(article, changes)
        selected = desk.reader.selected_span()
        for tag in touched:
            self._show(article, tag, pending=pending)
        if pending:
            self._pending |= touched
        else:
            self._pending -= touched
        if any(change.id == article.article.id for change in changes):
            home = article.article
            desk.reader.bar.set_article(home.title or home.file_name, home.label)
        if selected is not None and selected not in article.tags:
            desk.lose_selected()
        elif selected in touched or any(change.kind in _INSPECTED for change in changes):
            desk.select(selected)

    def _show(self, article: OpenArticle, tag: Id, *, pending: bool) -> None:
        desk, found = self._desk, article.tags.get(tag)
        if found is None or found.rejected:
            desk.reader.remove_span(tag)
            desk.panel.remove_tag(tag)
            return
        catalogue = self._bridge.session.state.catalogue
        linked = article.linked(tag)
        desk.reader.upsert_span(span_view(linked, catalogue, pending=pending))
        notes = [note.text for note in article.notes.values() if note.subject == tag]
        desk.panel.upsert_tag(tag_row(linked, catalogue, "\n".join(notes)))

    def _on_saved(self, _time: str) -> None:
        pending, self._pending = self._pending, set()
        article = self._desk.article
        if article is not None:
            for tag in pending & article.tags.keys():
                self._show(article, tag, pending=False)

    def _on_memos_changed(self) -> None:
        """Show the memo on what the selected tag names as it is now."""
        selected = self._desk.selected()
        if selected is not None:
            self._desk.select(selected)

    def _on_marked(self, article: Id) -> None:
        desk = self._desk
        if desk.sentences and desk.article and desk.article.article.id == article:
            desk.reader.set_read(desk.sentences.read_starts())
        desk.shelf.refresh()
        desk.place_changed.emit()


def _comes_or_goes(change: Change) -> bool:
    return isinstance(change.record, Article) and change.op != "update"


def tags_touched(article: OpenArticle, changes: Iterable[Change]) -> set[Id]:
    """Return the tags of `article` that `changes` alter, or whose labels name what they alter."""
    touched: set[Id] = set()
    for change in changes:
        record = change.record
        if isinstance(record, Tag) and record.text_version == article.version.id:
            touched.add(record.id)
        elif isinstance(record, TagLink) and record.tag in article.tags:
            touched.add(record.tag)
        elif isinstance(record, Note) and record.subject in article.tags:
            touched.add(record.subject)
        elif record.kind_name in _NAMED and _is_renamed(change):
            touched |= _tags_naming(article, record.kind_name, record.id)
    return touched


def _is_renamed(change: Change) -> bool:
    before, after = change.before, change.after
    return change.op == "update" and any(
        getattr(before, name, "") != getattr(after, name, "") for name in _SAID
    )


def _tags_naming(article: OpenArticle, kind: str, record: Id) -> set[Id]:
    """Return the tags of `article` with a link to a record."""
    return {
        tag
        for tag, links in article.links.items()
        if any(getattr(link, kind) == record for link in links.values())
    }

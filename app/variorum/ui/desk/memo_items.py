"""Memos as items of the palette: what they say first, and what they are on."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from variorum.model.catalogue import Catalogue
from variorum.model.records import Actor, Article, Note, Project, Proposition, Quantity, Record
from variorum.ui.frame.ranking import PaletteItem
from variorum.workspace.annotating import called
from variorum.workspace.memo_book import NotedTags, first_line

MEMO = "!"
"""The character that asks the palette for memos."""

_KINDS: dict[str, type[Record]] = {
    cls.kind_name: cls for cls in (Actor, Article, Project, Proposition, Quantity)
}


def tr(text: str) -> str:
    """Return `text` in the interface's language."""
    return QCoreApplication.translate("memos", text)


def memo_items(
    notes: Iterable[Note], on_tags: NotedTags, catalogue: Catalogue
) -> list[PaletteItem]:
    """Return an item for each memo, those on records first; its key says where it leads."""
    return [*_on_records(notes, catalogue), *_on_tags(on_tags, catalogue)]


def _on_records(notes: Iterable[Note], catalogue: Catalogue) -> Iterator[PaletteItem]:
    names = {
        "actor": tr("on the actor {0}"),
        "article": tr("on the article {0}"),
        "proposition": tr("on the proposition {0}"),
        "quantity": tr("on the quantity {0}"),
        "project": tr("on the project"),
    }
    for note in notes:
        cls = _KINDS.get(note.about)
        record = catalogue.get(cls, note.subject) if cls else None
        if record is not None:
            detail = names[note.about].format(called(record))
            key = f"{note.about}:{note.subject}"
            yield PaletteItem("memo", key, first_line(note.text), detail, icon="note")


def _on_tags(on_tags: NotedTags, catalogue: Catalogue) -> Iterator[PaletteItem]:
    for note, linked in on_tags:
        article = catalogue.get(Article, linked.article)
        place = tr("on “{0}” in {1}").format(linked.tag.quote, article.label if article else "")
        yield PaletteItem("memo", f"tag:{linked.tag.id}", first_line(note.text), place, icon="note")

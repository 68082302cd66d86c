"""Catalogue, counts and summary as the values that library and reader show."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Outlet, Proposition
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole, Progress, TagKind
from variorum.ui.library.values import LibraryRow
from variorum.ui.reader.spans import SpanView
from variorum.workspace.memo_book import first_line

_WANTED = ("title", "outlet", "published")
"""Metadata whose absence is marked in the list."""


def tr(text: str) -> str:
    """Return `text` in the interface's language."""
    return QCoreApplication.translate("desk", text)


def outlet_name(catalogue: Catalogue, article: Article) -> str:
    """Return who publishes an article, empty if unknown."""
    return outlet_called(catalogue, article.outlet)


def outlet_called(catalogue: Catalogue, outlet: Id | None) -> str:
    """Return what an outlet is called, empty if it is unknown."""
    found = catalogue.get(Outlet, outlet)
    return found.name if found else ""


def library_row(
    catalogue: Catalogue,
    article: Article,
    counted: tuple[int, float],
    *,
    memo: str,
    is_adjudicated: bool,
) -> LibraryRow:
    """Return the row of an article; `counted` are its tags and the share of it that is read."""
    tags, read = counted
    return LibraryRow(
        id=article.id,
        label=article.label,
        title=shown_title(article.title, article.file_name),
        outlet=outlet_name(catalogue, article),
        date=article.published,
        read=read,
        progress=shown_progress(article.progress, read),
        tags=tags,
        missing=tuple(name for name in _WANTED if not getattr(article, name)),
        memo=first_line(memo),
        adjudicated=is_adjudicated,
    )


def shown_title(title: str, file_name: str) -> str:
    """Return by what an article is called in the library."""
    return title or file_name or tr("Untitled")


def shown_progress(progress: Progress, read: float) -> Progress:
    """Return how far an article is: the first sentence read begins it, without an act."""
    return Progress.DOING if progress is Progress.TODO and read > 0 else progress


def span_views(tags: Iterable[LinkedTag], catalogue: Catalogue) -> list[SpanView]:
    """Return tags as the reader draws them."""
    return [span_view(linked, catalogue) for linked in tags]


def span_view(linked: LinkedTag, catalogue: Catalogue, *, pending: bool = False) -> SpanView:
    """Return one tag as the reader draws it."""
    tag = linked.tag
    propositions = linked.role(LinkRole.PROPOSITION)
    return SpanView(
        id=tag.id,
        kind=tag.kind,
        start=tag.start,
        end=tag.end,
        polarity=propositions[0].polarity if propositions else None,
        attitude=tag.attitude,
        label="; ".join(_proposition(catalogue, link) for link in propositions),
        speaker=_speakers(linked, catalogue) if tag.kind is TagKind.CLAIM else "",
        pending=pending,
        guessed=bool(tag.inferred) or any(link.inferred for link in linked.links),
    )


def _proposition(catalogue: Catalogue, link: TagLink) -> str:
    found = catalogue.get(Proposition, link.proposition)
    return found.text if found else ""


def _speakers(linked: LinkedTag, catalogue: Catalogue) -> str:
    speakers = linked.role(LinkRole.SPEAKER)
    origins = [link for link in speakers if link.origin] or list(speakers[-1:])
    names = [who.name for link in origins if (who := catalogue.get(Actor, link.actor))]
    return " + ".join(names) or tr("Article, no speaker")

"""Suggestions in words and boxes: as rows of the panel and as ghosts of the reader."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from variorum.model.drafts import ActorDraft, FigureDraft
from variorum.model.ids import Id
from variorum.model.suggestion import Suggestion
from variorum.model.vocabulary import ActorRole
from variorum.ui.panel.fields import grouped_number
from variorum.ui.panel.words import comparator_sign, name_of
from variorum.ui.reader.spans import SpanView


def said(one: Suggestion) -> str:
    """Return a suggestion in few words: whom it names and as what, its figure, or its words."""
    draft = one.draft
    if isinstance(draft, ActorDraft) and draft.picks:
        names = " + ".join(pick.text for pick in draft.picks)
        return (
            names if draft.role is ActorRole.ACTOR else f"{names} ({name_of(draft.role).lower()})"
        )
    if isinstance(draft, FigureDraft) and draft.value is not None:
        number = grouped_number(draft.value)
        if draft.value_high is not None:
            number = f"{number}\u2013{grouped_number(draft.value_high)}"
        return " ".join(filter(None, (comparator_sign(draft.comparator), number, draft.unit)))
    return one.quote


def note(one: Suggestion, labels: Callable[[Id | None], Iterable[str]]) -> str:
    """Return "new", or the letters of the articles where whom it names is known."""
    picks = one.draft.picks if isinstance(one.draft, ActorDraft) else ()
    if any(pick.id is None for pick in picks):
        return tr("new")
    return " ".join(label for pick in picks for label in labels(pick.id))


def doubt(one: Suggestion) -> str:
    """Return why to look closely, empty where there is no doubt."""
    words = {
        "ambiguous": tr("ambiguous"),
        "place": tr("a place?"),
        "surname": tr("surname only"),
        "part_of_name": tr("part of a name?"),
        "language_model": tr("language model"),
    }
    return words.get(one.doubt, one.doubt)


def ghost(one: Suggestion) -> SpanView:
    """Return a suggestion as the reader draws it."""
    return SpanView(ghost_id(one), one.kind, one.start, one.end, ghost=True)


def ghost_id(one: Suggestion) -> Id:
    """Return the id under which a suggestion stands in the text: the same for the same words."""
    return Id(f"suggestion {one.kind} {one.start} {one.end}")


def tr(text: str) -> str:
    """Return `text` in the interface's language."""
    return QCoreApplication.translate("suggested", text)

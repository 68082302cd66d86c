"""Tags in words, for those who hear the page instead of seeing it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from variorum.model.vocabulary import Polarity, TagKind
from variorum.ui.reader.spans import SpanView


def describe(spans: Iterable[SpanView]) -> str:
    """Return the kinds, labels and speakers of `spans`, in their order, as one line of text."""
    return "; ".join(_one(span) for span in spans)


def _one(span: SpanView) -> str:
    kinds = {
        TagKind.ACTOR: _tr("Actor"),
        TagKind.CLAIM: _tr("Claim"),
        TagKind.STANCE: _tr("Stance"),
        TagKind.FIGURE: _tr("Figure"),
    }
    polarities = {
        Polarity.ASSERTS: _tr("asserts"),
        Polarity.DENIES: _tr("denies"),
        Polarity.WITHHOLDS: _tr("withholds"),
    }
    parts = [kinds[span.kind], span.label, span.speaker]
    if span.polarity is not None:
        parts.append(polarities[span.polarity])
    if span.guessed:
        parts.append(_tr("not confirmed"))
    return ", ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reader", text)

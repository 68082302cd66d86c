"""Tags in words, for those who hear the page instead of seeing it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from variorum.model.vocabulary import Attitude, Polarity, TagKind
from variorum.ui.reader.spans import SpanView


def describe(
    spans: Iterable[tuple[SpanView, str]], suggested: Iterable[tuple[TagKind, str]] = ()
) -> str:
    """Return in one line of text which tags stand at a place, in their order.

    Each of `spans` comes with what it says; `suggested` are kinds and words of suggestions.
    """
    tags = [_one(span, said) for span, said in spans]
    return "; ".join([*tags, *(_ghost(kind, words) for kind, words in suggested)])


def _ghost(kind: TagKind, words: str) -> str:
    said = {
        TagKind.ACTOR: _tr("Suggested actor: {0}"),
        TagKind.CLAIM: _tr("Suggested claim: {0}"),
        TagKind.STANCE: _tr("Suggested stance: {0}"),
        TagKind.FIGURE: _tr("Suggested figure: {0}"),
    }
    return said[kind].format(" ".join(words.split()))


def _one(span: SpanView, said: str) -> str:
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
    attitudes = {
        Attitude.SUPPORTS: _tr("supports"),
        Attitude.AMBIVALENT: _tr("ambivalent"),
        Attitude.OPPOSES: _tr("opposes"),
    }
    parts = [kinds[span.kind], said, span.speaker]
    if span.polarity is not None:
        parts.append(polarities[span.polarity])
    if span.attitude is not None:
        parts.append(attitudes[span.attitude])
    if span.guessed:
        parts.append(_tr("not confirmed"))
    return ", ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reader", text)

"""Where a tag is put when the analyst presses a key: at a caret or around a selection."""

import re

from variorum.model.vocabulary import TagKind
from variorum.tagging.cues import cues
from variorum.tagging.described import mentions
from variorum.tagging.figures import find_figures, nearest
from variorum.tagging.names import name_at
from variorum.tagging.near import sentence_near
from variorum.tagging.numbers import NUMBER
from variorum.text.graphemes import whole_graphemes
from variorum.text.sentences import sentence_at
from variorum.text.spans import Span, strip_punctuation
from variorum.text.words import snap_to_words, trim_possessive, word_at, words

_FRAME = re.compile(r"According\sto\s[^,;:.“\"]{2,80},\s+(?=\S)")


def snap(kind: TagKind, text: str, at: int | Span) -> Span:
    """Return the span a new tag of `kind` gets.

    At a caret: actor, the name or described voice there, else the word; claim, the sentence, less
    a leading "According to …,"; stance, the cue nearest to the caret in its sentence, else the
    word; figure, the number phrase nearest to the caret in its sentence, else the word. A selection
    grows to whole words and loses white space and punctuation at its ends, an actor's also its
    possessive. Where there is nothing to tag the span is empty.
    """
    if not isinstance(at, int) and at[0] != at[1]:
        start, end = snap_to_words(text, *whole_graphemes(text, *at))
        return trim_possessive(text, start, end) if kind is TagKind.ACTOR else (start, end)
    caret = at if isinstance(at, int) else at[0]
    found = {
        TagKind.ACTOR: _actor,
        TagKind.CLAIM: _claim,
        TagKind.STANCE: _cue,
        TagKind.FIGURE: _figure,
    }[kind](text, caret)
    return found or word_at(text, caret) or (caret, caret)


def _actor(text: str, caret: int) -> Span | None:
    sentence = sentence_near(text, caret)
    if not sentence:
        return None
    described = (span for span in mentions(text, *sentence) if span[0] <= caret <= span[1])
    return name_at(text, caret) or next(described, None)


def _claim(text: str, caret: int) -> Span | None:
    sentence = sentence_at(text, caret)
    if not sentence:
        return None
    start, end = sentence
    frame = _FRAME.match(text, start, end)
    if frame:
        start = frame.end()
    last = max((stop for _, stop in words(text, start, end)), default=start)
    return strip_punctuation(text, start, end, keep_end=last)


def _cue(text: str, caret: int) -> Span | None:
    sentence = sentence_near(text, caret)
    spans = [(cue.start, cue.end) for cue in cues(text, *sentence)] if sentence else []
    return nearest(spans, caret)


def _figure(text: str, caret: int) -> Span | None:
    sentence = sentence_near(text, caret)
    if not sentence:
        return None
    figures = find_figures(text, *sentence)
    numbers = [found.span() for found in NUMBER.finditer(text, *sentence)]
    return nearest(figures, caret) or nearest(numbers, caret)

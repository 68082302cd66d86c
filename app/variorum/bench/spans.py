"""Tags of a made text as the reader draws them. Apart from `press`, which needs no Qt."""

import random
from collections.abc import Sequence

from variorum.bench.scale import SEED
from variorum.model.vocabulary import Attitude, Polarity, TagKind
from variorum.text.sentences import sentences
from variorum.ui.reader.spans import Span, SpanView


def spread_spans(text: str, count: int) -> list[SpanView]:
    """Return so many tags of all kinds, spread evenly over a text, some over others."""
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets
    kinds = list(TagKind)
    step = len(text) / count
    found = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        length = rng.randint(60, 200) if kind is TagKind.CLAIM else rng.randint(5, 30)
        start = int(number * step)
        found.append(span(f"tag-{number}", kind, start, min(start + length, len(text))))
    return found


def span(name: str, kind: TagKind, start: int, end: int) -> SpanView:
    """Return a tag as the reader draws it."""
    return SpanView(
        name,  # type: ignore[arg-type]  # the reader asks of an id only that it is one text
        kind,
        start,
        end,
        label="What is claimed here",
        speaker="Who says it",
        polarity=Polarity.ASSERTS if kind is TagKind.CLAIM else None,
        attitude=Attitude.OPPOSES if kind is TagKind.STANCE else None,
    )


def sentence_spans(text: str) -> Sequence[Span]:
    """Return the sentences of a text as the reader is given them."""
    return sentences(text)

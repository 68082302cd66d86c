"""What is printed of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model.records import Region
from variorum.model.vocabulary import TagKind
from variorum.ui.fonts import Face
from variorum.ui.reader.spans import Span, SpanView

LETTERS = {
    TagKind.ACTOR: "A",
    TagKind.CLAIM: "C",
    TagKind.STANCE: "S",
    TagKind.FIGURE: "F",
}
"""What a tag's number begins with, so that kinds are told apart without colours."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag in the list at the end: its number such as "C2", and what it says."""

    number: str
    kind: TagKind
    quote: str
    says: str
    start: int


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article to be printed.

    `source` is the line under the title, `project` stands in the foot of every page. `sentences`
    are sorted; `entries` stand in the order of the text.
    """

    title: str
    source: str
    project: str
    text: str
    sentences: Sequence[Span]
    regions: Sequence[Region]
    spans: Sequence[SpanView]
    entries: Sequence[Entry]
    face: Face = "serif"

"""Tags in one layer: for formats that know tokens, and one tag at most on each of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from variorum.model.ids import Id
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind
from variorum.text.spans import Span, strip_space
from variorum.text.tokens import tokens

CLAUSES = frozenset((TagKind.CLAIM, TagKind.STANCE))
"""Kinds whose tags are as long as a clause."""


@dataclass(slots=True)
class Layer:
    """The tags of a text: in the layer, hidden by one that is, or not made of whole tokens.

    `tokens` are those of the text. `kept` holds the tags of the layer with their first token and
    the one after their last, in order.
    """

    version: Id
    tokens: tuple[Span, ...]
    kept: list[tuple[int, int, Tag]] = field(default_factory=list)
    covered: list[Tag] = field(default_factory=list)
    cutting: list[Tag] = field(default_factory=list)


def one_layer(version: Id, text: str, tags: Iterable[Tag]) -> Layer:
    """Return the tags of a text in one layer: of those that overlap the longest, then the first."""
    made = Layer(version, tuple(tokens(text)))
    starts = {start: number for number, (start, _) in enumerate(made.tokens)}
    ends = {end: number for number, (_, end) in enumerate(made.tokens, start=1)}
    taken: set[int] = set()
    for tag in sorted(tags, key=lambda tag: (tag.start - tag.end, tag.start, tag.id)):
        start, end = strip_space(text, tag.start, tag.end)
        first, behind = starts.get(start), ends.get(end)
        if first is None or behind is None:
            made.cutting.append(tag)
        elif taken.isdisjoint(range(first, behind)):
            taken.update(range(first, behind))
            made.kept.append((first, behind, tag))
        else:
            made.covered.append(tag)
    made.kept.sort(key=lambda one: one[0])
    return made


class Layers:
    """Gathers texts and tags from records in dataset order; rejected tags are left out.

    Without `clauses` only the tags of actors and figures are gathered.
    """

    def __init__(self, *, clauses: bool) -> None:
        """Start with none."""
        self._clauses = clauses
        self._texts: dict[Id, str] = {}
        self._tags: dict[Id, list[Tag]] = defaultdict(list)

    def add(self, record: Record) -> None:
        """Take a record in if it is a text or a tag of the layer."""
        if isinstance(record, TextVersion):
            self._texts[record.id] = record.text
        elif isinstance(record, Tag) and self._has_place(record):
            self._tags[record.text_version].append(record)

    def _has_place(self, tag: Tag) -> bool:
        return not tag.rejected and (self._clauses or tag.kind not in CLAUSES)

    def each(self) -> Iterator[Layer]:
        """Yield the layer of each text, by id of the text."""
        for version, text in sorted(self._texts.items()):
            yield one_layer(version, text, self._tags.get(version, ()))

"""Tags of other programs as values: as their file states them, before they are placed and mapped.

The way in is file -> `ForeignFile` (a reader of `exchange/`) -> placed on our frozen texts ->
labels mapped to our kinds -> records -> one change set.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from variorum.model.ids import Id
from variorum.model.records import Record


@dataclass(frozen=True, slots=True)
class ForeignTag:
    """A tagged span as a file states it.

    `key` is what its file calls it, unique in the text. `label` is the code or type, levels
    parted by ``/``. `start` and `end` count in whatever unit the file uses and are None where it
    states none; of a tag in several pieces they are the first start and the last end. `quote` is
    None where the file does not repeat the words, `opening` the first of them where it repeats no
    more. `values` are its attributes, `created` is a
    date and time in ISO form or empty.
    """

    key: str
    label: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    created: str = ""
    note: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True)
class ForeignLink:
    """A relation from one tag of a text to another, by their keys."""

    label: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A text of a file with its tags. `text` is as the file holds it, None if it holds none.

    `details` are what it says of the text (title, url, sha256, outlet, published …, note).
    """

    name: str
    text: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[ForeignTag, ...] = ()
    links: tuple[ForeignLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a file of another program holds.

    `own` are the records of a Variorum dataset that a file written here carries besides, so that
    what comes back unchanged is taken as it was; `edited` are those of them with values that the
    other program changed. `codes` are labels of a codebook that no tag
    uses, `meanings` what a codebook says of its labels. `unread` are (what, how many) the reader
    has no place for, to be told.
    """

    form: str
    texts: tuple[ForeignText, ...]
    own: tuple[Record, ...] = ()
    codes: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    edited: frozenset[Id] = frozenset()
    meanings: Mapping[str, str] = field(default_factory=dict)

    @property
    def labels(self) -> Mapping[str, int]:
        """How many tags bear each label; codes that no tag uses come last with 0."""
        counts: dict[str, int] = {}
        for text in self.texts:
            for tag in text.tags:
                counts[tag.label] = counts.get(tag.label, 0) + 1
        return counts | {code: 0 for code in self.codes if code not in counts}

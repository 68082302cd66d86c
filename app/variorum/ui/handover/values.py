"""What the dialogues of handing over are given and return: plain values, no Qt."""

from dataclasses import dataclass
from pathlib import Path

from variorum.model.handover import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One way to export. `suffix` is what the file's name ends in; of a folder, its name.

    `gist` says what it carries. `missing` says what has to be installed first, `bare` that it can
    be written without the texts. A report is no format of the data: it has no options, and `action`
    is what its button says.
    """

    key: str
    title: str
    gist: str
    suffix: str = ""
    icon: str = "document"
    is_folder: bool = False
    bare: bool = False
    missing: str = ""
    is_report: bool = False
    action: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """What can be chosen from: (id, words) of articles and analysts, and how many are finished."""

    articles: tuple[tuple[str, str], ...] = ()
    analysts: tuple[tuple[str, str], ...] = ()
    finished: int = 0


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The format chosen, where it goes (a file or a folder), and what of the project."""

    format: str
    path: Path
    selection: Selection = EVERYTHING


@dataclass(frozen=True, slots=True)
class Passage:
    """One file of an export and how it begins; `text` is empty if it is not made of text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row of what would be lost: a heading (`key` is -1), or a record; `badge` is its article."""

    words: str
    key: int = -1
    badge: str = ""
    icon: str = "note"


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label of a file: how many tags bear it and have a place, and what it would become.

    `choice` is empty while nobody knows; `known` is how it is known: guess, last or empty.
    `attributes` are the names of what its tags say besides.
    """

    name: str
    count: int
    placed: int
    choice: str = ""
    known: str = ""
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class TagsFound:
    """What a file of tags holds: `said` sums it up, `texts` and `lost` are lines to read.

    `form` is the key of its format. `own` counts tags that need no decision: they are ours.
    """

    form: str
    said: str
    labels: tuple[LabelRow, ...]
    texts: tuple[str, ...]
    lost: tuple[str, ...]
    own: int = 0

"""What the dialogues are given and what they return: plain values, no Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from variorum.model.details import ArticleDetails
from variorum.shell.report.blocks import Block


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One file looked at. `state` is ok, duplicate or refused; `message` says why not ok.

    `detail` is a short line such as the encoding and the length; `key` is the caller's. `notes`
    say how it was read, `left_out` is what of the file is not in the article.
    """

    key: str
    name: str
    state: str
    detail: str = ""
    message: str = ""
    details: ArticleDetails = field(default_factory=ArticleDetails)
    preview: str = ""
    notes: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """One file to import, with what the analyst says of it."""

    key: str
    details: ArticleDetails


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One way to export. `suffix` is the file's, or empty for a folder.

    `count` is the number of records, `gist` what is in it, `preview` its first lines, `problem`
    what the analyst should know before. A report has `page` instead, how it begins, and `action`,
    what its button says.
    """

    key: str
    title: str
    gist: str
    suffix: str = ""
    icon: str = "document"
    count: int = 0
    preview: str = ""
    problem: str = ""
    page: tuple[Block, ...] = ()
    action: str = ""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The format chosen and where it goes: a file, or a folder for a set of tables."""

    format: str
    path: Path


@dataclass(frozen=True, slots=True)
class PastedText:
    """A text pasted as an article, and the name it is to have instead of a file's."""

    text: str
    name: str

"""What the dialogues are given and what they return: plain values, no Qt."""

from dataclasses import dataclass, field

from variorum.model.details import ArticleDetails


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One file looked at. `state` is ok, duplicate or refused; `message` says why not ok.

    `detail` is a short line such as the encoding and the length; `key` is the caller's. `notes`
    say how it was read, `left_out` is what of the file is not in the article. It can be read anew
    with another `encoding` than this if it has one, and with other columns if it `is_table`.
    `likeness` says which article it may be a copy of, `version_of` is the key of the article it
    seems to be a new text of.
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
    encoding: str = ""
    is_table: bool = False
    likeness: str = ""
    version_of: str = ""


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """One file to import, with what the analyst says of it; `is_copy` links it as a copy.

    `version_of` is the key of the article that gets it as its new text.
    """

    key: str
    details: ArticleDetails
    is_copy: bool = False
    version_of: str = ""


@dataclass(frozen=True, slots=True)
class ArticleName:
    """An article of the project as it is chosen from a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What would become of an article's tags with a new text; `problem` says why it cannot be.

    `unplaced` are those without a place in it, a line each.
    """

    moved: int = 0
    unplaced: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PastedText:
    """A text pasted as an article, and the name it is to have instead of a file's."""

    text: str
    name: str

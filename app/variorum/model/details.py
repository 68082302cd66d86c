"""The metadata of an article as a form shows it: names instead of ids."""

from dataclasses import dataclass

from variorum.model.vocabulary import Genre, Reliability


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text of an article is from and what read it.

    `sha256` is the file's (empty for pasted text), `kept` its size if its bytes are in the project,
    `extractor` a name with a version, `number` which text of the article this is, `imported` when.
    """

    file_name: str
    sha256: str
    kept: int | None
    extractor: str
    encoding: str
    steps: tuple[str, ...]
    number: int
    imported: str


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """What the analyst says of an article. Empty fields are gaps and stay visible.

    `published` is a partial date, `published_reason` says how it is known.
    """

    title: str = ""
    outlet: str = ""
    byline: str = ""
    genre: Genre | None = None
    published: str = ""
    published_reason: str = ""
    url: str = ""
    language: str = ""
    reliability: Reliability | None = None
    inferred: tuple[str, ...] = ()

"""The metadata of an article as a form shows it: names instead of ids."""

from dataclasses import dataclass

from variorum.model.vocabulary import Genre, Reliability


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

"""What a text shows of its own metadata. Nothing is invented: what it does not show stays empty."""

import itertools
import re
from dataclasses import dataclass, fields

from variorum.ingest.dates import parse_date, stated_date
from variorum.ingest.frontmatter import front_matter
from variorum.ingest.languages import guess_language
from variorum.model.vocabulary import Genre

_HEAD = 12
_TAIL = 8
_MAX_TITLE = 200
_MAX_NAME_WORDS = 8
_BYLINE = re.compile(r"by(?::[ \t]*|[ \t]+)(?P<names>\S.*)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.\u2019'-]*")
_PARTICLES = frozenset(
    ("and", "de", "da", "di", "del", "la", "le", "van", "von", "der", "bin", "al")
)
_OWN_OPINION = re.compile(
    r"\b(?:opinions?|views?)\b[^.\n]{0,80}\b(?:is|are|remain)\b(?: \w+ly)?"
    r" (?:his|her|their|my|the (?:author|writer)[\u2019']s) own\b"
    r"|\b(?:opinions?|views?) expressed\b[^.\n]{0,60}\bof the (?:author|writer)s?\b"
    r"|\b(?:reflects?|represents?) the (?:opinions?|views?) of the (?:author|writer)s?\b",
    re.IGNORECASE,
)
_BIO = re.compile(r"(?P<name>[^\n]+?) (?:is|was|serves|teaches|writes|works)\b")
_URL = re.compile(
    r"(?:(?:url|link|source|original)[ \t]*:[ \t]*)?(https?://[^\s<>\"]+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """Metadata a text shows, to prefill a form; `inferred` names the guessed fields.

    `published` is a partial date; `language` a two-letter code. Values from front matter are what
    the file says of itself and are not marked inferred.
    """

    title: str = ""
    outlet: str = ""
    byline: str = ""
    genre: Genre | None = None
    published: str = ""
    url: str = ""
    language: str = ""
    inferred: tuple[str, ...] = ()


def guess_metadata(text: str, file_name: str = "") -> Guesses:
    """Return what `text` (normalised) shows of its metadata.

    `file_name` decides only whether the text is Markdown: its heading marks and front matter.
    """
    is_markdown = file_name.lower().endswith((".md", ".markdown"))
    stated, start = front_matter(text) if is_markdown else ({}, 0)
    known = _stated(stated)
    guessed = {key: value for key, value in _guessed(text[start:]).items() if value}
    inferred = tuple(
        field.name for field in fields(Guesses) if field.name in guessed.keys() - known.keys()
    )
    return Guesses(**{**guessed, **known, "inferred": inferred})  # type: ignore[arg-type]  # by name


def _stated(values: dict[str, str]) -> dict[str, object]:
    """Return the front matter's values under our names; what cannot be read is left out."""
    named = {
        "title": values.get("title", ""),
        "outlet": values.get("outlet") or values.get("publisher", ""),
        "byline": values.get("byline") or values.get("author", ""),
        "genre": next((one for one in Genre if one == values.get("genre", "").lower()), None),
        "published": parse_date(values.get("published") or values.get("date", "")),
        "url": values.get("url", ""),
        "language": (values.get("language") or values.get("lang", "")).lower(),
    }
    return {key: value for key, value in named.items() if value}


def _guessed(text: str) -> dict[str, object]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = lines[:_HEAD]
    lowered = text.lower()
    opinion = (
        any(word in lowered for word in ("opinion", "view"))
        and any(word in lowered for word in (" own", "author", "writer"))
        and bool(_OWN_OPINION.search(text))
    )
    return {
        "title": _title(text, lines),
        "byline": _byline(head, lines[-_TAIL:]),
        "genre": Genre.OPINION if opinion else None,
        "published": stated_date(head),
        "url": _url([*head, *lines[-_TAIL:]]),
        "language": guess_language(text),
    }


def _title(text: str, lines: list[str]) -> str:
    """Take the first line if it looks like a headline: short, unstopped, apart from what follows.

    A line of Markdown that is a heading of the first level is one.
    """
    first = lines[0]
    if first.startswith("# "):
        return first[2:].strip(" #")
    is_headline = (
        len(lines) > 1
        and len(first) <= _MAX_TITLE
        and not first.endswith((".", ",", ";", ":"))
        and not _BYLINE.fullmatch(first)
        and not _URL.fullmatch(first)
        and not parse_date(first)
        and first[0] not in "-*>#|"
        and len(text) > 2 * len(first)
    )
    return first if is_headline else ""


def _byline(head: list[str], tail: list[str]) -> str:
    """Return the names after "By" at the top, or the name set above a biography at the end."""
    for line in head:
        found = _BYLINE.fullmatch(line)
        if found and _is_names(found["names"]):
            return found["names"].rstrip(".")
    for name, bio in itertools.pairwise(tail):
        described = _BIO.match(bio) if bio.startswith(f"{name} ") else None
        if described and described["name"] == name and _is_names(name):
            return name
    return ""


def _is_names(text: str) -> bool:
    """Tell whether every word of `text` could belong to a few people's names."""
    words = re.split(r"[\s,&]+", text.rstrip("."))
    return len(words) <= _MAX_NAME_WORDS and all(
        _NAME.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words
    )


def _url(lines: list[str]) -> str:
    """Return the one address that stands on a line of its own."""
    found = {match[1] for line in lines if (match := _URL.fullmatch(line))}
    return found.pop() if len(found) == 1 else ""

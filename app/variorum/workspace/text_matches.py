"""Which article of the project a text of another program's file is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import read_plain
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignText
from variorum.model.ids import Id
from variorum.model.records import Article, TextVersion
from variorum.store.store import Store
from variorum.text.anchors import occurrences
from variorum.text.keys import normal_key

_EXTRACTOR = "tags-in/1"
_SAMPLE = 40
_MOST = 0.5
_SURE = 0.8
_EVIDENT = 20
"""Characters of quotes that make a text known without its name."""


class Known(StrEnum):
    """What a text was recognised by; `new` ones will be imported, `missing` are nowhere."""

    HASH = "hash"
    TEXT = "text"
    URL = "url"
    TITLE = "title"
    QUOTES = "quotes"
    OWN = "own"
    NEW = "new"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Match:
    """A text of a file, the article it is, and the frozen text to place its tags on.

    `version` and `article` are None for a new text (`incoming` is what would be imported) and for
    one that is neither in the project nor in the file (`error` says why it cannot be imported).
    `other` is the file's text where only its white space differs from the article's.
    """

    text: ForeignText
    known: Known
    frozen: str = ""
    article: Id | None = None
    version: Id | None = None
    incoming: Incoming | None = None
    error: UserError | None = None
    other: str = ""


def match_texts(store: Store, file: ForeignFile) -> list[Match]:
    """Return for each text of a file what it is here. Changes nothing."""
    matcher = _Matcher(store, file)
    return [matcher.match(text) for text in file.texts]


class _Matcher:
    def __init__(self, store: Store, file: ForeignFile) -> None:
        self._store = store
        self._articles = store.catalogue().all(Article)
        self._own = {one.id: one for one in file.own if isinstance(one, TextVersion)}
        self._texts: dict[Id, TextVersion] = {}

    def match(self, text: ForeignText) -> Match:
        """Return what a text is: by its hash, its words, its address or title, its quotes."""
        named = text.details.get("text_version", text.name)
        own = self._own.get(Id(named.removeprefix("urn:uuid:")))
        sha = text.details.get("sha256", "") or (own.sha256 if own else "")
        version = self._store.version_by_sha(sha) if sha else None
        if version is not None:
            return self._of(text, Known.HASH, version)
        if own is not None and own.text:
            return Match(text, Known.OWN, own.text, own.article, own.id)
        if text.text is not None:
            return self._held(text, text.text)
        by_name = self._named(text)
        if by_name is not None:
            return by_name
        found = self._by_quotes(text, self._articles)
        if found is not None and self._is_evident(text, found):
            return self._of(text, Known.QUOTES, found)
        return Match(text, Known.MISSING)

    def _held(self, text: ForeignText, held: str) -> Match:
        try:
            incoming = read_plain(held, "", _EXTRACTOR, text.name)
        except UserError as error:
            return Match(text, Known.MISSING, error=error)
        version = self._store.version_by_sha(incoming.sha256)
        if version is not None:
            return self._of(text, Known.TEXT, version)
        words = incoming.text.split()
        for article in (*self._by_url(text), *self._by_title(text)):
            version = self._version(article)
            if version.text.split() == words:
                return replace(self._of(text, Known.TEXT, version), other=incoming.text)
        return Match(text, Known.NEW, incoming.text, incoming=incoming)

    def _of(self, text: ForeignText, known: Known, version: TextVersion) -> Match:
        return Match(text, known, version.text, version.article, version.id)

    def _named(self, text: ForeignText) -> Match | None:
        """Return the article of the same address, or of the same title or file name."""
        found = self._by_quotes(text, self._by_url(text))
        if found is not None:
            return self._of(text, Known.URL, found)
        found = self._by_quotes(text, self._by_title(text))
        return self._of(text, Known.TITLE, found) if found is not None else None

    def _by_url(self, text: ForeignText) -> dict[Id, Article]:
        url = _address(text.details.get("url", ""))
        return {
            article.id: article
            for article in self._articles.values()
            if url and url in {_address(article.url), _address(article.archive_url)}
        }

    def _by_title(self, text: ForeignText) -> dict[Id, Article]:
        names = {normal_key(name) for name in _names(text)} - {""}
        return {
            article.id: article
            for article in self._articles.values()
            if not names.isdisjoint(_titles(article))
        }

    def _by_quotes(self, text: ForeignText, articles: Mapping[Id, Article]) -> TextVersion | None:
        """Return the one text that has most quotes, or the only one of a name."""
        if len(articles) == 1 and articles is not self._articles:
            return self._version(next(iter(articles)))
        quotes = _quotes(text)
        if not quotes:
            return None
        shares = sorted(
            ((self._share(quotes, article), article) for article in articles), reverse=True
        )
        if not shares or shares[0][0] < _MOST:
            return None
        clear = len(shares) == 1 or shares[0][0] > shares[1][0]
        return self._version(shares[0][1]) if clear else None

    def _is_evident(self, text: ForeignText, version: TextVersion) -> bool:
        """Tell whether the quotes a text has say enough where no name does."""
        quotes = _quotes(text)
        words = [one for one in quotes if any(True for _ in occurrences(version.text, one))]
        return len(words) >= _SURE * len(quotes) and sum(map(len, words)) >= _EVIDENT

    def _share(self, quotes: list[str], article: Id) -> float:
        text = self._version(article).text
        return sum(any(True for _ in occurrences(text, one)) for one in quotes) / len(quotes)

    def _version(self, article: Id) -> TextVersion:
        if article not in self._texts:
            bare = next(iter(self._store.bare_texts([article])))
            version = self._store.get("text_version", bare.version)
            assert isinstance(version, TextVersion)  # it is one's id  # noqa: S101
            self._texts[article] = version
        return self._texts[article]


def _quotes(text: ForeignText) -> list[str]:
    """Return the longest quotes of a text."""
    return sorted({tag.quote for tag in text.tags if tag.quote}, key=len)[-_SAMPLE:]


def _names(text: ForeignText) -> Iterable[str]:
    yield from (text.details.get("title", ""), text.name, PurePath(text.name).stem)


def _titles(article: Article) -> set[str]:
    stem = PurePath(article.file_name).stem
    called = f"{article.label} {article.title}"
    return {normal_key(one) for one in (article.title, called, article.file_name, stem)} - {""}


def _address(url: str) -> str:
    """Return an address as it is compared: without scheme, ``www.``, query and last slash."""
    plain = re.sub(r"^[a-z]+://(?:www\.|m\.)?", "", url.strip(), flags=re.IGNORECASE)
    return re.split(r"[?#]", plain)[0].rstrip("/").lower()

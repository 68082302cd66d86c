"""The words of all texts: keeping their index, and finding in it.

The index is FTS5's, over contents that stay in `text_version`. It is derived: a file from
elsewhere gets it built anew (see `opening`), and no answer is taken from it unchecked by the text.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.journal import Finding
from variorum.model.search import Hit
from variorum.store import hits as hits_in
from variorum.store.connection import pragma
from variorum.store.deltas import Delta
from variorum.store.evidence import LATEST
from variorum.store.rows import Plain, id_blob

SINCE = 2
"""The schema version that has the index."""

_CONTEXT = 90
"""Code points shown on either side."""

_PIECE = re.compile(r'"([^"]*)("\*|"|$)|(\S+)')

_FOUND = f"""
    SELECT version.article, version.text
    FROM text_search
    JOIN text_number ON text_number.number = text_search.rowid
    JOIN text_version AS version ON version.id = text_number.text_version
    WHERE text_search MATCH ? AND {LATEST}
    ORDER BY text_search.rowid
"""  # noqa: S608  # a constant

_ARTICLES = f"""
    SELECT version.article
    FROM text_search
    JOIN text_number ON text_number.number = text_search.rowid
    JOIN text_version AS version ON version.id = text_number.text_version
    WHERE text_search MATCH ? AND {LATEST}
"""  # noqa: S608  # a constant


_MANY = 100
"""New texts of one act from which on the index takes them in as many."""

_NOT_JOINED = {"hashsize": 16 << 20, "automerge": 0, "crisismerge": 64}
"""Bytes of words gathered before a piece of the index is written (SQLite: 1 MB), and how many
pieces lie side by side before they are joined all at once: three quarters of the work. A search
looks into each of them: .25 ms for 30 pieces, .12 for 15.
"""

_OFTEN_JOINED = {"automerge": 4, "crisismerge": 1000}
"""Joined a little with every act (SQLite's 4), and never all at once: no act waits for that."""


def expect(database: Database, texts: int) -> None:
    """Set the index up for an act that adds so many texts; the settings stay in the file."""
    if not texts:
        return
    known = dict(database.execute("SELECT k, v FROM text_search_config").fetchall())
    for name, value in (_NOT_JOINED if texts >= _MANY else _OFTEN_JOINED).items():
        if known.get(name) != value:
            sql = "INSERT INTO text_search (text_search, rank) VALUES (?, ?)"
            database.execute(sql, [name, value])


def keep(database: Database, deltas: Iterable[Delta]) -> None:
    """Let the index follow texts that came or went; texts never change."""
    for (kind, op), group in groupby(deltas, key=lambda one: (one.kind, one.op)):
        if kind == "text_version" and op == "insert":
            _add(database, [one.after for one in group if one.after is not None])
        elif kind == "text_version" and op == "delete":
            for one in group:
                _remove(database, one.before or {})


def _add(database: Database, versions: Sequence[Plain]) -> None:
    (last,) = database.execute("SELECT coalesce(max(number), 0) FROM text_number").fetchone()
    numbered = list(enumerate(versions, start=last + 1))
    database.conn.executemany(
        "INSERT INTO text_number (number, text_version) VALUES (?, ?)",
        [(number, id_blob(version["id"])) for number, version in numbered],
    )
    database.conn.executemany(
        "INSERT INTO text_search (rowid, text) VALUES (?, ?)",
        [(number, version["text"]) for number, version in numbered],
    )


def _remove(database: Database, version: Plain) -> None:
    number = _number(database, version)
    database.execute(
        "INSERT INTO text_search (text_search, rowid, text) VALUES ('delete', ?, ?)",
        [number, version["text"]],
    )
    database.execute("DELETE FROM text_number WHERE number = ?", [number])


def _number(database: Database, version: Plain) -> int:
    sql = "SELECT number FROM text_number WHERE text_version = ?"
    number: int = database.execute(sql, [id_blob(version["id"])]).fetchone()[0]
    return number


def rebuild(database: Database) -> None:
    """Build the index anew from the texts, in one transaction."""
    database.execute("BEGIN IMMEDIATE")
    try:
        database.execute("DELETE FROM text_number")
        database.execute("INSERT INTO text_number (text_version) SELECT id FROM text_version")
        database.execute("INSERT INTO text_search (text_search) VALUES ('rebuild')")
        database.execute("COMMIT")
    except sqlite3.Error:
        if database.conn.in_transaction:
            database.conn.execute("ROLLBACK")
        raise


def search(database: Database, query: str, limit: int) -> list[Hit]:
    """Return the first `limit` places in the latest texts where the words of `query` stand.

    Words must all stand in the article; "words in quotes" stand together; `word*` is a beginning.
    Case and accents are ignored. No query is wrong; one without words finds nothing.
    """
    wanted = expression(query)
    hits: list[Hit] = []
    if not wanted:
        return hits
    phrases = [hits_in.phrase(words, is_start=is_start) for words, is_start in _pieces(query)]
    for article, text in database.execute(_FOUND, [wanted]):
        for start, end in hits_in.places(text, phrases):
            hits.append(_hit(id_text(article), text, start, end))
            if len(hits) >= limit:
                return hits
    return hits


def articles_with(database: Database, words: Iterable[str]) -> dict[str, frozenset[Id]]:
    """Return for each word the articles in whose latest text some word begins with it."""
    return {word: frozenset(_holding(database, word)) for word in words}


def _holding(database: Database, word: str) -> Iterator[Id]:
    wanted = expression(f'"{word.replace(chr(34), " ")}"*')
    if wanted:
        for article, *_ in database.execute(_ARTICLES, [wanted]):
            yield id_text(article)


def articles_saying(database: Database, phrases: Iterable[str]) -> Iterator[frozenset[Id]]:
    """Yield for each phrase the articles in whose latest text its words stand together."""
    for phrase in phrases:
        wanted = expression(f'"{phrase.replace(chr(34), " ")}"')
        found = database.execute(_ARTICLES, [wanted]) if wanted else ()
        yield frozenset(id_text(article) for article, *_ in found)


def expression(query: str) -> str:
    """Return a query as FTS5 reads it: every word or phrase quoted, a beginning with its star."""
    return " ".join(f'"{words}"' + (" *" if is_start else "") for words, is_start in _pieces(query))


def _pieces(query: str) -> Iterator[tuple[str, bool]]:
    """Yield the words and phrases of a query, and whether each is only a beginning."""
    for found in _PIECE.finditer(query.replace("\0", " ")):
        phrase, closing, word = found.groups()
        is_start = closing == '"*' if word is None else word.endswith("*")
        words = (phrase if word is None else word).replace('"', " ").strip("* ")
        if any(char.isalnum() for char in words):
            yield words, is_start


def _hit(article: Id, text: str, start: int, end: int) -> Hit:
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Hit(article, start, end, before, text[start:end], after)


def check(database: Database) -> Iterator[Finding]:
    """Yield ``check.search`` if the index is not that of the texts.

    SQLite compares words only where it may write; elsewhere it is seen whether each text is there.
    """
    if int(pragma(database, "user_version")) < SINCE:
        return
    numbers = "SELECT number FROM numbered_text"
    sizes = "SELECT id FROM text_search_docsize"
    (texts,) = database.execute("SELECT count(*) FROM text_version").fetchone()
    indexed = {row[0] for row in database.execute(sizes)}
    if indexed != {row[0] for row in database.execute(numbers)} or len(indexed) != texts:
        yield Finding("check.search")
        return
    try:
        database.execute(
            "INSERT INTO text_search (text_search, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_CORRUPT:
            yield Finding("check.search")
        elif code != sqlite3.SQLITE_READONLY:
            raise

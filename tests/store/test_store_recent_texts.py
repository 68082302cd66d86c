"""Texts kept while they are asked for, and ids by the many."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from variorum.store.bulk_ids import IdTexts, id_texts
from variorum.store.recent_texts import RecentTexts


@given(st.lists(st.binary(min_size=16, max_size=16)))
def test_many_ids_are_what_each_is(blobs: list[bytes]) -> None:
    assert id_texts(blobs) == [str(UUID(bytes=blob)) for blob in blobs]


@given(st.lists(st.binary(min_size=16, max_size=16)), st.sampled_from(["", "<t>", "\u00e4 0-0"]))
def test_ids_stand_between_words(blobs: list[bytes], word: str) -> None:
    assert IdTexts(word, f"{word}!").texts(blobs) == [
        f"{word}{UUID(bytes=one)}{word}!" for one in blobs
    ]


@pytest.fixture
def read() -> list[str]:
    """Collect the questions asked of a database."""
    return []


@pytest.fixture
def texts(read: list[str]) -> RecentTexts:
    database = Database(memory=True)
    database.execute("CREATE TABLE text_version (id BLOB PRIMARY KEY, text TEXT)")
    rows = [(b"a", "one"), (b"b", "two"), (b"c", "a long one"), (b"d", "")]
    database.conn.executemany("INSERT INTO text_version VALUES (?, ?)", rows)
    database.conn.set_trace_callback(read.append)
    return RecentTexts(database, room=6)


def test_what_fits_is_read_once(texts: RecentTexts, read: list[str]) -> None:
    assert [texts.text(one) for one in (b"a", b"b", b"d", b"a", b"d")] == [
        "one",
        "two",
        "",
        "one",
        "",
    ]
    assert len(read) == 2  # that of "b" came with that of "a"


def test_what_was_asked_for_least_recently_goes(texts: RecentTexts, read: list[str]) -> None:
    for one in (b"b", b"a", b"b", b"d", b"c"):
        texts.text(one)
    assert len(read) == 4
    assert texts.text(b"c") == "a long one"
    assert len(read) == 4
    assert texts.text(b"a") == "one"
    assert len(read) == 5


def test_there_may_be_none(texts: RecentTexts) -> None:
    assert texts.text(b"x") is None

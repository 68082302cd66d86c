"""Finding in all articles: what a query means, and that the index follows the texts."""

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from variorum.model.changes import ChangeSet, created, deleted
from variorum.model.errors import Cancelled
from variorum.model.records import Article
from variorum.store import migrations
from variorum.store.connection import pragma
from variorum.store.opening import open_project
from variorum.store.search import expression

if TYPE_CHECKING:
    from conftest import Trial
    from variorum.model.records import Record
    from variorum.store.store import Store

MANY = 600
"""More texts than the index takes in as few, and more changes than are written at once."""

V1 = Path(__file__).parent / "files" / "v1.variorum"
"""A project file as version 1 of the schema left it: never made anew."""


def found(store: "Store", query: str, limit: int = 100) -> list[str]:
    """Return the words found, having seen that each stands where it is said to stand."""
    hits = store.search(query, limit)
    for hit in hits:
        text = store.open_article(hit.article).text
        assert text[hit.start : hit.end] == hit.words
        assert text[: hit.start].endswith(hit.before)
        assert text[hit.end :].startswith(hit.after)
    return [hit.words for hit in hits]


def with_text(trial: "Trial", text: str) -> None:
    article, version = trial.make.article(text)
    trial.do(article, version, act="import")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("said", ["said"]),
        ("SEOUL", ["Séoul"]),
        ("arger", ["Ärger"]),
        ('"nobody said"', ["Nobody said"]),
        ('"said nobody"', []),
        ("end said", ["said", "end"]),
        ("end missing", []),
        ("sai", []),
        ("sai*", ["said"]),
        ('"nobody sa"*', ["Nobody said"]),
        ('"why the', ["why.\nThe"]),
    ],
)
def test_what_a_query_finds(trial: "Trial", query: str, expected: list[str]) -> None:
    assert found(trial.store, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        '"',
        '""',
        "*",
        "🎈",
        "AND",
        "OR NOT",
        "text:said",
        "(",
        "said)",
        "a^b",
        "\0",
        "-said",
    ],
)
def test_no_query_is_wrong(trial: "Trial", query: str) -> None:
    for words in found(trial.store, query):
        assert words.casefold() == "said"


@given(st.text(max_size=30))
def test_every_expression_is_one_that_fts5_reads(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
        wanted = expression(query)
        if wanted:
            connection.execute("SELECT * FROM t WHERE t MATCH ?", [wanted]).fetchall()
    finally:
        connection.close()


def test_places_count_code_points_in_any_script(trial: "Trial") -> None:
    with_text(trial, "🎈🎈 سفينة e\u0301te\u0301 \u202eabc\u202c harbour, Harbour\u2028harbour")
    assert found(trial.store, "harbour") == ["harbour", "Harbour", "harbour"]
    assert found(trial.store, "سفينة") == ["سفينة"]


def test_a_text_full_of_noncharacters_is_searched_too(trial: "Trial") -> None:
    with_text(trial, "".join(map(chr, range(0xFDD0, 0xFDF0))) + " odd ferry \ufdd0")
    assert found(trial.store, "ferry") == ["ferry"]


def test_no_more_than_asked_for_come_back(trial: "Trial") -> None:
    with_text(trial, "ferry " * 50)
    assert len(found(trial.store, "ferry", limit=7)) == 7


def test_a_text_that_goes_is_found_no_more_and_comes_back_with_undo(trial: "Trial") -> None:
    act = ChangeSet("article.delete", deleted(trial.version, trial.article))
    trial.store.commit(act, trial.me)
    assert found(trial.store, "nobody") == []
    trial.store.undo(trial.me)
    assert found(trial.store, "nobody") == ["Nobody"]
    trial.store.redo(trial.me)
    assert trial.store.check() == []


def test_articles_with_a_word_or_its_beginning(trial: "Trial") -> None:
    with_text(trial, "Grain was shipped. 12,000 tons.")
    trial.make.article("Nothing")
    found_in = trial.store.articles_with(["grai", "said", "12,0", 'a"b', "..."])
    sizes = {word: len(articles) for word, articles in found_in.items()}
    assert sizes == {"grai": 1, "said": 1, "12,0": 1, 'a"b': 0, "...": 0}
    assert trial.article.id in found_in["said"]


def test_only_the_latest_text_of_an_article_is_searched(trial: "Trial") -> None:
    _, newer = trial.make.article("Everybody said why.", trial.article, number=2)
    trial.do(newer)
    assert found(trial.store, "nobody") == []
    assert found(trial.store, "everybody") == ["Everybody"]


def test_an_act_rolled_back_leaves_nothing_in_the_index(trial: "Trial") -> None:
    article, version = trial.make.article("Unheard words.")
    broken = trial.make.tag(version, 0, 3)
    wrong = trial.make.tag(trial.version)
    with pytest.raises(Exception, match=r"store\."):
        trial.store.commit(
            ChangeSet("import", created(article, version, broken, wrong, wrong)), trial.me
        )
    assert found(trial.store, "unheard") == []
    assert trial.store.check() == []


def test_a_copy_is_searched_as_well(trial: "Trial", tmp_path: Path) -> None:
    with_text(trial, "A ferry.")
    trial.store.commit(ChangeSet("article.delete", deleted(trial.version, trial.article)), trial.me)
    trial.store.snapshot(tmp_path / "copy.variorum")
    copy = open_project(tmp_path / "copy.variorum", "Mira")
    try:
        assert found(copy, "ferry") == ["ferry"]
        assert copy.check() == []
    finally:
        copy.close()


def test_a_doctored_index_is_noticed_and_built_anew_in_a_file_from_elsewhere(
    trial: "Trial", tmp_path: Path
) -> None:
    trial.store.close()
    got = tmp_path / "got.variorum"
    shutil.copy(trial.path, got)
    for path in (trial.path, got):
        connection = sqlite3.connect(path)
        words = "INSERT INTO text_search (text_search, rowid, text) VALUES ('delete', 1, ?)"
        connection.execute(words, [trial.version.text])
        connection.execute("INSERT INTO text_search (rowid, text) VALUES (1, 'invented')")
        connection.commit()
        connection.close()
    trial.reopen()
    assert [finding.code for finding in trial.store.check()] == ["check.search"]
    received = open_project(got, "Noor")
    try:
        assert received.check() == []
        assert found(received, "nobody") == ["Nobody"]
    finally:
        received.close()


def test_a_released_file_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.variorum"
    shutil.copyfile(V1, path)
    store = open_project(path, "Mira")
    try:
        assert store.check() == []
        assert found(store, "ferr*") == ["ferry", "ferry", "ferry"]
        assert found(store, "seoul") == ["Séoul"]
        assert [(act.act, act.kind) for act in store.history()][:3] == [
            ("import", "act"),
            ("tag.actor", "undo"),
            ("tag.actor", "act"),
        ]
        assert len(store.catalogue().all(Article)) == 2
    finally:
        store.close()
    database = Database(sqlite3.connect(path))
    assert pragma(database, "user_version") == migrations.LATEST
    assert migrations.schema_of(database) == migrations.expected_schema(migrations.LATEST)
    database.close()


def many_texts(trial: "Trial", word: str) -> list["Record"]:
    """Return the records of so many articles as are taken in as many."""
    made = (trial.make.article(f"{word} number{at} of many.") for at in range(MANY))
    return [record for pair in made for record in pair]


def test_the_index_is_whole_after_acts_of_many_and_of_few_texts(trial: "Trial") -> None:
    trial.do(*many_texts(trial, "early"), act="import")
    with_text(trial, "A single one.")
    trial.do(*many_texts(trial, "later"), act="import")
    trial.store.undo(trial.make.me.id)
    assert len(found(trial.store, "early", 1000)) == MANY
    assert len(found(trial.store, "later", 1000)) == 0
    assert found(trial.store, "single") == ["single"]
    assert trial.store.check() == []


def test_an_act_of_many_texts_that_is_stopped_leaves_the_index_as_it_was(trial: "Trial") -> None:
    large = ChangeSet("import", created(*many_texts(trial, "gone")))
    answers = iter([True])
    with pytest.raises(Cancelled):
        trial.store.commit(
            large, trial.make.me.id, progress=lambda _done, _all: next(answers, False)
        )
    with_text(trial, "A single one.")
    trial.do(*many_texts(trial, "kept"), act="import")
    assert found(trial.store, "gone") == []
    assert len(found(trial.store, "kept", 1000)) == MANY
    assert trial.store.check() == []

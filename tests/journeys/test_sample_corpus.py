"""The sample corpus is whole, in our own words, and points where it says it points."""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from variorum.model.dates import is_date
from variorum.model.ids import Id, parse_id
from variorum.model.kinds import KINDS, fields_of, from_plain, to_plain
from variorum.model.records import Article, Outlet, Proposition, ReadMark, Record, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import FigureRelation, Status
from variorum.model.vocabulary import Polarity, TagKind
from variorum.paths import sample_corpus
from variorum.text.sentences import sentences

CORPUS = sample_corpus()
ARTICLES = sorted((CORPUS / "articles").iterdir())
FILES = [*ARTICLES, *sorted(path for path in CORPUS.iterdir() if path.is_file())]
ORIGINALS = Path(__file__).parents[3] / "shared" / "articles"
MARKS = {"record", "format", "version", "prefix", "suffix"}


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _read(CORPUS / "tags.jsonl").splitlines()]


def _record(line: dict[str, Any]) -> Record:
    return from_plain(line["record"], {k: v for k, v in line.items() if k not in MARKS})


LINES = _lines()
RECORDS = [_record(line) for line in LINES]
BY_ID: dict[Id, Record] = {record.id: record for record in RECORDS}
TAGS = [record for record in RECORDS if isinstance(record, Tag)]
LINKS = [record for record in RECORDS if isinstance(record, TagLink)]
TEXTS = {record.id: record for record in RECORDS if isinstance(record, TextVersion)}


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(length)), strict=False))


# --- the articles


def test_articles_are_plain_lf_text_of_the_size_asked_for() -> None:
    assert [path.name[0] for path in ARTICLES] == ["a", "b", "c", "d", "e"]
    for path in ARTICLES:
        assert b"\r" not in path.read_bytes(), path.name
        assert 400 <= len(_read(path).split()) <= 700, path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_run_of_eight_words_is_shared_with_an_original(path: Path) -> None:
    if not ORIGINALS.is_dir():
        pytest.skip("the original articles are not beside this checkout")
    originals = [_read(original) for original in sorted(ORIGINALS.glob("*.txt"))]
    assert originals
    for original in originals:
        assert not _runs(_read(path), 8) & _runs(original, 8)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_quoted_phrases_have_at_most_four_words(path: Path) -> None:
    text = _read(path)
    assert text.count("“") == text.count("”")
    for curly, straight in re.findall(r"“([^”]*)”|\"([^\"]*)\"", text):
        assert len((curly or straight).split()) <= 4, curly or straight


def test_outlets_and_bylines_are_marked_as_made_for_the_sample() -> None:
    outlets = [record for record in RECORDS if isinstance(record, Outlet)]
    assert len(outlets) == 5
    assert all(outlet.name.endswith("(made for this sample)") for outlet in outlets)
    bylines = {record.byline for record in RECORDS if isinstance(record, Article)} - {""}
    assert all(byline.startswith("Sample Writer ") for byline in bylines)


# --- the dataset


def test_the_dataset_is_in_canonical_form() -> None:
    written = _read(CORPUS / "tags.jsonl")
    order = list(KINDS)
    keys = [(order.index(line["record"]), line["id"]) for line in LINES]
    assert keys == sorted(keys)
    assert written == "".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        for line in LINES
    )


def test_the_project_line_names_the_format() -> None:
    assert LINES[0]["record"] == "project"
    assert (LINES[0]["format"], LINES[0]["version"]) == ("variorum-dataset", 1)


def test_every_line_carries_every_field_of_its_record() -> None:
    for line, record in zip(LINES, RECORDS, strict=True):
        assert to_plain(record) == {k: v for k, v in line.items() if k not in MARKS}


def test_ids_are_canonical_and_unique() -> None:
    assert len(BY_ID) == len(RECORDS)
    assert all(parse_id(record.id) == record.id for record in RECORDS)


def test_every_reference_leads_to_a_record() -> None:
    for record in RECORDS:
        for field in fields_of(record.kind_name):
            if field.base is Id:
                value = getattr(record, field.name)
                for target in value if isinstance(value, tuple) else (value,):
                    assert target is None or target in BY_ID, (record.id, field.name)


def test_each_link_points_at_exactly_one_thing() -> None:
    for link in LINKS:
        targets = (link.actor, link.outlet, link.topic, link.proposition, link.quantity)
        assert sum(target is not None for target in targets) == 1, link.id


def test_texts_are_the_articles_on_disk_with_their_hashes() -> None:
    on_disk = {path.name: _read(path) for path in ARTICLES}
    for version in TEXTS.values():
        article = BY_ID[version.article]
        assert isinstance(article, Article)
        assert version.text == on_disk.pop(article.file_name)
        assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()
    assert not on_disk


def test_quotes_and_context_are_what_stands_in_the_text() -> None:
    for line in LINES:
        if line["record"] == "tag":
            text, start, end = TEXTS[line["text_version"]].text, line["start"], line["end"]
            assert 0 <= start < end <= len(text)
            assert line["quote"] == text[start:end] == text[start:end].strip()
            assert line["prefix"] == text[max(0, start - 32) : start]
            assert line["suffix"] == text[end : end + 32]


def test_no_actor_tag_is_made_twice() -> None:
    spans = Counter((t.text_version, t.start, t.end) for t in TAGS if t.kind is TagKind.ACTOR)
    assert max(spans.values()) == 1


def test_all_four_kinds_of_tag_are_there_in_number() -> None:
    kinds = Counter(tag.kind for tag in TAGS)
    assert kinds[TagKind.ACTOR] >= 300
    assert kinds[TagKind.CLAIM] >= 70
    assert kinds[TagKind.STANCE] >= 14
    assert kinds[TagKind.FIGURE] >= 12


def test_every_tag_is_linked_and_every_proposition_is_tagged() -> None:
    assert {tag.id for tag in TAGS} == {link.tag for link in LINKS}
    used = {link.proposition for link in LINKS}
    assert {record.id for record in RECORDS if isinstance(record, Proposition)} <= used
    polarities = {link.polarity for link in LINKS if link.polarity}
    assert polarities == set(Polarity)


def test_dates_are_partial_dates_and_inferred_ones_give_their_reason() -> None:
    for article in (record for record in RECORDS if isinstance(record, Article)):
        assert is_date(article.published)
        assert article.published_reason
    for tag in TAGS:
        dates = (tag.event_time, tag.statement_date, tag.window_start, tag.window_end, tag.as_of)
        assert all(is_date(date) for date in dates if date), tag.id


def test_read_marks_are_sentences_of_four_articles_and_half_of_the_fifth() -> None:
    shares = []
    for version in TEXTS.values():
        marks = {
            (r.start, r.end)
            for r in RECORDS
            if isinstance(r, ReadMark) and r.text_version == version.id
        }
        spans = set(sentences(version.text))
        assert marks <= spans
        shares.append(len(marks) / len(spans))
    assert sorted(shares)[1:] == [1, 1, 1, 1]
    assert 0.4 < min(shares) < 0.6


# --- the expectation made by hand


def test_the_expectation_covers_every_proposition_with_known_tokens() -> None:
    expected = json.loads(_read(CORPUS / "expected_summary.json"))
    propositions = {r.id: r.text for r in RECORDS if isinstance(r, Proposition)}
    assert {key: row["text"] for key, row in expected["propositions"].items()} == propositions
    found = {Status(row["status"]) for row in expected["propositions"].values()}
    assert set(Status) - found == {Status.CORROBORATED}
    for row in expected["figures"]:
        FigureRelation(row["relation"])
        for end in (row["one"], row["other"]):
            tag = BY_ID[end]
            assert isinstance(tag, Tag)
            assert tag.kind is TagKind.FIGURE


def test_the_page_for_people_says_what_the_twin_for_tests_says() -> None:
    page = _read(CORPUS / "expected_summary.md")
    for row in json.loads(_read(CORPUS / "expected_summary.json"))["propositions"].values():
        extra = ", only by the accused" * row["accused_only"] + ", provisional" * row["provisional"]
        line = f"| {row['text']} | `{row['status']}`{extra} | {row['support']} | {row['denial']} |"
        assert line in page

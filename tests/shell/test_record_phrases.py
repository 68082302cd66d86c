"""Counts of records in words: every kind has some, and none is told by its name in the file."""

from variorum.model.kinds import KINDS
from variorum.shell.phrases import english
from variorum.shell.record_phrases import RECORDS, records


def test_every_kind_has_words() -> None:
    assert RECORDS.keys() == KINDS.keys()
    assert not [words for pair in RECORDS.values() for words in pair if "_" in words]


def test_counts_in_words() -> None:
    counts = {"article": 1, "text_version": 2, "region": 0, "tag_link": 3}
    assert records(counts, english) == "1 article, 2 texts, 3 links"

"""What a format cannot carry is counted record by record, before anything is written."""

from pathlib import Path

import pytest

from variorum.export.formats import EXPORTERS, find_writer, format_named, write
from variorum.export.losses import EVERY, survey
from variorum.export.watching import Watch
from variorum.model.errors import UserError
from variorum.model.handover import Feature, Format
from variorum.model.records import Record
from variorum.model.tags import Tag

COUNTS = {
    Feature.TEXTS: 2,
    Feature.DETAILS: 2,
    Feature.ANALYSTS: 2,
    Feature.TAGS: 9,
    Feature.REJECTED: 1,
    Feature.CLAIM_VALUES: 4,
    Feature.STRENGTHS: 1,
    Feature.FIGURE_VALUES: 1,
    Feature.LINKS: 8,
    Feature.LINK_VALUES: 3,
    Feature.GUESSES: 1,
    Feature.REGIONS: 1,
    Feature.READ_MARKS: 1,
    Feature.MEMOS: 3,
    Feature.NAMES: 6,
    Feature.TIES: 1,
    Feature.GROUPS: 1,
    Feature.RULINGS: 1,
    Feature.ASSESSMENTS: 1,
    Feature.FORMULAS: 1,
    Feature.CONTROLS: 1,
}
"""By hand, from the project in conftest."""


def test_a_format_that_carries_nothing_loses_each_feature(tricky: list[Record]) -> None:
    found = survey(tricky, Format("none", "None", "", frozenset()))
    assert {one.feature: len(one.ids) for one in found.losses} == COUNTS
    assert found.count == len(tricky)


def test_a_loss_names_the_records(tricky: list[Record]) -> None:
    (loss,) = survey(tricky, Format("x", "X", "", EVERY - {Feature.REJECTED})).losses
    rejected = [one.id for one in tricky if isinstance(one, Tag) and one.rejected]
    assert list(loss.ids) == rejected


def test_the_dataset_loses_nothing(tricky: list[Record]) -> None:
    for name in ("dataset", "folder", "csv"):
        assert survey(tricky, format_named(name)).losses == ()


def test_every_format_has_a_writer() -> None:
    for exporter in EXPORTERS.values():
        assert callable(find_writer(exporter.format))


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UserError, match=r"export\.format \(form=smoke\)"):
        format_named("smoke")


def test_a_package_that_is_missing_is_named(tmp_path: Path) -> None:
    form = Format("x", "X format", "", EVERY, needs="no_such_package_here")
    with pytest.raises(UserError, match=r"export\.package .*no_such_package_here"):
        write([], form, tmp_path / "x", Watch(), texts=True)


def test_a_format_that_is_its_texts_is_not_written_without_them(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"export\.texts"):
        write([], format_named("csv"), tmp_path / "x", Watch(), texts=False)

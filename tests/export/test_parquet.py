"""Parquet: every row comes back, types hold where nothing but empty values stands."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from variorum.export import parquet as writing
from variorum.export.parquet import write_parquet
from variorum.export.tables import TABLES
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled, UserError
from variorum.model.kinds import KINDS, to_plain
from variorum.model.records import Record, TextVersion


@pytest.fixture(scope="module")
def folder(tricky: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the tricky project once."""
    path = tmp_path_factory.mktemp("parquet") / "out"
    assert write_parquet(tricky, path, Watch(), texts=True) == len(tricky)
    return path


def rows(folder: Path, kind: str) -> list[dict[str, Any]]:
    """Return the rows of a kind's table."""
    return parquet.read_table(folder / f"{TABLES[kind]}.parquet").to_pylist()


def test_every_value_comes_back(tricky: list[Record], folder: Path) -> None:
    for kind in KINDS:
        found = [
            {name: value for name, value in row.items() if not name.endswith("_number")}
            for row in rows(folder, kind)
        ]
        assert found == [to_plain(one) for one in tricky if one.kind_name == kind]


def test_decimals_stand_besides_as_numbers(folder: Path) -> None:
    (figure,) = [row for row in rows(folder, "tag") if row["kind"] == "figure"]
    assert (figure["value_high"], figure["value_high_number"]) == ("15.50", 15.5)
    assert Decimal(figure["value"]) == 12


def test_columns_without_values_have_their_types(folder: Path) -> None:
    empty = parquet.read_schema(folder / "independence.parquet")
    assert empty.field("ruling").type == pa.string()
    tags = parquet.read_schema(folder / "tags.parquet")
    assert tags.field("tolerance").type == pa.int64()
    assert tags.field("value_number").type == pa.float64()
    assert tags.field("inferred").type.value_type == pa.string()
    assert tags.field("rejected").type == pa.bool_()
    assert not any(pa.types.is_null(one.type) for one in tags)
    assert tags.field("quote").metadata[b"description"]


def test_rows_are_written_in_groups(
    tricky: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_GROUP", 2)
    write_parquet(tricky, tmp_path / "out", Watch(), texts=True)
    found = parquet.ParquetFile(tmp_path / "out" / "tags.parquet")
    assert (found.num_row_groups, found.metadata.num_rows) == (5, 9)


def test_without_texts_hashes_stay(tricky: list[Record], tmp_path: Path) -> None:
    write_parquet(tricky, tmp_path / "out", Watch(), texts=False)
    (first, _) = rows(tmp_path / "out", "text_version")
    assert "text" not in first
    assert len(first["sha256"]) == 64


def test_a_folder_of_another_is_left_alone(tricky: list[Record], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    with pytest.raises(UserError, match=r"export\.exists"):
        write_parquet(tricky, tmp_path, Watch(), texts=True)


def test_a_stop_or_a_damaged_text_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_parquet(tricky, tmp_path / "out", Watch(lambda *_: False), texts=True)
    torn = [replace(one, text="x") if isinstance(one, TextVersion) else one for one in tricky]
    with pytest.raises(UserError, match=r"export\.damaged"):
        write_parquet(torn, tmp_path / "out", Watch(), texts=True)
    assert list(tmp_path.iterdir()) == []

"""The dataset folder: nothing missing, spans that fit, a card and a descriptor that are true."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from variorum.export.card import quoted
from variorum.export.package import write_package
from variorum.export.tables import TABLES
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled, UserError
from variorum.model.kinds import KINDS, from_plain
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag


@pytest.fixture(scope="module")
def folder(tricky: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the tricky project once."""
    path = tmp_path_factory.mktemp("package") / "out"
    assert write_package(tricky, path, Watch(), texts=True) == len(tricky)
    return path


def tag(records: list[Record], quote: str) -> Tag:
    """Return the tag of these words."""
    return next(one for one in records if isinstance(one, Tag) and one.quote == quote)


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table. Only LF parts lines: U+2028 stands in texts."""
    raw = (folder / f"{table}.jsonl").read_bytes()
    assert raw.endswith(b"\n")
    return [json.loads(line) for line in raw.decode("utf-8").split("\n") if line]


def read(folder: Path) -> list[Record]:
    """Return the records that the tables hold, in dataset order."""
    found = []
    for kind in KINDS:
        if (folder / f"{TABLES[kind]}.jsonl").exists():
            for row in rows(folder, TABLES[kind]):
                row.pop("prefix", None)
                row.pop("suffix", None)
                found.append(from_plain(kind, row))
    return found


def test_the_tables_hold_every_record_as_it_is(tricky: list[Record], folder: Path) -> None:
    assert read(folder) == tricky


def test_a_table_without_rows_is_neither_there_nor_described(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"] for resource in descriptor["resources"]}
    there = {path.name for path in folder.iterdir()} - {"README.md", "datapackage.json"}
    assert described == there
    assert "topics.jsonl" not in there


def test_offsets_of_spans_are_code_points(folder: Path) -> None:
    spans = {row["id"]: row for row in rows(folder, "spans")}
    assert len(spans) == 2
    for row in spans.values():
        for span in row["spans"]:
            assert row["text"][span["start"] : span["end"]] == span["text"]
    (ship,) = [s for row in spans.values() for s in row["spans"] if s["text"].startswith("Ship")]
    assert (ship["start"], ship["end"], ship["label"]) == (0, 21, "CLAIM")
    assert any("\n\n" in span["text"] for row in spans.values() for span in row["spans"])


def test_a_row_of_spans_tells_of_what_article_it_is(folder: Path) -> None:
    first = rows(folder, "spans")[0]
    said = {name: first[name] for name in ("title", "outlet", "published", "language")}
    assert said == {
        "title": "Ship leaves",
        "outlet": "Gazette",
        "published": "2023-09",
        "language": "en",
    }


def test_rejected_tags_are_in_tags_and_not_in_spans(folder: Path) -> None:
    assert "The end" in [row["quote"] for row in rows(folder, "tags")]
    assert "The end" not in [s["text"] for row in rows(folder, "spans") for s in row["spans"]]


def test_relations_lead_to_the_annotators_own_mention(tricky: list[Record], folder: Path) -> None:
    found = [relation for row in rows(folder, "spans") for relation in row["relations"]]
    claim, mention = tag(tricky, "Ship 🚢 left, said Ada").id, tag(tricky, "Ada").id
    assert found == [{"from": claim, "to": mention, "type": "origin"}]


def test_every_row_has_every_column_of_the_descriptor(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    types = {"string": str, "integer": int, "boolean": bool, "array": list}
    for resource in descriptor["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        fields = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        for row in rows(folder, resource["name"]):
            assert list(row) == list(fields)
            assert all(row[name] is None or type(row[name]) is fields[name] for name in row)


def test_foreign_keys_of_the_descriptor_hold(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    keys = 0
    for resource in descriptor["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            target = key["reference"]["resource"] or resource["name"]
            known = {row["id"] for row in rows(folder, target)} | {None}
            (field,) = key["fields"]
            assert {row[field] for row in rows(folder, resource["name"])} <= known
            keys += 1
    assert keys > 20


def test_the_card_names_each_table_as_a_configuration_with_its_columns(folder: Path) -> None:
    _, head, body = (folder / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    names = [line.split()[-1] for line in head.splitlines() if line.startswith("- config_name")]
    tables = [path.stem for path in folder.glob("*.jsonl")]
    assert sorted(names) == sorted(tables * 2)
    assert names[0] == "spans"
    assert 'pretty_name: "Ships: a \\"test\\"\\u2028"' in head
    assert "belong to their publishers" in body


def test_without_texts_quotes_and_hashes_stay(tricky: list[Record], tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    write_package(tricky, folder, Watch(), texts=False)
    assert "text" not in rows(folder, "texts")[0]
    assert "text" not in rows(folder, "spans")[0]
    everything = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    version = next(one for one in tricky if isinstance(one, TextVersion))
    assert version.text not in everything
    assert "The texts are left out" in everything
    assert rows(folder, "texts")[0]["sha256"] == version.sha256


def test_cancelling_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_package(tricky, tmp_path / "out", Watch(lambda *_: False), texts=True)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_export_is_replaced_and_a_folder_with_a_readme_is_not(
    tricky: list[Record], tmp_path: Path
) -> None:
    path = tmp_path / "out"
    path.mkdir()
    (path / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match=r"export\.exists"):
        write_package(tricky, path, Watch(), texts=True)
    assert [entry.name for entry in path.iterdir()] == ["README.md"]
    (path / "README.md").unlink()
    for _ in range(2):
        write_package(tricky, path, Watch(), texts=True)
    assert (path / "spans.jsonl").exists()


def test_the_same_records_give_the_same_bytes(
    tricky: list[Record], folder: Path, tmp_path: Path
) -> None:
    write_package(tricky, tmp_path / "again", Watch(), texts=True)
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_a_damaged_quote_is_not_written(tricky: list[Record], tmp_path: Path) -> None:
    ada = tag(tricky, "Ada")
    damaged = [replace(ada, quote="Eve") if one is ada else one for one in tricky]
    with pytest.raises(UserError, match=r"export\.damaged"):
        write_package(damaged, tmp_path / "out", Watch(), texts=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "yaml"), [("a", '"a"'), ("a: #\n", '"a: #\\n"'), ("\x85🚢", '"\\u0085🚢"')]
)
def test_strings_of_the_card_stay_in_one_line(text: str, yaml: str) -> None:
    assert quoted(text) == yaml

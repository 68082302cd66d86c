"""The analyst's own rows over the shipped table of actors; a bad file is one sentence."""

import json

import pytest

from variorum.model.errors import UserError
from variorum.suggest.table import Use, shipped
from variorum.workspace.suggest_table import actors_table, own_table


def _write(raw: object) -> None:
    own_table().parent.mkdir(parents=True, exist_ok=True)
    text = raw if isinstance(raw, str) else json.dumps(raw)
    own_table().write_text(text, encoding="utf-8", newline="\n")


def test_without_a_file_the_table_is_the_shipped_one() -> None:
    assert actors_table() is shipped()


def test_own_rows_are_added_and_replace_those_of_the_same_name() -> None:
    fleet = {"name": "Old Tide Fleet", "kind": "group", "names": ["OTF", "NATO"]}
    ghana = {"name": "Ghana", "kind": "state", "capitals": ["Tema"]}
    _write({"none": ["Ghana Bay"], "actors": [fleet, ghana]})
    table = actors_table()
    assert [one.name for one in table.get("OTF")] == ["Old Tide Fleet"]
    assert [one.name for one in table.get("NATO")] == ["Old Tide Fleet"]
    assert [one.use for one in table.get("Tema")] == [Use.CAPITAL]
    assert [one.use for one in table.get("Ghana Bay")] == [Use.NONE]
    assert table.get("Accra") == ()
    assert table.get("Norway") == shipped().get("Norway")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("{", "Expecting property name"),
        ([], "list"),
        ({"actors": [{"name": "Tide"}]}, "a row has no 'kind'"),
        ({"actors": [{"name": "Tide", "kind": "boat"}]}, "boat"),
        ({"actors": [{"name": "Tide", "kind": "group", "names": "Ebb"}]}, "names"),
    ],
)
def test_a_bad_file_is_told_with_its_path_and_reason(raw: object, reason: str) -> None:
    _write(raw)
    with pytest.raises(UserError) as told:
        actors_table()
    assert told.value.code == "suggest.table"
    assert told.value.params["path"] == str(own_table())
    assert reason in str(told.value.params["reason"])

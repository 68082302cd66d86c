"""Lines of the journal made for one act are those that are read back and hashed one by one."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id, new_id
from variorum.store.act_lines import ActLines
from variorum.store.deltas import Delta
from variorum.store.events import event_of
from variorum.store.rows import canonical

ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\t\r\0\x1f\x7f'))
JSON = st.none() | st.dictionaries(ANY, ANY | st.integers() | st.booleans()).map(canonical)


@given(
    values=st.tuples(JSON, JSON),
    field=st.none() | st.just("end"),
    seq=st.integers(1, 2**40),
    parents=st.lists(st.builds(new_id), max_size=3),
    prev=st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex),
)
def test_a_line_is_read_back_with_the_same_hash(  # the parts of an event
    values: tuple[Any, Any], field: str | None, seq: int, parents: list[Id], prev: str | None
) -> None:
    about = Delta("tag", new_id(), "update", None, None)
    lines = ActLines(new_id(), new_id(), new_id(), "2026-11-22T00:00:00.000Z")
    told, event = canonical(parents), new_id()
    row, digest = lines.line(about, field, values, event=event, seq=seq, parents=told, prev=prev)
    found = event_of(row)
    assert found.digest() == digest
    assert (found.id, found.entity, found.seq, found.op) == (event, about.id, seq, "update")
    assert (found.before, found.after, found.parents, found.prev) == (*values, told, prev)

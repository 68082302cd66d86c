"""Laws of the dataset: what is written is read, and an empty project becomes the same project."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.export.dataset import Entry, dataset_order, fingerprint, read_dataset
from variorum.export.merge import plan_import
from variorum.export.references import target_kind
from variorum.export.rules import BOUNDS, DATE_FIELDS, TARGETS
from variorum.model.ids import Id
from variorum.model.kinds import KINDS, FieldType, fields_of
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag, TagLink

NOW = "2026-11-22T10:00:00.000Z"
PER_KIND = 2

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
dates = st.sampled_from(
    ["", "2023", "2023-09", "2024-02-29", "2023-08/2024-10", "2024/..", "../2024"]
)
times = st.sampled_from([NOW, "2024-06-01T00:00:00Z", "2025-01-31T23:59:59.999+09:00"])
decimals = st.decimals(-(10**9), 10**9, allow_nan=False, places=2).map(
    lambda value: Decimal(format(value, "f"))
)


def make_id(kind: str, number: int) -> Id:
    """Return a canonical id that tells its kind by its last digits."""
    return Id(f"01900000-0000-7000-8000-{list(KINDS).index(kind):04x}{number:08x}")


def pool(kind: str) -> list[Id]:
    """Return the ids of all records of a kind."""
    return [make_id(kind, number) for number in range(1 if kind == "project" else PER_KIND)]


def plain_value(field: FieldType) -> st.SearchStrategy[Any]:
    """Return a strategy for a field that is neither an id nor a list."""
    if field.name == "created":
        return times
    if field.base is bool:
        return st.booleans()
    if field.base is int:
        least, most = BOUNDS.get(field.name, (0, 99))
        return st.integers(least, most or 10**6)
    if field.base is Decimal:
        return decimals
    if field.base is str:
        return dates if field.name in DATE_FIELDS else texts
    return st.sampled_from(list(cast("Any", field.base)))


@cache
def strategy_of(kind: str, name: str, about: str | None) -> st.SearchStrategy[Any]:
    """Return the strategy for a field of a record, which may be `about` records of some kind."""
    field = next(one for one in fields_of(kind) if one.name == name)
    if field.base is Id:
        # A stand-in that knows what it is about is enough to find the kind pointed at.
        named = cast("Record", _Named(kind, about))
        strategy: st.SearchStrategy[Any] = st.sampled_from(pool(target_kind(named, name)))
    else:
        strategy = plain_value(field)
    if field.many:
        strategy = st.lists(strategy, max_size=2).map(tuple)
    return st.none() | strategy if field.optional else strategy


@st.composite
def records_of(draw: st.DrawFn, kind: str, number: int) -> Record:
    """Draw one record of a kind; its references are to records that exist."""
    values: dict[str, Any] = {}
    if any(field.name == "about" for field in fields_of(kind)):
        values["about"] = draw(st.sampled_from(["actor", "article", "proposition", "topic"]))
    for field in fields_of(kind):
        if field.name in values or field.name == "id":
            continue
        values[field.name] = draw(strategy_of(kind, field.name, values.get("about")))
    return _fitted(draw, KINDS[kind](id=make_id(kind, number), **values))


class _Named:
    def __init__(self, kind: str, about: str | None) -> None:
        self.kind_name = kind
        if about:
            self.about = about


def _fitted(draw: st.DrawFn, record: Record) -> Record:
    """Make hashes and targets fit; spans are fitted once the texts are known."""
    if isinstance(record, TextVersion):
        text = record.text + draw(st.sampled_from(["A 🚢 left.", "\u2028Two\nlines"]))
        # One number of version per article.
        article = make_id("article", int(record.id[-8:], 16))
        return replace(record, text=text, sha256=fingerprint(text), article=article)
    if isinstance(record, TagLink):
        targets = ("actor", "outlet", "topic", "proposition", "quantity")
        chosen = draw(st.sampled_from(TARGETS[record.role]))
        picked: Any = dict.fromkeys(targets) | {chosen: draw(st.sampled_from(pool(chosen)))}
        return replace(record, **picked)
    return record


@st.composite
def projects(draw: st.DrawFn) -> list[Record]:
    """Draw the records of a whole project, some of every kind, in dataset order."""
    found = [draw(records_of(kind, int(i[-8:], 16))) for kind in KINDS for i in pool(kind)]
    versions = {one.id: one.text for one in found if isinstance(one, TextVersion)}
    for place, record in enumerate(found):
        version = getattr(record, "text_version", None)
        if version:
            text = versions[version]
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            span: Any = {"start": start, "end": end}
            if isinstance(record, Tag):
                span["quote"] = text[start:end]
            found[place] = replace(record, **span)
    return sorted(found, key=dataset_order)


few = settings(max_examples=40, suppress_health_check=list(HealthCheck))


def read(data: bytes) -> list[Entry]:
    """Return the entries of a dataset."""
    return list(read_dataset(data.splitlines(keepends=True), created=NOW))


@few
@given(records=projects())
def test_what_is_written_is_read(records: list[Record], written: Callable[..., bytes]) -> None:
    entries = read(written(records))
    assert [entry.record for entry in entries] == records
    assert [entry.line for entry in entries] == list(range(1, len(records) + 1))


@few
@given(records=projects(), random=st.randoms(use_true_random=False))
def test_an_empty_project_becomes_the_same_project(
    records: list[Record],
    random: Random,
    written: Callable[..., bytes],
    new_project: Callable[..., Any],
) -> None:
    data = written(records)
    entries = read(data)
    random.shuffle(entries)
    project = new_project()
    project.apply(plan_import(entries, project))
    assert written(project.records()) == data


@few
@given(records=projects())
def test_a_second_import_changes_nothing(
    records: list[Record],
    written: Callable[..., bytes],
    held: Callable[..., Any],
) -> None:
    plan = plan_import(read(written(records)), held(records))
    assert (plan.changes, plan.marks, plan.updated) == ((), (), ())
    assert (plan.filled, plan.kept) == ((), ())
    assert plan.unchanged == len(records)


@few
@given(records=projects())
def test_a_stand_off_dataset_finds_its_texts_in_the_project(
    records: list[Record],
    written: Callable[..., bytes],
    held: Callable[..., Any],
) -> None:
    data = written(records, with_texts=False)
    assert b'"text":"' not in b"".join(
        line for line in data.splitlines(keepends=True) if b'"record":"text_version"' in line
    )
    assert plan_import(read(data), held(records)).changes == ()

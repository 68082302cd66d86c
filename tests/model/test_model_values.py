"""Ids, dates, change sets and records keep the promises their docstrings make."""

import uuid
from datetime import date
from decimal import Decimal
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import ids
from variorum.model.changes import Change, ChangeSet, created
from variorum.model.dates import day_interval, is_date
from variorum.model.ids import Id, new_id, new_ids, parse_id
from variorum.model.kinds import KINDS, fields_of, from_plain, to_plain
from variorum.model.records import Actor, Alias, Article, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import Comparator, LinkRole, RegionKind, TagKind

WHEN = "2026-11-22T08:00:00.000Z"


def test_new_ids_are_version_7_and_rise() -> None:
    found = [new_id() for _ in range(5_000)]
    assert all(one < other for one, other in pairwise(found))
    assert {uuid.UUID(one).version for one in found} == {7}
    assert {uuid.UUID(one).variant for one in found} == {uuid.RFC_4122}


def test_ids_made_at_once_rise_as_single_ones_do() -> None:
    before, several = new_id(), new_ids(500)
    first = next(several)
    alone = new_id()
    found = [before, first, *islice(several, 499), alone, next(several), new_id()]
    assert found == sorted(set(found))
    assert {(uuid.UUID(one).version, uuid.UUID(one).variant) for one in found} == {
        (7, uuid.RFC_4122)
    }


def test_ids_in_a_row_go_on_where_the_last_digits_are_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "_last", (1_900_000_000_000 << 74) + 2**50 - 3)
    found = [int(one.replace("-", ""), 16) for one in islice(new_ids(4), 6)]
    assert [one - found[0] for one in found] == list(range(6))
    assert found[1] % 2**48 == 2**48 - 1


def test_only_the_canonical_text_of_an_id_is_an_id() -> None:
    one = new_id()
    assert parse_id(one) == one
    for wrong in (one.upper(), f"{{{one}}}", one.replace("-", ""), "a"):
        with pytest.raises(ValueError, match="UUID"):
            parse_id(wrong)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-06-01", date(2024, 6, 1), date(2024, 6, 1)),
        ("2024-05-28/2024-06", date(2024, 5, 28), date(2024, 6, 30)),
        ("2023-08/..", date(2023, 8, 1), None),
        ("../2023-08", None, date(2023, 8, 31)),
    ],
)
def test_partial_dates_cover_the_days_they_say(text: str, first: date, last: date | None) -> None:
    assert (day_interval(text).first, day_interval(text).last) == (first, last)


@pytest.mark.parametrize("text", ["", "May", "2023-13", "2023-02-30", "23", "2024/2023", "2023-9"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not is_date(text)
    with pytest.raises(ValueError, match=r"date|month|range|day"):
        day_interval(text)


def _tag(**fields: object) -> Tag:
    base = {
        "id": new_id(),
        "created": WHEN,
        "text_version": Id("v"),
        "kind": TagKind.FIGURE,
        "start": 0,
        "end": 3,
        "quote": "abc",
    }
    return Tag(**(base | fields))  # type: ignore[arg-type]  # test fields by name


def test_a_record_survives_its_plain_form_with_its_types() -> None:
    tag = _tag(comparator=Comparator.AT_LEAST, value=Decimal("1.50"), inferred=("value",))
    plain = to_plain(tag)
    assert (plain["comparator"], plain["value"], plain["inferred"]) == (">=", "1.50", ["value"])
    assert from_plain("tag", plain) == tag


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_keep_every_digit(value: Decimal) -> None:
    plain = to_plain(_tag(value=value))
    again = from_plain("tag", plain)
    assert isinstance(again, Tag)
    assert again.value == value
    assert to_plain(again) == plain


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "0"),
        ("start", True),
        ("kind", "verb"),
        ("value", "1e3"),
        ("value", "NaN"),
        ("value", " 1"),
        ("inferred", "value"),
        ("quote", None),
        ("colour", "red"),
    ],
)
def test_a_wrong_value_is_refused(field: str, value: object) -> None:
    with pytest.raises((ValueError, TypeError, ArithmeticError)):
        from_plain("tag", to_plain(_tag()) | {field: value})


def test_every_kind_has_an_id_and_lists_its_fields_once() -> None:
    for kind in KINDS:
        names = [field.name for field in fields_of(kind)]
        assert names[:3] == ["id", "author", "created"]
        assert len(names) == len(set(names))


def test_a_change_keeps_identity_and_knows_its_inverse() -> None:
    one, other = (Actor(id=new_id(), created=WHEN, name=name) for name in ("A", "B"))
    with pytest.raises(ValueError, match="keeps id"):
        Change(one, other)
    with pytest.raises(ValueError, match="before or an after"):
        Change(None, None)
    alias = Alias(id=new_id(), created=WHEN, actor=one.id, text="a")
    act = ChangeSet("x", created(one, alias))
    assert [(c.op, c.kind) for c in act.inverse().changes] == [
        ("delete", "alias"),
        ("delete", "actor"),
    ]
    assert act.inverse().inverse() == act


def test_an_open_article_follows_only_what_concerns_it() -> None:
    article = Article(id=new_id(), created=WHEN, title="T")
    version = TextVersion(
        id=new_id(), created=WHEN, article=article.id, sha256="", text="abc def ghi"
    )
    opened = OpenArticle(article, version)
    mine = _tag(text_version=version.id)
    link = TagLink(id=new_id(), created=WHEN, tag=mine.id, role=LinkRole.QUANTITY, position=1)
    foreign = _tag(text_version=Id("other"))
    act = ChangeSet("x", created(mine, link, foreign))
    opened.apply(act.changes)
    assert list(opened.tags) == [mine.id]
    assert opened.linked(mine.id).links == (link,)
    opened.apply(act.inverse().changes)
    assert not opened.tags
    assert not any(opened.links.values())


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [(4, 7, RegionKind.DUPLICATE), (5, 6, RegionKind.DUPLICATE), (3, 7, None), (0, 3, None)],
)
def test_only_tags_wholly_inside_an_excluded_region_are_excluded(
    start: int, end: int, kind: RegionKind | None
) -> None:
    article = Article(id=new_id(), created=WHEN)
    version = TextVersion(
        id=new_id(), created=WHEN, article=article.id, sha256="", text="abc def ghi"
    )
    opened = OpenArticle(article, version)
    fields = {"created": WHEN, "text_version": version.id}
    region = KINDS["region"]
    headline = region(id=new_id(), start=0, end=3, kind=RegionKind.HEADLINE, **fields)  # type: ignore[call-arg]
    duplicate = region(id=new_id(), start=4, end=7, kind=RegionKind.DUPLICATE, **fields)  # type: ignore[call-arg]
    opened.apply(created(headline, duplicate))
    assert opened.excluded_by(start, end) is kind

"""The panel's words, numbers, dates and rows of tags, and the model of its list."""

from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from variorum.model import vocabulary
from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Proposition, Quantity, Record, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import Attitude, Comparator, LinkRole, TagKind
from variorum.ui.panel.candidates import CandidateModel, PickView
from variorum.ui.panel.fields import (
    date_fault,
    grouped_number,
    number_fault,
    plain_number,
    to_decimal,
)
from variorum.ui.panel.tag_model import CountRole, RowRole, TagModel, TagOrder
from variorum.ui.panel.values import TagRow, link_kind, tag_rows
from variorum.ui.panel.words import name_of, shown_date

WHEN = "2026-01-01T00:00:00.000Z"


def tag(name: str, kind: TagKind, start: int, end: int, quote: str, **fields: object) -> Tag:
    return Tag(
        id=Id(name),
        created=WHEN,
        text_version=Id("v"),
        kind=kind,
        start=start,
        end=end,
        quote=quote,
        **fields,  # type: ignore[arg-type]  # names are checked by Tag
    )


def link(name: str, of: str, role: LinkRole, **fields: object) -> TagLink:
    return TagLink(id=Id(name), created=WHEN, tag=Id(of), role=role, **fields)  # type: ignore[arg-type]  # names are checked by TagLink


def article(*records: Tag | TagLink) -> OpenArticle:
    made = OpenArticle(
        Article(id=Id("art"), created=WHEN),
        TextVersion(id=Id("v"), created=WHEN, article=Id("art"), sha256="", text="x" * 99),
    )
    for record in records:
        if isinstance(record, Tag):
            made.tags[record.id] = record
        else:
            made.links.setdefault(record.tag, {})[record.id] = record
    return made


def catalogue() -> Catalogue:
    records: list[Record] = [
        Actor(id=Id("a1"), created=WHEN, name="Mayor Quill"),
        Actor(id=Id("a2"), created=WHEN, name="Dam Board"),
        Proposition(id=Id("p1"), created=WHEN, text="The dam holds"),
        Quantity(id=Id("q1"), created=WHEN, name="Sand moved", unit="tons"),
    ]
    return Catalogue(records)


def row(name: str, start: int, kind: TagKind = TagKind.ACTOR, text: str = "") -> TagRow:
    return TagRow(Id(name), kind, text or name, start, start + 5)


def test_every_token_shown_has_a_name() -> None:
    shown = ("TagKind", "Polarity", "ClaimType", "Quotation", "Voice", "Attitude", "ActorRole")
    more = ("ActorKind", "ActorTie", "Comparator", "QuantityKind", "Progress")
    for name in (*shown, *more):
        tokens: type[StrEnum] = getattr(vocabulary, name)
        assert all(name_of(token) for token in tokens), name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2023", "2023"),
        ("2023-09", "Sep 2023"),
        ("2023-09-04", "4 Sep 2023"),
        ("2023-09/2024", "Sep 2023 \u2013 2024"),
        ("2024-06-01/2024-06-18", "1\u201318 Jun 2024"),
        ("2024-05-30/2024-06-02", "30 May \u2013 2 Jun 2024"),
        ("2023-12-30/2024-01-02", "30 Dec 2023 \u2013 2 Jan 2024"),
        ("2024-05/2024-06", "May \u2013 Jun 2024"),
        ("2024-06/2024-06-18", "Jun 2024 \u2013 18 Jun 2024"),
        ("2023-13", "2023-13"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_dates_are_shown_as_precisely_as_they_are_known(text: str, shown: str) -> None:
    assert shown_date(text) == shown


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1500", "1500"), ("1,500", "1500"), ("12,345.60", "12345.60"), (" 0.25 ", "0.25")],
)
def test_numbers_are_read_exactly(typed: str, value: str) -> None:
    assert to_decimal(typed) == Decimal(value)
    assert number_fault(typed) == ""


@pytest.mark.parametrize("typed", ["x", "1,50", "1e5", "NaN", "inf", "1.2,345", "1..2", "1_000"])
def test_what_is_no_number_is_said(typed: str) -> None:
    assert number_fault(typed)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_number_survives_being_shown_and_read(value: Decimal) -> None:
    assert to_decimal(plain_number(value)) == value
    assert to_decimal(grouped_number(value)) == value


def test_no_number_is_none() -> None:
    assert to_decimal("") is None
    assert plain_number(None) == ""


def test_what_is_no_date_is_said() -> None:
    assert date_fault("2023-09/..") == ""
    assert date_fault("last spring")


def test_rows_say_what_the_tags_say() -> None:
    opened = article(
        tag("t1", TagKind.CLAIM, 0, 30, "it will hold", inferred=("quotation",)),
        tag("t2", TagKind.ACTOR, 0, 5, "both"),
        tag("t3", TagKind.STANCE, 40, 49, "dismissed", attitude=Attitude.OPPOSES),
        tag(
            "t4",
            TagKind.FIGURE,
            50,
            60,
            "over 1,500",
            comparator=Comparator.MORE,
            value=Decimal(1500),
        ),
        tag("t5", TagKind.CLAIM, 70, 80, "no proposition yet"),
        link("k1", "t1", LinkRole.PROPOSITION, proposition=Id("p1")),
        link("k2", "t2", LinkRole.ACTOR, actor=Id("a1")),
        link("k3", "t2", LinkRole.ACTOR, position=1, actor=Id("a2")),
        link("k4", "t4", LinkRole.QUANTITY, quantity=Id("q1")),
    )
    rows = tag_rows(opened.linked_in_order(), catalogue())
    assert [(each.id, each.text, each.guessed) for each in rows] == [
        ("t1", "The dam holds", True),
        ("t2", "Mayor Quill + Dam Board", False),
        ("t3", "dismissed", False),
        ("t4", "> 1,500 tons", False),
        ("t5", "no proposition yet", False),
    ]
    assert link_kind(link("k", "t", LinkRole.QUANTITY, quantity=Id("q1"))) == "quantity"


def test_tags_come_and_go_in_text_order() -> None:
    model = TagModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    model.set_rows([row("b", 10), row("d", 30)])
    model.upsert(row("c", 20))
    model.upsert(row("a", 0))
    assert shown(model) == "abcd"
    model.upsert(row("a", 40))
    assert shown(model) == "bcda"
    model.remove(Id("c"))
    model.remove(Id("unknown"))
    assert shown(model) == "bda"
    assert model.rank(Id("d")) == (2, 3)
    assert model.rank(Id("gone")) == (0, 0)
    assert (model.neighbour(Id("d"), 1), model.neighbour(Id("d"), -1)) == ("a", "b")
    assert model.neighbour(Id("b"), -1) is None
    assert tester.model() is model


def test_tags_are_sorted_by_kind_and_filtered() -> None:
    model = TagModel()
    claim = TagKind.CLAIM
    model.set_rows([row("c", 0, claim, "zeta"), row("a", 10), row("b", 20, claim, "Alpha")])
    model.arrange(TagOrder.KIND, None)
    assert shown(model) == "abc"
    model.arrange(TagOrder.TEXT, claim)
    assert shown(model) == "cb"
    model.upsert(row("d", 5))
    assert shown(model) == "cb"
    assert model.total == 4
    assert not model.index_of(Id("d")).isValid()


def test_tags_that_say_the_same_are_counted() -> None:
    model = TagModel()
    model.set_rows([row("a", 0, text="Quill"), row("b", 10, text="Quill"), row("c", 20)])
    assert [model.index(at).data(CountRole) for at in range(3)] == [2, 2, 1]
    model.upsert(row("c", 20, text="Quill"))
    assert model.index(0).data(CountRole) == 3
    model.remove(Id("a"))
    assert model.index(0).data(CountRole) == 2


def test_candidates_keep_qts_rules() -> None:
    model = CandidateModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    model.show([PickView(Pick("actor", "Mayor Quill"), "3 tags"), PickView(Pick("actor", "Dam"))])
    model.show([PickView(Pick("actor", "Dam"))])
    assert tester.model().index(0, 0).data() == "Dam"


def shown(model: TagModel) -> str:
    return "".join(model.index(at).data(RowRole).id for at in range(model.rowCount()))


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 9), st.booleans())))
def test_coming_and_going_gives_the_same_list_as_showing_anew(
    steps: list[tuple[str, int, bool]],
) -> None:
    model, rows = TagModel(), dict[str, TagRow]()
    for name, start, stays in steps:
        if stays:
            rows[name] = row(name, start)
            model.upsert(rows[name])
        else:
            rows.pop(name, None)
            model.remove(Id(name))
    anew = TagModel()
    anew.set_rows(rows.values())
    assert shown(model) == shown(anew)

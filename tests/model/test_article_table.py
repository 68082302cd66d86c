"""Packed articles read like a dictionary of them, whatever is put in or taken out."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.article_table import ArticleTable, teller, told
from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.resolve import dated, in_order, packed
from variorum.model.sparse import Columns
from variorum.model.vocabulary import Genre, Progress

_IDS = [Id(f"article {at}") for at in range(9)]
_NAMES = [field.name for field in fields(Article)]
_ARTICLES = st.builds(
    Article,
    id=st.sampled_from(_IDS),
    created=st.sampled_from(["now", "then"]),
    label=st.text(max_size=2),
    title=st.text(),
    outlet=st.sampled_from([None, Id("outlet")]),
    genre=st.sampled_from([None, *Genre]),
    published=st.sampled_from(["", "2020", "2020-02-03", "2019-12"]),
    progress=st.sampled_from(Progress),
    inferred=st.sampled_from([(), ("genre",)]),
)
_HELD = st.lists(_ARTICLES, max_size=9, unique_by=lambda one: one.id)
_ACTS = st.lists(st.one_of(_ARTICLES, st.sampled_from(_IDS)), max_size=6)


def _packed(articles: list[Article]) -> ArticleTable:
    return packed({name: [getattr(one, name) for one in articles] for name in _NAMES})


def _do(acts: list[Article | Id], *tables: "ArticleTable | dict[Id, Article]") -> None:
    for act in acts:
        for table in tables:
            if isinstance(act, Article):
                table[act.id] = act
            else:
                table.pop(act, None)


@given(_HELD, _ACTS)
def test_it_reads_like_a_dictionary(held: list[Article], acts: list[Article | Id]) -> None:
    table, wanted = _packed(held), {one.id: one for one in held}
    assert list(table) == list(wanted)
    _do(acts, table, wanted)
    assert table == wanted
    assert len(table) == len(wanted)
    assert set(table) == set(wanted)
    assert [table.get(one) for one in _IDS] == [wanted.get(one) for one in _IDS]
    assert [one in table for one in _IDS] == [one in wanted for one in _IDS]
    assert [type(one.genre) for one in table.values()] == [type(table[one].genre) for one in table]


@given(_HELD, _ACTS)
def test_each_field_is_told_without_the_article(
    held: list[Article], acts: list[Article | Id]
) -> None:
    table, wanted = _packed(held), {one.id: one for one in held}
    _do(acts, table, wanted)
    ordered = Columns.of(sorted(wanted))
    for name in _NAMES:
        values = [getattr(wanted[one], name) for one in ordered.articles]
        assert told(table, ordered, name) == values
        assert told(wanted, ordered, name) == values
        assert list(map(teller(table, name), ordered.articles)) == values


@given(_HELD, _ACTS)
def test_a_copy_does_not_follow(held: list[Article], acts: list[Article | Id]) -> None:
    table = _packed(held)
    before = dict(table)
    copied = table.copy()
    _do(acts, copied)
    assert table == before
    assert not table.is_altered


@given(_HELD, _ACTS)
def test_the_order_of_publication_is_that_of_the_records(
    held: list[Article], acts: list[Article | Id]
) -> None:
    table, wanted = _packed(held), {one.id: one for one in held}
    catalogue = Catalogue((), table)
    assert dated(catalogue) is table.columns
    changes = []
    for act in acts:
        after = act if isinstance(act, Article) else None
        before = wanted.pop(after.id if after else Id(str(act)), None)
        if before or after:
            changes.append(Change(before, after))
        if after:
            wanted[after.id] = after
    catalogue.apply(changes)
    columns = dated(catalogue)
    assert list(columns.articles) == [one.id for one in in_order(wanted.values())]
    for name in _NAMES:
        values = [getattr(wanted[one], name) for one in columns.articles]
        assert told(catalogue.all(Article), columns, name) == values


def test_an_act_that_moves_no_article_leaves_the_columns() -> None:
    one, other = (Article(id=found, created="", label=found) for found in _IDS[:2])
    catalogue = Catalogue((), _packed([one, other]))
    before = dated(catalogue)
    done = Article(id=one.id, created="", label=one.label, progress=Progress.DONE)
    catalogue.apply([Change(one, done)])
    assert dated(catalogue) is before
    assert told(catalogue.all(Article), before, "progress") == [Progress.DONE, Progress.TODO]

"""The articles that head the columns read like the tuple they stand for."""

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.sparse import Columns
from variorum.model.summary import Heads, columns_of

_ALL = {Id(one): Article(id=Id(one), created="", label=one.upper()) for one in "abc"}
_ORDER = (Id("c"), Id("a"), Id("b"))
_TUPLE = tuple(_ALL[one] for one in _ORDER)


def test_they_read_like_a_tuple() -> None:
    heads = Heads(Columns.of(_ORDER), _ALL)
    assert heads == _TUPLE
    assert list(heads) == list(_TUPLE)
    assert heads[1] is _ALL[Id("a")]
    assert heads[1:] == _TUPLE[1:]
    assert len(heads) == len(_TUPLE)


def test_equal_heads_show_equal_articles_in_one_order() -> None:
    heads = Heads(Columns.of(_ORDER), _ALL)
    assert heads == Heads(Columns.of(_ORDER), _ALL)
    assert heads == Heads(Columns.of(_ORDER), dict(_ALL))
    assert heads != Heads(Columns.of(_ORDER[::-1]), _ALL)
    renamed = _ALL | {Id("b"): Article(id=Id("b"), created="", label="Z")}
    assert heads != Heads(Columns.of(_ORDER), renamed)


def test_columns_are_those_they_head() -> None:
    columns = Columns.of(_ORDER)
    assert columns_of(Heads(columns, _ALL)) is columns
    assert columns_of(_TUPLE) == columns

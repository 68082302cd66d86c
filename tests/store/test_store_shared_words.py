"""What many records say alike is held once."""

from variorum.model.ids import new_id
from variorum.model.kinds import to_plain
from variorum.model.records import Article
from variorum.store.rows import codec

_WHEN, _DAY = "2026-01-01T00:00:00.000Z", "2025-12-31"


def _decoded() -> Article:
    """Return an article of a row whose words are strings of its own, as SQLite gives them."""
    row = codec("article").encode(to_plain(Article(id=new_id(), created=_WHEN, published=_DAY)))
    own = (cell.encode().decode() if isinstance(cell, str) else cell for cell in row)
    made = codec("article").decode(tuple(own))
    assert isinstance(made, Article)
    return made


def test_articles_of_one_time_and_day_share_the_words_for_them() -> None:
    one, other = _decoded(), _decoded()
    assert one.created is other.created
    assert one.published is other.published
    assert (one.created, one.published) == (_WHEN, _DAY)

"""Mentions in columns: each spelling finds its own, in the order they were read."""

from variorum.grouping.mentions import Mentions, Said
from variorum.model.ids import Id, id_bytes, new_id
from variorum.model.open_ends import Named


def mentions(*told: tuple[str, Id, Id]) -> Mentions:
    found = Mentions()
    for quote, article, tag in told:  # one in a piece, so that what is known goes across pieces
        found.take(Named([quote], [article], id_bytes(tag)))
    found.close()
    return found


def test_a_spelling_has_its_tags_in_the_order_they_were_read() -> None:
    here, there = new_id(), new_id()
    first, second, third, fourth = (new_id() for _ in range(4))
    found = mentions(
        ("Moor", there, first),
        ("Lee", here, second),
        ("Moor", here, third),
        ("Moor", there, fourth),
    )
    moor = Said(found, "Moor")
    assert list(found) == ["Moor", "Lee"]
    assert len(moor) == 3
    assert moor == (first, third, fourth)
    assert (moor[0], moor[1], moor[-1]) == (first, third, fourth)
    assert moor.articles() == [there, here, there]
    assert moor.standing() == [there, here]
    assert Said(found, "Lee") == (second,)


def test_several_spellings_are_one_behind_the_other() -> None:
    here = new_id()
    first, second, third = (new_id() for _ in range(3))
    found = mentions(("Moor", here, first), ("MOOR", here, second), ("Moor", here, third))
    both = Said(found, "MOOR") | Said(found, "Moor")
    assert both == (second, first, third)
    assert (both[0], both[2]) == (second, third)
    assert both.spelling == "MOOR"
    assert len(both) == 3


def test_what_is_said_falls_into_parts_by_article() -> None:
    here, there, elsewhere = new_id(), new_id(), new_id()
    first, second, third = (new_id() for _ in range(3))
    found = mentions(("Moor", here, first), ("Moor", there, second), ("Moor", elsewhere, third))
    near, far = Said(found, "Moor").parts([{here}, {elsewhere}])
    assert (near, far) == ((first,), (third,))
    assert (near.articles(), far.articles()) == ([here], [elsewhere])

"""Packed numbers by article read like the dictionaries they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id
from variorum.model.sparse import Columns
from variorum.model.tally import Counting, Numbering, Tally

_ARTICLES = [Id(f"article {at}") for at in range(12)]
_KNOWN = st.dictionaries(st.sampled_from(_ARTICLES), st.integers(1, 99))


def _packed(known: Numbering, held: dict[Id, int]) -> Tally:
    made = Tally(known)
    for article, count in held.items():
        made = made.with_count(article, count)
    return made


@given(_KNOWN, st.permutations(_ARTICLES))
def test_it_reads_like_a_dictionary(held: dict[Id, int], met: list[Id]) -> None:
    columns = Columns.of(met[:6])
    packed = _packed(Numbering(columns), held)
    assert dict(packed) == held
    assert packed == held
    assert len(packed) == len(held)
    assert sorted(packed.values()) == sorted(held.values())
    assert sorted(packed.items()) == sorted(held.items())
    assert packed.keys() == held.keys()
    assert packed.total() == sum(held.values())
    assert packed.lies_in(columns) is (held.keys() <= set(met[:6]))
    assert packed.lies_in(Columns.of(tuple(held)))
    assert packed.lies_in(Columns.of(met[:9])) is (held.keys() <= set(met[:9]))
    assert [packed.get(one) for one in _ARTICLES] == [held.get(one) for one in _ARTICLES]


@given(_KNOWN, st.sampled_from(_ARTICLES), st.one_of(st.none(), st.integers(1, 9)))
def test_one_number_changed_leaves_what_was_handed_out(
    held: dict[Id, int], article: Id, count: int | None
) -> None:
    packed = _packed(Numbering(), held)
    changed = packed.with_count(article, count)
    wanted = {one: number for one, number in held.items() if one != article}
    assert (changed.keys() == packed.keys()) is (changed.keys() <= packed.keys() <= changed.keys())
    assert changed == (wanted if count is None else wanted | {article: count})
    assert packed == held


@given(st.lists(st.dictionaries(st.sampled_from("xyz"), st.integers(1, 5)), max_size=6))
def test_a_ledger_holds_what_was_added(articles: list[dict[str, int]]) -> None:
    known, wanted = Numbering(Columns.of(_ARTICLES[3::-1])), dict[Id, dict[Id, int]]()
    counting, places = Counting(known), {one: known.number(one) for one in _ARTICLES[:-1]}
    for article, told in zip(_ARTICLES, articles, strict=False):
        every = ((9, 1, actor, article) for actor in told for _ in range(told[actor]))
        counting.add(every, places.get)
        for actor, count in told.items():
            if article in places:
                wanted.setdefault(Id(actor.upper()), {})[article] = count
    ledger = counting.ledger(lambda actor: Id(actor.upper()))
    assert ledger.mentions == wanted
    assert ledger.claims == {}

"""The basis of a file's offsets is found, whatever it is, or no tag is placed by it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from variorum.exchange.anchoring import Reason, anchor
from variorum.exchange.basis import Basis, Breaks, Ruler, Unit, documented, fitting
from variorum.exchange.placing import Board, How, place
from variorum.model.foreign import ForeignTag

# Emoji of one and several code points, right to left, combining marks, a joiner, wide letters.
_PIECES = st.sampled_from(
    [
        "a",
        "bc",
        " ",
        "\n",
        "é",
        "e\u0301",
        "😀",
        "👩\u200d🚀",
        "שלום",
        "مرحبا",
        "한국",
        "ß",
        ".",
        "x y",
    ]
)
TEXTS = st.lists(_PIECES, min_size=4, max_size=40).map("".join)
BASES = st.builds(
    Basis,
    st.sampled_from(Unit),
    st.sampled_from([Breaks.ONE, Breaks.TWO]),
    st.booleans(),
    st.booleans(),
)


def counted(text: str, at: int, basis: Basis) -> int:
    """Count as another program would: the part before, really encoded."""
    before = ("\ufeff" if basis.bom else "") + text[:at]
    if basis.breaks is Breaks.TWO:
        before = before.replace("\n", "\r\n")
    if basis.unit is Unit.UTF16:
        return len(before.encode("utf-16-le")) // 2
    return len(before.encode("utf-8")) if basis.unit is Unit.UTF8 else len(before)


def stated(text: str, start: int, end: int, basis: Basis, *, key: str = "1") -> ForeignTag:
    return ForeignTag(
        key=key,
        label="X",
        start=counted(text, start, basis),
        end=counted(text, end, basis) - basis.inclusive,
        quote=text[start:end],
    )


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    assume(text.strip())
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).map(sorted).filter(lambda one: text[one[0] : one[1]].strip())
    return text, [(one[0], one[1]) for one in draw(st.lists(pairs, min_size=1, max_size=6))]


@given(spans(), BASES)
def test_every_basis_is_undone(case: tuple[str, list[tuple[int, int]]], basis: Basis) -> None:
    text, places = case
    ruler = Ruler(text)
    for start, end in places:
        tag = stated(text, start, end, basis)
        assert tag.start is not None
        assert tag.end is not None
        assert ruler.span(basis, tag.start, tag.end) == (start, end)


@given(spans(), BASES)
def test_tags_stand_where_they_stood_or_are_told(
    case: tuple[str, list[tuple[int, int]]], basis: Basis
) -> None:
    text, places = case
    tags = [
        stated(text, start, end, basis, key=str(number))
        for number, (start, end) in enumerate(places)
    ]
    layout = place([Board(text, tags)], documented("code_points"))[0]
    assert len(layout.placed) + len(layout.unplaced) == len(tags)
    for one in layout.placed:
        assert one.tag.quote is not None
        assert text[one.start : one.end].split() == one.tag.quote.split()
    assert Ruler(text).same(basis) in {Ruler(text).same(one) for one in fitting(Ruler(text), tags)}


@given(spans(), BASES)
def test_where_one_basis_alone_fits_it_is_named_and_every_tag_is_in_its_place(
    case: tuple[str, list[tuple[int, int]]], basis: Basis
) -> None:
    text, places = case
    ruler = Ruler(text)
    tags = [
        stated(text, start, end, basis, key=str(number))
        for number, (start, end) in enumerate(places)
    ]
    assume({ruler.same(one) for one in fitting(ruler, tags)} == {ruler.same(basis)})
    layout = place([Board(text, tags)], documented("utf16"))[0]
    assert layout.basis is not None
    assert ruler.same(layout.basis) == ruler.same(basis)
    found = {one.tag.key: (one.start, one.end, one.how) for one in layout.placed}
    assert found == {str(at): (*span, How.BASIS) for at, span in enumerate(places)}


@given(spans(), st.sampled_from(Unit))
def test_a_text_as_the_file_holds_it_is_counted_as_it_is(
    case: tuple[str, list[tuple[int, int]]], unit: Unit
) -> None:
    text, places = case
    # Every other line break is CRLF, and there is a mark at the start.
    parts = text.split("\n")
    held = "\ufeff" + "".join(
        part + ("" if at == len(parts) - 1 else "\r\n" if at % 2 else "\n")
        for at, part in enumerate(parts)
    )
    back = [at for at, sign in enumerate(held) if sign not in "\ufeff\r"]
    back.append(len(held))
    plain = Basis(unit)
    tags = [
        ForeignTag(
            key=str(at),
            label="X",
            start=counted(held, back[start], plain),
            end=counted(held, back[end], plain),
            quote=held[back[start] : back[end - 1] + 1],
        )
        for at, (start, end) in enumerate(places)
    ]
    layout = place([Board(text, tags, held)], documented(unit.value))[0]
    for one in layout.placed:
        start, end = places[int(one.tag.key)]
        assert text[one.start : one.end].split() == text[start:end].split()
    assert not [one for one in layout.unplaced if one.reason is not Reason.AMBIGUOUS]


TEXT = "😀 Ada met Bo.\nBo 😀 left Rome; Ada stayed in Rome."


def test_one_basis_for_all_texts_of_a_file() -> None:
    utf16 = Basis(Unit.UTF16)
    plain = "Ada left."  # fits every unit: the other text decides
    boards = [
        Board(plain, [stated(plain, 0, 3, utf16)]),
        Board(TEXT, [stated(TEXT, 2, 5, utf16), stated(TEXT, 24, 28, utf16)]),
    ]
    layouts = place(boards, documented("code_points"))
    assert [layout.basis for layout in layouts] == [utf16, utf16]
    assert layouts[0].equal
    assert not layouts[1].equal


def test_of_an_ascii_text_the_plainest_is_named_and_that_others_are_the_same() -> None:
    text = "Ada left Rome."
    layout = place([Board(text, [stated(text, 9, 13, Basis())])], documented("code_points"))[0]
    assert layout.basis == Basis()
    assert layout.equal


def test_without_quotes_only_the_documented_unit_is_tried() -> None:
    tag = ForeignTag(key="1", label="X", start=3, end=6)
    layout = place([Board(TEXT, [tag])], documented("utf16"))[0]
    assert [(one.start, one.end, one.how) for one in layout.placed] == [(2, 5, How.UNCHECKED)]


def test_without_quotes_what_lies_outside_or_in_a_character_is_told() -> None:
    tags = [
        ForeignTag(key="in a character", label="X", start=1, end=6),
        ForeignTag(key="outside", label="X", start=40, end=400),
        ForeignTag(key="nothing", label="X", start=2, end=3),
    ]
    layout = place([Board(TEXT, tags)], documented("utf16"))[0]
    assert [one.reason for one in layout.unplaced] == [
        Reason.OUTSIDE,
        Reason.OUTSIDE,
        Reason.EMPTY,
    ]


def test_offsets_that_fit_nothing_are_given_up_and_the_words_decide() -> None:
    tags = [
        ForeignTag("met", "X", 900, 903, "met"),
        ForeignTag("Rome", "X", 905, 909, "Rome", prefix="stayed in ", suffix="."),
        ForeignTag("Ada", "X", 910, 913, "Ada"),
        ForeignTag("Eve", "X", 910, 913, "Eve"),
    ]
    layout = place([Board(TEXT, tags)], documented("code_points"))[0]
    assert layout.basis is None
    assert {one.tag.key: (one.start, one.end) for one in layout.placed} == {
        "met": (6, 9),
        "Rome": (44, 48),
    }
    assert {one.tag.key: one.reason for one in layout.unplaced} == {
        "Ada": Reason.AMBIGUOUS,
        "Eve": Reason.NOT_FOUND,
    }


def test_an_ambiguous_word_goes_where_its_neighbours_went() -> None:
    tags = [
        ForeignTag("met", "X", 106, 109, "met"),
        ForeignTag("Bo", "X", 114, 116, "Bo"),
        ForeignTag("left", "X", 119, 123, "left"),
    ]
    layout = place([Board(TEXT, tags)], documented("code_points"))[0]
    assert {one.tag.key: one.start for one in layout.placed} == {"met": 6, "Bo": 14, "left": 19}


def test_one_wrong_quote_does_not_move_the_others() -> None:
    utf16 = Basis(Unit.UTF16)
    tags = [
        stated(TEXT, 2, 5, utf16, key="Ada"),
        stated(TEXT, 10, 12, utf16, key="Bo"),
        stated(TEXT, 24, 28, utf16, key="Rome"),
        ForeignTag("wrong", "X", 3, 6, "Eva"),
    ]
    layout = place([Board(TEXT, tags)], documented("code_points"))[0]
    assert {one.tag.key: one.start for one in layout.placed} == {"Ada": 2, "Bo": 10, "Rome": 24}
    assert [one.tag.key for one in layout.unplaced] == ["wrong"]


def test_a_short_word_in_other_surroundings_is_not_believed() -> None:
    tag = ForeignTag("1", "X", quote="met", prefix="They never ", suffix=" again, he said")
    assert anchor(TEXT, tag) is Reason.NOT_FOUND


def test_a_quote_with_other_white_space_is_the_same_quote() -> None:
    tag = ForeignTag("1", "X", 10, 16, "Bo. Bo")
    layout = place([Board(TEXT, [tag])], documented("code_points"))[0]
    assert [(one.start, one.end) for one in layout.placed] == [(10, 16)]


def test_the_first_words_alone_find_the_basis() -> None:
    tags = [
        ForeignTag("1", "X", 26, 45, opening="Rome; Ada"),
        ForeignTag("2", "X", 7, 10, opening="met"),
    ]
    layout = place([Board(TEXT, tags)], documented("code_points"))[0]
    assert layout.basis is not None
    assert layout.basis == Basis(Unit.UTF16)
    assert TEXT[layout.placed[1].start : layout.placed[1].end] == "Rome; Ada stayed in"


def test_paragraphs_that_a_page_runs_together_are_found() -> None:
    tag = ForeignTag("1", "X", quote="left Rome;Ada  stayed", prefix="\n\t  Bo 😀\n", suffix="in")
    assert anchor(TEXT, tag) == (19, 40)


def test_white_space_around_does_not_matter() -> None:
    tag = ForeignTag("1", "X", quote="Ada", prefix="left\n\n   Rome;\n\t", suffix="\xa0stayed")
    assert anchor(TEXT, tag) == (30, 33)

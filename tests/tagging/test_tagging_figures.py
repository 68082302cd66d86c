"""The figure parser reads what a hand-made table says, and takes no bait."""

# ruff: noqa: RUF001  # en dashes between numbers are the subject

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.vocabulary import Comparator, QuantityKind
from variorum.tagging.figures import find_figures, parse_figure

_D = Decimal

# sentence, span, comparator, value, high, unit
_NUMBERS = [
    ("Some 40 boats came.", "Some 40 boats", "~", 40, None, "boats"),
    ("About 1,200 crates sank.", "About 1,200 crates", "~", 1200, None, "crates"),
    ("They saw around 70 lorries.", "around 70 lorries", "~", 70, None, "lorries"),
    ("They saw roughly 70 lorries.", "roughly 70 lorries", "~", 70, None, "lorries"),
    ("Nearly 300 guests left.", "Nearly 300 guests", "~", 300, None, "guests"),
    ("It hit almost 300 farms.", "almost 300 farms", "~", 300, None, "farms"),
    ("An estimated 6,000 were lost.", "An estimated 6,000", "~", 6000, None, ""),
    ("More than 900 barges left.", "More than 900 barges", ">", 900, None, "barges"),
    ("It took over 2,500 crates.", "over 2,500 crates", ">", 2500, None, "crates"),
    ("Well over 80 tents stood.", "Well over 80 tents", ">", 80, None, "tents"),
    ("It saw upwards of 60 rafts.", "upwards of 60 rafts", ">", 60, None, "rafts"),
    ("It saw above 60 rafts.", "above 60 rafts", ">", 60, None, "rafts"),
    ("In excess of 50 huts burned.", "In excess of 50 huts", ">", 50, None, "huts"),
    ("At least 12 clerks resigned.", "At least 12 clerks", ">=", 12, None, "clerks"),
    ("No fewer than 12 clerks.", "No fewer than 12 clerks", ">=", 12, None, "clerks"),
    ("10,000+ crates waited.", "10,000+ crates", ">=", 10000, None, "crates"),
    ("It holds 20,000 seats or more.", "20,000 seats or more", ">=", 20000, None, "seats"),
    ("Up to four ships may dock.", "Up to four ships", "<=", 4, None, "ships"),
    ("At most 15 lamps lit.", "At most 15 lamps", "<=", 15, None, "lamps"),
    ("No more than 20 guards slept.", "No more than 20 guards", "<=", 20, None, "guards"),
    ("As many as 90 mules fell.", "As many as 90 mules", "<=", 90, None, "mules"),
    ("Fewer than 100 people came.", "Fewer than 100 people", "<", 100, None, "people"),
    ("Less than 30 tents stood.", "Less than 30 tents", "<", 30, None, "tents"),
    ("Under 30 tents stood.", "Under 30 tents", "<", 30, None, "tents"),
    ("It sold exactly 7 maps.", "exactly 7 maps", "=", 7, None, "maps"),
    ("A total of 88 letters came.", "A total of 88 letters", "=", 88, None, "letters"),
    ("He won 5 medals.", "5 medals", "=", 5, None, "medals"),
    ("Between 8 and 12 huts burned.", "Between 8 and 12 huts", "between", 8, 12, "huts"),
    ("From 10 to 20 carts came.", "From 10 to 20 carts", "between", 10, 20, "carts"),
    ("It lost 8,000-9,500 shells.", "8,000-9,500 shells", "between", 8000, 9500, "shells"),
    ("It lost 8–12 oxen carts.", "8–12 oxen carts", "between", 8, 12, "oxen carts"),
    ("2 to 3 million bricks came.", "2 to 3 million bricks", "between", 2000000, 3000000, "bricks"),
    ("They sent five million rounds.", "five million rounds", "=", 5000000, None, "rounds"),
    ("They sent 1.5 million bricks.", "1.5 million bricks", "=", 1500000, None, "bricks"),
    ("Half a million bees died.", "Half a million bees", "=", 500000, None, "bees"),
    ("Twenty-five thousand hens.", "Twenty-five thousand hens", "=", 25000, None, "hens"),
    ("A dozen launches failed.", "A dozen launches", "=", 12, None, "launches"),
    ("Two hundred and fifty men.", "Two hundred and fifty men", "=", 250, None, "men"),
    ("Three brigades marched.", "Three brigades", "=", 3, None, "brigades"),
    ("Dozens of aircraft left.", "Dozens of aircraft", "words", None, None, "aircraft"),
    ("Several hundred guards.", "Several hundred guards", "words", None, None, "guards"),
    ("Tens of thousands of hens.", "Tens of thousands of hens", "words", None, None, "hens"),
    (
        "It lent over 700 special river forces.",
        "over 700 special river forces",
        ">",
        700,
        None,
        "special river forces",
    ),
    ("It saw 64 shipping crates.", "64 shipping crates", "=", 64, None, "crates"),
    ("It saw 64 crates of nails.", "64 crates", "=", 64, None, "crates"),
    ("It saw 64 North Ostian sailors.", "64 North Ostian sailors", "=", 64, None, "sailors"),
    ("It sent 30 additional mules.", "30 additional mules", "=", 30, None, "mules"),
    ("A 10,000-strong crowd.", "10,000-strong", "=", 10000, None, "people"),
    ("It burned 7 to 9 percent of it.", "7 to 9 percent", "between", 7, 9, "%"),
    ("As few as 30 huts stand.", "As few as 30 huts", ">=", 30, None, "huts"),
    ("It lost no higher than 40%.", "no higher than 40%", "<=", 40, None, "%"),
    ("It rose to as high as 40%.", "as high as 40%", "<=", 40, None, "%"),
    ("It stood near 40%.", "near 40%", "~", 40, None, "%"),
    ("It pays 40% or lower.", "40% or lower", "<=", 40, None, "%"),
    ("It hit just under 90 huts.", "just under 90 huts", "<", 90, None, "huts"),
    ("The toll rose to 35.", "35", "=", 35, None, ""),
    ("The toll climbed past 35.", "past 35", ">", 35, None, ""),
    ("It fell from 564 in May.", "564", "=", 564, None, ""),
    ("Another 22 are in tents.", "22", "=", 22, None, ""),
    ("Eight were pulled out.", "Eight", "=", 8, None, ""),
    ("It left 20 dead.", "20 dead", "=", 20, None, ""),
    ("Only 55 of 75 came.", "55", "=", 55, None, ""),
    ("Half of the town left.", "Half", "=", 50, None, "%"),
    ("More than half the town left.", "More than half", ">", 50, None, "%"),
    ("It took three-quarters of it.", "three-quarters", "=", 75, None, "%"),
    ("A third of it is lost.", "A third", "words", None, None, "%"),
    ("One in five huts fell.", "One in five", "=", 20, None, "%"),
    ("It paid more than double.", "more than double", ">", 2, None, "times"),
    ("It took between 3 and 7 tons.", "between 3 and 7 tons", "between", 3, 7, "ton"),
    ("Between three and seven huts.", "Between three and seven huts", "between", 3, 7, "huts"),
    ("It was one-fifth full.", "one-fifth", "=", 20, None, "%"),
    ("It is 75-percent full.", "75-percent", "=", 75, None, "%"),
    ("It cost RM2.5 million.", "RM2.5 million", "=", 2500000, None, "MYR"),
    ("It took 54.7kg of salt.", "54.7kg", "=", "54.7", None, "kilogram"),
    ("Its toll nears 1,600.", "nears 1,600", "~", 1600, None, ""),
    ("It cost €3 m.", "€3 m", "=", 3000000, None, "EUR"),
    ("They saw 40 U.S. river boats.", "40 U.S. river boats", "=", 40, None, "river boats"),
    ("They saw 9 rain or hail days.", "9 rain or hail days", "=", 9, None, "rain or hail days"),
    ("It sent 30 police officers.", "30 police officers", "=", 30, None, "police officers"),
    ("Ostia Will Cut 4,000 Jobs", "4,000 Jobs", "=", 4000, None, "jobs"),
    ("It killed hundreds, and left.", "hundreds", "words", None, None, ""),
    ("Only 2000 mules were left.", "2000 mules", "=", 2000, None, "mules"),
]

# sentence, span, value, unit, dimension, kind
_MEASURES = [
    ("A 45-minute film.", "45-minute", 45, "minute", "time", "duration"),
    ("It lasted three hours.", "three hours", 3, "hour", "time", "duration"),
    ("It took 12 days.", "12 days", 12, "day", "time", "duration"),
    ("It flew 500 km.", "500 km", 500, "kilometre", "length", "stock"),
    ("A 300-kilometre range.", "300-kilometre", 300, "kilometre", "length", "stock"),
    ("It grew over the past two years.", "two years", 2, "year", "time", "duration"),
    ("It will close for the next ten days.", "ten days", 10, "day", "time", "duration"),
    ("It let out 250 cubic meters.", "250 cubic meters", 250, "cubic metre", "volume", "stock"),
    ("It cost 42 cents.", "42 cents", 42, "cent", "currency", "stock"),
    ("It burned 3,000 tonnes of fuel.", "3,000 tonnes", 3000, "tonne", "mass", "stock"),
    ("It cost $2.5 billion.", "$2.5 billion", 2500000000, "USD", "currency", "stock"),
    ("It cost €40.", "€40", 40, "EUR", "currency", "stock"),
    ("It cost 5 million dollars.", "5 million dollars", 5000000, "USD", "currency", "stock"),
    ("It fell 12%.", "12%", 12, "%", "percent", "stock"),
    ("It fell 12.5 percent.", "12.5 percent", "12.5", "%", "percent", "stock"),
    ("A 70 percent chance of rain.", "70 percent chance", 70, "%", "percent", "probability"),
    ("It makes 300 shells per day.", "300 shells", 300, "shells", "count", "flow"),
    ("It makes 6,000 barrels a day.", "6,000 barrels", 6000, "barrels", "count", "flow"),
    ("It has sent 60 carts.", "60 carts", 60, "carts", "count", "cumulative"),
    ("It owns 60 carts.", "60 carts", 60, "carts", "count", "stock"),
]

# sentence, figure, window start, window end, as of
_TIMES = [
    ("It sold 60 carts since May 2021.", "60 carts", "2021-05", "", ""),
    ("Since 2019 it sold 60 carts.", "60 carts", "2019", "", ""),
    ("It had 60 carts as of October 2021.", "60 carts", "", "", "2021-10"),
    ("It had 60 carts by 3 May 2021.", "60 carts", "", "", "2021-05-03"),
    ("It sold 60 carts in 2020.", "60 carts", "2020", "2020", ""),
    ("It sold 60 carts in June 2020.", "60 carts", "2020-06", "2020-06", ""),
    ("It sold 60 carts from 2019 to 2020.", "60 carts", "2019", "2020", ""),
    ("It sold 60 carts in 2019-2020.", "60 carts", "2019", "2020", ""),
    (
        "Between June and August 2021 it sold 60 carts.",
        "60 carts",
        "2021-06",
        "2021-08",
        "",
    ),
    (
        "It sold 60 carts from May 3, 2021 to June 4, 2021.",
        "60 carts",
        "2021-05-03",
        "2021-06-04",
        "",
    ),
    ("It sold 60 carts over the past two years.", "60 carts", "2020-05", "2022-05", ""),
    ("It sold 60 carts until late 2021.", "60 carts", "", "2021", ""),
    (
        "It had 40 mules as of May 2021, and sold 60 carts since July 2020.",
        "60 carts",
        "2020-07",
        "",
        "2021-05",
    ),
    (
        "It had 40 mules as of May 2021, and sold 60 carts since July 2020.",
        "40 mules",
        "",
        "",
        "2021-05",
    ),
]

_TIMES += [
    (
        "It had over 40 mules, and since July 2020 with more than 60 carts a fleet.",
        "60 carts",
        "2020-07",
        "",
        "",
    ),
    (
        "It had over 40 mules, and since July 2020 with more than 60 carts a fleet.",
        "40 mules",
        "",
        "",
        "",
    ),
    ("It had 40 mules in May 2021 and 60 carts.", "60 carts", "", "", ""),
]

_TIMES += [
    ("It sold 60 carts since March.", "60 carts", "2022-03", "", ""),
    ("It sold 60 carts since July.", "60 carts", "2021-07", "", ""),
    ("It had 60 carts as of 3 March.", "60 carts", "", "", "2022-03-03"),
    ("As of March 3, 60 carts were sold.", "60 carts", "", "", "2022-03-03"),
    ("It sold 60 carts from June to August.", "60 carts", "2021-06", "2021-08", ""),
    ("It sold 60 carts last year.", "60 carts", "2021", "2021", ""),
    ("It will sell 60 carts over the next three months.", "60 carts", "2022-05", "2022-08", ""),
    ("It will sell 60 carts in December.", "60 carts", "", "", ""),
    ("It sold 60 carts (and 40 in 2020).", "60 carts", "", "", ""),
]

_BAITS = [
    "It happened in 2021.",
    "In the 9th meeting, they agreed.",
    "They met on May 27 and 3 June.",
    "They met on June 1, 2024.",
    "The Fall of the Canal, 1970-2000. Canal Press, 2008.",
    "The two countries signed it.",
    "He retired three days ago.",
    "A 65-year-old man spoke.",
    "It bought F-16 jets under Article 5.",
    "Resolution 2397 was read aloud.",
    "One of them spoke; no one heard.",
    "They met at 10:30 on 24/7 duty.",
    "The Group of 20 met.",
    "Since May it has rained.",
    "Call (216) 916-6100 or +44 20 7946 0958.",
    "See pp. 112-118, vol. 3, no. 4.",
    "The bill passed 57-43.",
    "Pupils aged less than 10 years came.",
    "It is a 5 minute read.",
    "It rained in the first half of the year.",
    "© 2024 Ostian Public Boards",
    "He scores with ease.",
    "It sent 155 mm artillery shells.",
    "It was the second time.",
]


@pytest.mark.parametrize(("text", "quote", "comparator", "value", "high", "unit"), _NUMBERS)
def test_numbers_are_read(  # noqa: PLR0913, PLR0917  # one row of the table
    text: str, quote: str, comparator: str, value: int | None, high: int | None, unit: str
) -> None:
    [(start, end)] = find_figures(text, 0, len(text))
    draft = parse_figure(text, start, end, (0, len(text)))
    assert text[start:end] == quote
    assert draft.comparator is Comparator(comparator)
    assert draft.value == (None if value is None else _D(value))
    assert draft.value_high == (None if high is None else _D(high))
    assert draft.unit == unit


@pytest.mark.parametrize(("text", "quote", "value", "unit", "dimension", "kind"), _MEASURES)
def test_measures_are_read(  # noqa: PLR0913, PLR0917  # one row of the table
    text: str, quote: str, value: int | str, unit: str, dimension: str, kind: str
) -> None:
    [(start, end)] = find_figures(text, 0, len(text))
    draft = parse_figure(text, start, end, (0, len(text)))
    assert text[start:end] == quote
    assert (draft.value, draft.unit, draft.dimension) == (_D(value), unit, dimension)
    assert draft.kind is QuantityKind(kind)


@pytest.mark.parametrize(("text", "quote", "first", "last", "as_of"), _TIMES)
def test_times_are_read(text: str, quote: str, first: str, last: str, as_of: str) -> None:
    start = text.index(quote)
    draft = parse_figure(text, start, start + len(quote), (0, len(text)), "2022-05")
    assert (draft.window_start, draft.window_end, draft.as_of) == (first, last, as_of)


@pytest.mark.parametrize("text", _BAITS)
def test_bait_is_no_figure(text: str) -> None:
    assert [text[start:end] for start, end in find_figures(text, 0, len(text))] == []


def test_all_that_was_read_is_marked() -> None:
    text = "It sold 60 carts since May 2021."
    draft = parse_figure(text, 8, 16, (0, len(text)))
    assert set(draft.inferred) == {
        "comparator",
        "value",
        "unit",
        "dimension",
        "kind",
        "window_start",
    }


def test_a_span_without_a_number_is_a_figure_in_words() -> None:
    draft = parse_figure("many carts", 0, 10)
    assert (draft.value, draft.comparator) == (None, Comparator.WORDS)


def test_a_selected_bare_number_is_read_all_the_same() -> None:
    text = "In the year 2021 it rained."
    draft = parse_figure(text, 12, 16, (0, len(text)))
    assert draft.value == _D(2021)


@pytest.mark.parametrize(
    ("quote", "value", "unit"), [("9th meeting", 9, "meeting"), ("second year", 2, "year")]
)
def test_a_selected_ordinal_is_read_as_one(quote: str, value: int, unit: str) -> None:
    draft = parse_figure(quote, 0, len(quote))
    assert (draft.value, draft.unit, draft.kind) == (_D(value), unit, QuantityKind.ORDINAL)


@given(st.integers(0, 10**12), st.sampled_from(["", "more than ", "at least ", "up to "]))
def test_any_grouped_integer_is_read_exactly(number: int, before: str) -> None:
    text = f"They saw {before}{number:,} crates there."
    [(start, end)] = find_figures(text, 0, len(text))
    assert parse_figure(text, start, end).value == _D(number)


@given(st.text(alphabet="0123456789,.-–+ %$abof milon", max_size=60))
def test_figures_lie_in_order_and_never_overlap(text: str) -> None:
    last = 0
    for start, end in find_figures(text, 0, len(text)):
        assert last <= start < end <= len(text)
        parse_figure(text, start, end, (0, len(text)))
        last = end

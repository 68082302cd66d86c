"""Metadata is guessed where the text shows it, and left empty where it does not."""

import pytest

from variorum.ingest.dates import parse_date
from variorum.ingest.guessing import Guesses, guess_metadata
from variorum.ingest.languages import guess_language
from variorum.model.vocabulary import Genre

BODY = (
    "The harbour was quiet on Monday, and the ships that had left in May were not seen again by "
    "anyone in the town, the mayor said.\n\nNobody asked him where they had gone.\n"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Forty Ships Gone From Ayle\n\n{BODY}", "Forty Ships Gone From Ayle"),
        (f"Who took the ships?\n{BODY}", "Who took the ships?"),
        (BODY, ""),
        (f"By Ann Other\n{BODY}", ""),
        (f"June 3, 2024\n{BODY}", ""),
        (f"- a list\n{BODY}", ""),
        ("Only a line", ""),
        (f"{'long words ' * 30}\n{BODY}", ""),
    ],
)
def test_a_title_is_a_first_line_like_a_headline(text: str, title: str) -> None:
    assert guess_metadata(text).title == title


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        (f"By Ann Other\n{BODY}", "Ann Other"),
        (
            f"Ships Gone\n\nBy: Ann O'Ther and Jan van der Meer\n{BODY}",
            "Ann O'Ther and Jan van der Meer",
        ),
        (f"Ships Gone\nBy\n{BODY}", ""),
        (f"By the time he spoke the ships were gone.\n{BODY}", ""),
        (f"By Monday nobody knew.\n{BODY}", ""),
        (f"{BODY}\nAnn Other\n\nAnn Other is a retired pilot.\n\nLeave a Reply", "Ann Other"),
        (f"{BODY}\nAnn Other\n\nJan Meer is a retired pilot.", ""),
        (BODY, ""),
    ],
)
def test_a_byline_is_names_after_by_or_above_a_biography(text: str, byline: str) -> None:
    assert guess_metadata(text).byline == byline


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("The opinions expressed here are her own.", Genre.OPINION),
        ("The views in this article are the author\u2019s own.", Genre.OPINION),
        ("This piece reflects the opinion of the author.", Genre.OPINION),
        ("Opinions expressed are solely those of the writer.", Genre.OPINION),
        ("Opinion polls show that his own party leads.", None),
        ("In the opinion of the author of the study, ships leave.", None),
        ("", None),
    ],
)
def test_a_genre_is_guessed_only_where_the_text_says_so(line: str, genre: Genre | None) -> None:
    assert guess_metadata(f"{BODY}{line}\n").genre is genre


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 3 June 2024", "2024-06-03"),
        ("Monday, June 3, 2024", "2024-06-03"),
        ("Date: 2024-06-03T08:00:00Z", "2024-06-03"),
        ("3 June 2024\n\n4 June 2024", ""),
        ("Published: 3/6/2024", ""),
        ("On June 3, 2024, forty ships left.", ""),
        ("Published: 31 June 2024", ""),
        ("", ""),
    ],
)
def test_a_date_is_taken_only_where_the_text_states_its_own(line: str, published: str) -> None:
    assert guess_metadata(f"Ships Gone\n{line}\n{BODY}").published == published


@pytest.mark.parametrize(
    ("text", "date"),
    [
        *[
            ("2024-06", "2024-06"),
            ("1st Sept. 2023", "2023-09-01"),
            ("May 9th, 2024", "2024-05-09"),
        ],
        *[("2024-13", ""), ("9 Maybe 2024", ""), ("9 Ma 2024", ""), ("2024", ""), ("", "")],
    ],
)
def test_dates_are_read_in_letters_or_iso(text: str, date: str) -> None:
    assert parse_date(text) == date


def test_an_address_alone_on_a_line_is_the_articles() -> None:
    assert guess_metadata(f"URL: https://example.org/a\n{BODY}").url == "https://example.org/a"
    assert guess_metadata(f"See https://example.org/a for more.\n{BODY}").url == ""
    assert guess_metadata(f"https://example.org/a\nhttps://example.org/b\n{BODY}").url == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Le port de la ville est dans le nord, et les navires ne sont pas sur la carte.", "fr"),
        ("Die Schiffe sind nicht auf der Karte, und das ist mit dem Hafen auch so.", "de"),
        ("Los barcos que están en el puerto no son de la ciudad, según el alcalde.", "es"),
        ("Statki odpłynęły wczoraj wieczorem.", ""),
        ("40 000", ""),
    ],
)
def test_a_language_is_named_where_its_small_words_lead(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_guesses_are_marked_and_gaps_stay_gaps() -> None:
    guesses = guess_metadata(f"Forty Ships Gone\n\n{BODY}", "a.txt")
    assert guesses == Guesses(
        title="Forty Ships Gone", language="en", inferred=("title", "language")
    )


def test_front_matter_is_stated_and_not_inferred() -> None:
    text = (
        "---\ntitle: 'Ships gone'\nauthor: Ann Other\ndate: 2024-06-03\n"
        f"publisher: The Ayle Gazette\ngenre: wire\nlang: EN\nmood: grey\n---\n\n# Other\n\n{BODY}"
    )
    assert guess_metadata(text, "a.md") == Guesses(
        title="Ships gone",
        outlet="The Ayle Gazette",
        byline="Ann Other",
        genre=Genre.WIRE,
        published="2024-06-03",
        language="en",
    )


def test_front_matter_is_read_from_markdown_only() -> None:
    assert guess_metadata(f"---\ntitle: Ships\n---\n{BODY}", "a.txt").title == ""


def test_a_markdown_heading_is_the_title() -> None:
    assert guess_metadata(f"# Ships gone. \n\n{BODY}", "a.md").title == "Ships gone."


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    guesses = guess_metadata(f"---\n\n{BODY}\n---\n", "a.md")
    assert guesses.inferred == ("language",)

"""Only plain furniture of a page is proposed as a region; running words never are."""

# typographic bullets are the subject

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.vocabulary import RegionKind
from variorum.text.regions import detect_regions

_PAGE = """Barges Slip Past the Customs House

By

The customs house said on Monday that eleven barges had passed it unseen.

A crew waits at the lock. Photo: Lock Press

Why Nobody Counted

Nobody counted the barges, the harbour master explained, because it rained.

Nobody counted the barges, the harbour master explained, because it rained.

References

• Moor, Ann. Locks and Barges. Canal Press, 2012.
• Vale, Tom. On Rain. Rain Books, 2018.

Ann Moor is a retired lecturer in canal history at the Lock Institute.

The views expressed here are hers alone.

Source link

Related Articles

How Rain Is Measured

Leave a Reply

Your e-mail address will not be shown. Fields marked * are required.

Back to top
"""


def test_every_part_of_a_page_is_named() -> None:
    found = [(kind, _PAGE[start:end]) for start, end, kind in detect_regions(_PAGE)]
    assert [kind for kind, _ in found] == [
        RegionKind.HEADLINE,
        RegionKind.BOILERPLATE,
        RegionKind.CAPTION,
        RegionKind.SUBHEAD,
        RegionKind.DUPLICATE,
        RegionKind.REFERENCES,
        RegionKind.REFERENCES,
        RegionKind.REFERENCES,
        RegionKind.BIO,
        RegionKind.BIO,
        RegionKind.BOILERPLATE,
        RegionKind.RELATED,
        RegionKind.RELATED,
        RegionKind.BOILERPLATE,
        RegionKind.BOILERPLATE,
        RegionKind.BOILERPLATE,
    ]
    assert found[2][1] == "A crew waits at the lock. Photo: Lock Press"
    assert found[4][1].startswith("Nobody counted")


@pytest.mark.parametrize(
    "line",
    [
        "Readers were asked to leave a reply at the desk of the customs house.",
        "She shared this story with the crew, who printed it.",
        "The references were checked twice.",
        "He is an analyst who is often asked about barges.",
        "“We must go back to the top,” the captain said.",
    ],
)
def test_running_words_are_left_alone(line: str) -> None:
    text = f"The barges came in at night.\n\n{line}\n\nThen they went out again."
    assert detect_regions(text) == []


def test_a_text_of_one_line_is_no_headline() -> None:
    assert detect_regions("Barges at night") == []


def test_a_long_first_paragraph_is_no_headline() -> None:
    assert detect_regions("barge " * 60 + "\n\nSecond paragraph, which ends.") == []


def test_short_repeated_lines_are_no_duplicates() -> None:
    assert detect_regions("He said no.\n\nHe said no.\n\nHe said no, again and again.") == []


@given(st.text(alphabet="aB.\n •2Photo:", max_size=120))
def test_regions_are_in_order_and_never_blank(text: str) -> None:
    last = 0
    for start, end, _ in detect_regions(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What a dry summer on the river could mean for grain prices", RegionKind.RELATED),
        ("Why the ferry between both towns might become a burden", RegionKind.RELATED),
        ("What it would mean", RegionKind.SUBHEAD),
        ("A long look at the barges of the upper river", RegionKind.SUBHEAD),
    ],
)
def test_the_title_of_another_article_between_paragraphs_is_a_link(
    line: str, kind: RegionKind
) -> None:
    stopped = "The water fell again on Monday, and the barges waited for rain, said the pilot."
    text = f"{stopped}\n\n{line}\n\n{stopped.replace('Monday', 'Tuesday')}"
    assert [(text[start:end], found) for start, end, found in detect_regions(text)] == [
        (line, kind)
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leave a comment", RegionKind.BOILERPLATE),
        ("YOUR EMAIL ADDRESS WILL NOT BE SHOWN", RegionKind.BOILERPLATE),
        ("Required fields are marked with a star", RegionKind.BOILERPLATE),
        ("Log in to comment on this", RegionKind.BOILERPLATE),
        ("Click to share this", RegionKind.BOILERPLATE),
        ("E-mail this", RegionKind.BOILERPLATE),
        ("Subscribe to the letter of the week", RegionKind.BOILERPLATE),
        ("© 2024 The Barge Gazette", RegionKind.BOILERPLATE),
        ("(c) 2024 The Barge Gazette", RegionKind.BOILERPLATE),
        ("Copyright 2024 The Barge Gazette", RegionKind.BOILERPLATE),
        ("314 comments", RegionKind.BOILERPLATE),
        ("٣١٤ comments", RegionKind.BOILERPLATE),
        ("\u017fign up for the letter", RegionKind.BOILERPLATE),
        ("View all posts by the pilot", RegionKind.BOILERPLATE),
        ("By --------------------", RegionKind.BOILERPLATE),
        ("Tags: barges, river", RegionKind.BOILERPLATE),
        ("Further reading:", RegionKind.RELATED),
        ("You may also like", RegionKind.RELATED),
        ("Most popular", RegionKind.RELATED),
        ("Works cited", RegionKind.REFERENCES),
        ("End notes", RegionKind.REFERENCES),
    ],
)
def test_each_kind_of_furniture_is_known_by_its_line(line: str, kind: RegionKind) -> None:
    stopped = "The water fell again on Monday, and the barges waited for rain, said the pilot."
    text = f"{stopped}\n\n{line}\n\n{stopped.replace('Monday', 'Tuesday')}"
    found = [(text[start:end], kind) for start, end, kind in detect_regions(text)]
    assert (line, kind) in found


@pytest.mark.parametrize(
    "copy",
    [
        "Nobody counted the barges at the lock.",
        "nobody  COUNTED the\tbarges at the lock.",
        "The nobody counted the barges at the lock.",
        "A the Nobody counted the barges at the lock.",
        "\uff2eobody counted the barges at the lock.",
    ],
)
def test_a_copy_is_known_however_it_begins(copy: str) -> None:
    first = "Nobody counted the barges at the lock."
    text = f"A Headline of Barges\n\n{first}\n\nNobody else did, either.\n\n{copy}"
    start = text.rindex(copy)
    assert (start, len(text), RegionKind.DUPLICATE) in detect_regions(text)

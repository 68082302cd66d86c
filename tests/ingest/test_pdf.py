"""A PDF becomes paragraphs with whole words; scans, locks and damage are told."""

import io
from collections.abc import Sequence

import pypdf
import pytest

from variorum.ingest.incoming import Incoming
from variorum.ingest.lines import Line, paragraphs
from variorum.ingest.reading import read_bytes
from variorum.model.errors import UserError
from variorum.model.reading import Reading

Placed = tuple[int, int, str]
"""x, y (points from the lower left corner) and the text of a line."""

PAGE = [
    (50, 800, "Mill closes"),
    (50, 760, "The owner of the mill said that the gov-"),
    (50, 746, "ernment had not helped his well-"),
    (50, 732, "known firm at all."),
    (50, 700, "A well-known firm, in the Anglo-"),
    (50, 686, "American trade since 2023-"),
    (50, 672, "24, and so on."),
]


def made(*pages: Sequence[Placed]) -> bytes:
    """Write a PDF by hand (ISO 32000-1, 7.5); readers mend the missing table of offsets."""
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
    ]
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    sheet = f"/MediaBox[0 0 595 842]/Resources<</Font<</F1{font}>>>>"
    for number, lines in enumerate(pages):
        shown = "".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj\n" for x, y, text in lines)
        stream = f"BT /F1 11 Tf\n{shown}ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/Contents {4 + 2 * number} 0 R{sheet}>>",
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    parts = [f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, start=1)]
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n0\n%%EOF"
    return ("%PDF-1.4\n" + "".join(parts) + end).encode("cp1252")


def read(data: bytes) -> Incoming:
    [one] = read_bytes(data, "mill.pdf", Reading())
    return one


def test_lines_become_paragraphs_and_parted_words_whole() -> None:
    one = read(made(PAGE))
    assert one.text.split("\n\n") == [
        "Mill closes",
        "The owner of the mill said that the government had not helped his well-known firm at all.",
        "A well-known firm, in the Anglo-American trade since 2023-24, and so on.",
    ]
    assert "hyphens:joined=1" in one.steps
    assert one.extractor.startswith("pypdfium2/5.")
    assert (one.guesses.title, one.guesses.language) == ("Mill closes", "en")


def test_edges_of_pages_are_left_out_and_said() -> None:
    def page(number: int, *lines: Placed) -> list[Placed]:
        address = f"https://daily.example/mill {number}/2"
        return [(50, 820, "The Daily - Mill closes"), *lines, (50, 20, address)]

    one = read(
        made(
            page(1, (50, 760, "The mill closed in May, and"), (50, 746, "its owner said that he")),
            page(2, (50, 760, "would not open it again."), (50, 700, "Nobody knows why.")),
        )
    )
    assert one.text == (
        "The mill closed in May, and its owner said that he would not open it again.\n\n"
        "Nobody knows why."
    )
    assert one.left_out.split("\n") == [
        "The Daily - Mill closes",
        "https://daily.example/mill 1/2",
        "https://daily.example/mill 2/2",
    ]
    assert one.steps[-1] == "left_out:words=14"
    assert one.guesses.url == "https://daily.example/mill"


def test_a_scan_is_told() -> None:
    with pytest.raises(UserError, match=r"import\.scan"):
        read(made([], []))
    half = read(made(PAGE, []))
    assert "pages:without_text=1" in half.steps


def test_a_password_is_told() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made(PAGE)))
    writer.encrypt("secret", algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    with pytest.raises(UserError, match=r"import\.locked"):
        read(kept.getvalue())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nno more", b"PK\x03\x04", made(PAGE)[:200]])
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(UserError, match=r"import\.(?:damaged|scan)") as caught:
        read(data)
    assert caught.value.params["file"] == "mill.pdf"


def test_more_pages_than_an_article_has_are_refused() -> None:
    with pytest.raises(UserError, match=r"import\.bomb"):
        read(made(*[[] for _ in range(2001)]))


def test_lines_without_places_part_at_full_stops() -> None:
    lines = [Line("One goes"), Line("on. It ends."), Line("Two begins.")]
    assert paragraphs([lines]) == (["One goes on. It ends.", "Two begins."], 0)


def test_indents_and_other_sizes_begin_paragraphs() -> None:
    lines = [
        Line("Large", 50, 700, 120, 24),
        Line("First words of a line that ends.", 50, 680, 500, 12),
        Line("Indented words go", 64, 666, 500, 12),
        Line("on here.", 50, 652, 120, 12),
    ]
    found, _ = paragraphs([lines])
    assert found == ["Large", "First words of a line that ends.", "Indented words go on here."]

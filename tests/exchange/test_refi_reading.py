"""REFI-QDA made by hand after the habits of its programs: every quote in its place."""

import io
import zipfile
from pathlib import Path

import pytest

from variorum.exchange.basis import Basis, Breaks, Unit, documented
from variorum.exchange.placing import Board, How, Layout, place
from variorum.exchange.refi import read_codebook, read_project
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignText

TEXT = "Ayle 😀 harbour\nForty ships left.\nThe mayor, Jane Roe, said so.\n"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
CODES = (
    "<CodeBook><Codes>"
    '<Code guid="{c1}" name="People" isCodable="false"><Description>Who speaks.</Description>'
    '<Code guid="{c2}" name="Officials" isCodable="true"/></Code>'
    '<Code guid="{c3}" name="Ships" isCodable="true"/>'
    "</Codes></CodeBook>"
)


def guids(style: str = "{}") -> dict[str, str]:
    """Return guids as a program writes them."""
    names = {name: f"0a1b2c3d-0000-4000-8000-0000000000{number:02d}" for number, name in NUMBERED}
    return {name: style.format(one) for name, one in names.items()}


NUMBERED = list(enumerate(("c1", "c2", "c3", "u1", "s1", "x1", "x2", "x3", "k1", "n1"), start=10))


def packed(tmp_path: Path, document: str, sources: dict[str, bytes], name: str) -> Path:
    path = tmp_path / "project.qdpx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr(name, document.encode("utf-8"))
        for file, data in sources.items():
            parts.writestr(file, data)
    return path


def laid(file: ForeignFile, frozen: str = TEXT) -> Layout:
    (text,) = file.texts
    return place([Board(frozen, text.tags, text.text)], documented("code_points"))[0]


def quotes(layout: Layout, frozen: str = TEXT) -> list[tuple[str, str]]:
    return [(one.tag.label, frozen[one.start : one.end]) for one in layout.placed]


def selection(  # noqa: PLR0913  # attributes of an element
    guid: str, start: int, end: int, code: str, *, name: str = "", more: str = "", user: str = ""
) -> str:
    by = f' creatingUser="{user}" creationDateTime="2024-03-27T18:01:07Z"' if user else ""
    return (
        f'<PlainTextSelection guid="{guid}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}"{by}>{more}<Coding guid="{guid}"><CodeRef targetGUID="{code}"/>'
        "</Coding></PlainTextSelection>"
    )


def test_qualcoder_writes_a_mark_and_counts_without_it(tmp_path: Path) -> None:
    ids = guids()
    start = TEXT.index("Jane Roe")
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="QualCoder 3.5">'
        f'<Users><User guid="{ids["u1"]}" name="coder one"/></Users>{CODES.format(**ids)}'
        f'<Sources><TextSource guid="{ids["s1"]}" name="harbour.txt" '
        f'plainTextPath="internal://{ids["s1"]}.txt">'
        f"{selection(ids['x1'], start, start + 8, ids['c2'], user=ids['u1'])}"
        "</TextSource></Sources></Project>"
    )
    sources = {f"Sources/{ids['s1']}.txt": TEXT.encode("utf-8-sig")}
    file = read_project(packed(tmp_path, document, sources, "project.qde"))
    layout = laid(file)
    assert quotes(layout) == [("People/Officials", "Jane Roe")]
    (placed,) = layout.placed
    assert placed.how is How.UNCHECKED
    assert placed.tag.author == "coder one"
    assert placed.tag.created == "2024-03-27T18:01:07Z"
    assert file.meanings == {"People": "Who speaks."}
    assert file.codes == ("People", "People/Officials", "Ships")


@pytest.mark.parametrize(
    ("memo", "values", "note"),
    [
        (
            '{"voice": "attributed"}\nasserts: they left',
            {"voice": "attributed"},
            "asserts: they left",
        ),
        ('{"voice": "attributed"}', {"voice": "attributed"}, ""),
        ('{"voice": "attributed", "mood": "low"}', {}, '{"voice": "attributed", "mood": "low"}'),
        ("{}", {}, "{}"),
        ("{not ours", {}, "{not ours"),
    ],
)
def test_what_variorum_wrote_is_read_again_from_the_memos_of_another_program(
    tmp_path: Path, memo: str, values: dict[str, str], note: str
) -> None:
    ids = guids()
    start = TEXT.index("Jane Roe")
    chosen = selection(
        ids["x1"], start, start + 8, ids["c2"], more=f"<Description>{memo}</Description>"
    )
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="QualCoder 3.8">'
        f'{CODES.format(**ids)}<Sources><TextSource guid="{ids["s1"]}" name="harbour.txt" '
        f'plainTextPath="internal://{ids["s1"]}.txt">{chosen}</TextSource></Sources></Project>'
    )
    sources = {f"sources/{ids['s1']}.txt": TEXT.encode("utf-8-sig")}
    (text,) = read_project(packed(tmp_path, document, sources, "project.qde")).texts
    (tag,) = text.tags
    assert (dict(tag.values), tag.note) == (values, note)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r\r\n"])
def test_qualcoder_counts_a_break_once_however_it_is_written(
    tmp_path: Path, line_break: str
) -> None:
    ids = guids()
    start = TEXT.index("so.")
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="QualCoder 3.8">'
        f'{CODES.format(**ids)}<Sources><TextSource guid="{ids["s1"]}" name="harbour.txt" '
        f'plainTextPath="internal://{ids["s1"]}.txt">'
        f"{selection(ids['x1'], start, start + 3, ids['c2'])}</TextSource></Sources></Project>"
    )
    data = TEXT.replace("\n", line_break).encode("utf-8-sig")
    file = read_project(
        packed(tmp_path, document, {f"sources/{ids['s1']}.txt": data}, "project.qde")
    )
    assert quotes(laid(file)) == [("People/Officials", "so.")]


def test_programs_on_windows_count_a_break_twice(tmp_path: Path) -> None:
    ids = guids("{{{}}}")
    raw = TEXT.replace("\n", "\r\n")
    start = raw.index("Jane Roe")
    document = (
        f'{HEAD}<qda:Project xmlns:qda="urn:QDA-XML:project:1.0" name="p" origin="NVivo 14">'
        + _prefixed(
            f'{CODES.format(**ids)}<Sources><TextSource guid="{ids["s1"].upper()}" name="h" '
            f'plainTextPath="internal://H.TXT">'
            f"{selection(ids['x1'], start, start + 8, ids['c2'].upper())}</TextSource></Sources>"
        )
        + "</qda:Project>"
    )
    sources = {"sources/h.txt": raw.encode("utf-8")}
    layout = laid(read_project(packed(tmp_path, document, sources, "Project.QDE")))
    assert quotes(layout) == [("People/Officials", "Jane Roe")]
    assert layout.basis == Basis(Unit.CODE_POINTS, Breaks.TWO)


def _prefixed(document: str) -> str:
    return document.replace("<", "<qda:").replace("<qda:/", "</qda:")


def test_atlas_counts_a_break_once_and_names_its_project_as_it_likes(tmp_path: Path) -> None:
    ids = guids()
    start = TEXT.index("Forty")
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="ATLAS.ti Windows 23">'
        f'{CODES.format(**ids)}<Sources><TextSource guid="{ids["s1"]}" name="h" '
        f'plainTextPath="internal://{ids["s1"]}.txt">'
        f"{selection(ids['x1'], start, start + 11, ids['c3'])}</TextSource></Sources></Project>"
    )
    sources = {f"sources/{ids['s1']}.txt": TEXT.replace("\n", "\r\n").encode("utf-8-sig")}
    layout = laid(read_project(packed(tmp_path, document, sources, "My study.qde")))
    assert quotes(layout) == [("Ships", "Forty ships")]


@pytest.mark.parametrize(
    ("first", "second"), [("Forty ships left", "Jane Roe"), ("Forty ships…", "The mayor, Ja...")]
)
def test_names_that_repeat_the_words_show_how_a_program_counts(
    tmp_path: Path, first: str, second: str
) -> None:
    ids = guids()

    def units(at: int) -> int:
        return len(TEXT[:at].encode("utf-16-le")) // 2

    one, two = TEXT.index("Forty"), TEXT.index(second[:6])
    spans = [(one, one + 16), (two, two + (8 if second == "Jane Roe" else 19))]
    made = "".join(
        selection(ids[key], units(start), units(end), ids["c3"], name=name)
        for key, (start, end), name in zip(("x1", "x2"), spans, (first, second), strict=True)
    )
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p">{CODES.format(**ids)}<Sources>'
        f'<TextSource guid="{ids["s1"]}" name="h"><PlainTextContent>{TEXT}</PlainTextContent>'
        f"{made}</TextSource></Sources></Project>"
    )
    layout = laid(read_project(packed(tmp_path, document, {}, "project.qde")))
    assert [(one.start, one.end, one.how) for one in layout.placed] == [
        (*span, How.BASIS) for span in spans
    ]
    assert layout.basis == Basis(Unit.UTF16)


def test_names_that_are_positions_tell_nothing(tmp_path: Path) -> None:
    ids = guids()
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="MAXQDA 2022">'
        f'{CODES.format(**ids)}<Sources><TextSource guid="{ids["s1"]}" name="h">'
        f"<PlainTextContent>{TEXT}</PlainTextContent>"
        f"{selection(ids['x1'], 0, 4, ids['c3'], name='0,4')}</TextSource></Sources></Project>"
    )
    layout = laid(read_project(packed(tmp_path, document, {}, "project.qde")))
    assert [(one.start, one.end, one.how) for one in layout.placed] == [(0, 4, How.UNCHECKED)]


def test_notes_cases_links_and_what_is_not_read(tmp_path: Path) -> None:
    ids = guids()
    note = f'<NoteRef targetGUID="{ids["n1"]}"/>'
    start = TEXT.index("Forty")
    made = (
        f'<PlainTextSelection guid="{ids["x1"]}" startPosition="{start}" endPosition="{start + 5}">'
        f"<Description>Counted twice?</Description>"
        f'<Coding guid="a"><CodeRef targetGUID="{ids["c3"]}"/></Coding>'
        f'<Coding guid="b"><CodeRef targetGUID="{ids["c2"]}"/></Coding>{note}</PlainTextSelection>'
        f'<PlainTextSelection guid="{ids["x2"]}" startPosition="0" endPosition="4"/>'
    )
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p">{CODES.format(**ids)}'
        f'<Cases><Case guid="{ids["k1"]}" name="Harbour Board">'
        f'<SelectionRef targetGUID="{ids["x1"]}"/></Case></Cases><Sources>'
        f'<TextSource guid="{ids["s1"]}" name="h"><PlainTextContent>{TEXT}</PlainTextContent>{made}'
        "</TextSource>"
        f'<PictureSource guid="p" name="map"><PictureSelection guid="q" firstX="0" firstY="0" '
        f'secondX="1" secondY="1"/></PictureSource></Sources>'
        f'<Notes><Note guid="{ids["n1"]}" name="n"><PlainTextContent>See page 2.</PlainTextContent>'
        f'</Note></Notes><Links><Link guid="l" name="cites" direction="OneWay" '
        f'originGUID="{ids["x1"]}" targetGUID="{ids["x2"]}"/></Links></Project>'
    )
    file = read_project(packed(tmp_path, document, {}, "project.qde"))
    (text,) = file.texts
    assert [(tag.key, tag.label) for tag in text.tags] == [
        (ids["x1"], "Ships"),
        (f"{ids['x1']}#1", "People/Officials"),
        (ids["x2"], "uncoded"),
    ]
    assert text.tags[0].note == "Counted twice?\nSee page 2."
    assert text.tags[0].values == {"case": "Harbour Board"}
    assert [(one.label, one.source, one.target) for one in text.links] == [
        ("cites", ids["x1"], ids["x2"])
    ]
    assert dict(file.unread) == {"picture selections": 1}


def test_the_text_of_a_pdf_is_read_and_its_page_selections_are_told(tmp_path: Path) -> None:
    ids = guids()
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p">{CODES.format(**ids)}<Sources>'
        f'<PDFSource guid="{ids["k1"]}" name="h.pdf" path="internal://h.pdf">'
        f'<PDFSelection guid="{ids["x1"]}" page="0"/><PDFSelection guid="{ids["x3"]}" page="1"/>'
        f'<Representation guid="{ids["s1"]}" name="h" plainTextPath="internal://{ids["s1"]}.txt">'
        f"{selection(ids['x1'], 0, 4, ids['c3'])}</Representation></PDFSource></Sources></Project>"
    )
    sources = {f"sources/{ids['s1']}.txt": TEXT.encode()}
    file = read_project(packed(tmp_path, document, sources, "project.qde"))
    assert quotes(laid(file)) == [("Ships", "Ayle")]
    assert dict(file.unread) == {"PDF selections": 1}


def test_a_source_that_is_not_in_the_file_has_no_text(tmp_path: Path) -> None:
    document = (
        f'{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources>'
        '<TextSource guid="a" name="h" plainTextPath="relative:///../../etc/hosts"/>'
        "</Sources></Project>"
    )
    (text,) = read_project(packed(tmp_path, document, {}, "project.qde")).texts
    assert text == ForeignText("h", None, {"title": "h"})


def test_a_codebook(tmp_path: Path) -> None:
    path = tmp_path / "book.qdc"
    codes = CODES.format(**guids()).removeprefix("<CodeBook>")
    path.write_text(
        f'{HEAD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4">{codes}'.replace(
            "</CodeBook>", "<Sets/></CodeBook>"
        ),
        encoding="utf-8",
    )
    file = read_codebook(path)
    assert file.texts == ()
    assert file.codes == ("People", "People/Officials", "Ships")
    assert file.meanings == {"People": "Who speaks."}


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("project.qde", b" " * 210_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"no archive", "exchange.zip"), (b"", "exchange.zip")],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "x.qdpx"
    path.write_bytes(data)
    with pytest.raises(UserError, match=code):
        read_project(path)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.qdpx"
    path.write_bytes(_bomb())
    with pytest.raises(UserError, match=r"exchange\.too_large"):
        read_project(path)


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE p [<!ENTITY a "b">]><Project>&a;</Project>',
        "<Project>",
        "<Other/>",
    ],
)
def test_documents_that_are_not_read_are_refused(tmp_path: Path, document: str) -> None:
    with pytest.raises(UserError, match=r"exchange\.(xml|unfit)"):
        read_project(packed(tmp_path, document, {}, "project.qde"))

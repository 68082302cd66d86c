"""The report in every format: complete, linked, and with no markup from data."""

import base64
import hashlib
import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from variorum.model.cause import Cause, Causes, Touch
from variorum.model.ids import Id
from variorum.model.records import Article, Assessment, Proposition, Quantity
from variorum.model.report import Comment, FrozenBrief, Picture, Report, Ruled, Sentence
from variorum.model.summary import Cell, PropositionRow, QuantityRow, StanceRow, Summary
from variorum.model.verdict import (
    FigureHeard,
    FigurePair,
    FigureRelation,
    Fusion,
    Origin,
    QuantityVerdict,
    Reason,
    Status,
    Verdict,
    VoiceHeard,
)
from variorum.model.view import Move
from variorum.model.vocabulary import (
    Attitude,
    Comparator,
    Confidence,
    Likelihood,
    Polarity,
)
from variorum.shell.hidden import all_sealed, sealed
from variorum.shell.report.blocks import Block, Bullets, Heading, Paragraph, Run, Table
from variorum.shell.report.compose import beginning, compose
from variorum.shell.report.docx import to_docx
from variorum.shell.report.front import COUNTED
from variorum.shell.report.html import to_html
from variorum.shell.report.markdown import escape, to_markdown

EVIL = "<img src=x onerror=alert(1)>\"'&[x](y)*_`|\n# h\x07\u202e"
TIME = "2026-01-01T00:00:00.000Z"
ONE = Origin("actor:us", f"US {EVIL}", Id("us"))


def _voice(tag: str, polarity: Polarity, reason: Reason | None = None) -> VoiceHeard:
    return VoiceHeard(
        tag=Id(tag),
        link=Id(f"link-{tag}"),
        article=Id("a"),
        polarity=polarity,
        origins=(ONE,),
        speaker_names=(f"Speaker {tag} {EVIL}",),
        reason=reason,
        detail=EVIL,
        quote=f"quote {tag} {EVIL}",
    )


def _report() -> Report:
    article = Article(
        id=Id("a"),
        created=TIME,
        label="A",
        title=EVIL,
        url=f"https://x/{EVIL}",
        published="2024-06",
    )
    proposition = Proposition(id=Id("p"), created=TIME, text=f"It is so {EVIL}")
    verdict = Verdict(
        proposition=Id("p"),
        status=Status.CONTESTED,
        support=1,
        denial=1,
        support_origins=(ONE,),
        denial_origins=(ONE,),
        support_reports=1,
        denial_reports=1,
        provisional=True,
        independence="unchecked",
        pair=(ONE, Origin("actor:uk", "UK")),
        articles=1,
        counted=(_voice("t1", Polarity.ASSERTS), _voice("t2", Polarity.DENIES)),
        not_counted=(_voice("t3", Polarity.ASSERTS, Reason.CONDITIONAL),),
    )
    row = PropositionRow(
        proposition, verdict, (Cell(Id("a"), 1, 1, 0, 1, (Id("t1"),)),), overruled=EVIL
    )
    figure = FigureHeard(
        tag=Id("f1"),
        article=Id("a"),
        quote=f"figure {EVIL}",
        comparator=Comparator.WORDS,
        value=None,
        value_high=None,
        interval=None,
        origins=(ONE,),
        speaker_names=(EVIL,),
        scope=EVIL,
    )
    other = FigureHeard(
        tag=Id("f2"),
        article=Id("a"),
        quote="other",
        comparator=Comparator.WORDS,
        value=None,
        value_high=None,
        interval=None,
        origins=(),
        speaker_names=(),
    )
    pair = FigurePair(Id("f1"), Id("f2"), FigureRelation.POSSIBLE_CONFLICT, 7)
    clash = Fusion((Id("f1"), Id("f2")), None, ((Id("f1"), Id("f2")),))
    quantity = Quantity(id=Id("q"), created=TIME, name=EVIL)
    measured = QuantityRow(quantity, QuantityVerdict(Id("q"), (figure, other), (pair,), (clash,)))
    stance = StanceRow(
        Id("s1"),
        Id("a"),
        f"stance {EVIL}",
        (EVIL,),
        EVIL,
        "actor",
        Attitude.OPPOSES,
        evidence=False,
    )
    summary = Summary(EVIL, (article,), (EVIL,), (0.5,), (row,), (measured,), (), (stance,))
    judged = Assessment(
        id=Id("j"),
        created=TIME,
        proposition=Id("p"),
        likelihood=Likelihood.VERY_LIKELY,
        confidence=Confidence.LOW,
        reasons=EVIL,
        gaps=EVIL,
    )
    picture = Picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", PNG, EVIL, 1, 1)
    return Report(
        summary=summary,
        made="2026-11-22",
        author=EVIL,
        quotes={
            Id(tag): Sentence(f"before {tag} {EVIL} ", f"quote {tag}", f" after {EVIL}", 3)
            for tag in ("t1", "t2", "t3", "f1", "f2", "s1")
        },
        assessments={Id("p"): ((EVIL, judged),)},
        comments=(Comment(Id("p"), EVIL, approved=False, text=EVIL),),
        rulings=(Ruled(TIME, EVIL, "overrule", (("name", EVIL), ("value", EVIL)), EVIL),),
        briefs=(FrozenBrief(f"May brief {EVIL}", EVIL, TIME, MOVES, CAUSES),),
        pictures={"matrix:0": picture, "quantity:q": picture},
    )


MOVES = (
    Move(Id("p"), "It is so", Status.SINGLE_ORIGIN, Status.CONTESTED, (1, 1), (0, 1)),
    Move(Id("gone"), "It was so", Status.DENIED, None, (0, 0), (1, 0)),
)

CAUSES = {
    Id("p"): Causes(
        (
            Cause("tag.claim", (("quote", "so"),), "Ada", TIME, ((Touch.TAGGED, 1),)),
            Cause("import", (("count", "2"),), EVIL, TIME, ((Touch.IMPORTED, 1),)),
        ),
        9,
    )
}

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def blocks() -> list[Block]:
    return compose(_report())


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = {name: value or "" for name, value in attrs}
        self.attributes |= found.keys()
        if found.get("http-equiv"):
            self.policy = found["content"]
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        if tag == "img":
            assert found["src"].startswith("data:image/svg+xml;base64,")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _parsed(page: str) -> _Seen:
    seen = _Seen()
    seen.feed(page)
    seen.close()
    return seen


OURS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "table"}
    | {"thead", "tbody", "tr", "th", "td", "a", "span", "strong", "img"}
)


def test_no_tag_and_no_attribute_of_the_page_comes_from_data(blocks: list[Block]) -> None:
    seen = _parsed(to_html(EVIL, blocks))
    assert seen.tags <= OURS
    assert seen.attributes <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "id",
        "class",
        "href",
        "src",
        "alt",
        "scope",
        "dir",
    }
    assert "".join(seen.text).count("<img src=x") > 10, "the words themselves are all there"


def test_the_policy_allows_our_style_and_nothing_else(blocks: list[Block]) -> None:
    page = to_html("x", blocks)
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert _parsed(page).policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    )
    assert "style=" not in page


def test_every_link_of_the_page_leads_somewhere(blocks: list[Block]) -> None:
    seen = _parsed(to_html("x", blocks))
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.links
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)


def _runs(blocks: list[Block]) -> list[Run]:
    found: list[Run] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += block.runs
        elif isinstance(block, Bullets):
            found += [run for line in block.lines for run in line]
        elif isinstance(block, Table):
            found += [run for row in block.rows for cell in row for run in cell]
    return found


def test_every_voice_leads_to_its_quote_in_its_sentence(blocks: list[Block]) -> None:
    anchors = {
        block.anchor: "".join(run.text for run in block.runs)
        for block in blocks
        if isinstance(block, Paragraph) and block.anchor.startswith("quote-")
    }
    runs = _runs(blocks)
    led = []
    for said, label in pairwise(runs):
        if label.target.startswith("quote-"):
            tag = re.findall(r"\b(?:[tfs]\d)\b|figure|stance|other", said.text)[0]
            led.append(tag)
            name = {"figure": "f1", "stance": "s1", "other": "f2"}.get(tag, tag)
            assert f"quote {name} after" in anchors[label.target]
            assert "sentence 3" in anchors[label.target]
    assert sorted(led) == ["figure", "other", "stance", "t1", "t2", "t3"]


def test_the_report_says_what_is_open_and_who_decided(blocks: list[Block]) -> None:
    text = to_markdown(blocks)
    plain = text.replace("\\", "")
    assert "Not read to the end: A." in plain
    assert "figures that may conflict (1 pairs)" in plain
    assert "1 status rests on something nobody has confirmed yet." in plain
    assert "likelihood: very likely; confidence: low" in plain
    assert "Cannot all hold: 1 / 2." in plain
    assert "2026-01-01" in plain


def test_nothing_of_the_data_is_markdown() -> None:
    assert escape("*a* [b](c) <d> `e` # f\n| g") == (
        "\\*a\\* \\[b\\](c) \\<d\\> \\`e\\` \\# f \\| g"
    )


def test_every_row_of_a_markdown_table_has_the_same_bars(blocks: list[Block]) -> None:
    tables = [block for block in blocks if isinstance(block, Table)]
    text = to_markdown(tables)
    for part in text.split("\n\n"):
        bars = {len(re.findall(r"(?<!\\)\|", line)) for line in part.strip().split("\n")}
        assert len(bars) == 1


def test_a_heading_stays_one_line_in_markdown() -> None:
    assert to_markdown([Heading(2, "one\ntwo", "x")]) == '<a id="x"></a>\n\n## one two\n'


def test_a_word_document_opens_and_its_links_lead_to_bookmarks(blocks: list[Block]) -> None:
    made = to_docx(EVIL, blocks)
    words = Document(BytesIO(made))
    assert any("It is so <img src=x" in one.text for one in words.paragraphs)
    assert len(words.tables) == sum(isinstance(block, Table) for block in blocks)
    assert len(words.inline_shapes) == 2
    with zipfile.ZipFile(BytesIO(made)) as parts:
        root = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314  # our own file
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    names = {one.get(f"{space}name") for one in root.iter(f"{space}bookmarkStart")}
    links = {one.get(f"{space}anchor") for one in root.iter(f"{space}hyperlink")}
    assert links
    assert links <= names


def test_a_word_document_takes_any_title_and_character() -> None:
    words = Document(BytesIO(to_docx("t" * 300, [Heading(1, "a\ufffe\ud800\x0bb", "")])))
    assert words.core_properties.title == "t" * 255
    assert [one.text for one in words.paragraphs] == ["a\ufffd\ufffd\ufffdb"]


def _words(blocks: list[Block]) -> list[str]:
    """Return every paragraph and bullet as its words."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs))
        elif isinstance(block, Bullets):
            lines += ["".join(run.text for run in line) for line in block.lines]
    return lines


def test_a_brief_tells_what_has_moved_since(blocks: list[Block]) -> None:
    lines = _words(blocks)
    (head,) = [line for line in lines if "May brief" in line]
    assert head.endswith("on 1 January 2026: 2 statuses moved")
    (moved,) = [line for line in lines if line.startswith("It is so: Single origin, now")]
    told = "Contested (denial 0, now 1) Claim “so” (1 tag added; Ada, 1 January 2026). Import of"
    assert told in moved
    assert moved.endswith(" 7 acts more touched it.")
    assert "It was so: Denied, now not there (denial 1, now 0)" in lines


def test_a_report_says_that_nothing_is_left_out_on_trial(blocks: list[Block]) -> None:
    assert COUNTED in _words(blocks)


def test_no_control_reaches_a_report_and_names_end_their_direction(blocks: list[Block]) -> None:
    everything = "\n".join(_words(blocks))
    assert "\u202e" not in everything
    assert "[U+202E]" in everything
    assert everything.count("\u2068") == everything.count("\u2069") > 0
    quoted = [line for line in _words(blocks) if line.startswith("1. ")]
    assert "\u2068" not in quoted[0].partition(" (")[0], "a sentence keeps its own direction"


def test_names_in_plain_letters_stay_as_they_are() -> None:
    assert sealed("Kim Yo-jong") == "Kim Yo-jong"
    assert sealed("\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd") == (
        "\u2068\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd\u2069"
    )
    kept = _report()
    assert all_sealed(kept.summary.propositions[0].verdict.status) is Status.CONTESTED
    assert all_sealed(Origin("k", "a\u200bb")).name == "\u2068a[U+200B]b\u2069"


def test_the_beginning_is_that_of_the_whole(blocks: list[Block]) -> None:
    assert beginning(_report(), 9) == blocks[:9]

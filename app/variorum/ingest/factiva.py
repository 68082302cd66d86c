"""An export of Factiva as a page, split into its articles: by field codes, or by its styles."""

import re
from typing import TYPE_CHECKING

from variorum.ingest.dates import parse_date
from variorum.ingest.incoming import Block, Extracted
from variorum.ingest.markup import blocks_of, parse
from variorum.ingest.nexis_labels import LANGUAGES
from variorum.model.vocabulary import RegionKind

if TYPE_CHECKING:
    from lxml.etree import _Element

EXTRACTOR = "factiva-html/1"
_CODE = re.compile(r"[A-Z]{2,3}")
_WORDS = re.compile(r"(?i)[\d,. ]+ (?:words|mots|wörter|palabras|parole)")
_TIME = re.compile(r"\d{1,2}:\d{2}.*")
_BODY = ("LP", "TD")
_BY = re.compile(r"(?i)by:? ")


def split_factiva(page: str, encoding: str, steps: tuple[str, ...]) -> list[Extracted]:
    """Return the articles of an export, or nothing if the page is none."""
    if "articleParagraph" not in page and "<b>HD" not in page:
        return []
    articles = [one for one in parse(page).iter("div") if _is_article(one)]
    return [_article(one, encoding, steps) for one in articles]


def _is_article(element: "_Element") -> bool:
    names = (element.get("class") or "").split()
    return "article" in names or any(name.endswith("Article") for name in names)


def _article(element: "_Element", encoding: str, steps: tuple[str, ...]) -> Extracted:
    fields = _coded(element)
    text, known, rest = _by_codes(fields) if "HD" in fields else _by_styles(element)
    words = sum(len(line.split()) for line in rest)
    return Extracted(
        blocks=tuple(text),
        extractor=EXTRACTOR,
        encoding=encoding,
        steps=(*steps, *((f"left_out:words={words}",) if words else ())),
        known=known,
        left_out="\n".join(rest),
    )


def _coded(element: "_Element") -> dict[str, list[str]]:
    """Return the paragraphs by field code of a layout of two columns."""
    fields: dict[str, list[str]] = {}
    for row in element.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        code = "".join(str(one) for one in cells[0].itertext()).strip() if cells else ""
        if len(cells) > 1 and _CODE.fullmatch(code):
            fields.setdefault(code, []).extend(one.text for one in blocks_of(cells[1]))
    return fields


_Parts = tuple[list[Block], dict[str, str], list[str]]


def _by_codes(fields: dict[str, list[str]]) -> _Parts:
    def first(code: str) -> str:
        return " ".join(fields.get(code, ()))

    title = first("HD")
    body = [Block(line) for code in _BODY for line in fields.get(code, ())]
    known = {
        "title": title,
        "outlet": first("SN"),
        "byline": _BY.sub("", first("BY"), count=1),
        "published": parse_date(first("PD")),
        "language": LANGUAGES.get(first("LA").lower(), ""),
    }
    rest = [
        f"{code} {line}"
        for code, lines in fields.items()
        if code not in {"HD", *_BODY}
        for line in lines
    ]
    return [Block(title, RegionKind.HEADLINE), *body], known, rest


def _by_styles(element: "_Element") -> _Parts:
    body: list[Block] = []
    head: list[str] = []
    title = ""
    for one in element:
        if not isinstance(one.tag, str):
            continue
        lines = [block.text for block in blocks_of(one)]
        styled = " ".join([one.get("class") or "", *(str(x.get("class")) for x in one.iter())])
        if "articleParagraph" in styled.replace("enarticle", "article"):
            body += [Block(line) for line in lines]
        elif not title and ("Headline" in styled or one.get("id") == "hd"):
            title = " ".join(lines)
        else:
            head += lines
    known = {"title": title, **_by_looks(head)}
    return [Block(title, RegionKind.HEADLINE), *body], known, head


def _by_looks(head: list[str]) -> dict[str, str]:
    """Read the lines under a headline; the name of the source follows the date and time."""
    known: dict[str, str] = {}
    for line in head:
        if not known.get("published") and (date := parse_date(line)):
            known["published"] = date
        elif _BY.match(line) and "byline" not in known:
            known["byline"] = _BY.sub("", line, count=1)
        elif line.lower() in LANGUAGES:
            known["language"] = LANGUAGES[line.lower()]
        elif "published" in known and "outlet" not in known and not _is_measure(line):
            known["outlet"] = line
    return known


def _is_measure(line: str) -> bool:
    return bool(_WORDS.fullmatch(line) or _TIME.fullmatch(line))

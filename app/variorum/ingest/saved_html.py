"""A saved web page to its article, by trafilatura; what is left out is handed back too."""

import re
from importlib.metadata import version
from typing import Any

from variorum.ingest.charset import MAX_PAGE, MAX_TAGS, decode_page
from variorum.ingest.incoming import Block, Extracted, clean
from variorum.ingest.markup import parse
from variorum.model.errors import UserError
from variorum.model.vocabulary import RegionKind

_PICTURE = re.compile(rb";base64,[A-Za-z0-9+/=]{64,}")
_LANGUAGE = re.compile(r"""(?i)<html\b[^>]{0,500}?\blang\s*=\s*["']?([a-z]{2,3})\b""")
_WORD = re.compile(r"\w+")
_LEFT_OUT = 20_000
_BLOCKS = (
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "br", "section"),
    *("article", "aside", "header", "footer", "nav", "figcaption", "blockquote", "pre", "title"),
    *("ul", "ol", "dl", "dt", "dd", "table", "form", "label", "button", "option", "figure", "main"),
)


def read_html(data: bytes, file: str = "", declared: str = "", url: str = "") -> list[Extracted]:
    """Return the article of a page; `declared` is its container's charset, `url` its address.

    Raises UserError import.no_article, import.bomb (over 150,000 tags), import.too_large (over
    10 MB without embedded pictures) or what decoding raises.
    """
    data = _PICTURE.sub(b";base64,", data)
    if len(data) > MAX_PAGE:
        raise UserError("import.too_large", file=file, limit=MAX_PAGE)
    if data.count(b"<") > MAX_TAGS:
        raise UserError("import.bomb", file=file)
    markup, encoding, steps = decode_page(data, declared, file)
    found = _extract(markup, url, file)
    title = found.title or ""
    text = found.text or ""
    blocks, headed = _blocks(title, text, _headings(found.body))
    rest, count = left_out(markup, "\n".join(block.text for block in blocks))
    language = _LANGUAGE.search(markup[:20_000])
    return [
        Extracted(
            blocks=blocks,
            extractor=f"trafilatura/{version('trafilatura')}",
            encoding=encoding,
            steps=(*steps, *headed, *((f"left_out:words={count}",) if count else ())),
            known={
                "title": title,
                "outlet": found.sitename or found.hostname or "",
                "byline": (found.author or "").replace("; ", ", "),
                "published": found.date or "",
                "url": url or found.url or "",
                "language": language[1].lower()[:2] if language else "",
            },
            left_out=rest,
        )
    ]


def _extract(markup: str, url: str, file: str) -> Any:  # noqa: ANN401  # trafilatura's own type
    from trafilatura import bare_extraction  # noqa: PLC0415  # slow to import, seldom needed

    found = bare_extraction(
        markup,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        # With True, the fourth import of the same page gives nothing: a cache of the process.
        deduplicate=False,
    )
    if not (getattr(found, "text", "") or "").strip():
        raise UserError("import.no_article", file=file)
    return found


def _headings(body: Any) -> set[str]:  # noqa: ANN401  # lxml's own type
    return (
        {_key("".join(one.itertext())) for one in body.iter("head")} if body is not None else set()
    )


def _key(text: str) -> str:
    return " ".join(text.split())


def _blocks(title: str, text: str, headings: set[str]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the lines as blocks, the headline in front if the text does not begin with it."""
    lines = [line for line in text.split("\n") if line.strip()]
    subheads = [
        Block(line, RegionKind.SUBHEAD if _key(line) in headings else None) for line in lines
    ]
    if not title or _key(title) == _key(lines[0]):
        return (Block(lines[0], RegionKind.HEADLINE if title else None), *subheads[1:]), ()
    if any(_key(title) == _key(line) for line in lines[:5]):
        return tuple(subheads), ()
    return (Block(title, RegionKind.HEADLINE), *subheads), ("headline:added",)


def left_out(markup: str, taken: str) -> tuple[str, int]:
    """Return the lines of a page that are not in `taken`, and how many words they have."""
    tree = parse(clean(markup)[0])  # lxml takes no control characters back
    for element in tree.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    for silent in list(tree.iter("script", "style", "noscript", "template")):
        silent.text = None
    text = "".join(str(piece) for piece in tree.itertext())
    run = f" {_words(taken)} "
    lines = dict.fromkeys(_key(line) for line in text.split("\n"))
    rest = [line for line in lines if f" {_words(line)} " not in run and _WORD.search(line)]
    words = sum(len(_WORD.findall(line)) for line in rest)
    return "\n".join(rest)[:_LEFT_OUT], words


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))

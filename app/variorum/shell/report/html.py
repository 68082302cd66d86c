"""A report as one HTML file: no script, nothing fetched, every word of the data escaped."""

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator

from variorum.shell.report.blocks import (
    Block,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Runs,
    Style,
    Table,
)

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #565d66; --line: #d9d6cf;
  --paper: #fdfcf9; --mark: #f7dfa8; --link: #1f3a5f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e6e9; --soft: #a3a9b2; --line: #363b43;
  --paper: #1a1d23; --mark: #5a4a1c; --link: #a9c7ea; } }
body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
  max-width: 60rem; margin: 2rem auto; padding: 0 1.5rem; }
h1, h2, h3 { line-height: 1.25; margin: 2em 0 .5em; }
h1 { margin-top: 0; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .2em; }
p, ul { margin: .4em 0; }
a { color: var(--link); text-decoration-thickness: 1px; }
.muted { color: var(--soft); } .quote { font-family: Georgia, serif; }
p .quote { background: var(--mark); }
table { border-collapse: collapse; margin: 1em 0; width: 100%; font-size: .92em; }
th, td { border-bottom: 1px solid var(--line); padding: .35em .6em; text-align: left;
  vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
img { max-width: 100%; height: auto; background: #fdfcf9; border-radius: 6px; }
@media print { body { max-width: none; margin: 0; font-size: 11pt; } h2 { break-after: avoid; } }
"""

_TAGS = {Style.STRONG: "strong", Style.QUOTE: "span", Style.MUTED: "span", Style.PLAIN: ""}


def to_html(title: str, blocks: Iterable[Block], language: str = "en") -> str:
    """Return the report as a page of its own. Its policy allows its own style and images only."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    body = "\n".join(line for block in blocks for line in _block(block))
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{html.escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level}{_id(block.anchor)}>{html.escape(block.text)}</h{block.level}>"
    elif isinstance(block, Paragraph):
        yield f"<p{_id(block.anchor)}>{_runs(block.runs)}</p>"
    elif isinstance(block, Bullets):
        yield "<ul>"
        yield from (f'<li dir="auto">{_runs(line)}</li>' for line in block.lines)
        yield "</ul>"
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Chart):
        data = base64.b64encode(block.picture.svg).decode()
        alt = html.escape(block.picture.alt)
        yield f'<p><img src="data:image/svg+xml;base64,{data}" alt="{alt}"></p>'


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in table.head)
    yield f"<thead><tr>{head}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(f'<td dir="auto">{_runs(cell)}</td>' for cell in row) + "</tr>"
    yield "</tbody></table>"


def _id(anchor: str) -> str:
    """Return the attributes of a block: words of the data may run right to left."""
    return ' dir="auto"' + (f' id="{html.escape(anchor)}"' if anchor else "")


def _runs(runs: Runs) -> str:
    made = []
    for run in runs:
        words = html.escape(run.text)
        tag = _TAGS[run.style]
        if tag == "strong":
            words = f"<strong>{words}</strong>"
        elif tag:
            words = f'<span class="{run.style.value}">{words}</span>'
        made.append(f'<a href="#{html.escape(run.target)}">{words}</a>' if run.target else words)
    return "".join(made)

"""A report as Markdown (CommonMark with tables): nothing of the data is markup."""

import re
from collections.abc import Iterable, Iterator

from variorum.shell.report.blocks import (
    Block,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>~&$|{}#])")
_LINE_START = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$)")


def to_markdown(blocks: Iterable[Block]) -> str:
    """Return the report as Markdown; links within it lead to anchors."""
    return "\n\n".join("\n".join(_block(block)) for block in blocks) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{_anchor(block.anchor)}{'#' * block.level} {escape(block.text)}"
    elif isinstance(block, Paragraph):
        yield _anchor(block.anchor, inline=True) + _first(_runs(block.runs))
    elif isinstance(block, Bullets):
        yield from (f"- {_first(_runs(line))}" for line in block.lines)
    elif isinstance(block, Table):
        yield _row(map(escape, block.head))
        yield _row("---" for _ in block.head)
        yield from (_row(map(_runs, row)) for row in block.rows)
    elif isinstance(block, Chart):
        yield f"*{escape(block.picture.alt)}*"


def _anchor(name: str, *, inline: bool = False) -> str:
    if not name:
        return ""
    return f'<a id="{name}"></a>' + ("" if inline else "\n\n")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = escape(run.text)
    if run.style is Style.STRONG and words.strip():
        words = f"**{words.strip()}**"
    elif run.style is Style.QUOTE and words.strip():
        bare = words.strip()
        words = words.replace(bare, f"*{bare}*")
    return f"[{words}](#{run.target})" if run.target else words


def _first(line: str) -> str:
    """Escape what would begin a list or a rule at the start of a line."""
    return _LINE_START.sub(r"\1\\\2", line)


def escape(text: str) -> str:
    """Return text on one line of which nothing is Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.splitlines()))

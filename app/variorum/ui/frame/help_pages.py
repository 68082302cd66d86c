"""The pages of the help as values: our own Markdown, with the keys as the analyst has them.

A key stands in a page as a link to its command, ``[A](command:tag.actor)``, so that a page can be
checked against the registry and shows the key of today. Keys that belong to no command stand as
code.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CONTENTS = "contents.md"
COMMAND_KEY = re.compile(r"\[([^\]\n]+)\]\(command:([a-z_.]+)\)")
_PAGE_LINK = re.compile(r"\]\(([a-z-]+\.md)(?:#[a-z-]+)?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*"
    r"(?:Enter|Esc|Tab|Space|Del|Left|Right|Up|Down|Ctrl|Alt|Shift|F\d{1,2}|[A-Z0-9])"
)
_MARK = "\u00a0"
"""Stands on either side of a key in a page made ready to be shown."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its file name, its heading, its Markdown."""

    name: str
    title: str
    text: str


def pages(folder: Path) -> tuple[Page, ...]:
    """Return the contents page of `folder` and the pages it links to, in its order."""
    contents = _page(folder / CONTENTS)
    names = dict.fromkeys(_PAGE_LINK.findall(contents.text))
    return (contents, *(_page(folder / name) for name in names))


def links(text: str) -> list[str]:
    """Return the names of the pages that a page links to."""
    return _PAGE_LINK.findall(text)


def fixed_keys(text: str) -> list[str]:
    """Return the keys in a page that stand for no command."""
    return [found for found in _CODE.findall(text) if _KEY.fullmatch(found)]


def with_keys(text: str, key_of: Callable[[str, str], str]) -> str:
    """Return a page with every key marked; `key_of` (command, key as written) gives today's."""

    def command(found: re.Match[str]) -> str:
        return _marked(key_of(found[2], found[1]))

    def code(found: re.Match[str]) -> str:
        return _marked(found[1]) if _KEY.fullmatch(found[1]) else found[0]

    return COMMAND_KEY.sub(command, _CODE.sub(code, text))


def is_key(words: str) -> bool:
    """Tell whether code in a page made ready is a key."""
    return words.startswith(_MARK) and words.endswith(_MARK)


def slug(heading: str) -> str:
    """Return the fragment by which links name a heading."""
    return "-".join(re.findall(r"\w+", heading.casefold()))


def _marked(key: str) -> str:
    fence = "``" if "`" in key else "`"
    return f"{fence}{_MARK}{key}{_MARK}{fence}"


def _page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    return Page(path.name, text.partition("\n")[0].removeprefix("# "), text)

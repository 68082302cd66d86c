"""XML as REFI-QDA files need it: attributes in order, nothing illegal, every line break kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from variorum.export.losses import ILLEGAL_IN_XML

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_BREAKS = {"\r": "&#13;"}
_PLAIN = re.compile("[ !#-%'-;=?-~\xa0-\ud7ff]*")
"""Most texts: nothing to escape, nothing illegal."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element: attributes, then children or a text. Empty attributes are left out."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: Sequence["Element"] = ()
    text: str = ""


def opening(element: Element) -> str:
    """Return the start tag of an element without its last bracket."""
    shown = [f"{name}={_quoted(value)}" for name, value in element.attributes.items() if value]
    return f"<{' '.join((element.name, *shown))}"


def written(element: Element) -> str:
    """Return an element as XML. Characters that XML 1.0 cannot hold become U+FFFD."""
    return "".join(_written(element))


def _written(element: Element) -> Iterator[str]:
    yield opening(element)
    if not element.children and not element.text:
        yield "/>"
        return
    yield ">"
    if element.text:
        is_plain = _PLAIN.fullmatch(element.text)
        yield element.text if is_plain else escape(_legal(element.text), _BREAKS)
    for child in element.children:
        yield from _written(child)
    yield f"</{element.name}>"


def _quoted(value: str) -> str:
    return f'"{value}"' if _PLAIN.fullmatch(value) else quoteattr(_legal(value))


def _legal(text: str) -> str:
    return ILLEGAL_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)

"""A CAS as a file: UIMA XMI, or JSON-CAS for what XML has no way to write."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from variorum.export.cas_article import SOFA, Structure, Value
from variorum.export.cas_types import types_json
from variorum.export.refi_xml import DECLARATION

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_VIEW = "_InitialView"


def fits_xml(text: str, found: Iterable[Structure]) -> bool:
    """Tell whether XML 1.0 can hold the text and all values."""
    values = (value for one in found for value in one.values.values() if isinstance(value, str))
    return not any(_NOT_IN_XML.search(value) for value in (text, *values))


def xmi(text: str, found: list[Structure]) -> str:
    """Return a CAS as XMI. Line breaks stand as references: a parser reads bare ones as spaces."""
    return "".join(_xmi(text, found))


def _xmi(text: str, found: list[Structure]) -> Iterator[str]:
    spaces = {name: f"n{at}" for at, name in enumerate(sorted({_parted(o.type)[0] for o in found}))}
    named = "".join(f" xmlns:{short}={quoteattr(uri)}" for uri, short in spaces.items())
    yield f'{DECLARATION}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"'
    yield f' xmlns:cas="http:///uima/cas.ecore"{named} xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n'
    for one in found:
        uri, name = _parted(one.type)
        shown = {**one.refs, **one.values}
        listed = "".join(f" {key}={quoteattr(_shown(value))}" for key, value in shown.items())
        yield f'<{spaces[uri]}:{name} xmi:id="{one.number}"{listed}/>\n'
    yield f'<cas:Sofa xmi:id="{SOFA}" sofaNum="1" sofaID="{_VIEW}" mimeType="text/plain"'
    yield f" sofaString={quoteattr(text)}/>\n"
    members = " ".join(str(one.number) for one in found)
    yield f'<cas:View sofa="{SOFA}" members="{members}"/>\n</xmi:XMI>\n'


def _parted(type_: str) -> tuple[str, str]:
    """Return a type's XML namespace and its name there."""
    package, _, name = type_.rpartition(".")
    return f"http:///{package.replace('.', '/')}.ecore", name


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def cas_json(text: str, found: list[Structure]) -> str:
    """Return a CAS as JSON-CAS."""
    sofa = {"%ID": SOFA, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": _VIEW}
    sofa |= {"mimeType": "text/plain", "sofaString": text}
    made: dict[str, Any] = {
        "%TYPES": types_json(),
        "%FEATURE_STRUCTURES": [sofa, *map(_structure, found)],
        "%VIEWS": {_VIEW: {"%SOFA": SOFA, "%MEMBERS": [one.number for one in found]}},
    }
    return json.dumps(made, ensure_ascii=False) + "\n"


def _structure(one: Structure) -> dict[str, Any]:
    refs = {f"@{name}": number for name, number in one.refs.items()}
    return {"%ID": one.number, "%TYPE": one.type, **refs, **one.values}

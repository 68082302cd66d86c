"""UIMA CAS files as plain structures: XMI and JSON-CAS read into the same values."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from variorum.exchange.files import decoded, parse_xml
from variorum.model.errors import UserError

FORM = "UIMA CAS"
SOFA = "uima.cas.Sofa"
_JOINT = "; "
_XMI_ID = "{http://www.omg.org/XMI}id"
_RANGES = "{http://uima.apache.org/resourceSpecifier}"
_PRIMITIVE = frozenset(
    f"uima.cas.{name}"
    for name in ("String", "Integer", "Boolean", "Double", "Float", "Long", "Short", "Byte")
)


@dataclass(frozen=True, slots=True)
class Structure:
    """A feature structure: values as text, and the numbers of those it points at."""

    number: int
    type: str
    values: Mapping[str, str]
    refs: Mapping[str, tuple[int, ...]]


@dataclass(slots=True)
class Cas:
    """A CAS: its text, its structures by number. `elsewhere` counts those of other texts."""

    text: str
    structures: dict[int, Structure] = field(default_factory=dict)
    sofa: int = 0

    def annotations(self) -> Iterator[Structure]:
        """Yield what stands in the text."""
        for one in self.structures.values():
            if "begin" in one.values and one.refs.get("sofa", (self.sofa,)) == (self.sofa,):
                yield one

    def elsewhere(self) -> int:
        """Return how many structures stand in other texts of the same CAS."""
        found = (one for one in self.structures.values() if "begin" in one.values)
        return sum(one.refs.get("sofa", (self.sofa,)) != (self.sofa,) for one in found)


References = Mapping[str, frozenset[str]]
"""For each type the features that point at other structures."""


def read_types(data: bytes, file: str) -> References:
    """Return which features of which types are references, inherited ones not among them."""
    root = parse_xml(data, file)
    found: dict[str, frozenset[str]] = {}
    for one in root.iter(f"{_RANGES}typeDescription"):
        name = (one.findtext(f"{_RANGES}name") or "").strip()
        features = {
            (feature.findtext(f"{_RANGES}name") or "").strip()
            for feature in one.iter(f"{_RANGES}featureDescription")
            if _points((feature.findtext(f"{_RANGES}rangeTypeName") or "").strip())
        }
        found[name] = frozenset(features)
    return found


def _points(range_: str) -> bool:
    is_array = range_.startswith("uima.cas.") and range_.endswith(("Array", "List"))
    is_array &= not range_.startswith("uima.cas.FS")
    return range_ not in _PRIMITIVE and not is_array


_ALWAYS = frozenset({"sofa", "Governor", "Dependent"})


def read_xmi(data: bytes, file: str, types: References) -> Cas:
    """Read XMI. Raises UserError exchange.xml or exchange.unfit."""
    root = parse_xml(data, file)
    found: dict[int, Structure] = {}
    for element in root:
        number, name = element.get(_XMI_ID), _type(element.tag)
        if number is not None and number.isdecimal() and name:
            points = types.get(name, frozenset()) | _ALWAYS
            found[int(number)] = _structure(int(number), name, element, points)
    return _cas(found, file)


def _type(tag: str) -> str:
    """Return the type of an element: its namespace is the package as a path."""
    space, _, name = tag.removeprefix("{").partition("}")
    package = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    return f"{package}.{name}" if name and package != "uima.noNamespace" else name or space


def _structure(number: int, type_: str, element: Element, points: frozenset[str]) -> Structure:
    values: dict[str, str] = {}
    refs: dict[str, tuple[int, ...]] = {}
    for name, value in element.attrib.items():
        if name == _XMI_ID:
            continue
        numbers = value.split()
        if name in points and all(one.isdecimal() for one in numbers):
            refs[name] = tuple(map(int, numbers))
        else:
            values[name] = value
    for child in element:
        more = child.text or ""
        before = values.get(child.tag)
        values[child.tag] = more if before is None else f"{before}{_JOINT}{more}"
    return Structure(number, type_, values, refs)


def read_cas_json(data: bytes, file: str) -> Cas:
    """Read JSON-CAS. Raises UserError exchange.json or exchange.unfit."""
    try:
        value = json.loads(decoded(data, file))
    except (ValueError, RecursionError) as error:
        problem = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise UserError("exchange.json", file=file, problem=problem) from error
    listed = value.get("%FEATURE_STRUCTURES") if isinstance(value, dict) else None
    if isinstance(listed, dict):
        listed = [{"%ID": int(key), **one} for key, one in listed.items() if key.isdecimal()]
    if not isinstance(listed, list):
        raise UserError("exchange.unfit", file=file, form=FORM, problem="")
    raw = {one["%ID"]: one for one in listed if isinstance(one, dict) and _is_int(one.get("%ID"))}
    return _cas({number: _of_json(number, one, raw) for number, one in raw.items()}, file)


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _of_json(number: int, one: Mapping[str, Any], raw: Mapping[int, Any]) -> Structure:
    values: dict[str, str] = {}
    refs: dict[str, tuple[int, ...]] = {}
    for name, value in one.items():
        if name.startswith("@"):
            refs[name[1:]] = _numbers(value, raw)
            elements = raw.get(value, {}).get("%ELEMENTS") if _is_int(value) else None
            if isinstance(elements, list) and not all(map(_is_int, elements)):
                values[name[1:]] = _JOINT.join(map(_shown, elements))
        elif not name.startswith("%") and value is not None:
            values[name.lstrip("#")] = _shown(value)
    return Structure(number, str(one.get("%TYPE", "")), values, refs)


def _numbers(value: object, raw: Mapping[int, Any]) -> tuple[int, ...]:
    """Return what a reference leads to: through an array to its members."""
    if not _is_int(value):
        return ()
    assert isinstance(value, int)  # for the type checker  # noqa: S101
    elements = raw.get(value, {}).get("%ELEMENTS")
    if isinstance(elements, list):
        return tuple(one for one in elements if _is_int(one))
    return (value,)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cas(found: dict[int, Structure], file: str) -> Cas:
    """Return the structures with the text they stand in: the initial view's, else the first."""
    sofas = [one for one in found.values() if one.type == SOFA and "sofaString" in one.values]
    initial = [one for one in sofas if one.values.get("sofaID") == "_InitialView"]
    for sofa in initial or sofas:
        return Cas(sofa.values["sofaString"], found, sofa.number)
    raise UserError("exchange.unfit", file=file, form=FORM, problem="")

"""Parts of a REFI-QDA document: codes, cases, variables and links, whatever its namespace."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from variorum.model.foreign import ForeignLink
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity

_DASHES = re.compile("[‐-―−]")  # noqa: RUF001  # as word processors write them
_JOINT = "; "
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """Return the children of a name."""
    return [one for one in element if local(one) == name]


def below(element: Element, name: str) -> Iterator[Element]:
    """Yield all elements of a name, however deep."""
    return (one for one in element.iter() if local(one) == name)


def plain_guid(text: str) -> str:
    """Return a guid without braces, in lower case, with plain hyphens."""
    return _DASHES.sub("-", text).strip().strip("{}").lower()


def guid(element: Element) -> str:
    """Return the guid of an element."""
    return plain_guid(element.get("guid", ""))


def targets(element: Element, name: str) -> list[str]:
    """Return what references of a name point at."""
    return [plain_guid(one.get("targetGUID", "")) for one in children(element, name)]


def said(element: Element) -> str:
    """Return the description of an element."""
    return next(((one.text or "").strip() for one in children(element, "Description")), "")


class Book:
    """The codes: `labels` by guid, levels parted by ``/``, and `meanings` by label."""

    def __init__(self, root: Element) -> None:
        """Read the codes below `root`."""
        self.labels: dict[str, str] = {}
        self.meanings: dict[str, str] = {}
        for codes in below(root, "Codes"):
            for code in children(codes, "Code"):
                self._add(code)

    def _add(self, root: Element) -> None:
        waiting = [(root, "")]
        while waiting:
            code, above = waiting.pop()
            label = f"{above}/{code.get('name', '')}" if above else code.get("name", "")
            self.labels[guid(code)] = label
            meaning = said(code)
            if meaning:
                self.meanings[label] = meaning
            waiting += [(one, label) for one in reversed(children(code, "Code"))]


def variable_values(names: Mapping[str, str], element: Element) -> Iterator[tuple[str, str]]:
    """Yield (variable, value) of a source; `names` are those of the variables by guid."""
    for one in children(element, "VariableValue"):
        name = next((names.get(end, "") for end in targets(one, "VariableRef")), "")
        value = next((each.text or "" for each in one if local(each) in _VALUES), "")
        if name and value.strip():
            yield name, value.strip()


def case_values(root: Element) -> dict[str, dict[str, str]]:
    """Return for each selection what names it: the cases that refer to it."""
    found: dict[str, dict[str, str]] = {}
    for case in below(root, "Case"):
        for end in targets(case, "SelectionRef"):
            _add(found, end, "case", case.get("name", ""))
    return found


def link_values(root: Element, values: dict[str, dict[str, str]]) -> list[ForeignLink]:
    """Put links from selections to cases into `values` by role; return all other links."""
    cases = {guid(one): one.get("name", "") for one in below(root, "Case")}
    loose: list[ForeignLink] = []
    for link in below(root, "Link"):
        source = plain_guid(link.get("originGUID", ""))
        target = plain_guid(link.get("targetGUID", ""))
        name = link.get("name", "")
        role, _, rest = name.partition(":")
        if target in cases and source not in cases and role in set(LinkRole):
            _drop(values.get(source, {}), cases[target])
            _add(values, source, role, cases[target])
            for mark in rest.split(","):
                _mark(values[source], mark.strip())
        elif not (source in cases and target in cases):
            loose.append(ForeignLink(name or "link", source, target))
    return loose


def _add(values: dict[str, dict[str, str]], selection: str, name: str, value: str) -> None:
    known = values.setdefault(selection, {})
    known[name] = f"{known[name]}{_JOINT}{value}" if known.get(name) else value


def _drop(known: dict[str, str], name: str) -> None:
    """Take a case out of those that only name a selection: a link says what it means there."""
    left = [one for one in known.get("case", "").split(_JOINT) if one not in ("", name)]
    known.pop("case", None)
    if left:
        known["case"] = _JOINT.join(left)


def _mark(known: dict[str, str], mark: str) -> None:
    if mark in set(Polarity):
        known["polarity"] = mark
    elif mark in set(ClaimType):
        known["type"] = mark
    elif mark:
        known["link"] = f"{known['link']}{_JOINT}{mark}" if known.get("link") else mark

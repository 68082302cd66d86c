"""Records of a project out of the Web Annotations that Variorum writes: nothing of it is lost."""

from collections.abc import Iterable, Mapping
from typing import Any

from variorum.model.ids import Id, parse_id
from variorum.model.kinds import KINDS, fields_of, from_plain
from variorum.model.records import Record
from variorum.model.vocabulary import TagKind

Json = Mapping[str, Any]

_PREFIX = "variorum:"
_URN = "urn:uuid:"
_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")


def own_records(value: Any, annotations: Iterable[Json]) -> tuple[Record, ...]:  # noqa: ANN401  # JSON
    """Return the records of a file that Variorum wrote, none of any other file.

    An annotation that no longer makes a record (a program dropped what is ours) is left to be read
    as anybody's.
    """
    beside = value.get(f"{_PREFIX}records") if isinstance(value, dict) else None
    if not isinstance(beside, list):
        return ()
    found = [record for one in beside if (record := _beside(one)) is not None]
    kinds = {record.id: record.kind_name for record in found}
    found += [record for one in annotations if (record := _annotation(one, kinds)) is not None]
    return tuple(found)


def _beside(one: Any) -> Record | None:  # noqa: ANN401  # JSON
    """Return a record that stands beside the annotations, rejected tags among them."""
    kind = str(one.get("type", "")).removeprefix(_PREFIX) if isinstance(one, dict) else ""
    if kind not in KINDS:
        return None
    return _made(kind, {"id": one.get("id"), "created": one.get("created"), **_own(one, kind)})


def _annotation(one: Json, kinds: Mapping[Id, str]) -> Record | None:
    """Return the record that an annotation of ours is."""
    creator = one.get("creator")
    head = {"id": one.get("id"), "created": one.get("created")}
    head |= {"author": creator.get("id")} if isinstance(creator, dict) else {}
    motivation, body, target = one.get("motivation"), one.get("body"), one.get("target")
    if motivation == "linking":
        end = body.get("source") if isinstance(body, dict) else None
        kind = kinds.get(Id(_plain_id(end)))
        if kind not in _TARGETS:
            return None
        return _made("tag_link", {**head, "tag": target, kind: end, **_own(one, "tag_link")})
    if motivation == "commenting":
        text = body.get("value") if isinstance(body, dict) else None
        return _made("note", {**head, "subject": target, "text": text, **_own(one, "note")})
    kind = {"bookmarking": "read_mark"}.get(str(motivation), "region")
    if isinstance(body, list):
        kind = "tag"
    place = _place(target, quoted=kind == "tag")
    return _made(kind, {**head, **place, **_own(one, kind)}) if place else None


def _place(target: Any, *, quoted: bool) -> dict[str, Any]:  # noqa: ANN401  # JSON
    if not isinstance(target, dict) or not isinstance(target.get("selector"), list):
        return {}
    found: dict[str, Any] = {"text_version": target.get("source")}
    for one in target["selector"]:
        if isinstance(one, dict) and one.get("type") == "TextPositionSelector":
            found |= {"start": one.get("start"), "end": one.get("end")}
        elif quoted and isinstance(one, dict) and one.get("type") == "TextQuoteSelector":
            found["quote"] = one.get("exact")
    return found


def _own(one: Json, kind: str) -> dict[str, Any]:
    """Return the fields that stand in our own terms."""
    names = {field.name for field in fields_of(kind)}
    return {
        name: value
        for term, value in one.items()
        if term.startswith(_PREFIX) and (name := term.removeprefix(_PREFIX)) in names
    }


def _made(kind: str, values: dict[str, Any]) -> Record | None:
    """Return the record of these values, None if they do not make one."""
    plain = {
        name: value if name == "text" else _plain(value)
        for name, value in values.items()
        if value is not None
    }
    if kind == "text_version":
        plain.setdefault("text", "")
    try:
        parse_id(plain.get("id", ""))
        return from_plain(kind, plain)
    except (TypeError, ValueError, KeyError):
        return None


def _plain(value: Any) -> Any:  # noqa: ANN401  # JSON
    """Return a value with ids in place of IRIs."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return _plain_id(value.get("id"))
    return value.removeprefix(_URN) if isinstance(value, str) else value


def _plain_id(value: Any) -> str:  # noqa: ANN401  # JSON
    return str(value or "").removeprefix(_URN)


def is_kind(label: str) -> bool:
    """Tell whether a label is one of our four kinds as Variorum writes them."""
    return label.lower() in set(TagKind)

"""W3C Web Annotation in JSON-LD, and what the API of Hypothesis answers.

Read: one annotation, a list, a page, a collection, ``rows`` of a search. Positions are as the file
states them; Hypothesis counts UTF-16 in the page's own text, so that its quotes decide.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.exchange.annotated import own_records
from variorum.exchange.files import read_json, unfit
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignTag, ForeignText

Json = Mapping[str, Any]

FORM = "webannotation"
_ITEMS = ("first", "items", "rows", "annotations", "@graph", "resources")
_CHARS = re.compile(r"char=(\d+),(\d+)")
_DEEPEST = 20


def read_annotations(path: Path) -> ForeignFile:
    """Read a file of annotations. Raises UserError exchange.json or exchange.unfit."""
    value = read_json(path)
    found = [one for one in _annotations(value) if isinstance(one, dict)]
    if not found:
        raise unfit(path, "W3C Web Annotation")
    own = own_records(value, found)
    return _Gathered(found, frozenset(one.id for one in own)).file(own, _texts_of(value))


def _annotations(value: Any, depth: int = 0) -> Iterator[Json]:  # noqa: ANN401  # JSON
    """Yield the annotations of a value, whatever they lie in."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _annotations(one, depth + 1)
    elif isinstance(value, dict):
        if "target" in value or "Annotation" in _types(value):
            yield value
        else:
            for name in _ITEMS:
                if name in value:
                    yield from _annotations(value[name], depth + 1)


def _types(value: Json) -> list[str]:
    """Return the types of a node without their prefixes."""
    found = value.get("type", value.get("@type", ()))
    several = found if isinstance(found, list) else [found]
    return [re.split(r"[:#/]", str(one))[-1] for one in several]


def _many(value: Any) -> list[Any]:  # noqa: ANN401  # JSON
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _iri(value: Any) -> str:  # noqa: ANN401  # JSON
    """Return the IRI of a node or reference."""
    if isinstance(value, dict):
        return str(value.get("id") or value.get("@id") or value.get("source") or "")
    return value if isinstance(value, str) else ""


def _texts_of(value: Any) -> dict[str, str]:  # noqa: ANN401  # JSON
    """Return the texts that a file of ours carries, by the IRI of their sources."""
    beside = value.get("variorum:records") if isinstance(value, dict) else None
    return {
        _iri(one): one["variorum:text"]
        for one in _many(beside)
        if isinstance(one, dict)
        and "text_version" in _types(one)
        and isinstance(one.get("variorum:text"), str)
    }


class _Gathered:
    """Annotations put together by the text they are on."""

    def __init__(self, annotations: Iterable[Json], own: frozenset[str]) -> None:
        self._own = own
        self._tags: dict[str, list[ForeignTag]] = {}
        self._details: dict[str, dict[str, str]] = {}
        self._home: dict[str, str] = {}
        self._unread: dict[str, int] = {}
        self._linking: list[Json] = []
        for one in annotations:
            self._take(one)

    def file(self, own: tuple[Any, ...], texts: Mapping[str, str]) -> ForeignFile:
        """Return the file."""
        links: dict[str, list[ForeignLink]] = {}
        for one in self._linking:
            self._link(one, links)
        names = dict.fromkeys((*self._tags, *texts))
        return ForeignFile(
            FORM,
            tuple(
                ForeignText(
                    name=name,
                    text=texts.get(name),
                    details=self._details.get(name, {}),
                    tags=tuple(self._tags.get(name, ())),
                    links=tuple(links.get(name, ())),
                )
                for name in names
            ),
            own=own,
            unread=tuple(self._unread.items()),
        )

    def _take(self, one: Json) -> None:
        if one.get("references"):
            self._miss("replies")
            return
        motivation = [str(each).rpartition(":")[2] for each in _many(one.get("motivation"))]
        targets = _many(one.get("target"))
        if "linking" in motivation and not any(_selectors(each) for each in targets):
            self._linking.append(one)
            return
        placed = False
        for number, target in enumerate(targets):
            selectors = _selectors(target)
            if selectors:
                self._tag(one, target, selectors, number, motivation)
                placed = True
        if not placed and not _is_own(one):
            self._miss("page notes")

    def _miss(self, what: str) -> None:
        self._unread[what] = self._unread.get(what, 0) + 1

    def _tag(
        self,
        one: Json,
        target: Any,  # noqa: ANN401  # JSON
        selectors: list[Json],
        number: int,
        motivation: list[str],  # JSON
    ) -> None:
        source = _source(target) or str(one.get("uri", ""))
        labels, notes = _said(one)
        if not labels:
            labels = [next((each for each in motivation if each), "annotation")]
        iri = str(one.get("id") or one.get("@id") or "")
        name = iri.removeprefix("urn:uuid:") or f"#{len(self._home) + 1}"
        place = _place(selectors)
        for index, label in enumerate(labels):
            suffix = (f"@{number}" if number else "") + (f"#{index}" if index else "")
            tag = ForeignTag(
                key=name + suffix,
                label=label,
                **place,
                author=_creator(one),
                created=str(one.get("created") or ""),
                note="\n".join(notes),
                values={"modified": str(one["modified"])}
                if one.get("modified") and name in self._own
                else {},
            )
            self._tags.setdefault(source, []).append(tag)
        self._home.setdefault(name, source)
        self._details.setdefault(source, _details(one, target, source))

    def _link(self, one: Json, links: dict[str, list[ForeignLink]]) -> None:
        for target in _many(one.get("target")):
            source = _iri(target).removeprefix("urn:uuid:")
            for body in _many(one.get("body")):
                end = _iri(body) if not isinstance(body, dict) else _iri(body.get("source") or body)
                end = end.removeprefix("urn:uuid:")
                label = body.get("purpose", "linking") if isinstance(body, dict) else "linking"
                home = self._home.get(source)
                if home is not None and self._home.get(end) == home:
                    links.setdefault(home, []).append(ForeignLink(str(label), source, end))
                elif not _is_own(one):
                    self._miss("links")


def _is_own(one: Json) -> bool:
    return any(str(name).startswith("variorum:") for name in one) or "bookmarking" in _many(
        one.get("motivation")
    )


def _source(target: Any) -> str:  # noqa: ANN401  # JSON
    """Return the text a target is in."""
    if isinstance(target, dict):
        return _iri(target.get("source") or target.get("id"))
    return str(target).partition("#")[0]


def _selectors(target: Any) -> list[Json]:  # noqa: ANN401  # JSON
    """Return the selectors of a target and those that refine them."""
    if not isinstance(target, dict):
        iri = str(target)
        return (
            [{"type": "FragmentSelector", "value": iri.partition("#")[2]}]
            if "#char=" in iri
            else []
        )
    found: list[Json] = []
    waiting = _many(target.get("selector"))
    while waiting and len(found) < _DEEPEST:  # a file of ours has two, of Hypothesis three
        one = waiting.pop(0)
        if isinstance(one, dict):
            found.append(one)
            waiting += _many(one.get("refinedBy")) + _many(one.get("items"))
    return found


def _place(selectors: list[Json]) -> dict[str, Any]:
    """Return start, end, quote, prefix and suffix as far as the selectors tell them."""
    found: dict[str, Any] = {}
    for one in selectors:
        kinds = _types(one)
        if "TextPositionSelector" in kinds:
            start, end = one.get("start"), one.get("end")
            if type(start) is int and type(end) is int:
                found |= {"start": start, "end": end}
        elif "TextQuoteSelector" in kinds and isinstance(one.get("exact"), str):
            found["quote"] = one["exact"]
            for name in ("prefix", "suffix"):
                if isinstance(one.get(name), str):
                    found[name] = one[name]
        elif "FragmentSelector" in kinds:
            chars = _CHARS.search(str(one.get("value", "")))
            if chars and "start" not in found:
                found |= {"start": int(chars[1]), "end": int(chars[2])}
    return found


def _said(one: Json) -> tuple[list[str], list[str]]:
    """Return the labels of an annotation and what its bodies say besides."""
    labels = [str(each).strip() for each in _many(one.get("tags")) if str(each).strip()]
    notes = [str(one[name]) for name in ("text", "bodyValue") if one.get(name)]
    waiting = _many(one.get("body"))
    while waiting:
        body = waiting.pop(0)
        if isinstance(body, str):
            notes.append(body)
        if not isinstance(body, dict):
            continue
        waiting += _many(body.get("items"))
        value = str(body.get("value") or "").strip()
        purposes = {str(each).rpartition(":")[2] for each in _many(body.get("purpose"))}
        if purposes & {"tagging", "classifying", "identifying"} or "Tag" in _types(body):
            label = value or str(body.get("label") or re.split(r"[/#]", _iri(body))[-1])
            labels += [label] if label else []
        elif value:
            notes.append(value)
        elif _iri(body):
            notes.append(_iri(body))
    return list(dict.fromkeys(labels)), notes


def _creator(one: Json) -> str:
    who = next(iter(_many(one.get("creator") or one.get("user") or one.get("annotator"))), "")
    shown = one.get("user_info")
    if isinstance(shown, dict) and shown.get("display_name"):
        return str(shown["display_name"])
    if isinstance(who, dict):
        return str(who.get("name") or who.get("nickname") or who.get("id") or "")
    return str(who).removeprefix("acct:")


def _details(one: Json, target: Any, source: str) -> dict[str, str]:  # noqa: ANN401  # JSON
    """Return what an annotation says of the page it is on."""
    found: dict[str, str] = {}
    scope = _iri(target.get("scope")) if isinstance(target, dict) else ""
    url = next((each for each in (scope, source) if each.startswith("http")), "")
    if url:
        found["url"] = url.partition("#")[0]
    document = one.get("document")
    title = _many(document.get("title")) if isinstance(document, dict) else []
    if title:
        found["title"] = str(title[0])
    return found

"""The annotations of a CAS as foreign tags and links. Offsets stay UTF-16 units."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from variorum.exchange.cas_structures import SOFA, Cas, Structure
from variorum.model.foreign import ForeignLink, ForeignTag
from variorum.text.offsets import OffsetMap

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
_ENTITY = f"{_DKPRO}ner.type.NamedEntity"
_METADATA = f"{_DKPRO}metadata.type.DocumentMetaData"
_DOCUMENT = "news.Document"
REGIONS = "Region"
"""The layer of our regions, which are no tags."""

_OURS = frozenset(f"news.{name}" for name in ("Actor", "Claim", "Stance", "Figure"))
_FRAME = frozenset(
    (
        *(f"{_DKPRO}segmentation.type.{name}" for name in ("Token", "Sentence", "Paragraph")),
        *(_METADATA, "uima.tcas.DocumentAnnotation", SOFA),
        f"{_DKPRO}metadata.type.TagsetDescription",
    )
)
"""What every text has and nobody tagged."""

_LINGUISTIC = tuple(f"{_DKPRO}{name}." for name in ("lexmorph", "syntax", "segmentation"))
_KINDS = ("value", "label", "category", "class", "kind", "type", "tag")
_ROLES = ("role", "relationType", "relation", *_KINDS)
_PLACE = frozenset({"begin", "end", "sofa", "Governor", "Dependent"})
_CONTEXT = 32


@dataclass(slots=True)
class Layer:
    """What one annotator did in a text."""

    tags: list[ForeignTag] = field(default_factory=list)
    links: list[ForeignLink] = field(default_factory=list)


def describe(cas: Cas) -> dict[str, str]:
    """Return what a CAS says of its text; `name` is what the document is called."""
    found: dict[str, str] = {}
    for one in cas.structures.values():
        if one.type == _DOCUMENT:
            found |= {name: value for name, value in one.values.items() if value}
        elif one.type == _METADATA:
            found.setdefault("name", one.values.get("documentTitle", ""))
            language = one.values.get("language", "")
            if language and language != "x-unspecified":
                found.setdefault("language", language)
    return found


class Tagger:
    """Reads the annotations of one CAS. `unread` counts what has no place."""

    def __init__(self, cas: Cas, unread: Counter[str], author: str = "") -> None:
        """Prepare; `author` is who annotated, where the file tells by its name."""
        self._cas = cas
        self._unread = unread
        self._author = author
        self._units = OffsetMap(cas.text)
        self._keys: dict[int, str] = {}
        self._ids: set[str] = set()

    def layer(self) -> Layer:
        """Return tags and links."""
        found = Layer()
        relations: list[Structure] = []
        for one in self._cas.annotations():
            if one.type in _FRAME:
                continue
            if one.type.startswith(_LINGUISTIC) or one.type == f"news.{REGIONS}":
                self._unread[_short(one)] += 1
            elif "Governor" in one.refs or "Dependent" in one.refs:
                relations.append(one)
            else:
                self._keys[one.number] = self._key(one)
                found.tags.append(self._tag(one))
        found.links += [link for one in relations for link in self._relation(one)]
        found.links += self._slots()
        if elsewhere := self._cas.elsewhere():
            self._unread["annotations of other views"] += elsewhere
        return found

    def _key(self, one: Structure) -> str:
        key = one.values.get("tag_id", "") if one.type in _OURS else ""
        if not key or key in self._ids:  # a copy within the other program has the same
            key = f"{self._author}:{one.number}" if self._author else str(one.number)
        self._ids.add(key)
        return key

    def _tag(self, one: Structure) -> ForeignTag:
        begin, end = _number(one, "begin"), _number(one, "end")
        quote, before, after = None, "", ""
        if begin is not None and end is not None and begin <= end:
            start, stop = self._units.from_utf16(begin), self._units.from_utf16(end)
            quote = self._cas.text[start:stop]
            before = self._cas.text[max(0, start - _CONTEXT) : start]
            after = self._cas.text[stop : stop + _CONTEXT]
        is_ours = one.type in _OURS
        label, values = (_short(one), _own_values(one)) if is_ours else _labelled(one)
        return ForeignTag(
            key=self._keys[one.number],
            label=label,
            start=begin,
            end=end,
            quote=quote,
            prefix=before,
            suffix=after,
            values=values,
            author=self._author or (one.values.get("analyst", "") if is_ours else ""),
            created=one.values.get("created", "") if is_ours else "",
        )

    def _relation(self, one: Structure) -> Iterator[ForeignLink]:
        label = next((one.values[name] for name in _ROLES if one.values.get(name)), _short(one))
        ends = [self._keys.get(number) for name in _ENDS for number in one.refs.get(name, ())]
        if len(ends) == 2 and ends[0] and ends[1]:  # noqa: PLR2004  # a relation's two ends
            yield ForeignLink(label, ends[0], ends[1])
        else:
            self._unread[_short(one)] += 1

    def _slots(self) -> Iterator[ForeignLink]:
        """Yield the links that stand in features of a tag, each a structure with a target."""
        structures = self._cas.structures
        for number, key in self._keys.items():
            for name, refs in structures[number].refs.items():
                for one in (structures.get(ref) for ref in refs if name not in _PLACE):
                    target = _target(one, self._keys)
                    if one is not None and target:
                        yield ForeignLink(one.values.get("role") or name, key, target)


_ENDS = ("Governor", "Dependent")


def _target(one: Structure | None, keys: Mapping[int, str]) -> str:
    if one is None:
        return ""
    direct = keys.get(one.number, "")
    return direct or next((keys.get(ref, "") for ref in one.refs.get("target", ())), "")


def _number(one: Structure, name: str) -> int | None:
    value = one.values.get(name, "")
    return int(value) if value.isdecimal() else None


def _short(one: Structure) -> str:
    return one.type.rpartition(".")[2]


def _labelled(one: Structure) -> tuple[str, dict[str, str]]:
    """Return the label of an annotation, and its other features."""
    values = {name: value for name, value in one.values.items() if name not in _PLACE and value}
    kind = next((name for name in _KINDS if name in values), "")
    value = values.pop(kind, "")
    if one.type == _ENTITY:
        return value or _short(one), values
    return "/".join(filter(None, (_short(one), value))), values


_TOLD = frozenset({"tag_id", "analyst", "created", "links", "says", "identity", "guessed"})


def _own_values(one: Structure) -> dict[str, str]:
    """Return the values of a tag that was ours once: the names it is linked to by their roles."""
    values = {
        name: value
        for name, value in one.values.items()
        if name not in _TOLD | _PLACE and value not in ("", "false")
    }
    for link in filter(None, one.values.get("links", "").split("; ")):
        role, _, name = link.partition(": ")
        if name:
            values[role] = "; ".join(filter(None, (values.get(role), name)))
    return values

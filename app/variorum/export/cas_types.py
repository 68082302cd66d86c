"""The UIMA types that a project's tags are written as: a layer each in INCEpTION.

Layers extend uima.tcas.Annotation and have primitive features only; a relation has Governor and
Dependent besides. Other layers, and lists of structures, INCEpTION passes over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from variorum.export.codebook import meaning
from variorum.export.refi_xml import DECLARATION, Element, written
from variorum.model.kinds import fields_of
from variorum.model.vocabulary import TagKind

ANNOTATION = "uima.tcas.Annotation"
_STRING, _INTEGER = "uima.cas.String", "uima.cas.Integer"
_RANGES = {"int": _INTEGER, "bool": "uima.cas.Boolean", "Decimal": "uima.cas.Double"}
_SEGMENTS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
TOKEN, SENTENCE = f"{_SEGMENTS}.Token", f"{_SEGMENTS}.Sentence"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
DOCUMENT = "news.Document"
REGION = "news.Region"
RELATION = "news.Relation"
LAYERS: Mapping[TagKind, str] = {kind: f"news.{kind.value.capitalize()}" for kind in TagKind}

VALUES: Mapping[TagKind, tuple[str, ...]] = {
    TagKind.ACTOR: ("role",),
    TagKind.CLAIM: (
        *("voice", "quotation", "event_time", "statement_date", "place", "modality"),
        *("likelihood_low", "likelihood_high", "credibility", "credibility_reason"),
    ),
    TagKind.STANCE: ("attitude", "strength"),
    TagKind.FIGURE: (
        *("comparator", "value", "value_high", "unit", "tolerance"),
        *("window_start", "window_end", "as_of", "scope"),
    ),
}
"""Fields of a tag that mean something for its kind."""

STATE = ("rejected", "adjudicated")
"""Fields of a tag of any kind."""

_COMMON = {
    "tag_id": "Id of the tag.",
    "analyst": "Who tagged it.",
    "created": "When it was tagged.",
    "says": "What the tag says, in words.",
    "links": "What the tag is linked to: role and name.",
    "guessed": "Fields nobody has confirmed yet.",
}
_DETAILS = {
    "article": "Id of the article.",
    "text_version": "Id of its text.",
    "sha256": "SHA-256 of the text's UTF-8.",
    "label": "Badge of the article.",
    "title": "Title of the article.",
    "outlet": "Who published it.",
    "byline": "Who wrote it.",
    "published": "When it was published.",
    "genre": "What sort of text it is.",
    "url": "Where it was found.",
    "language": "Language tag such as en.",
}


@dataclass(frozen=True, slots=True)
class Type:
    """A type: what it extends, and (name, range, meaning) of each of its features."""

    name: str
    parent: str = ANNOTATION
    features: tuple[tuple[str, str, str], ...] = field(default=())


def _strings(meanings: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, _STRING, said) for name, said in meanings.items())


def _layer(kind: TagKind) -> Type:
    fields = {one.name: one for one in fields_of("tag")}
    ranges = {
        name: _RANGES.get(fields[name].base.__name__, _STRING) for name in (*STATE, *VALUES[kind])
    }
    own = tuple((name, range_, meaning("tag", name)) for name, range_ in ranges.items())
    identity = {"identity": "Ids of the actors meant."} if kind is TagKind.ACTOR else {}
    return Type(LAYERS[kind], features=(*_strings({**_COMMON, **identity}), *own))


def types() -> Iterator[Type]:
    """Yield all types that are not UIMA's own."""
    yield Type(TOKEN)
    yield Type(SENTENCE)
    metadata = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
    flag = ("isLastSegment", "uima.cas.Boolean", "")
    yield Type(
        METADATA,
        "uima.tcas.DocumentAnnotation",
        (*_strings(dict.fromkeys(metadata, "")), flag),
    )
    yield from map(_layer, TagKind)
    yield Type(REGION, features=_strings({"kind": "What sort of part it is."}))
    ends = tuple((name, ANNOTATION, "") for name in ("Governor", "Dependent"))
    yield Type(RELATION, features=(*ends, *_strings({"role": "What the second is to the first."})))
    yield Type(DOCUMENT, "uima.cas.AnnotationBase", _strings(_DETAILS))


def types_xml() -> str:
    """Return the type system as UIMA's XML descriptor."""
    root = Element(
        "typeSystemDescription",
        {"xmlns": "http://uima.apache.org/resourceSpecifier"},
        [Element("types", children=[_described(one) for one in types()])],
    )
    return f"{DECLARATION}{written(root)}\n"


def _described(one: Type) -> Element:
    features = [
        Element(
            "featureDescription",
            children=[
                Element("name", text=name),
                Element("description", text=said),
                Element("rangeTypeName", text=range_),
            ],
        )
        for name, range_, said in one.features
    ]
    children = [
        Element("name", text=one.name),
        Element("description"),
        Element("supertypeName", text=one.parent),
        Element("features", children=features),
    ]
    return Element("typeDescription", children=children)


def types_json() -> dict[str, Any]:
    """Return the type system as JSON-CAS embeds it."""
    return {
        one.name: {
            "%NAME": one.name,
            "%SUPER_TYPE": one.parent,
            **{name: {"%NAME": name, "%RANGE": range_} for name, range_, _ in one.features},
        }
        for one in types()
    }

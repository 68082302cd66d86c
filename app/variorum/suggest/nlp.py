"""Names found by a language model of spaCy, if one is installed: the last to be believed.

Nothing of spaCy is imported before `load`, which takes seconds and belongs on a worker thread.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from variorum.model.vocabulary import ActorKind

MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_trf")
"""Packages of English models looked for, the first found is used."""

LIMIT = 100_000
"""Code points of the longest text that is read: a model takes about a second for so much."""

_KINDS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "GPE": ActorKind.UNKNOWN,
    "NORP": ActorKind.GROUP,
}
"""Labels of OntoNotes that may be actors: people, organisations, states and towns, peoples."""

_UNUSED = ("parser", "lemmatizer", "tagger", "attribute_ruler")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name the model sees at [start, end), and what kind of actor it takes it for."""

    start: int
    end: int
    kind: ActorKind


class Entity(Protocol):
    """What is used of a span of spaCy."""

    start_char: int
    end_char: int
    label_: str


class Document(Protocol):
    """What is used of a document of spaCy."""

    @property
    def ents(self) -> Iterable[Entity]:
        """The named entities."""


Pipeline = Callable[[str], Document]


def installed() -> str:
    """Return the model that would be used, empty where spaCy or a model is missing.

    Looks for packages and imports none.
    """
    if find_spec("spacy") is None:
        return ""
    return next((name for name in MODELS if find_spec(name)), "")


def load() -> Pipeline | None:
    """Return the model installed, ready for use; None where there is none that works here."""
    name = installed()
    if not name:
        return None
    try:
        pipeline: Pipeline = import_module("spacy").load(name, exclude=_UNUSED)
    except (ImportError, OSError, ValueError, AttributeError):
        return None  # made for another version: as good as absent
    return pipeline


def mentions(pipeline: Pipeline, text: str) -> Iterator[Mention]:
    """Yield the people, organisations, places and peoples a model finds in a text.

    Articles and possessives are trimmed; nothing comes from texts beyond `LIMIT`.
    """
    if len(text) > LIMIT:
        return
    for one in pipeline(text).ents:
        kind = _KINDS.get(one.label_)
        start, end = _trimmed(text, one.start_char, one.end_char)
        if kind and text[start:end][:1].isupper() and "\n" not in text[start:end]:
            yield Mention(start, end, kind)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    quote = text[start:end]
    if quote[:4].lower() == "the ":
        start += len("the ")
    if quote.endswith(("'s", "\u2019s")):
        end -= len("'s")
    return start, end

"""The formats tags are read from, each with what reads it.

To add one: a reader in a module of its own and a line in `READERS`. What a reader needs is
imported only when it is asked for.
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile


class Reader(Protocol):
    """Reads a file, or a folder where the format is one. Raises UserError ``exchange.…``."""

    def __call__(self, path: Path, /) -> ForeignFile:
        """Read."""


class Source(NamedTuple):
    """A format: its name, its title, how its files end, and ``module:function`` of its reader.

    `needs` names the package it cannot be read without, `unit` what its offsets count by its own
    documents: code_points, utf16 or utf8.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    reader: str
    needs: str = ""
    unit: str = "code_points"


_SOURCES: tuple[Source, ...] = (
    Source(
        "webannotation",
        "W3C Web Annotation and Hypothesis",
        (".jsonld", ".json"),
        "variorum.exchange.webannotation:read_annotations",
    ),
    Source("qdpx", "REFI-QDA project", (".qdpx",), "variorum.exchange.refi:read_project"),
    Source("qdc", "REFI-QDA codebook", (".qdc",), "variorum.exchange.refi:read_codebook"),
    Source(
        "labelstudio",
        "Label Studio (JSON, JSON-MIN, or a folder of them)",
        (".json",),
        "variorum.exchange.labelstudio:read_labelstudio",
    ),
    Source(
        "brat",
        "brat standoff (a folder or a ZIP file of them)",
        (".ann", ".zip"),
        "variorum.exchange.brat:read_brat",
    ),
    Source(
        "cas",
        "UIMA CAS (INCEpTION: XMI, JSON-CAS, project zips)",
        (".zip", ".xmi", ".json"),
        "variorum.exchange.cas:read_cas",
        unit="utf16",
    ),
    Source(
        "prodigy",
        "Prodigy and spaCy (JSON Lines)",
        (".jsonl",),
        "variorum.exchange.prodigy:read_prodigy",
    ),
    Source(
        "spans",
        "Table of spans (CSV, TSV, Excel)",
        (".csv", ".tsv", ".xlsx"),
        "variorum.exchange.spans_table:read_spans",
    ),
)

READERS: Mapping[str, Source] = {source.name: source for source in _SOURCES}
"""All formats by name, in the order they are offered."""


def read(path: Path, name: str) -> ForeignFile:
    """Read a file as a format.

    Raises UserError exchange.format (`form`) if there is none of this name, exchange.package
    (`form`, `package`) where what it needs is not installed, and what its `Reader` raises.
    """
    if name not in READERS:
        raise UserError("exchange.format", form=name)
    source = READERS[name]
    if source.needs and find_spec(source.needs) is None:
        raise UserError("exchange.package", form=source.title, package=source.needs)
    module, _, function = source.reader.partition(":")
    return cast("Reader", getattr(import_module(module), function))(path)

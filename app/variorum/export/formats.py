"""The ways to write a project, each with what it carries and what writes it.

To add one: a writer in a module of its own and a line in `EXPORTERS`. What a writer needs is
imported only when it is asked for.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from variorum.export.index import Held
from variorum.export.losses import EVERY
from variorum.export.watching import Watch
from variorum.model.errors import UserError
from variorum.model.handover import Feature, Format
from variorum.model.records import Record


class Writer(Protocol):
    """Writes records, which come in dataset order, to a path; returns how many there were.

    Without `texts` the articles' texts are left out. Raises UserError export.… and Cancelled; then
    what was at the path is as it was.
    """

    def __call__(
        self, records: Iterable[Record], out: Path, watch: Watch, /, *, texts: bool
    ) -> int:
        """Write."""


class HeldWriter(Protocol):
    """Writes all records of a project that is held still, one by one; else as a `Writer`."""

    def __call__(self, held: Held, out: Path, watch: Watch, /, *, texts: bool) -> int:
        """Write."""


class Exporter(NamedTuple):
    """A format, and where its writers are found as ``module:function``.

    `held` is one that need not hold a whole project in memory.
    """

    format: Format
    writer: str
    held: str = ""


_IN_QDA = frozenset(
    (
        *(Feature.TEXTS, Feature.DETAILS, Feature.ANALYSTS, Feature.LINKS),
        *(Feature.TAGS, Feature.CLAUSES, Feature.OVERLAPS, Feature.EDGES),
        *(Feature.MEMOS, Feature.NAMES, Feature.TIES, Feature.FORMULAS),
    )
)
"""What programs for qualitative analysis have a place for; values of tags stand in words only."""

_SPANS = frozenset(
    (
        *(Feature.TEXTS, Feature.DETAILS, Feature.ANALYSTS),
        *(Feature.TAGS, Feature.CLAUSES, Feature.OVERLAPS, Feature.EDGES),
        *(Feature.FORMULAS, Feature.CONTROLS),
    )
)
"""What formats of annotated texts have a place for: spans, and whose they are."""

_VALUES = frozenset((Feature.CLAIM_VALUES, Feature.STRENGTHS, Feature.FIGURE_VALUES))

_IN_BRAT = frozenset(
    (
        *(Feature.TEXTS, Feature.TAGS, Feature.CLAUSES, Feature.OVERLAPS, Feature.EDGES),
        *(Feature.STRENGTHS, Feature.LINKS, Feature.FORMULAS),
    )
)
"""What has an annotation of its own in brat; free values stand in notes only."""

EXPORTERS: Mapping[str, Exporter] = {
    exporter.format.name: exporter
    for exporter in (
        Exporter(
            Format("dataset", "Dataset (JSON Lines)", ".jsonl", EVERY, bare=True),
            "variorum.export.first_formats:write_lines",
        ),
        Exporter(
            Format("folder", "Dataset folder (tables, card, data package)", "", EVERY, bare=True),
            "variorum.export.package:write_package",
        ),
        Exporter(
            Format("csv", "CSV tables, exact", "", EVERY),
            "variorum.export.first_formats:write_exact",
            "variorum.export.first_formats:write_held_exact",
        ),
        Exporter(
            Format(
                "csv-spreadsheet", "CSV tables for spreadsheets", "", EVERY - {Feature.FORMULAS}
            ),
            "variorum.export.first_formats:write_defused",
            "variorum.export.first_formats:write_held_defused",
        ),
        Exporter(
            Format("xlsx", "Excel workbook", ".xlsx", EVERY, bare=True),
            "variorum.export.sheets:write_workbook",
            "variorum.export.sheets:write_held_workbook",
        ),
        Exporter(
            Format("webannotation", "W3C Web Annotation", ".jsonld", EVERY, bare=True),
            "variorum.export.webannotation:write_annotations",
        ),
        Exporter(
            Format("qdpx", "REFI-QDA project", ".qdpx", _IN_QDA),
            "variorum.export.refi:write_project",
        ),
        Exporter(
            Format("qdc", "REFI-QDA codebook", ".qdc", frozenset(), bare=True),
            "variorum.export.refi:write_codebook",
        ),
        Exporter(
            Format("labelstudio", "Label Studio (tasks, labelling interface)", "", EVERY),
            "variorum.export.labelstudio:write_tasks",
        ),
        Exporter(
            Format(
                "cas",
                "UIMA CAS (INCEpTION)",
                ".zip",
                _SPANS | _VALUES | {Feature.REJECTED, Feature.REGIONS},
            ),
            "variorum.export.cas:write_cas",
        ),
        Exporter(
            Format("prodigy", "Prodigy and spaCy (JSON Lines)", ".jsonl", _SPANS | _VALUES),
            "variorum.export.prodigy:write_prodigy",
        ),
        Exporter(
            Format(
                "docbin", "spaCy (DocBin)", ".spacy", _SPANS - {Feature.ANALYSTS}, needs="spacy"
            ),
            "variorum.export.docbin:write_docbin",
        ),
        Exporter(
            Format("brat", "brat (standoff and annotation.conf)", "", _IN_BRAT),
            "variorum.export.brat:write_standoff",
        ),
        Exporter(
            Format(
                "conll",
                "CoNLL (IOB2, actors and figures)",
                ".conll",
                frozenset((Feature.TAGS, Feature.FORMULAS, Feature.CONTROLS)),
            ),
            "variorum.export.conll:write_conll",
        ),
        Exporter(
            Format("parquet", "Parquet tables", "", EVERY, bare=True, needs="pyarrow"),
            "variorum.export.parquet:write_parquet",
        ),
    )
}
"""All formats by name, in the order they are offered."""


def format_named(name: str) -> Format:
    """Return a format; raise UserError export.format (`form`) if there is none of this name."""
    if name not in EXPORTERS:
        raise UserError("export.format", form=name)
    return EXPORTERS[name].format


def write(records: Iterable[Record], form: Format, out: Path, watch: Watch, *, texts: bool) -> int:
    """Write records as `form` to `out`, whole or not at all; return how many there were.

    Raises UserError export.package (`form`, `package`) where what it needs is not installed,
    export.texts (`form`) where it cannot leave texts out, and what its `Writer` raises.
    """
    if form.needs and find_spec(form.needs) is None:
        raise UserError("export.package", form=form.title, package=form.needs)
    _refuse_bare(form, texts=texts)
    return find_writer(form)(records, out, watch, texts=texts)


def write_held(held: Held, form: Format, out: Path, watch: Watch, *, texts: bool) -> int:
    """Write a whole project as `form`, one of those with a `held` writer; else as `write`."""
    _refuse_bare(form, texts=texts)
    writer = cast("HeldWriter", _found(EXPORTERS[form.name].held))
    return writer(held, out, watch, texts=texts)


def _refuse_bare(form: Format, *, texts: bool) -> None:
    if not texts and not form.bare:
        raise UserError("export.texts", form=form.title)


def find_writer(form: Format) -> Writer:
    """Return what writes a format."""
    return cast("Writer", _found(EXPORTERS[form.name].writer))


def _found(name: str) -> object:
    module, _, function = name.partition(":")
    found: object = getattr(import_module(module), function)
    return found

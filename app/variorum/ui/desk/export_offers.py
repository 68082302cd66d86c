"""What the export dialogue offers: the formats the workspace knows, the reports, what is there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from variorum.model.catalogue import Catalogue
from variorum.model.errors import UserError
from variorum.model.handover import Format
from variorum.model.records import Annotator, Article
from variorum.model.vocabulary import Progress
from variorum.shell import handover_phrases
from variorum.ui import messages
from variorum.ui.handover.values import ExportFormat, Stock
from variorum.workspace.outlook import missing_package

REPORTS = ("html", "pdf", "docx", "md")

_LONG = 30
"""Letters of a title there is room for; what stands in brackets gives way."""

_ICONS = {"dataset": "dataset", "folder": "folder", "xlsx": "table", "sqlite": "database"}
_ICONS |= {"qdpx": "book", "qdc": "list", "webannotation": "link", "parquet": "grid"}
_ICONS |= {"csv": "grid", "csv-spreadsheet": "grid", "labelstudio": "type", "brat": "pen"}
_ICONS |= {"cas": "network", "prodigy": "sparkle", "docbin": "sparkle", "conll": "list"}


def data_offers(formats: Sequence[Format]) -> list[ExportFormat]:
    """Return the formats as the dialogue shows them, each with a name of file of its own."""
    taken: set[str] = set()
    made = []
    for form in formats:
        suffix = form.extension if form.extension not in {"", *taken} else ""
        taken.add(form.extension)
        made.append(_offer(form, suffix or f"-{form.name}{form.extension}"))
    return made


def _offer(form: Format, suffix: str) -> ExportFormat:
    package = missing_package(form)
    missing = ""
    if package:
        failure = UserError("export.package", form=form.title, package=package)
        missing = str(messages.message_of(failure))
    title = form.title if len(form.title) <= _LONG else form.title.partition(" (")[0]
    return ExportFormat(
        form.name,
        _tr(title),
        handover_phrases.gist(form, messages.tr),
        suffix,
        _ICONS.get(form.name, "document"),
        is_folder=not form.extension,
        bare=form.bare,
        missing=missing,
    )


def report_offers() -> list[ExportFormat]:
    """Return the reports as the dialogue shows them."""
    kinds = (
        ("html", _tr("Report (web page)"), _tr("One file: charts, quotes, method")),
        ("pdf", _tr("Report (PDF)"), _tr("To print or send, quotes linked")),
        ("docx", _tr("Report (Word)"), _tr("To write on, charts as pictures")),
        ("md", _tr("Report (Markdown)"), _tr("Plain text with links, no charts")),
    )
    return [
        ExportFormat(key, title, gist, f"-report.{key}", is_report=True, action=_tr("&Save report"))
        for key, title, gist in kinds
    ]


def stock(catalogue: Catalogue) -> Stock:
    """Return which articles and analysts there are."""
    articles = sorted(catalogue.all(Article).values(), key=lambda one: (len(one.label), one.label))
    analysts = sorted(catalogue.all(Annotator).values(), key=lambda one: one.name)
    return Stock(
        tuple((str(one.id), f"{one.label}  {one.title or one.file_name}") for one in articles),
        tuple((str(one.id), one.name) for one in analysts),
        sum(one.progress is Progress.DONE for one in articles),
    )


def folder_for(remembered: str, project: Path) -> Path:
    """Return the folder of the last export if it is still there, else the project's."""
    kept = Path(remembered) if remembered else project.parent
    return kept if kept.is_dir() else project.parent


def _tr(text: str) -> str:
    return QCoreApplication.translate("Handover", text)

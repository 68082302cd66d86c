"""Which format a file has, by its end and by how it begins."""

import os
import zipfile
from pathlib import Path

from variorum.exchange.files import opened
from variorum.exchange.formats import READERS
from variorum.model.errors import UserError

_HEAD = 65_536
_MARKS = {
    "webannotation": (
        *('"TextQuoteSelector"', '"TextPositionSelector"', "anno.jsonld", '"AnnotationCollection"'),
        '"AnnotationPage"',
    ),
    "labelstudio": (
        *('"from_name"', '"to_name"', '"predictions"', '"annotations"'),
        *('"annotation_id"', '"lead_time"'),
    ),
    "prodigy": ('"spans"', '"_input_hash"', '"_task_hash"'),
    "cas": (
        *('"%TYPES"', '"%FEATURE_STRUCTURES"', "xmi:XMI", "http:///uima/cas.ecore"),
        *("TypeSystem.xml\n", ".xmi\n", "exportedproject.json\n"),
    ),
    "brat": (".ann\n",),
}
"""What tells a format by what stands at the start of its files, or by the names in a ZIP file."""

_ZIP = ".zip"

DATASET = "dataset"
"""The name of our own format, which is read elsewhere."""


def is_dataset(path: Path) -> bool:
    """Tell whether a file is a dataset of ours, or is to be refused as one: JSON Lines at least."""
    if not path.exists():
        return True
    head = _head(path).lstrip("\ufeff \t\r\n")
    return head.startswith("{") and '"record"' in head.partition("\n")[0]


def sniff(path: Path) -> str:
    """Return the name of the format of a file.

    Raises UserError exchange.missing, or exchange.unknown (`file`) if nothing tells.
    """
    if not path.exists():
        raise UserError("exchange.missing", file=path.name)
    if path.is_dir():
        return _of_folder(path)
    suffix = path.suffix.lower()
    named = [one.name for one in READERS.values() if suffix in one.extensions]
    if len(named) == 1:
        return named[0]
    head = _names_in(path) if suffix == _ZIP else _head(path, ends=True)
    marked = [
        name for name in (named or READERS) if any(mark in head for mark in _MARKS.get(name, ()))
    ]
    if marked:
        return marked[0]
    if named:
        return named[0]
    raise UserError("exchange.unknown", file=path.name)


_SIGNS = {"label_config.xml": "labelstudio", "annotation.conf": "brat"}
"""Files that a folder of one format alone has."""

_IN_FOLDERS = {".json": "labelstudio", ".ann": "brat"}
"""How the files end of formats that are read as a whole folder."""


def _of_folder(path: Path) -> str:
    """Return the format of the files of a folder."""
    for sign, form in _SIGNS.items():
        if (path / sign).is_file():
            return form
    ends = {one.suffix.lower() for one in path.rglob("*")}
    for end, form in _IN_FOLDERS.items():
        if end in ends and form in READERS:
            return form
    raise UserError("exchange.unknown", file=path.name)


def _names_in(path: Path) -> str:
    """Return the names of the members of a ZIP file, each on a line; nothing if it is none."""
    try:
        with opened(path) as file, zipfile.ZipFile(file) as packed:
            return "".join(f"{name}\n" for name in packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""


def _head(path: Path, *, ends: bool = False) -> str:
    """Return how a file begins, and with `ends` how it ends: keys may stand behind a long text."""
    try:
        with opened(path) as file:
            found = file.read(_HEAD)
            if ends and file.seek(0, os.SEEK_END) > _HEAD:
                file.seek(-_HEAD, os.SEEK_END)
                found += b"\n" + file.read()
            return found.decode("utf-8", "replace")
    except OSError as error:
        problem = error.strerror or ""
        raise UserError("exchange.unreadable", file=path.name, problem=problem) from error

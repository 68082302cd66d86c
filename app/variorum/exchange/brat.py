"""Tags out of brat: a folder or a ZIP file of texts with their annotation files, or one of them.

Read are text-bound annotations with their attributes, normalisations and notes, relations, and
equivalences; events are counted, what is said of one goes to its trigger. Offsets are code points
of the text as its file has it. A line ends at a line feed and nowhere else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from variorum.exchange.brat_lines import Lines
from variorum.exchange.files import Archive, decoded, read_bytes, unfit
from variorum.model.foreign import ForeignFile, ForeignText

FORM = "brat"
_TEXT = ".txt"
_ANNOTATIONS = (".ann", ".a1", ".a2", ".rel", ".co")
_CONFIG = "annotation.conf"
_SECTION = re.compile(r"\[(\w+)\]")
_TYPE = re.compile(r"!?([^\W\d][\w-]*)")

Read = Callable[[str], bytes]


def read_brat(path: Path) -> ForeignFile:
    """Read a folder, a ZIP file, or an annotation file with the text beside it.

    Raises UserError exchange.unfit where there is no annotation file, exchange.encoding and what
    reading files raises.
    """
    names, read = _opened(path)
    files: dict[str, dict[str, str]] = {}
    for name in sorted(names):
        pure = PurePosixPath(name)
        if pure.suffix.lower() in (_TEXT, *_ANNOTATIONS) and not _is_hidden(pure):
            files.setdefault(str(pure.with_suffix("")), {})[pure.suffix.lower()] = name
    unread: Counter[str] = Counter()
    texts = [
        _text(stem, parts, read, unread)
        for stem, parts in files.items()
        if parts.keys() & set(_ANNOTATIONS)
    ]
    if not texts:
        raise unfit(path, FORM)
    used = {tag.label for text in texts for tag in text.tags}
    configs = [name for name in names if PurePosixPath(name).name == _CONFIG]
    codes = dict.fromkeys(code for name in configs for code in _codes(decoded(read(name), name)))
    unused = tuple(code for code in codes if code not in used)
    return ForeignFile(FORM, tuple(texts), codes=unused, unread=tuple(unread.items()))


def _opened(path: Path) -> tuple[list[str], Read]:
    """Return the names of the files there are, and what reads one."""
    if path.is_dir():
        names = [one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file()]
        return names, lambda name: read_bytes(path / name)
    if path.suffix.lower() == ".zip":
        archive = Archive(path)
        return list(archive.names()), archive.read
    beside = [path.with_suffix(one) for one in (_TEXT, *_ANNOTATIONS)]
    found = [path, *(one for one in beside if one != path and one.is_file())]
    config = path.with_name(_CONFIG)
    names = [one.name for one in (*found, *([config] if config.is_file() else []))]
    return names, lambda name: read_bytes(path.with_name(name))


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _text(stem: str, parts: Mapping[str, str], read: Read, unread: Counter[str]) -> ForeignText:
    name = parts.get(_TEXT)
    text = _held(read(name), name) if name else None
    lines = Lines(text, unread)
    for suffix in _ANNOTATIONS:
        if suffix in parts:
            lines.read(_lines(decoded(read(parts[suffix]), parts[suffix])))
    tags, links = lines.made()
    return ForeignText(PurePosixPath(stem).name, text, {"file": f"{stem}{_TEXT}"}, tags, links)


def _held(data: bytes, name: str) -> str:
    """Return a text as its file has it, a byte order mark too: brat counts it."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(data, name)


def _lines(text: str) -> Iterator[str]:
    return (line.removesuffix("\r") for line in text.split("\n"))


def _codes(config: str) -> Iterator[str]:
    """Yield the entity types that a configuration names."""
    section = ""
    for line in _lines(config):
        found = _SECTION.match(line)
        section = found.group(1) if found else section
        named = _TYPE.match(line.strip())
        if named and not found and section == "entities":
            yield named.group(1)

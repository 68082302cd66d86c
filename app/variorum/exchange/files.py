"""Bytes, JSON and ZIP files of other programs, read within limits and never unpacked to disk."""

import io
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError

from variorum.model.errors import UserError

MAX_FILE = 200_000_000
"""The largest file read, and the most that is unpacked of one."""

_MAX_MEMBERS = 50_000
_ENCRYPTED = 1
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO without a writer would block the opening
    | getattr(os, "O_BINARY", 0)
)


def opened(path: Path) -> BinaryIO:
    """Open a file to be read; what is no plain file, such as a link or a FIFO, is refused.

    Raises UserError exchange.missing, exchange.not_a_file or exchange.unreadable (`file`).
    """
    try:
        if path.is_symlink():
            raise UserError("exchange.not_a_file", file=path.name)
        file = os.fdopen(os.open(path, _FLAGS), "rb")
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            raise UserError("exchange.not_a_file", file=path.name)
    except FileNotFoundError as error:
        raise UserError("exchange.missing", file=path.name) from error
    except OSError as error:
        problem = error.strerror or ""
        raise UserError("exchange.unreadable", file=path.name, problem=problem) from error
    return file


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises what `opened` raises, and UserError exchange.too_large (`file`).
    """
    try:
        with opened(path) as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        problem = error.strerror or ""
        raise UserError("exchange.unreadable", file=path.name, problem=problem) from error
    if len(data) > MAX_FILE:
        raise UserError("exchange.too_large", file=path.name)
    return data


def read_text(path: Path) -> str:
    """Return a file as text, line ends as they are; a byte order mark at its start is dropped.

    Raises what `read_bytes` raises, and UserError exchange.encoding (`file`).
    """
    return decoded(read_bytes(path), path.name)


def decoded(data: bytes, file: str) -> str:
    """Return UTF-8 (or UTF-16 that says so) as text, without its byte order mark."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("exchange.encoding", file=file) from error


def read_json(path: Path) -> Any:  # noqa: ANN401  # JSON
    """Return the value of a JSON file.

    Raises what `read_text` raises, and UserError exchange.json (`file`, `problem`).
    """
    text = read_text(path)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        problem = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise UserError("exchange.json", file=path.name, problem=problem) from error


def unfit(path: Path, form: str, problem: str = "") -> UserError:
    """Return the error for a file that is not what its format asks for: where, or what."""
    where = f" ({problem})" if problem else ""
    return UserError("exchange.unfit", file=path.name, form=form, problem=where)


def parse_xml(data: bytes, file: str) -> Element:
    """Parse XML without a document type; raise UserError exchange.xml (`file`, `problem`)."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415  # lazy: only for files of XML
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415  # the same

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except ParseError as error:
        raise UserError("exchange.xml", file=file, problem=str(error)) from error
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise UserError("exchange.xml", file=file, problem="") from error
    return root


class Archive:
    """The members of a ZIP file, read one by one within one budget.

    Raises UserError exchange.zip, exchange.locked or exchange.too_large (`file`).
    """

    def __init__(self, path: Path) -> None:
        """Open it."""
        self._open(read_bytes(path), path.name, [MAX_FILE])

    def _open(self, data: bytes, file: str, left: list[int]) -> None:
        self._file = file
        self._left = left
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError) as error:
            raise UserError("exchange.zip", file=file) from error
        members = [one for one in self._zip.infolist() if not one.is_dir()]
        if len(members) > _MAX_MEMBERS:
            raise UserError("exchange.too_large", file=file)
        self._members = {one.filename.replace("\\", "/"): one for one in members}
        self._by_name = {_file_name(path): path for path in reversed(self._members)}

    def names(self) -> Iterator[str]:
        """Yield the paths of the members, parted by ``/``."""
        yield from self._members

    def find(self, name: str) -> str | None:
        """Return the path of the member of this file name, whatever its folder and case."""
        return self._by_name.get(_file_name(name))

    def read(self, path: str) -> bytes:
        """Return a member, unpacked within what is left of the budget."""
        member = self._members[path]
        if member.flag_bits & _ENCRYPTED:
            raise UserError("exchange.locked", file=self._file)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self._left[0] + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UserError("exchange.zip", file=self._file) from error
        except (NotImplementedError, RuntimeError) as error:
            raise UserError("exchange.locked", file=self._file) from error
        if len(data) > self._left[0]:
            raise UserError("exchange.too_large", file=self._file)
        self._left[0] -= len(data)
        return data

    def inner(self, path: str) -> "Archive":
        """Return a member that is an archive itself; both draw on one budget."""
        data = self.read(path)
        made = object.__new__(Archive)
        made._open(data, self._file, self._left)
        return made


def _file_name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name.lower()

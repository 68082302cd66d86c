"""What is inside ZIP and XML, within limits: nothing is extracted, no DTD is read.

Every member is streamed with a budget, so that a bomb costs no more than the budget; XML with a
document type is refused, and with it every entity that could grow or reach outside.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Self
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from variorum.model.errors import UserError

MAX_UNPACKED = 60_000_000
MAX_XML = 16_000_000
MAX_TAGS = 600_000
_MAX_MEMBERS = 20_000
_ENCRYPTED = 1


class Package:
    """The members of a ZIP file in memory; raises UserError import.damaged, .locked, .bomb."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open `data`; `file` is its name, for errors."""
        self._file = file
        self._left = MAX_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UserError("import.damaged", file=file) from error
        self._members = {one.filename: one for one in self._zip.infolist()}
        if len(self._members) > _MAX_MEMBERS:
            raise UserError("import.bomb", file=file)

    def __enter__(self) -> Self:
        """Use as a context manager."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the archive."""
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a member."""
        return name in self._members

    def names(self) -> list[str]:
        """Return the names of the members, in the archive's order."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """Return a member, unpacked within what is left of the budget."""
        member = self._members.get(name)
        if member is None:
            raise UserError("import.damaged", file=self._file)
        if member.flag_bits & _ENCRYPTED:
            raise UserError("import.locked", file=self._file)
        limit = min(self._left, MAX_XML)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UserError("import.damaged", file=self._file) from error
        except (NotImplementedError, RuntimeError) as error:
            raise UserError("import.locked", file=self._file) from error
        if len(data) > limit:
            raise UserError("import.bomb", file=self._file)
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """Return a member parsed as XML."""
        return parse_xml(self.read(name), self._file)


def parse_xml(data: bytes, file: str) -> Element:
    """Parse XML without a document type; raise UserError import.damaged otherwise."""
    if len(data) > MAX_XML or data.count(b"<") > MAX_TAGS:
        raise UserError("import.bomb", file=file)
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UserError("import.damaged", file=file) from error
    return root


def walk(root: Element, passed_over: Iterable[str] = ()) -> Iterator[tuple[bool, Element]]:
    """Yield (True, element) on the way in and (False, element) on the way out, however deep.

    What is in `passed_over` (tags) is met but not entered.
    """
    skip = frozenset(passed_over)
    stack = [iter([root])]
    path: list[Element] = []
    while stack:
        element = next(stack[-1], None)
        if element is not None:
            yield True, element
            path.append(element)
            stack.append(iter(()) if element.tag in skip else iter(element))
            continue
        stack.pop()
        if path:
            yield False, path.pop()


def beside(member: str, target: str) -> str:
    """Return the name of the member that `target` names when read in `member`."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(member), path)).lstrip("/")

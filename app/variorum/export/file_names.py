"""Names of files made from what people wrote: safe on every system, each there once."""

import re
import unicodedata

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST = 60
_NAMELESS = "article"


class FileNames:
    """Makes names of ASCII letters, digits and hyphens, unique whatever their case."""

    def __init__(self) -> None:
        """Start with none taken."""
        self._taken: set[str] = set()

    def free(self, words: str) -> str:
        """Return a name, without extension, that says `words` as far as it can."""
        plain = unicodedata.normalize("NFKD", words[: 4 * _LONGEST]).encode("ascii", "ignore")
        name = _UNSAFE.sub("-", plain.decode("ascii")).strip("-")[:_LONGEST].strip("-")
        if not name or _RESERVED.fullmatch(name):
            name = f"{_NAMELESS}-{name}".strip("-")
        number, found = 1, name
        while found.casefold() in self._taken:
            number += 1
            found = f"{name}-{number}"
        self._taken.add(found.casefold())
        return found

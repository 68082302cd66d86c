"""The ``--- key: value ---`` block some Markdown files open with.

It stays in the text, for offsets are of what the analyst was given; only its values are read.
"""

import re

_BLOCK = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the values by lower-case key, and where the block ends (0 if there is none).

    Only flat pairs are read; a first line of dashes without such pairs is no front matter.
    """
    found = _BLOCK.match(text)
    if not found:
        return {}, 0
    pairs = [_PAIR.fullmatch(line) for line in found[1].splitlines()]
    values = {pair[1].lower(): pair[2].strip("'\"") for pair in pairs if pair}
    return (values, found.end()) if values else ({}, 0)

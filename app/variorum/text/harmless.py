"""Texts made harmless for where they go: a cell of a spreadsheet, the name of a file."""

import re

_LEADING = " \u00a0\u3000\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'\"\0"
"""What spreadsheets skip, drop or do not show before the first character of a cell."""

_FORMULA = re.compile(f"[{_LEADING}]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")

_UNFIT = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*'
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]+"
)
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?=\.|\Z)",
    re.IGNORECASE,
)
_LONGEST = 120
"""Bytes of a name in UTF-8; file systems take 255, and programs put something before or behind."""


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet may take a cell for a formula."""
    return bool(_FORMULA.match(cell)) and not _NUMBER.fullmatch(cell)


def defused(cell: str) -> str:
    """Return a cell no spreadsheet takes for a formula; plain numbers stay numbers.

    Follows OWASP, "CSV Injection": cells that start with ``= + - @``, their full-width forms, tab
    or line breaks, also behind spaces, marks that do not show or an apostrophe, get one apostrophe
    in front.
    """
    return f"'{cell}" if is_formula(cell) else cell


def file_name(words: str, suffix: str, instead: str) -> str:
    """Return a name for a file that says `words`, for a person to see and change.

    No name leaves its folder, is a device of Windows, hides or turns its end, or begins with a dot
    or a hyphen. `instead` stands where nothing is left.
    """
    name = " ".join(_UNFIT.sub("-", words).split()).strip(" .-")
    while len(name.encode("utf-8")) > _LONGEST:
        name = name[:-1].rstrip(" .-")
    if _DEVICE.match(name):
        name = f"{instead} {name}"
    return f"{name or instead}{suffix}"

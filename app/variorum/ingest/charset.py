"""The encoding of a page, in the order that decides: BOM, container, page, UTF-8, guess.

The names web pages use are read as browsers read them: what calls itself ISO-8859-1 is
Windows-1252 (WHATWG Encoding Standard, labels).
"""

import codecs
import re

from variorum.ingest.decoding import BOMS, decode
from variorum.model.errors import UserError

_HEAD = 4096
_META = re.compile(
    rb"<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})"
    rb"|\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})",
    re.IGNORECASE,
)
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "johab": "cp949",
    "utf-16": "utf-8",  # a declaration that can be read byte by byte is in no UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_NOT_OF_PAGES = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7"}
_FEW = 0.002

MAX_PAGE = 10_000_000
"""The largest page, markup and scripts counted, pictures not."""

MAX_TAGS = 150_000
"""The most tags of a page: pages of newspapers have some thousands."""


def decode_page(
    data: bytes, declared: str = "", file: str = ""
) -> tuple[str, str, tuple[str, ...]]:
    """Return text, encoding and steps (``charset:bom|declared|meta|utf-8|guessed|chosen``).

    `declared` is what the container says (a MIME part); text before ``!`` forces an encoding
    (``cp1251!``), chosen by the analyst. A declared encoding that does not fit is passed over and
    said (``charset:unfit=NAME``). Raises UserError import.undecodable and what `decode` raises.
    """
    if declared.endswith("!"):
        return _chosen(data, declared[:-1], file)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return (
                decode(data, file, MAX_PAGE)[0].removeprefix("\ufeff"),
                encoding,
                ("charset:bom",),
            )
    unfit: list[str] = []
    found = _META.search(data[:_HEAD])
    in_page = (found[1] or found[2]).decode("ascii") if found else ""
    for name, step in ((declared, "charset:declared"), (in_page, "charset:meta")):
        if not name or not _is_known(name):
            continue
        read = _try(data, name)
        if read:
            return (*read[:2], (step, *unfit, *read[2]))
        unfit.append(f"charset:unfit={name.lower()}")
    text, encoding = decode(data, file, MAX_PAGE)
    step = "charset:utf-8" if encoding == "utf-8" else "charset:guessed"
    return text, encoding, (step, *unfit)


def _chosen(data: bytes, name: str, file: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode(name).removeprefix("\ufeff"), name, ("charset:chosen",)
    except (LookupError, ValueError) as error:
        raise UserError("import.undecodable", file=file, encoding=name) from error


def _is_known(name: str) -> bool:
    try:
        b"abcd".decode(name)
    except (LookupError, ValueError):
        return False
    return codecs.lookup(name).name not in _NOT_OF_PAGES


def _try(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]] | None:
    """Decode as declared; a few wrong bytes in a long page become U+FFFD and are counted."""
    encoding = codecs.lookup(name).name
    encoding = _AS_BROWSERS_DO.get(encoding, encoding)
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    wrong = text.count("\ufffd")
    if wrong > _FEW * len(text):
        return None
    return text, encoding, (f"charset:replaced={wrong}",)

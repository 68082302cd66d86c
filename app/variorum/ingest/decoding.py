"""Bytes to text: find the encoding, normalise once, say what was done.

The result is what is frozen as a text version: UTF-8, no BOM, LF only, nothing else altered (NFC is
not applied, U+2028 and the like stay). Every error is a UserError with `file` among its params.
"""

import codecs
import re

from variorum.ingest.languages import guess_language
from variorum.model.errors import UserError

MAX_BYTES = 5_000_000
"""The largest article: of the bytes read and of the UTF-8 that is frozen."""

BOMS = (
    # UTF-32 first: its little-endian BOM starts with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf")
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\0\t\n\v\f\r\x1b"})
_MAX_CONTROLS = 0.01
_MAX_ACCENTED = 0.2
_UNPRINTABLE = re.compile("[\x80-\x84\x86-\x9f\ufffd]")


def decode(data: bytes, file: str = "", limit: int = MAX_BYTES) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding; a BOM stays the first character.

    A BOM decides; else UTF-8 if the bytes are UTF-8; else the most plausible legacy encoding.
    Raises UserError import.too_large, import.empty, import.binary, import.nul or
    import.undecodable.
    """
    if len(data) > limit:
        raise UserError("import.too_large", file=file, limit=limit)
    if not data:
        raise UserError("import.empty", file=file)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, file), encoding
    if _is_binary(data):
        raise UserError("import.binary", file=file)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if b"\0" in data:
            raise UserError("import.binary", file=file) from None
        return _legacy(data, file)


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError("import.undecodable", file=file, encoding=encoding) from error


def _is_binary(data: bytes) -> bool:
    if data.startswith(_MAGIC):
        return True
    controls = len(data) - len(data.translate(None, _CONTROLS))
    nuls = data.count(0)
    return controls > _MAX_CONTROLS * len(data) or nuls > _MAX_CONTROLS * len(data) + 1


def _legacy(data: bytes, file: str) -> tuple[str, str]:
    """Decode neither UTF-8 nor marked bytes.

    The code pages of Europe differ in a few letters only, which detectors confuse: where the
    words are those of a Western language, it is Windows-1252.
    """
    western = _western(data)
    if western is not None:
        return western, "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, seldom needed

    best = from_bytes(data).best()
    text = str(best) if best else ""
    if best is None or _UNPRINTABLE.search(text):
        raise UserError("import.undecodable", file=file, encoding="")
    return text, best.encoding


def _western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = sum(map(str.isalpha, text))
    accented = sum(one.isalpha() and not one.isascii() for one in text)
    if accented > _MAX_ACCENTED * letters or not guess_language(text):
        return None
    return text


def normalise(text: str, file: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text to freeze and the steps taken, such as ``"newlines:crlf=12"``.

    Steps: ``bom:dropped``, ``newlines:crlf=N``, ``newlines:cr=N``. Raises UserError import.empty
    (also for white space only), import.nul, import.surrogate or import.too_large.
    """
    steps = []
    if text.startswith("\ufeff"):
        text = text[1:]
        steps.append("bom:dropped")
    if "\r" in text:
        pairs = text.count("\r\n")
        singles = text.count("\r") - pairs
        if pairs:
            steps.append(f"newlines:crlf={pairs}")
        if singles:
            steps.append(f"newlines:cr={singles}")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_unfit(text, file)
    return text, tuple(steps)


def _refuse_unfit(text: str, file: str) -> None:
    if not text.strip("\ufeff\u200b \t\n") or text.isspace():
        raise UserError("import.empty", file=file)
    if "\0" in text:
        raise UserError("import.nul", file=file, offset=text.index("\0"))
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as lone:
        raise UserError("import.surrogate", file=file, offset=lone.start) from lone
    if size > MAX_BYTES:
        raise UserError("import.too_large", file=file, limit=MAX_BYTES)

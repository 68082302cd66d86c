"""Rich text, by striprtf; surrogate pairs it leaves apart are put together (`incoming.clean`)."""

import re
from importlib.metadata import version

from variorum.ingest.decoding import MAX_BYTES
from variorum.ingest.incoming import Block, Extracted
from variorum.ingest.nexis import split
from variorum.model.errors import UserError
from variorum.model.reading import Reading

_PICTURE = re.compile(rb"[0-9A-Fa-f\r\n]{400,}|\\bin\d+")
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")
_MAX_MARKUP = 2 * MAX_BYTES


def read_rtf(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the text as one article; an export of Nexis Uni as the articles in it.

    Raises UserError import.damaged or import.too_large.
    """
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  # lazy: only for RTF

    if not data.lstrip().startswith(b"{\\rtf"):
        raise UserError("import.damaged", file=file)
    markup = _PICTURE.sub(b"", data).decode("latin-1")
    if len(markup) > _MAX_MARKUP:
        raise UserError("import.too_large", file=file, limit=MAX_BYTES)
    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]  # it has no types
            markup, encoding=how.encoding or "cp1252", errors="replace"
        )
    except (ValueError, LookupError, OverflowError) as error:
        raise UserError("import.damaged", file=file) from error
    stated = _TITLE.search(markup[:20_000])
    title = stated[1].strip() if stated and stated[1].strip() in text[:2000] else ""
    replaced = text.count("\ufffd")
    whole = Extracted(
        blocks=tuple(Block(line) for line in text.split("\n")),
        extractor=f"striprtf/{version('striprtf')}",
        steps=(
            *((f"charset:replaced={replaced}",) if replaced else ()),
            *(("deletions:kept",) if "\\deleted" in markup else ()),
        ),
        known={"title": title},
    )
    return split(whole) or [whole]

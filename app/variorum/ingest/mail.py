"""Messages and pages saved as messages: .eml and .mhtml (MIME, RFC 5322 and 2557)."""

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from variorum.ingest.charset import decode_page
from variorum.ingest.incoming import Block, Extracted
from variorum.ingest.saved_html import read_html
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

_EXTRACTOR = "eml/1"
_MAX_NESTED = 500
_MAX_LINES = 1_000_000
_MAX_HEAD = 1_000_000
_REPLY = re.compile(r"(?i)(?:(?:re|fwd?|fw|aw|wg|tr)\s*:\s*)+")
_MALFORMED = (MessageError, ValueError, IndexError, AttributeError, TypeError)
"""How the standard parser fails on some malformed headers."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def read_mhtml(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the article of a page saved as one file; its address is the message's."""
    message = _message(data, file)
    page = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
    if page is None:
        raise UserError("import.no_article", file=file)
    url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    url = url if url.lower().startswith(("http://", "https://")) else ""
    return read_html(_payload(page), file, _charset(page, how), url)


def read_eml(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the text of a message, by its plain part if it has one, else as a page."""
    message = _message(data, file)
    body = message.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise UserError("import.empty", file=file)
    known = _known(message)
    subject = known["title"]
    others = _attached(message)
    if body.get_content_type() == "text/html":
        [page] = read_html(_payload(body), file, _charset(body, how))
        known = {**page.known, **{key: value for key, value in known.items() if value}}
        blocks, left_out, steps = page.blocks, page.left_out, page.steps
        encoding, extractor = page.encoding, f"{_EXTRACTOR} {page.extractor}"
    else:
        text, encoding, steps = decode_page(_payload(body), _charset(body, how), file)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        headed = (Block(subject, RegionKind.HEADLINE),) if subject else ()
        blocks = (*headed, *map(Block, _PARAGRAPH.split(text)))
        steps = (*steps, *(("headline:added",) if subject else ()))
        left_out, extractor = "", _EXTRACTOR
    if others:
        steps = (*steps, f"attachments:left_out={len(others)}")
    return [
        Extracted(
            blocks=blocks,
            extractor=extractor,
            encoding=encoding,
            steps=steps,
            known=known,
            left_out="\n".join([left_out, *others]).strip(),
        )
    ]


def _message(data: bytes, file: str) -> EmailMessage:
    # The standard parser tries every open boundary on every line.
    nested = data.lower().count(b"boundary=") > _MAX_NESTED
    head = re.search(rb"\r?\n\r?\n", data)
    long_head = (head.start() if head else len(data)) > _MAX_HEAD
    if nested or long_head or data.count(b"\n") > _MAX_LINES:
        raise UserError("import.bomb", file=file)
    try:
        message = message_from_bytes(data, policy=default)
        known = any(name in message for name in ("MIME-Version", "From", "Content-Type", "Date"))
    except (MessageError, ValueError, RecursionError) as error:
        raise UserError("import.damaged", file=file) from error
    if not isinstance(message, EmailMessage) or not known:
        raise UserError("import.damaged", file=file)
    return message


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: EmailMessage, how: Reading) -> str:
    return f"{how.encoding}!" if how.encoding else part.get_content_charset("")


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as text; headers no rule allows are none."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except _MALFORMED:
        return ""


def _known(message: EmailMessage) -> dict[str, str]:
    return {
        "title": _REPLY.sub("", _header(message, "Subject"), count=1),
        "byline": _sender(message),
        "published": _date(message),
    }


def _sender(message: EmailMessage) -> str:
    try:
        addresses = getattr(message.get("From"), "addresses", ())
        return addresses[0].display_name if addresses else ""
    except _MALFORMED:
        return ""


def _date(message: EmailMessage) -> str:
    try:
        sent = getattr(message.get("Date"), "datetime", None)
        return sent.date().isoformat() if sent else ""
    except _MALFORMED:
        return ""


def _attached(message: EmailMessage) -> list[str]:
    return [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]

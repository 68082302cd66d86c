"""Messages, and pages saved as messages or by Safari, become articles."""

import plistlib
from email.message import EmailMessage

import pytest

from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import read_bytes
from variorum.model.errors import UserError
from variorum.model.reading import Reading

SENTENCE = "Die Mühle wurde am Montag geschlossen, und der Besitzer nannte dafür keinen Grund."
PAGE = (
    "<html><head><title>Mühle</title></head><body><article><h1>Mühle geschlossen</h1>"
    + f"<p>{SENTENCE}</p>" * 4
    + "</article><footer>Impressum</footer></body></html>"
)


def read(data: bytes, name: str) -> Incoming:
    [one] = read_bytes(data, name, Reading())
    return one


def mhtml(encoding: str) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://daily.example/m\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html; charset={encoding}\r\nContent-Transfer-Encoding: binary\r\n"
        "Content-Location: https://daily.example/m\r\n\r\n"
    )
    return head.encode() + PAGE.encode(encoding) + b"\r\n--b--\r\n"


def message(text: str = "", page: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Jane Roe <jane@daily.example>"
    made["Subject"] = "Fwd: Mill closes"
    made["Date"] = "Tue, 05 Mar 2024 23:30:00 +0100"
    if text:
        made.set_content(text)
    if page:
        made.add_alternative(page, subtype="html") if text else made.set_content(page, "html")
    return made


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_a_page_saved_as_a_message_is_read_as_a_page(encoding: str) -> None:
    one = read(mhtml(encoding), "m.mhtml")
    assert one.text.startswith(f"Mühle geschlossen\n\n{SENTENCE}")
    assert one.guesses.url == "https://daily.example/m"
    assert one.extractor.startswith("trafilatura/")
    assert "charset:declared" in one.steps
    assert "Impressum" in one.left_out


def test_a_page_saved_by_safari_is_read_as_a_page() -> None:
    main = {
        "WebResourceData": PAGE.encode("cp1252"),
        "WebResourceTextEncodingName": "windows-1252",
        "WebResourceURL": "https://daily.example/m",
    }
    kept = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    one = read(kept, "m.webarchive")
    assert SENTENCE in one.text
    assert (one.encoding, one.guesses.url) == ("cp1252", "https://daily.example/m")


def test_a_message_is_read_by_its_plain_part() -> None:
    made = message("The mill closed.\n\nNobody said why \U0001f6a2.\n", PAGE)
    made.add_attachment(b"\x89PNG", "image", "png", filename="mill.png")
    one = read(made.as_bytes(), "m.eml")
    assert one.text == "Mill closes\n\nThe mill closed.\n\nNobody said why \U0001f6a2."
    assert (one.guesses.title, one.guesses.byline) == ("Mill closes", "Jane Roe")
    assert one.guesses.published == "2024-03-05"
    assert one.steps[-1] == "attachments:left_out=1"
    assert one.left_out == "mill.png"
    assert one.extractor == "eml/1"


def test_a_newsletter_without_plain_part_is_read_as_a_page() -> None:
    one = read(message(page=PAGE).as_bytes(), "m.eml")
    assert SENTENCE in one.text
    assert (one.guesses.title, one.guesses.byline) == ("Mill closes", "Jane Roe")
    assert one.extractor.startswith("eml/1 trafilatura/")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("m.mhtml", b"", "import.damaged"),
        ("m.mhtml", b"no message at all", "import.damaged"),
        ("m.mhtml", b"MIME-Version: 1.0\r\nContent-Type: text/css\r\n\r\np{}", "import.no_article"),
        ("m.eml", b"\x00\x01\x02", "import.damaged"),
        ("m.eml", b"From: a\r\n" + b"X: y\r\n" * 200_000 + b"\r\nz", "import.bomb"),
        ("m.eml", b"From: a\r\n\r\n" + b"\n" * 1_000_001, "import.bomb"),
        ("m.eml", b"From: a\r\nContent-Type: image/png\r\n\r\nx", "import.empty"),
        ("m.webarchive", b"", "import.damaged"),
        ("m.webarchive", b"bplist00" + b"\xff" * 40, "import.damaged"),
        ("m.webarchive", plistlib.dumps({"Other": 1}), "import.damaged"),
        ("m.webarchive", plistlib.dumps({"WebMainResource": "x"}), "import.damaged"),
    ],
)
def test_what_is_damaged_is_told(name: str, data: bytes, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data, name)
    assert (caught.value.code, caught.value.params["file"]) == (expected, name)


def test_a_message_nested_without_end_is_told() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (one, one)
        for one in range(3000)
    )
    with pytest.raises(UserError, match=r"import\.bomb"):
        read(b"From: a\r\n" + deep, "m.eml")


def test_an_expanding_property_list_is_told() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist>&b;'
    with pytest.raises(UserError, match=r"import\.damaged"):
        read(bomb, "m.webarchive")

"""The order of encodings holds through every door: mark, container, page, UTF-8, guess, analyst."""

import plistlib

import pytest

from variorum.ingest.reading import read_bytes
from variorum.model.reading import Reading

SENTENCE = "Мельница на реке закрылась в мае, и никто в городе не сказал почему."
WESTERN = "Die Mühle ist geschlossen, und keiner in der Stadt weiß, für wen das gut ist. "


def _page(sentence: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><p>{sentence * 8}</p></article></body></html>"


def _meta(name: str) -> str:
    return f'<meta charset="{name}">'


def _mhtml(data: bytes, charset: str) -> bytes:
    kind = f"text/html; charset={charset}" if charset else "text/html"
    return (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: "
        + kind.encode()
        + b"\nContent-Transfer-Encoding: 8bit\n\n"
        + data
        + b"\n--b--\n"
    )


def _eml(data: bytes, charset: str) -> bytes:
    kind = f"text/plain; charset={charset}" if charset else "text/plain"
    head = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: {kind}\n"
    return head.encode() + b"Content-Transfer-Encoding: 8bit\n\n" + data


def _webarchive(data: bytes, charset: str) -> bytes:
    main = {"WebResourceData": data, "WebResourceTextEncodingName": charset}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


CASES = {
    "a mark beats the page": (
        "a.html",
        _page(SENTENCE, _meta("koi8-r")).encode("utf-8-sig"),
        "bom",
    ),
    "a mark beats the container": (
        "a.webarchive",
        _webarchive(_page(SENTENCE).encode("utf-16"), "koi8-r"),
        "bom",
    ),
    "the message beats the page": (
        "a.mhtml",
        _mhtml(_page(SENTENCE, _meta("windows-1251")).encode("koi8-r"), "koi8-r"),
        "declared",
    ),
    "the archive beats the page": (
        "a.webarchive",
        _webarchive(_page(SENTENCE, _meta("utf-8")).encode("cp1251"), "windows-1251"),
        "declared",
    ),
    "a message says its own": ("a.eml", _eml(SENTENCE.encode("koi8-r"), "koi8-r"), "declared"),
    "the page where the message is silent": (
        "a.mhtml",
        _mhtml(_page(SENTENCE, _meta("windows-1251")).encode("cp1251"), ""),
        "meta",
    ),
    "the page": ("a.html", _page(SENTENCE, _meta("koi8-r")).encode("koi8-r"), "meta"),
    "the page in its older form": (
        "a.html",
        _page(
            SENTENCE, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
        ).encode("cp1251"),
        "meta",
    ),
    "an XML declaration": (
        "a.xhtml",
        ('<?xml version="1.0" encoding="windows-1251"?>' + _page(SENTENCE)).encode("cp1251"),
        "meta",
    ),
    "UTF-8 where nobody says": ("a.html", _page(SENTENCE).encode(), "utf-8"),
}


@pytest.mark.parametrize("case", CASES)
def test_who_is_believed(case: str) -> None:
    name, data, step = CASES[case]
    [found] = read_bytes(data, name, Reading())
    assert SENTENCE in found.text
    assert f"charset:{step}" in found.steps


def test_with_no_word_of_it_the_letters_are_guessed_and_that_is_said() -> None:
    [found] = read_bytes(_page(WESTERN).encode("cp1252"), "a.html", Reading())
    assert WESTERN.strip() in found.text
    assert (found.encoding, "charset:guessed" in found.steps) == ("cp1252", True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", _page(SENTENCE, _meta("windows-1251")).encode("koi8-r")),
        ("a.mhtml", _mhtml(_page(SENTENCE).encode("koi8-r"), "windows-1251")),
        ("a.eml", _eml(SENTENCE.encode("koi8-r"), "windows-1251")),
        ("a.webarchive", _webarchive(_page(SENTENCE).encode("koi8-r"), "windows-1251")),
        ("a.txt", SENTENCE.encode("koi8-r")),
    ],
)
def test_the_analyst_is_believed_before_all(name: str, data: bytes) -> None:
    [found] = read_bytes(data, name, Reading("koi8-r"))
    assert SENTENCE in found.text
    assert found.encoding == "koi8-r"

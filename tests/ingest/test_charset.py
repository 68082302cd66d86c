"""Which encoding a page is read in: mark, container, page, UTF-8, guess, in this order."""

import pytest

from variorum.ingest.charset import decode_page
from variorum.model.errors import UserError

CYRILLIC = "Мельница закрылась в мае"
META = '<meta charset="windows-1251">'


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "step"),
    [
        ((META + CYRILLIC).encode("utf-8-sig"), "koi8-r", "utf-8", "charset:bom"),
        ((META + CYRILLIC).encode("utf-16"), "", "utf-16-le", "charset:bom"),
        ((META + CYRILLIC).encode("koi8-r"), "koi8-r", "koi8-r", "charset:declared"),
        ((META + CYRILLIC).encode("cp1251"), "", "cp1251", "charset:meta"),
        (CYRILLIC.encode(), "", "utf-8", "charset:utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>\x93so\x94', "", "cp1252", "charset:meta"),
        (f"<meta charset=utf-16>{CYRILLIC}".encode(), "", "utf-8", "charset:meta"),
    ],
)
def test_the_first_that_knows_decides(data: bytes, declared: str, encoding: str, step: str) -> None:
    text, found, steps = decode_page(data, declared)
    assert (found, steps) == (encoding, (step,))
    assert "so" in text or text.endswith(CYRILLIC)


def test_a_declaration_that_does_not_fit_is_passed_over_and_said() -> None:
    page = "<meta charset='utf-8'><p>Die Schließung der Mühle ist für die Stadt nicht gut.</p>"
    text, encoding, steps = decode_page(page.encode("cp1252"))
    assert text == page
    assert encoding == "cp1252"
    assert steps == ("charset:guessed", "charset:unfit=utf-8")


def test_a_broken_byte_in_a_long_page_is_counted() -> None:
    data = b"<meta charset=utf-8>" + b"x" * 2000 + b"\xff" + b"y" * 2000
    text, encoding, steps = decode_page(data)
    assert (encoding, text.count("\ufffd")) == ("utf-8", 1)
    assert steps == ("charset:meta", "charset:replaced=1")


def test_the_analyst_has_the_last_word() -> None:
    data = (META + CYRILLIC).encode("koi8-r")
    assert decode_page(data, "koi8-r!") == (META + CYRILLIC, "koi8-r", ("charset:chosen",))
    with pytest.raises(UserError, match=r"import\.undecodable"):
        decode_page(data, "utf-8!")
    with pytest.raises(UserError, match=r"import\.undecodable"):
        decode_page(data, "no-such-thing!")


def test_a_name_nobody_knows_is_no_declaration() -> None:
    assert decode_page(CYRILLIC.encode(), "x-unheard-of")[1:] == ("utf-8", ("charset:utf-8",))

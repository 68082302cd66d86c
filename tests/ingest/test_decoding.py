"""Bytes to frozen text: encodings, line ends, what is kept and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.decoding import MAX_BYTES, decode, normalise
from variorum.model.errors import UserError

SPANISH = "El año pasado la señora Muñoz dijo que «todo está bien» en España, según el portavoz. "
FRENCH = "Le ministre a déclaré à l\u2019Élysée que c\u2019est prêt, d\u2019après le porte-parole. "
GERMAN = "Die Regierung erklärte, dass die Gespräche über das Abkommen größtenteils zu Ende sind. "
POLISH = (
    "Minister powiedział, że rozmowy trwają, a żadna decyzja jeszcze nie zapadła w tej sprawie. "
)
CZECH = "Ministr obrany řekl v úterý, že jednání pokračují a žádné rozhodnutí zatím nepadlo. "
RUSSIAN = "Министр заявил, что переговоры продолжаются и никаких решений пока не принято. "
KOREAN = "국방부 장관은 협의가 계속되고 있으며 새로운 결정은 아직 없다고 말했다. "


def code(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        decode(data, "a.txt")
    assert caught.value.params["file"] == "a.txt"
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SPANISH, "cp1252"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (KOREAN, "cp949"),
    ],
)
def test_a_legacy_encoding_is_found(text: str, encoding: str) -> None:
    assert decode((text * 3).encode(encoding)) == (text * 3, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_bom_decides_and_is_dropped(encoding: str) -> None:
    text = "Forty ships 🚢 left."
    decoded, found = decode(("\ufeff" + text).encode(encoding))
    assert found == encoding
    assert normalise(decoded) == (text, ("bom:dropped",))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "import.empty"),
        (b"\x89PNG\r\n\x1a\n rest", "import.binary"),
        (b"%PDF-1.7 all ascii", "import.binary"),
        (b"PK\x03\x04 a word processor's file", "import.binary"),
        (bytes(range(256)) * 4, "import.binary"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 50, "import.binary"),
        ("no mark".encode("utf-16-le"), "import.binary"),
        (b"\xff\xfea\0b", "import.undecodable"),
        (b"\xef\xbb\xbfab\xff", "import.undecodable"),
        (b"a" * (MAX_BYTES + 1), "import.too_large"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_the_largest_text_is_accepted() -> None:
    text, _ = decode(b"a" * MAX_BYTES)
    assert len(normalise(text)[0]) == MAX_BYTES


def test_a_text_that_grows_too_large_as_utf8_is_refused() -> None:
    text = "\u20ac" * (MAX_BYTES // 3 + 1)
    with pytest.raises(UserError, match=r"import\.too_large"):
        normalise(text)


@pytest.mark.parametrize(
    ("text", "expected", "steps"),
    [
        ("a\r\nb\r\n", "a\nb\n", ("newlines:crlf=2",)),
        ("a\rb", "a\nb", ("newlines:cr=1",)),
        ("a\r\n\rb\n", "a\n\nb\n", ("newlines:crlf=1", "newlines:cr=1")),
        ("\ufeffa", "a", ("bom:dropped",)),
        ("a\ufeffb", "a\ufeffb", ()),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\u2028b\u2029c\x85d\x0be\x0cf", ()),
        ("e\u0301 \u00e9 \ufb01", "e\u0301 \u00e9 \ufb01", ()),
        ("  indented \n", "  indented \n", ()),
    ],
)
def test_only_line_ends_and_a_bom_are_altered(
    text: str, expected: str, steps: tuple[str, ...]
) -> None:
    assert normalise(text) == (expected, steps)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map("x{}".format))
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    normal, _ = normalise(text)
    assert "\r" not in normal
    assert normalise(normal) == (normal, ())


@pytest.mark.parametrize(
    ("text", "expected", "params"),
    [
        ("", "import.empty", {}),
        (" \n\t\r\n\u3000", "import.empty", {}),
        ("\ufeff\n", "import.empty", {}),
        ("\u200b", "import.empty", {}),
        ("a\0b", "import.nul", {"offset": 1}),
        ("ab\ud83d", "import.surrogate", {"offset": 2}),
    ],
)
def test_unfit_text_is_refused(text: str, expected: str, params: dict[str, int]) -> None:
    with pytest.raises(UserError) as caught:
        normalise(text, "a.txt")
    assert caught.value.code == expected
    assert caught.value.params == {"file": "a.txt", **params}


def test_one_nul_in_a_text_is_told_from_a_binary_file() -> None:
    text, _ = decode(b"Forty ships\0 left the harbour.")
    with pytest.raises(UserError, match=r"import\.nul"):
        normalise(text)

"""Many ids at once from their bytes to text, several times as fast as one after the other."""

from collections.abc import Iterable

_BLANK = b"00000000-0000-0000-0000-000000000000\n"
_DIGITS = tuple(place for place, char in enumerate(_BLANK) if char == ord("0"))


def id_texts(blobs: Iterable[bytes]) -> list[str]:
    """Return the canonical texts of ids of 16 bytes each, their digits moved place by place."""
    digits = b"".join(blobs).hex().encode()
    made = bytearray(_BLANK * (len(digits) // 32))
    for place, digit in enumerate(_DIGITS):
        made[digit :: len(_BLANK)] = digits[place::32]
    return made.decode().splitlines()

"""Many ids at once from their bytes to text or back, several times as fast as one by one."""

from collections.abc import Iterable

_BLANK = "00000000-0000-0000-0000-000000000000"


class IdTexts:
    """Writes ids of 16 bytes each, with the same words before and after each; these have no LF."""

    def __init__(self, before: str = "", after: str = "") -> None:
        """Take the words."""
        first = len(before.encode())
        self._blank = f"{before}{_BLANK}{after}\n".encode()
        self._digits = [first + at for at, char in enumerate(_BLANK) if char == "0"]

    def texts(self, blobs: Iterable[bytes]) -> list[str]:
        """Return the canonical texts of ids, their digits moved place by place."""
        digits = b"".join(blobs).hex().encode()
        made, step = bytearray(self._blank * (len(digits) // 32)), len(self._blank)
        for number, place in enumerate(self._digits):
            made[place::step] = digits[number::32]
        return made.decode().split("\n")[:-1]


def id_texts(blobs: Iterable[bytes]) -> list[str]:
    """Return the canonical texts of ids of 16 bytes each."""
    return _PLAIN.texts(blobs)


_PLAIN = IdTexts()


def id_blobs(texts: Iterable[str]) -> list[bytes]:
    """Return the 16 bytes of each of some ids that come from where none is malformed."""
    every = bytes.fromhex("".join(texts).replace("-", ""))
    return [every[at : at + 16] for at in range(0, len(every), 16)]

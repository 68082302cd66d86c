"""Power failures, made from a record: what a program asked of the disk, and what may be left of it.

`record` runs a program under strace and returns its operations in one folder, in order. `Disk`
replays them and then fails: every write since the last sync of its file may be kept, dropped or
torn between sectors; of the directory's changes since its last sync any first few are kept. Only
what was synced is sure, which is what POSIX promises.
"""

import ast
import random
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_CALLS = "openat,creat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename"
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded: open, write, cut, sync, unlink or said (a line on stdout)."""

    name: str
    file: int = -1  # number of the file, counted by creation
    path: str = ""
    data: bytes = b""
    at: int = 0


def cannot_trace() -> str:
    """Return why programs cannot be watched here, or nothing."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    tried = subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True, check=False)  # noqa: S603  # a trial
    return "" if tried.returncode == 0 else "strace may not watch programs here"


def record(program: list[str], folder: Path, log: Path) -> tuple[dict[str, bytes], list[Call]]:
    """Run a program; return the files of `folder` before, and what it did to them and said."""
    before = {str(file): file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
    subprocess.run(  # noqa: S603  # this Python, a script of ours
        [
            *(shutil.which("strace") or "", "-f", "-xx", "-s", "10000000", "-o", str(log)),
            *("-e", f"trace={_CALLS}", *program),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    watched = _Watched(folder, list(before))
    for line in _whole_lines(log.read_text(encoding="ascii").splitlines()):
        match = _LINE.match(line)
        if match and int(match[3]) >= 0:
            watched.take(match[1], match[2], int(match[3]))
    return before, watched.calls


def _whole_lines(lines: list[str]) -> list[str]:
    """Join the halves of calls that another thread's call came between."""
    begun: dict[str, str] = {}
    whole = []
    for line in lines:
        thread = line.split(" ", 1)[0]
        if line.endswith(" <unfinished ...>"):
            begun[thread] = line.removesuffix(" <unfinished ...>")
        elif "resumed>" in line:
            whole.append(begun.pop(thread) + line.split("resumed>", 1)[1])
        else:
            whole.append(line)
    return whole


class _Watched:
    """Follows descriptors to files, and keeps the calls that matter."""

    def __init__(self, folder: Path, before: list[str]) -> None:
        self.calls: list[Call] = []
        self._folder = folder
        self._open: dict[int, int] = {}  # descriptor -> file; -1 is the folder itself
        self._names = {path: number for number, path in enumerate(before)}
        self._positions: dict[int, int] = {}
        self._made = len(before)

    def take(self, name: str, given: str, result: int) -> None:
        strings = [_text(found) for found in _STRING.findall(given)]
        if name in {"openat", "creat"}:
            self._opened(strings[0].decode(), result, given)
        elif name in {"unlink", "unlinkat"}:
            self._unlinked(strings[0].decode())
        elif name == "rename":
            assert not self._is_here(strings[0].decode()), "no rename was expected"
        else:
            self._used(name, int(given.split(",", maxsplit=1)[0]), given, strings, result)

    def _opened(self, path: str, descriptor: int, given: str) -> None:
        if Path(path) == self._folder:
            self._open[descriptor] = -1
        elif self._is_here(path):
            if path not in self._names:
                assert "O_CREAT" in given, path
                self._names[path] = self._made
                self._made += 1
                self.calls.append(Call("open", self._names[path], path))
            self._open[descriptor] = self._names[path]
            self._positions[descriptor] = 0
            if "O_TRUNC" in given:
                self.calls.append(Call("cut", self._names[path]))

    def _is_here(self, path: str) -> bool:
        return Path(path).parent == self._folder

    def _unlinked(self, path: str) -> None:
        if path in self._names:
            self.calls.append(Call("unlink", self._names.pop(path), path))

    def _used(
        self, name: str, descriptor: int, given: str, strings: list[bytes], result: int
    ) -> None:
        file = self._open.get(descriptor)
        if name == "close":
            self._open.pop(descriptor, None)
        elif name == "write" and descriptor == 1:
            self.calls.append(Call("said", data=strings[0]))
        elif file is None:
            return
        elif name == "pwrite64":
            self._wrote(file, strings[0], int(given.rsplit(", ", 1)[1]), result)
        elif name == "write":
            self._wrote(file, strings[0], self._positions[descriptor], result)
            self._positions[descriptor] += result
        elif name == "ftruncate":
            self.calls.append(Call("cut", file, at=int(given.split(", ")[1])))
        else:
            self.calls.append(Call("sync", file))

    def _wrote(self, file: int, data: bytes, at: int, result: int) -> None:
        assert len(data) == result, "a short write"
        self.calls.append(Call("write", file, data=data, at=at))


def _text(escaped: str) -> bytes:
    return ast.literal_eval(f'b"{escaped}"')  # type: ignore[no-any-return]  # bytes, by its form


@dataclass
class _File:
    sure: bytearray = field(default_factory=bytearray)
    open_ends: list[Call] = field(default_factory=list)


class Disk:
    """A folder as a disk holds it: what is sure, and what is only on its way."""

    def __init__(self, before: dict[str, bytes]) -> None:
        """Begin with files that are safely there."""
        self._files = {
            number: _File(bytearray(data)) for number, data in enumerate(before.values())
        }
        self._sure = dict(zip(before, self._files, strict=True))
        self._moves: list[Call] = []
        self.said: list[str] = []

    def do(self, call: Call) -> None:
        """Take one call."""
        if call.name == "said":
            self.said += call.data.decode().splitlines()
        elif call.name == "open":
            self._files[call.file] = _File()
            self._moves.append(call)
        elif call.name == "unlink":
            self._moves.append(call)
        elif call.name == "sync":
            self._sync(call.file)
        else:
            self._files[call.file].open_ends.append(call)

    def _sync(self, number: int) -> None:
        if number == -1:
            _move(self._sure, self._moves)
            self._moves.clear()
        else:
            file = self._files[number]
            for call in file.open_ends:
                _write(file.sure, call, len(call.data))
            file.open_ends.clear()

    def fail(self, chance: random.Random) -> dict[str, bytes]:
        """Return one of the folders that a failure of the power may leave."""
        names = dict(self._sure)
        _move(names, self._moves[: chance.randint(0, len(self._moves))])
        return {path: self._left(self._files[number], chance) for path, number in names.items()}

    @staticmethod
    def _left(file: _File, chance: random.Random) -> bytes:
        left = bytearray(file.sure)
        mood = chance.choice(("keep", "drop", "each"))
        for call in file.open_ends:
            fate = chance.choice(("keep", "drop", "tear")) if mood == "each" else mood
            if fate == "tear":
                _write(left, call, chance.randrange(0, len(call.data) + 1, SECTOR))
            elif fate == "keep":
                _write(left, call, len(call.data))
        return bytes(left)


def _move(names: dict[str, int], moves: list[Call]) -> None:
    for call in moves:
        if call.name == "open":
            names[call.path] = call.file
        else:
            names.pop(call.path, None)


def _write(data: bytearray, call: Call, length: int) -> None:
    if call.name == "cut":
        del data[call.at :]
        data.extend(bytes(call.at - len(data)))
    elif length:
        data.extend(bytes(max(0, call.at - len(data))))
        data[call.at : call.at + length] = call.data[:length]

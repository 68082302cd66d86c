"""A project file changed in a thousand ways: it is refused in a sentence, or says what it said."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from file_contents import said

from variorum.cli.main import cli
from variorum.model.errors import UserError
from variorum.shell import phrases
from variorum.store.opening import open_project

PAGE = 4096
ROUNDS = 1000
"""Changed copies that are opened; each of the ways below gets its share."""

THROUGH_COMMANDS = 30
"""Changed copies that go through every command as well."""

Change = Callable[[bytearray, random.Random], None]


def some_bytes(data: bytearray, chance: random.Random) -> None:
    used = [at for at, byte in enumerate(data) if byte]
    for _ in range(chance.randint(1, 8)):
        data[chance.choice(used)] = chance.randrange(256)


def a_header_byte(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(100)] = chance.randrange(256)


def a_page_of_noise(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = chance.randbytes(PAGE)


def an_empty_page(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def two_pages_swapped(data: bytearray, chance: random.Random) -> None:
    one, other = (at * PAGE for at in chance.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[one : one + PAGE],
    )


def a_page_twice(data: bytearray, chance: random.Random) -> None:
    one, other = (at * PAGE for at in chance.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE] = data[other : other + PAGE]


def a_torn_page(data: bytearray, chance: random.Random) -> None:
    """Half of a page is that of another one: what a write cut short leaves."""
    one, other = (at * PAGE for at in chance.sample(range(len(data) // PAGE), 2))
    cut = chance.randrange(1, PAGE)
    data[one + cut : one + PAGE] = data[other + cut : other + PAGE]


def cut_short(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def longer(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.randrange(1, 3 * PAGE))


def shifted(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = chance.randbytes(chance.randint(1, 16))


WAYS: tuple[Change, ...] = (
    some_bytes,
    a_header_byte,
    a_page_of_noise,
    an_empty_page,
    two_pages_swapped,
    a_page_twice,
    a_torn_page,
    cut_short,
    longer,
    shifted,
)


def changed(whole: bytes, path: Path, way: Change, chance: random.Random) -> bytes:
    """Write a copy that is not the file it was."""
    data = bytearray(whole)
    while data == whole:
        way(data, chance)
    path.write_bytes(data)
    return bytes(data)


def refusal_of(path: Path) -> UserError | None:
    """Open a project and close it; return why it was refused, if it was."""
    try:
        open_project(path, "Mira").close()
    except UserError as error:
        return error
    return None


@pytest.mark.slow
def test_a_thousand_changed_files_are_refused_or_whole(received: Path) -> None:
    whole, before = received.read_bytes(), said(received)
    chance = random.Random(1000)  # noqa: S311  # repeatable, no secret
    refused: Counter[str] = Counter()
    for number in range(ROUNDS):
        way = WAYS[number % len(WAYS)]
        path = received.with_name(f"{number}.variorum")
        data = changed(whole, path, way, chance)
        refusal = refusal_of(path)
        if refusal is not None:
            assert refusal.code.startswith("project."), (way.__name__, number)
            assert phrases.error(refusal).what
            assert path.read_bytes() == data, "a refused file was written to"
            refused[way.__name__] += 1
        else:
            assert said(path) == before, f"{way.__name__} changed what the file says ({number})"
        path.unlink()
        for left in received.parent.glob(f"{number}.variorum*"):
            left.unlink()
    share = ROUNDS // len(WAYS)
    for way in (a_page_of_noise, an_empty_page, cut_short, shifted):
        assert refused[way.__name__] > share * 3 // 4, "most of these are damage"


@pytest.mark.slow
@pytest.mark.parametrize("known", [False, True])
def test_no_command_answers_a_changed_file_with_a_traceback(received: Path, *, known: bool) -> None:
    """A `known` file was opened here before it changed, so it is opened in place."""
    whole = received.read_bytes()
    chance = random.Random(30)  # noqa: S311  # repeatable, no secret
    ends: Counter[str] = Counter()
    for number in range(THROUGH_COMMANDS):
        way = WAYS[number % len(WAYS)]
        for command in ("check", "summary", "history", "export", "rescue"):
            path = received.with_name(f"{number}-{command}.variorum")
            if known:
                path.write_bytes(whole)
                assert refusal_of(path) is None
            changed(whole, path, way, random.Random(chance.random()))  # noqa: S311  # the same
            out = path.with_suffix(".out")
            rest = ["--out", str(out)] if command in ("export", "rescue") else []
            done = CliRunner().invoke(cli, [command, str(path), *rest])
            kind = type(done.exception).__name__
            assert kind in ("NoneType", "SystemExit", "UserError"), (
                way.__name__,
                kind,
                done.output,
            )
            ends[kind] += 1
            if isinstance(done.exception, UserError):
                assert phrases.error(done.exception).what
    assert ends["UserError"] > THROUGH_COMMANDS

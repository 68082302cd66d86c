"""Whatever the program may have to say has words, and no words wait for nothing.

The source is read as syntax trees: every error, finding and act it can make is held against the
tables of sentences. Trees are read when the first test runs, so that collecting waits for nothing.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import variorum
from variorum.model.errors import UserError
from variorum.model.kinds import KINDS
from variorum.model.vocabulary import TagKind
from variorum.shell import phrases
from variorum.shell.errors import ERRORS
from variorum.shell.phrases import ACTS, FINDINGS

PACKAGE = Path(variorum.__file__).parent
MAKE_ACTS = ("ChangeSet", "done", "act")
ASKED_FOR = {"UserError", "Finding", *MAKE_ACTS}
TABLES = {"shell/errors.py", "shell/dataset_errors.py", "shell/phrases.py"}
CODE = re.compile(r"[a-z_]+\.[a-z_]+")

EDITED_ELSEWHERE = {"tag", "tag_link", "annotator", "text_version", "read_mark"}
"""Kinds that `edit_record` is not for: they have acts of their own or never change."""
TEMPLATES = {
    "tag.{}": {kind.value for kind in TagKind},
    "{}.edit": KINDS.keys() - EDITED_ELSEWHERE,
}
"""The acts whose names are put together, with what may stand in the gap."""
NEVER_A_STEP = {"reload"}
"""Names of announcements that are no acts and never reach the Undo menu."""


class File(NamedTuple):
    """What the tests ask about one file of the package; its tree would slow the collector down."""

    calls: dict[str, list[ast.Call]]
    """By the name of the function or method called, one of `ASKED_FOR`."""
    strings: set[str]


def _tree(file: str) -> ast.Module:
    return ast.parse((PACKAGE / file).read_text(encoding="utf-8"))


@cache
def _files() -> dict[str, File]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        found[name] = file = File(defaultdict(list), set())
        for node in ast.walk(_tree(name)):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                if called in ASKED_FOR:
                    file.calls[called].append(node)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                file.strings.add(node.value)
    return found


def _calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield (file, call) for every call of a function or method of this name."""
    for path, file in _files().items():
        for call in file.calls.get(name, ()):
            yield path, call


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _fields(*sentences: str) -> set[str]:
    return {name for text in sentences for _, name, _, _ in Formatter().parse(text) if name}


# -- errors


@cache
def _errors_made() -> dict[str, list[tuple[str, set[str]]]]:
    """Return for each code where it is made, as (file, parameters)."""
    made: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for file, call in _calls("UserError"):
        code = _constant(call.args[0]) if call.args else None
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        for each in [code] if code else _codes_of(file):
            made[each].append((file, given))
    return made


def _codes_of(file: str) -> list[str]:
    """Return the codes that a call whose code is computed may mean: those written in its file."""
    if file in {"workspace/importing.py", "workspace/limited.py"}:
        return []  # a refusal of ingest, made anew with the parameters it had
    codes = sorted(_files()[file].strings & ERRORS.keys())
    assert codes, f"{file} makes errors whose codes are not to be seen"
    return codes


def test_the_scan_sees_the_errors_that_are_there() -> None:
    assert {"tag.empty", "import.empty", "dataset.json", "project.missing"} <= _errors_made().keys()


def test_every_error_that_is_made_has_words() -> None:
    assert _errors_made().keys() <= ERRORS.keys()


@pytest.mark.parametrize("code", sorted(ERRORS))
def test_every_error_is_given_what_its_words_need(code: str) -> None:
    what, safe, do = ERRORS[code]
    assert what
    assert safe or do
    assert not _fields(safe), "what is safe is said without parameters"
    for file, given in _errors_made().get(code, ()):
        missing = _fields(what, do) - given
        assert not missing, f"{file} makes {code} without {missing}"


def test_no_error_has_words_for_nothing() -> None:
    said = {text for file, read in _files().items() if file not in TABLES for text in read.strings}
    assert ERRORS.keys() <= said


def test_sentences_are_short_and_whole() -> None:
    for code, parts in ERRORS.items():
        for part in filter(None, parts):
            assert part.endswith("."), code
            assert part[0].isupper() or part[0] in "{“", code
            assert len(part) <= 100, code


def test_an_error_is_said_in_three_sentences() -> None:
    said = phrases.error(UserError("import.unreadable", file="a.txt", problem="gone"))
    assert str(said) == (
        "a.txt could not be read: gone. The project is as it was. Check its permissions."
    )


# -- findings


def test_every_finding_has_words_and_gives_what_they_need() -> None:
    found = {}
    for _, call in _calls("Finding"):
        code = _constant(call.args[0])
        assert code
        given = call.args[1] if len(call.args) > 1 else None
        keys = given.keys if isinstance(given, ast.Dict) else []
        found[code] = {_constant(key) for key in keys if key}, isinstance(given, ast.Name)
    assert found.keys() == FINDINGS.keys()
    for code, (given_names, is_computed) in found.items():
        assert is_computed or _fields(FINDINGS[code]) <= given_names, code


# -- acts


@cache
def _acts_made() -> dict[str, list[set[str] | None]]:
    """Return for each act the parameters it is made with; None where they are handed on."""
    made: dict[str, list[set[str] | None]] = defaultdict(list)
    for name in MAKE_ACTS:
        for file, call in _calls(name):
            if not call.args:
                continue
            for act in _names(call.args[0]):
                made[act].append({"quote"} if name != "ChangeSet" else _params(file, call))
    return made


def _names(node: ast.expr) -> set[str]:
    code = _constant(node)
    if code is not None:
        return {code} if CODE.fullmatch(code) or code in ACTS or code in NEVER_A_STEP else set()
    if isinstance(node, ast.JoinedStr):
        template = "".join(_constant(part) or "{}" for part in node.values)
        return {template.format(gap) for gap in TEMPLATES[template]}
    return set()  # a name handed on: whoever made it is looked at


def _params(file: str, call: ast.Call) -> set[str] | None:
    if len(call.args) < 3:
        return set()
    given: ast.expr | None = call.args[2]
    if isinstance(given, ast.Name):
        given = _assigned(file, call, given.id)
    if not isinstance(given, ast.Tuple):
        return None
    pairs = [pair for pair in given.elts if isinstance(pair, ast.Tuple)]
    return {name for pair in pairs if (name := _constant(pair.elts[0]))}


def _assigned(file: str, call: ast.Call, name: str) -> ast.expr | None:
    """Return what a name holds in the function that makes the call."""
    for function in ast.walk(_tree(file)):
        if isinstance(function, ast.FunctionDef) and _holds(function, call):
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
                    return node.value
    return None


def _holds(function: ast.FunctionDef, call: ast.Call) -> bool:
    return function.lineno <= call.lineno <= (function.end_lineno or 0)


def test_the_scan_sees_the_acts_that_are_there() -> None:
    assert {"tag.claim", "tag.delete", "note.set", "import", "actor.edit"} <= _acts_made().keys()


def test_every_act_that_is_made_has_a_name() -> None:
    assert _acts_made().keys() - NEVER_A_STEP <= ACTS.keys()


@pytest.mark.parametrize("act", sorted(ACTS))
def test_every_act_gives_what_its_name_needs(act: str) -> None:
    needed = _fields(ACTS[act])
    for given in _acts_made().get(act, ()):
        assert given is None or needed <= given


def test_no_act_has_a_name_for_nothing() -> None:
    assert ACTS.keys() <= _acts_made().keys()


def test_a_long_quote_is_shortened_in_the_menu() -> None:
    said = phrases.act("tag.claim", {"quote": "word " * 40})
    assert len(said) < 50
    assert said.endswith("…”")


def test_a_check_closes_with_a_count() -> None:
    assert phrases.checked(0) == "The project is sound."
    assert phrases.checked(1) == "1 problem found."
    assert phrases.checked(3) == "3 problems found."

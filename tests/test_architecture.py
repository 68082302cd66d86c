"""What .importlinter cannot say: Qt-free rooms run without Qt, rich text has one door."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "app" / "variorum"
QT_FREE = (
    "model",
    "text",
    "ingest",
    "tagging",
    "store",
    "reconcile",
    "grouping",
    "summary",
    "exchange",
    "export",
    "suggest",
    "workspace",
    "shell",
    "cli",
)
RICH_TEXT_CALLS = {"setHtml", "insertHtml", "fromHtml", "appendHtml", "setMarkdown"}
NETWORK_MODULES = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests"}
NETWORK_MODULES |= {"PySide6.QtNetwork", "PySide6.QtSql", "PySide6.QtWebEngineCore"}


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.slow
def test_everything_but_ui_imports_where_pyside_is_absent() -> None:
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in _modules()
        if path.relative_to(PACKAGE).parts[0] in QT_FREE
    ]
    script = (
        "import sys, importlib\n"
        "sys.modules['PySide6'] = None\n"
        f"for name in {names!r}: importlib.import_module(name.removesuffix('.__init__'))\n"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter and our own script
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_stays_small_and_offline(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= 400, "ask what second thing moved in"
    assert not NETWORK_MODULES & set(_imports(tree)), "no network code, no second SQLite"
    if path.name != "plain.py":
        calls = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not calls & RICH_TEXT_CALLS, "ui/plain.py is the one door for rich text"

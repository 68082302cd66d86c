"""No text from outside reaches a call of Qt that reads markup or opens what markup names.

Which calls do so was found by experiment (`test_qt_opens_what_is_named` repeats it under strace):
each was given a text that names a picture on the disk, and the process was watched.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from power import cannot_trace

import variorum

PACKAGE = Path(variorum.__file__).parent
TRIAL = Path(__file__).parent.parent / "support" / "qt_sinks.py"
DOOR = "ui/plain.py"

_LABEL = "shows its text by a QLabel, which guesses markup and opens pictures"
_RICH = "reads markup; pictures are opened when it is laid out"
_TIP = "shows a QLabel on hovering, which guesses markup and opens pictures"
_FILE = "opens the file it is given, whose format decides what is run"
FORBIDDEN = {
    "QLabel": "guesses markup and opens pictures unless told that its text is plain",
    "QMessageBox": _LABEL,
    "QErrorMessage": _LABEL,
    "QInputDialog": _LABEL,
    "QProgressDialog": _LABEL,
    "QWizard": _LABEL,
    "QWizardPage": _LABEL,
    "QSplashScreen": "guesses markup in showMessage and opens pictures",
    "QWhatsThis": _TIP,
    "QToolTip": _TIP,
    "setToolTip": _TIP,
    "setTabToolTip": _TIP,
    "setToolTipsVisible": "makes the words of a menu, which are data, its tooltips",
    "setWhatsThis": _TIP,
    "WhatsThisRole": _TIP,
    "setStatusTip": "opened nothing when tried; a label in a status bar would",
    "StatusTipRole": "opened nothing when tried; a label in a status bar would",
    "setTextFormat": "turns the guessing on again",
    "QTextEdit": "takes markup by its constructor, setText, append, pasting and dropping",
    "QTextBrowser": "the same, and follows links",
    "setHtml": _RICH,
    "insertHtml": _RICH,
    "appendHtml": "reads markup; opened nothing when tried, for want of a layout of pictures",
    "fromHtml": _RICH,
    "setMarkdown": _RICH,
    "insertMarkdown": _RICH,
    "fromMarkdown": _RICH,
    "QTextDocumentFragment": _RICH,
    "insertFromMimeData": "takes markup from what is pasted or dropped",
    "setAcceptRichText": "takes markup from what is pasted or dropped",
    "QStaticText": "guesses markup and opens pictures when drawn",
    "QGraphicsTextItem": _RICH,
    "QGraphicsProxyWidget": "shows widgets beyond the reach of these rules",
    "setSource": "opens the page, and what the page names",
    "loadResource": "opens what a document names",
    "openUrl": "hands an address to the system",
    "QDesktopServices": "hands an address to the system",
    "QMovie": _FILE,
    "QPicture": _FILE,
    "QImageReader": _FILE,
    "QSvgWidget": _FILE,
    "QFileIconProvider": "asks the system about a file",
    "fromLocalFile": "makes an address of a path, for Qt to open",
    "QNetworkAccessManager": "contacts others",
    "QWebEngineView": "contacts others",
    "QProcess": "starts programs",
    "QUiLoader": "makes widgets from data",
    "QQuickWidget": "makes widgets from data",
}
"""Names used in no module but the door, with why."""

ONLY_IN = {
    "QSvgRenderer": ("ui/icons.py", "opens pictures that an SVG names; ours name none"),
    "addApplicationFont": ("ui/fonts.py", "opens the file it is given: fonts of packages"),
    "insertImage": ("ui/report/pdf.py", "opens what it names, unless a picture was added first"),
    "insertFromMimeData": (DOOR, ""),
}
"""Names used in one module only, with why it may."""

PLAIN_TEXT_EDIT = "QTextEdit", "ExtraSelection"
_STYLE_NAMES = frozenset(
    {
        *("_CHIP_HEIGHT", "_PAD", "_NO_SELECTION", "ground", "ink", "paper"),
        *("size.width() + 18", "stylesheet(chosen.name, chosen.focus_width)"),
    }
)
"""What stands in style sheets: numbers, colours of the theme. `url()` there opens files."""


def faults(source: str, module: str) -> list[str]:
    """Return what in a module could show markup or open what is named, each with its line."""
    tree = ast.parse(source)
    found = [f"{line} {name}" for line, name in _names(tree) if _is_barred(name, module)]
    found += [f"{call.lineno} {ast.unparse(call)}" for call in _calls(tree) if _is_bad(call)]
    found += [f"{one.lineno} ToolTipRole without plain.tooltip" for one in _bare_tips(tree)]
    return found


def _names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every name that is used, called or not; of an import only what is renamed."""
    harmless = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if (node.value.id, node.attr) == PLAIN_TEXT_EDIT
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name) and id(node) not in harmless:
            yield node.lineno, node.id
        elif isinstance(node, ast.FunctionDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, one.name) for one in node.names if one.asname)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value  # getattr(widget, "setHtml")


def _is_barred(name: str, module: str) -> bool:
    if module == DOOR:
        return False
    if name in ONLY_IN:
        return module != ONLY_IN[name][0]
    return name in FORBIDDEN


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _is_bad(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    if name == "QIcon":
        return bool(call.args)
    if name == "QPlainTextEdit":  # freezes over a line of a megabyte; `plain.Editor` does not
        return True
    if name in {"QPixmap", "QImage", "QBitmap", "QCursor"} and call.args:
        return not re.search("[sS]ize|CursorShape", ast.unparse(call.args[0]))
    if name in {"addFile", "setPixmapFile"}:
        return True
    if name == "addRow":  # a text in it is shown by a QLabel
        first = call.args[0]
        return isinstance(first, ast.Constant | ast.JoinedStr) or ".tr(" in ast.unparse(first)[:9]
    return name == "setStyleSheet" and not _is_own_style(call.args[0])


def _is_own_style(sheet: ast.expr) -> bool:
    if isinstance(sheet, ast.JoinedStr):
        return all(map(_is_own_style, sheet.values))
    if isinstance(sheet, ast.FormattedValue):
        return ast.unparse(sheet.value) in _STYLE_NAMES
    if isinstance(sheet, ast.Constant):
        return "url(" not in str(sheet.value)
    return ast.unparse(sheet) in _STYLE_NAMES


def _bare_tips(tree: ast.AST) -> Iterator[ast.Attribute]:
    """Yield where a tooltip of a model is made in a function that never asks the door for one."""
    tips = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Attribute) and one.attr == "ToolTipRole"
    ]
    functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and tips]
    safe = {
        id(node)
        for function in functions
        if "plain.tooltip(" in ast.unparse(function)
        for node in ast.walk(function)
    }
    return (tip for tip in tips if id(tip) not in safe)


MODULES = sorted(PACKAGE.rglob("*.py"))


def test_no_module_but_the_door_shows_markup_or_opens_what_is_named() -> None:
    found = {
        name: wrong
        for path in MODULES
        for name in [path.relative_to(PACKAGE).as_posix()]
        if name.startswith("ui/")
        if (wrong := faults(path.read_text(encoding="utf-8"), name))
    }
    assert found == {}


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_the_rule_sees_each_way_to_write_a_name(name: str) -> None:
    for source in (
        f"w.{name}(text)",
        f"made = {name}(text)",
        f"signal.connect(w.{name})",
        f"class Own({name}): pass",
        f"from PySide6.QtWidgets import {name} as Harmless",
        f"getattr(w, {name!r})(text)",
        f"class Own(Base):\n    def {name}(self, source): pass",
    ):
        assert faults(source, "ui/reader/page.py"), source
        assert not faults(source, DOOR), source


@pytest.mark.parametrize(
    "source",
    [
        "QIcon(path)",
        "QPlainTextEdit(text)",
        "QPixmap(record.path)",
        "QImage(name)",
        "icon.addFile(name)",
        "QSvgRenderer(data)",
        "QFontDatabase.addApplicationFont(path)",
        "cursor.insertImage(name)",
        'w.setStyleSheet(f"QWidget {{ background: {name}; }}")',
        'w.setStyleSheet("QWidget { background: url(a.png); }")',
        "w.setStyleSheet(text)",
        'form.addRow(f"{name}", field)',
        "item.setData(Qt.ItemDataRole.ToolTipRole, text)",
    ],
)
def test_the_rule_sees_what_depends_on_what_is_given(source: str) -> None:
    assert faults(source, "ui/reader/page.py")


@pytest.mark.parametrize(
    "source",
    [
        "QIcon()",
        "QPixmap(self.size() * ratio)",
        "QImage(size, form)",
        'w.setStyleSheet(f"min-height: {_CHIP_HEIGHT}px;")',
        "form.addRow(plain.label(text), field)",
        "def f(self): item.setData(Qt.ItemDataRole.ToolTipRole, plain.tooltip(text))",
        "one = QTextEdit.ExtraSelection()",
    ],
)
def test_the_rule_leaves_what_is_harmless(source: str) -> None:
    assert faults(source, "ui/reader/page.py") == []


@pytest.mark.slow
@pytest.mark.skipif(bool(cannot_trace()), reason=cannot_trace() or "programs can be watched")
def test_qt_opens_what_is_named(tmp_path: Path) -> None:
    (tmp_path / "mark").touch()
    log = tmp_path / "log"
    done = subprocess.run(  # noqa: S603  # this Python, a script of ours
        [  # whatever strace there is
            *("strace", "-f", "-s", "4096", "-o", str(log)),
            *("-e", "trace=openat,open,rename,renameat,connect"),
            *(sys.executable, str(TRIAL), str(tmp_path)),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    opens, _, keeps = done.stdout.partition(" | ")
    calls = log.read_text(encoding="utf-8", errors="replace")
    after = calls[calls.index('/marked"') :]
    opened = set(re.findall(r'open(?:at)?\([^"]*"[^"]*/(\w+)\.png"', after))
    assert opened & set(keeps.split()) == set()
    assert opened == set(opens.split()), "a call that opened files does so no longer"
    assert "connect(" not in after

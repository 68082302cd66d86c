"""How a page of the help looks: its headings, keys, code and tables in the theme in force."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from variorum.ui import fonts, theme
from variorum.ui.frame.help_pages import is_key, slug

_HEADS = {1: ("h2", 0, 10), 2: ("h3", 20, 6), 3: ("strong", 14, 4)}
"""Size, room above and room below of headings, by level."""


def dress(document: QTextDocument) -> None:
    """Give a document made from Markdown our typefaces, spaces and colours."""
    document.setDefaultFont(fonts.ui(14))
    _dress_all(document)
    for block in _blocks(document):
        _dress_block(block)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)


def place_of(document: QTextDocument, fragment: str) -> int:
    """Return where the heading begins that a link names; -1 if there is none."""
    for block in _blocks(document):
        if block.blockFormat().headingLevel() and slug(block.text()) == fragment:
            return block.position()
    return -1


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_all(document: QTextDocument) -> None:
    ink = QTextCharFormat()
    ink.setForeground(theme.current().colour("text"))
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(ink)


def _dress_block(block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    is_code = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
    in_table = QTextCursor(block).currentTable() is not None
    shape = QTextBlockFormat()
    if level:
        _, above, below = _HEADS.get(level, _HEADS[3])
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
    elif is_code:
        shape.setBackground(theme.current().colour("panel"))
    elif not in_table:
        shape.setBottomMargin(3 if block.textList() else 9)
        shape.setTopMargin(8 if not block.textList() and block.previous().textList() else 0)
        shape.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).mergeBlockFormat(shape)
    for start, end, found in _pieces(block):
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_look(found, cursor.selectedText(), level, is_code=is_code))


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        start = fragment.position()
        found.append((start, start + fragment.length(), fragment.charFormat()))
        step += 1
    return found


def _look(found: QTextCharFormat, words: str, level: int, *, is_code: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    current = theme.current()
    if found.fontFixedPitch() and is_key(words):
        look.setFont(fonts.ui(12, fonts.Weight.DemiBold))
        look.setFontFixedPitch(False)
        look.setBackground(current.colour("pressed"))
        look.setForeground(current.colour("text"))
    elif found.fontFixedPitch() or is_code:
        look.setFont(fonts.mono("small"))
    elif level:
        look.setFont(fonts.ui(_HEADS.get(level, _HEADS[3])[0], fonts.Weight.DemiBold))
    elif found.fontWeight() > fonts.Weight.Normal.value:
        look.setFont(fonts.ui(14, fonts.Weight.DemiBold))
    elif found.isAnchor():
        look.setForeground(current.colour("focus"))
        look.setFontUnderline(True)
    return look


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderBrush(theme.current().colour("line"))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setCellPadding(6)
    shape.setCellSpacing(0)
    shape.setBottomMargin(12)
    shape.setTopMargin(4)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)

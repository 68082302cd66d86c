"""The one stylesheet of the standard controls, filled with the colours of a theme.

Variants are chosen by the dynamic property `kind` of a widget: a QPushButton may be `primary`,
`quiet` or `danger`, a QToolButton `icon`, a QFrame `card`, `bar` or `rule`, a QLabel `secondary`,
`faint`, `warning` or `error`. Fonts are never set here, so `setFont` keeps its say.
"""

from string import Template

from variorum.paths import resources
from variorum.ui import tokens

_TEXT = """
QMainWindow, QDialog { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $lineStrong; padding: 4px 6px; }

QLabel { background: transparent; }
QLabel[kind="secondary"] { color: $text2; }
QLabel[kind="faint"] { color: $text3; }
QLabel[kind="warning"] { color: $warn; }
QLabel[kind="error"] { color: $error; }
QLabel:disabled { color: $disabled; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="panel"] { background: $panel; border: none; }

QPushButton { background: $surface; color: $text; border: 1px solid $controlLine;
  border-radius: 6px; padding: 0 14px; min-height: 28px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:checked { background: $accentSoft; border-color: $accent; }
QPushButton:focus { border: ${ring}px solid $focus; padding: 0 ${pad14}px;
  min-height: ${high28}px; }
QPushButton:disabled { color: $disabled; border-color: $lineStrong; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $accentText; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accentHover; border-color: $accentHover; }
QPushButton[kind="primary"]:focus { border: ${ring}px solid $focus; }
QPushButton[kind="primary"]:disabled { background: $pressed; color: $disabled;
  border-color: $pressed; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; padding: 0 8px; }
QPushButton[kind="quiet"]:checked { background: $accentSoft; border-color: $accent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: ${ring}px solid $focus; padding: 0 ${pad8}px; }
QPushButton[kind="status"] { background: transparent; border: 1px solid transparent; color: $text2;
  padding: 0 6px; min-height: 20px; border-radius: 4px; }
QPushButton[kind="status"]:hover { background: $hover; }
QPushButton[kind="status"]:focus { border: 1px solid $focus; padding: 0 6px; min-height: 20px; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent;
  border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accentSoft; }
QToolButton:focus { border: ${ring}px solid $focus; padding: ${pad4}px; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QKeySequenceEdit QLineEdit {
  background: $surface; color: $text; border: 1px solid $controlLine; border-radius: 6px;
  padding: 0 8px; min-height: 28px; placeholder-text-color: $text3;
  selection-background-color: $select;
  selection-color: $text; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {
  border: ${ring}px solid $focus; padding: 0 ${pad8}px; min-height: ${high28}px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: $disabled;
  border-color: $lineStrong; background: $panel; }
QLineEdit:read-only { background: $panel; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { background: transparent; border: none;
  padding: 0; min-height: 20px; }
QLineEdit[kind="large"] { min-height: 34px; }
QLineEdit[kind="large"]:focus { min-height: ${high34}px; }
QLineEdit[state="gap"], QComboBox[state="gap"] { border: 1px dashed $warn; }
QLineEdit[state="error"], QComboBox[state="error"] { border: 1px solid $error; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/$name-chevron-down.svg"); width: 14px; height: 14px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $lineStrong;
  outline: 0; padding: 4px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { border: none; background: transparent; width: 18px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {
  image: url("$icons/$name-chevron-up.svg"); width: 11px; height: 11px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
  image: url("$icons/$name-chevron-down.svg"); width: 11px; height: 11px; }

QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: 1px solid $controlLine;
  border-radius: 6px; padding: 4px; placeholder-text-color: $text3;
  selection-background-color: $select;
  selection-color: $text; }
QPlainTextEdit:focus, QTextEdit:focus { border: ${ring}px solid $focus; padding: ${pad4}px; }

QCheckBox, QRadioButton { spacing: 8px; color: $text; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator {
  width: 14px; height: 14px; border: 1px solid $controlLine; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/$name-check.svg"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: ${ring}px solid $focus;
  width: ${box}px; height: ${box}px; }
QCheckBox::indicator:disabled { border-color: $lineStrong; background: $panel; }
QCheckBox::indicator:checked:disabled { border-color: $disabled; background: $disabled; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $controlLine;
  border-radius: 8px; background: $surface; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }

QListView, QTreeView, QTableView, QTreeWidget, QListWidget { background: transparent;
  border: none; outline: 0; color: $text; selection-background-color: $accentSoft;
  selection-color: $text; }
QListView::item, QTreeView::item { padding: 3px 6px; min-height: 20px; border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accentSoft; color: $text; }
QTableView { gridline-color: $line; alternate-background-color: $panel; }
QTableView::item:selected { background: $accentSoft; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $text2; border: none;
  border-bottom: 1px solid $line; padding: 6px 8px; }
QTableCornerButton::section { background: transparent; border: none; }

QMenuBar { background: $window; color: $text2; padding: 1px 12px; }
QMenuBar::item { background: transparent; padding: 4px 10px; margin: 1px 0; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $raised; color: $text; border: 1px solid $lineStrong; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 5px; }
QMenu::item:selected { background: $accentSoft; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 6px; }
QMenu::indicator:checked { image: url("$icons/$name-tick.svg"); }
QMenu::right-arrow { image: url("$icons/$name-chevron-right.svg"); width: 12px; height: 12px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text2; border: none; padding: 7px 12px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $focus; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $focus; }
QSplitter[kind="gap"]::handle, QSplitter[kind="gap"]::handle:hover { background: transparent; }

QScrollArea, QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $lineStrong; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $controlLine; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QSlider::groove:horizontal { background: $lineStrong; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 14px; height: 14px; margin: -5px 0;
  border-radius: 7px; }
QSlider::handle:horizontal:focus { border: ${ring}px solid $focus; }

QGroupBox { border: none; margin-top: 22px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $text2; }
"""


def stylesheet(name: str, ring: int = 2) -> str:
    """Return the stylesheet of the theme `name`; the ring of focus is `ring` pixels wide.

    What lies inside a ring gives way to it, so that nothing moves when the focus comes.
    """
    found = tokens.load()
    icons = (resources() / "icons" / "theme").as_posix()
    lengths = {"ring": ring, "box": 16 - 2 * ring}
    lengths |= {f"pad{padding}": padding + 1 - ring for padding in (4, 8, 14)}
    lengths |= {f"high{height}": height + 2 - 2 * ring for height in (28, 34)}
    return Template(_TEXT).substitute(found.colours[name], name=name, icons=icons, **lengths)

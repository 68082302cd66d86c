"""The form for what is known of an article: prefilled, guesses marked, gaps marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from variorum.model.dates import is_date
from variorum.model.details import ArticleDetails
from variorum.model.vocabulary import Genre, Reliability
from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog, scrolled
from variorum.ui.frame.origin_box import OriginBox
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.widgets import Chip, ChipLook

_LANGUAGES = ("en", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "uk", "zh")
_WANTED = frozenset({"title", "outlet", "byline", "genre", "published", "language"})
"""Fields whose absence is marked as a gap."""

_DAY, _MONTH, _YEAR = 10, 7, 4

Field = QLineEdit | QComboBox


class DetailsForm(QWidget):
    """Fields for `ArticleDetails`. A guess is confirmed by pressing its chip, or by editing it."""

    edited = Signal()

    def __init__(self, outlets: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """Make empty fields; `outlets` are the names known already."""
        super().__init__(parent)
        self._inferred: set[str] = set()
        self._filling = False
        self._fields: dict[str, Field] = self._make_fields(outlets)
        self._chips: dict[str, Chip] = {}
        self._precision = plain.label("", "faint")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        for name, label in self._labels().items():
            self._add_row(name, label)
        self.set_details(ArticleDetails())

    def set_details(self, details: ArticleDetails) -> None:
        """Show what is known."""
        self._filling = True
        for name, field in self._fields.items():
            value = getattr(details, name)
            if name in {"genre", "reliability"} and isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(str(value))))
            elif isinstance(field, QComboBox):
                field.setEditText(value)
            else:
                field.setText(value)
                field.setCursorPosition(0)
        self._inferred = set(details.inferred)
        self._filling = False
        self._mark()

    def details(self) -> ArticleDetails:
        """Return what the fields say; text is stripped."""
        texts = {name: self._text(name) for name in self._fields}
        return ArticleDetails(
            title=texts["title"],
            outlet=texts["outlet"],
            byline=texts["byline"],
            genre=Genre(texts["genre"]) if texts["genre"] else None,
            published=texts["published"],
            published_reason=texts["published_reason"],
            url=texts["url"],
            language=texts["language"],
            reliability=Reliability(texts["reliability"]) if texts["reliability"] else None,
            inferred=tuple(name for name in self._fields if name in self._inferred),
        )

    def is_valid(self) -> bool:
        """Tell whether the date can be read (an empty one can)."""
        published = self._text("published")
        return not published or is_date(published)

    def field(self, name: str) -> Field:
        """Return one field by the name of the detail."""
        return self._fields[name]

    def chip(self, name: str) -> Chip:
        """Return the mark of a guessed field."""
        return self._chips[name]

    def _labels(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "outlet": self.tr("Outlet"),
            "reliability": self.tr("Reliability"),
            "byline": self.tr("Byline"),
            "genre": self.tr("Genre"),
            "published": self.tr("Published"),
            "published_reason": self.tr("Known from"),
            "url": self.tr("URL"),
            "language": self.tr("Language"),
        }

    def _make_fields(self, outlets: Sequence[str]) -> dict[str, Field]:
        published = QLineEdit()
        published.setPlaceholderText(self.tr("2024-06-01, 2024-06, 2024, or from/to"))
        reason = QLineEdit()
        reason.setPlaceholderText(self.tr("printed on the page, stated in the text, …"))
        genres = [(self._genre_word(genre), genre) for genre in Genre]
        return {
            "title": QLineEdit(),
            "outlet": _open_choice(outlets),
            "reliability": _closed_choice(
                [(self._reliability_word(grade), grade) for grade in Reliability],
                self.tr("not judged"),
            ),
            "byline": QLineEdit(),
            "genre": _closed_choice(genres, self.tr("not stated")),
            "published": published,
            "published_reason": reason,
            "url": QLineEdit(),
            "language": _open_choice(_LANGUAGES),
        }

    def _add_row(self, name: str, text: str) -> None:
        row = self._grid.rowCount()
        field = self._fields[name]
        label = plain.label(text, "secondary")
        label.setBuddy(field)
        field.setAccessibleName(text)
        chip = Chip(self.tr("guessed"), ChipLook("claim", "wand"), active=True)
        chip.setAccessibleName(self.tr("{field}: guessed, press to confirm").format(field=text))
        plain.set_tooltip(chip, self.tr("Press to confirm"))
        chip.clicked.connect(lambda: self._on_edited(name))
        self._chips[name] = chip
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        trailing = QHBoxLayout()
        trailing.setSpacing(8)
        trailing.addWidget(chip)
        if name == "published":
            trailing.addWidget(self._precision)
        self._grid.addLayout(trailing, row, 2, Qt.AlignmentFlag.AlignLeft)
        if isinstance(field, QLineEdit):
            field.textChanged.connect(lambda: self._on_edited(name))
        else:
            field.currentTextChanged.connect(lambda: self._on_edited(name))

    def _on_edited(self, name: str) -> None:
        if self._filling:
            return
        self._inferred.discard(name)
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        for name, field in self._fields.items():
            guessed = name in self._inferred
            self._chips[name].setVisible(guessed)
            gap = name in _WANTED and not self._text(name)
            wrong = name == "published" and not self.is_valid()
            line = field if isinstance(field, QLineEdit) else field.lineEdit()
            if line is not None and not line.placeholderText() and gap:
                line.setPlaceholderText(self.tr("missing"))
            _set_state(field, "error" if wrong else "gap" if gap else "")
        self._precision.setText(self._precision_word())

    def _precision_word(self) -> str:
        published = self._text("published")
        if not published:
            return self.tr("missing")
        if not self.is_valid():
            return self.tr("not a date")
        if "/" in published:
            return self.tr("a range")
        words = {_DAY: self.tr("to the day"), _MONTH: self.tr("to the month")}
        return words.get(len(published), self.tr("to the year"))

    def _text(self, name: str) -> str:
        field = self._fields[name]
        if isinstance(field, QLineEdit):
            return field.text().strip()
        if field.isEditable():
            return field.currentText().strip()
        return field.currentData() or ""

    def _genre_word(self, genre: Genre) -> str:
        return {
            Genre.NEWS: self.tr("news"),
            Genre.WIRE: self.tr("wire"),
            Genre.ANALYSIS: self.tr("analysis"),
            Genre.OPINION: self.tr("opinion"),
            Genre.INTERVIEW: self.tr("interview"),
            Genre.OFFICIAL: self.tr("official"),
        }[genre]

    def _reliability_word(self, grade: Reliability) -> str:
        return {
            Reliability.A: self.tr("A  completely reliable"),
            Reliability.B: self.tr("B  usually reliable"),
            Reliability.C: self.tr("C  fairly reliable"),
            Reliability.D: self.tr("D  not usually reliable"),
            Reliability.E: self.tr("E  unreliable"),
            Reliability.F: self.tr("F  cannot be judged"),
        }[grade]


class DetailsDialog(FrameDialog):
    """Article details: the form alone, for an article already in the project."""

    def __init__(
        self, details: ArticleDetails, outlets: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """Show `details`; `memo` below asks for the memo, `origin` tells where its text is from."""
        super().__init__(self.tr("Article details"), parent)
        self.setMinimumSize(620, 420)
        self.fit(700, 800)
        self._form = DetailsForm(outlets)
        self._form.set_details(details)
        self.body.addWidget(scrolled(self._form), 1)
        self.note = plain.label("", "secondary", wrap=True)
        self.note.hide()
        self.body.addWidget(self.note)
        self.memo = MemoField()
        self.body.addWidget(self.memo)
        self.origin = OriginBox()
        self.body.addWidget(self.origin)
        self._take = self.add_buttons(self.tr("Save"))
        self._form.edited.connect(self._on_form_edited)

    def say(self, text: str) -> None:
        """Say something of the article below its details."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def details(self) -> ArticleDetails:
        """Return the details as they are now."""
        return self._form.details()

    def form(self) -> DetailsForm:
        """Return the form."""
        return self._form

    def _on_form_edited(self) -> None:
        self._take.setEnabled(self._form.is_valid())


def _open_choice(known: Sequence[str]) -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.addItems(sorted({name for name in known if name}, key=str.casefold))
    made.setCurrentIndex(-1)
    completer = QCompleter(made.model(), made)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    made.setCompleter(completer)
    return made


def _closed_choice(known: Sequence[tuple[str, object]], none: str) -> QComboBox:
    made = QComboBox()
    made.addItem(none, None)
    for text, value in known:
        made.addItem(text, str(value))  # Qt would turn the enum into its text anyway
    return made


def _set_state(field: Field, state: str) -> None:
    if field.property("state") == state:
        return
    field.setProperty("state", state)
    field.style().unpolish(field)
    field.style().polish(field)

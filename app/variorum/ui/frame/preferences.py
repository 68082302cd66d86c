"""The preferences: theme, name, how articles are set, single keys, keys of commands."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from variorum.ui import plain
from variorum.ui.actions import Actions
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.frame.key_editor import KeyEditor
from variorum.ui.remembered import ZOOMS, Preferences
from variorum.ui.widgets import Segment, Segmented


class PreferencesDialog(FrameDialog):
    """Shows preferences and returns those chosen."""

    def __init__(
        self,
        current: Preferences,
        parent: QWidget | None = None,
        *,
        actions: Actions | None = None,
        model: str = "",
    ) -> None:
        """Show `current`, and with `actions` the keys of all commands.

        `model` is the language model installed, empty where there is none to switch on.
        """
        super().__init__(self.tr("Preferences"), parent)
        self.setMinimumWidth(480)
        self._theme = Segmented(
            (
                Segment("system", self.tr("As the system")),
                Segment("light", self.tr("Light")),
                Segment("dark", self.tr("Dark")),
            ),
            name=self.tr("Theme"),
        )
        self._theme.set_value(current.theme)
        self._contrast = QCheckBox(self.tr("High contrast, also where the system asks for none"))
        self._contrast.setChecked(current.contrast)
        self._annotator = QLineEdit(current.annotator)
        self._annotator.setPlaceholderText(self.tr("your name, as it stands on your tags"))
        self._zoom = QComboBox()
        for percent in sorted({*ZOOMS, current.zoom}):
            self._zoom.addItem(self.tr("{n}%").format(n=percent), percent)
        self._zoom.setCurrentIndex(self._zoom.findData(current.zoom))
        self._face = Segmented(
            (Segment("serif", self.tr("With serifs")), Segment("sans", self.tr("Without"))),
            name=self.tr("Letters of articles"),
        )
        self._face.set_value(current.face)
        self._measure = QSpinBox()
        self._measure.setRange(50, 90)
        self._measure.setValue(current.measure)
        self._measure.setSuffix(self.tr(" characters"))
        self._measure.lineEdit().setTextMargins(6, 0, 0, 0)
        self._single = QCheckBox(self.tr("Single letters tag and move while the reader has focus"))
        self._single.setChecked(current.single_keys)
        finds = self.tr("Names that {0} finds are suggested, last of all").format(model)
        none = self.tr("None is installed; Help, Suggestions tells how")
        self._model = QCheckBox(finds if model else none)
        self._model.setChecked(current.language_model)
        self._model.setEnabled(bool(model))
        self.key_editor = KeyEditor(actions) if actions else None
        self._lay_out()
        self.add_buttons(self.tr("Save"))

    def preferences(self) -> Preferences:
        """Return the preferences as chosen."""
        return Preferences(
            theme=self._theme.value() or "system",
            annotator=self._annotator.text().strip(),
            zoom=int(self._zoom.currentData()),
            measure=self._measure.value(),
            single_keys=self._single.isChecked(),
            contrast=self._contrast.isChecked(),
            face="sans" if self._face.value() == "sans" else "serif",
            language_model=self._model.isChecked(),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for text, field in (
            (self.tr("Theme"), self._theme),
            (self.tr("Contrast"), self._contrast),
            (self.tr("Annotator"), self._annotator),
            (self.tr("Letters of articles"), self._face),
            (self.tr("Reading size"), self._zoom),
            (self.tr("Line length"), self._measure),
            (self.tr("Keys"), self._single),
            (self.tr("Language model"), self._model),
        ):
            label = plain.label(text, "secondary")
            label.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(text)
            form.addRow(label, field)
        self.body.addLayout(form)
        if self.key_editor:
            self.body.addWidget(self.key_editor, 1)
            self.resize(680, 720)

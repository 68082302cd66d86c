"""The dialogues in which an analyst judges a proposition: assessment, review mark, overrule."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QRadioButton, QWidget

from variorum.model.records import Assessment
from variorum.model.verdict import Status
from variorum.model.vocabulary import Confidence, Likelihood
from variorum.shell import ruling_phrases, verdict_phrases
from variorum.ui import fonts, plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.summary.rating import editor
from variorum.ui.summary.sides import section_head
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import Segment, Segmented

_NONE = "none"


class AssessDialog(FrameDialog):
    """How likely it is in seven bands, how sure the analyst is of that, why, what is missing."""

    def __init__(self, text: str, known: Assessment | None, parent: QWidget | None = None) -> None:
        """Show what the analyst judges of the proposition `text` so far."""
        super().__init__(tr("Own assessment"), parent)
        self.resize(620, 620)
        words = plain.label(text, wrap=True)
        words.setFont(fonts.reading("strong", fonts.Weight.DemiBold))
        self.body.addWidget(words)
        self.body.addWidget(section_head(tr("Likelihood"), "", tr("ICD 203, seven bands")))
        self.bands: dict[Likelihood | None, QRadioButton] = {}
        """A button for each band, and for none."""
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        chosen = known.likelihood if known else None
        for at, band in enumerate((*Likelihood, None)):
            shown = ruling_phrases.band(band, phrases) if band else tr("not said")
            made = QRadioButton(shown)
            made.setChecked(band is chosen)
            self.bands[band] = made
            grid.addWidget(made, at % 4, at // 4)
        self.body.addLayout(grid)
        self.body.addWidget(section_head(tr("Confidence in this judgement")))
        levels = [Segment(_NONE, tr("not said"))]
        levels += [Segment(one.value, phrases(_LEVELS[one])) for one in Confidence]
        self.confidence_ = Segmented(levels, name=tr("Confidence"))
        sure = known.confidence if known else None
        self.confidence_.set_value(sure.value if sure else _NONE)
        self.body.addWidget(self.confidence_)
        self.reasons = editor(tr("Reasons"), tr("what it rests on"))
        self.gaps = editor(tr("Gaps"), tr("what is not known, and what would change the judgement"))
        for title, field, value in (
            (tr("Reasons"), self.reasons, known.reasons if known else ""),
            (tr("Gaps"), self.gaps, known.gaps if known else ""),
        ):
            field.setPlainText(value)
            self.body.addWidget(section_head(title))
            self.body.addWidget(field, 1)
        self.add_buttons(tr("Save"))
        self.bands[chosen].setFocus()

    def likelihood(self) -> Likelihood | None:
        """Return the band chosen."""
        return next((band for band, made in self.bands.items() if made.isChecked()), None)

    def confidence(self) -> Confidence | None:
        """Return how sure the analyst is."""
        value = self.confidence_.value()
        return Confidence(value) if value and value != _NONE else None


class CommentDialog(FrameDialog):
    """A review mark with its comment; it can be taken away."""

    def __init__(self, title: str, text: str, comment: str, parent: QWidget | None = None) -> None:
        """Show the `comment` there is on the proposition `text`; `title` names the mark."""
        super().__init__(title, parent)
        self.resize(520, 300)
        self.body.addWidget(plain.label(text, "secondary", wrap=True))
        self.comment = editor(tr("Comment"), tr("what is to be looked at, or why it stands"))
        self.comment.setPlainText(comment)
        self.body.addWidget(self.comment, 1)
        self.kept = Segmented(
            [Segment("set", title), Segment("clear", tr("No mark"))], name=tr("Mark")
        )
        self.kept.set_value("set")
        self.body.addWidget(self.kept)
        self.add_buttons(tr("Save"))
        self.comment.setFocus()

    def is_set(self) -> bool:
        """Tell whether the mark shall stand."""
        return self.kept.value() == "set"


class OverruleDialog(FrameDialog):
    """The analyst's own status beside the computed one, with the reason it needs."""

    def __init__(
        self, text: str, computed: Status, value: str, reason: str, parent: QWidget | None = None
    ) -> None:
        """Show the own status there is; `computed` is what the rules say."""
        super().__init__(tr("Own status beside the computed one"), parent)
        self.resize(520, 340)
        self.body.addWidget(plain.label(text, "secondary", wrap=True))
        found = verdict_phrases.group(computed, phrases)
        self.body.addWidget(plain.label(tr("Computed: {status}").format(status=found)))
        self.status = QComboBox()
        self.status.setAccessibleName(tr("Own status"))
        self.status.addItem(tr("none: the computed one stands alone"), "")
        for one in Status:
            self.status.addItem(verdict_phrases.group(one, phrases), one.value)
        self.status.setCurrentIndex(max(0, self.status.findData(value)))
        self.body.addWidget(self.status)
        self.reason = editor(tr("Reason"), tr("needed: why the rules do not do it justice"))
        self.reason.setPlainText(reason)
        self.body.addWidget(self.reason, 1)
        self.add_buttons(tr("Save"))
        self.status.setFocus()

    def value(self) -> str:
        """Return the token of the status chosen, empty for none."""
        return str(self.status.currentData())


_LEVELS = {Confidence.LOW: "low", Confidence.MODERATE: "moderate", Confidence.HIGH: "high"}

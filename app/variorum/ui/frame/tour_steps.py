"""The tour as values: its steps, the acts each waits for, and how far the analyst is.

An act is known by a token for what was really done: the name of an act announced (as in change
sets), `made.KIND` for a new tag, `workspace.NAME` for what is in front, "COMMAND given", or one of
the few that `ui/desk/tour_watch.py` names itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to press. `keys` are ids of commands or, after "=", keys that are always so.

    `done` is the token of it; without one it counts as done with the act after it.
    """

    keys: tuple[str, ...]
    words: str
    done: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to do and why, where, and what it waits for.

    `words` of the tour's article are ringed and `caret` says which of them the caret is put on;
    without them `widget` names a part of the window. `needs` is a step this one rests on.
    """

    id: str
    title: str
    text: str
    acts: tuple[Act, ...]
    words: str = ""
    caret: str = ""
    widget: str = ""
    needs: str = ""


class Course:
    """How far the analyst is in the steps. Numbers count from 1."""

    def __init__(self, steps: Sequence[Step]) -> None:
        """Stand at the first of `steps`."""
        self._steps = tuple(steps)
        self._at = 0
        self._done: set[str] = set()
        self.acts_done = 0
        """How many acts of the step are done."""

    @property
    def step(self) -> Step | None:
        """The step the analyst is at; None when all are behind."""
        return self._steps[self._at] if self._at < len(self._steps) else None

    @property
    def number(self) -> int:
        """The number of the step, the last one's when all are behind."""
        return min(self._at + 1, self.total)

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    def take(self, token: str) -> bool:
        """Take note of what was done; tell whether the step, or an act of it, is done by it."""
        step = self.step
        tokens = [act.done for act in step.acts] if step else []
        if step is None or token not in tokens[self.acts_done :]:
            return False
        self.acts_done = tokens.index(token, self.acts_done) + 1
        if self.acts_done == len(tokens):
            self._done.add(step.id)
            self._go_on()
        return True

    def skip(self) -> None:
        """Go on without the step, and without those that rest on it."""
        self._go_on()

    def _go_on(self) -> None:
        self.acts_done = 0
        self._at += 1
        step = self.step
        if step is not None and step.needs and step.needs not in self._done:
            self._go_on()


def tr(text: str) -> str:
    """Return a sentence of the tour in the interface's language."""
    return QCoreApplication.translate("tour", text)


def steps() -> tuple[Step, ...]:
    """Return the steps, in the interface's language."""
    return (*_reading_and_tagging(), *_asking(), *_summing_up())


def _reading_and_tagging() -> tuple[Step, ...]:
    return (
        Step(
            "read",
            tr("Read sentence by sentence"),
            tr(
                "This is a copy of the sample; its last article has no tags yet. The arrow at the "
                "left shows your sentence. In this line there is nothing to tag."
            ),
            (Act(("sentence.read",), tr("marks it read and goes on"), "read"),),
            words="Published 24 October 2024",
            caret="Published",
        ),
        Step(
            "accept",
            tr("Accept a suggestion"),
            tr(
                "Dotted boxes are tags the program proposes, here because the name is tagged in "
                "the other articles. They are nothing until you accept them."
            ),
            (
                Act(("suggest.next",), tr("marks the next suggestion"), "suggestion"),
                Act(("suggest.accept",), tr("accepts it"), "suggest.accept"),
            ),
            words="South Korea is thinking about giving weapons to Ukraine",
            caret="South Korea",
        ),
        Step(
            "actor",
            tr("Tag an actor"),
            tr(
                "The caret stands on Seoul. A name that is known is linked at once: the capital "
                "means South Korea, and the panel at the right says so."
            ),
            (Act(("tag.actor",), tr("tags the name at the caret"), "made.actor"),),
            words="Seoul has to ask how safe it is",
            caret="Seoul",
        ),
        Step(
            "occurrences",
            tr("Tag it everywhere"),
            tr("One act tags every place where the selected name stands, after a preview."),
            (
                Act(("tag.occurrences",), tr("lists the places"), "tag.occurrences given"),
                Act(("=Enter",), tr("tags those that are ticked"), "tag.occurrences"),
            ),
            words="Seoul has to ask",
            needs="actor",
        ),
        Step(
            "undo",
            tr("Take it back"),
            tr("All those tags were one act, so one key takes them back. Nothing is ever lost."),
            (Act(("edit.undo",), tr("undoes the last act"), "undo"),),
            widget="undo",
            needs="occurrences",
        ),
    )


def _asking() -> tuple[Step, ...]:
    return (
        Step(
            "figure",
            tr("Tag a figure"),
            tr(
                "A strip opens with what the words say: more than 1,500. What was guessed wears a "
                "dashed line. Figures of one series are compared across the articles."
            ),
            (
                Act(("tag.figure",), tr("opens the strip"), "tag.figure given"),
                Act(("=Enter",), tr("the number is right")),
                Act(("=Enter",), tr("takes the first series offered"), "made.figure"),
            ),
            words="Over 1,500 special operation forces",
            caret="1,500",
        ),
        Step(
            "claim",
            tr("Tag a claim"),
            tr(
                "Who says what? Speakers and polarity are guessed from the words. The proposition "
                "is yours to choose: one that other articles speak of, or a new one."
            ),
            (
                Act(("tag.claim",), tr("opens the strip"), "tag.claim given"),
                Act(("=troops", "=Enter"), tr("type it, then take the first offered")),
                Act(("=Shift+Enter",), tr("accepts every guess you see"), "made.claim"),
            ),
            words="North Korea and Russia have both denied the reports about soldiers",
            caret="have both",
        ),
    )


def _summing_up() -> tuple[Step, ...]:
    return (
        Step(
            "summary",
            tr("See who agrees"),
            tr("The Summary sets all articles side by side, from your tags alone."),
            (Act(("workspace.summary",), tr("opens the Summary"), "workspace.summary"),),
            widget="workspaces",
        ),
        Step(
            "evidence",
            tr("Every word has its sentence"),
            tr("Each line is a proposition, each column an article. Walk it with the arrows."),
            (
                Act(("=Enter",), tr("opens the quotes of a cell")),
                Act(("=Enter",), tr("opens the sentence itself"), "quote"),
                Act(("go.back",), tr("goes back"), "back"),
            ),
            widget="matrix",
        ),
        Step(
            "export",
            tr("Take it with you"),
            tr("The dataset, or tables for a spreadsheet. Look at the preview and leave it."),
            (
                Act(("dataset.export",), tr("shows what would be written"), "dataset.export given"),
                Act(("=Esc",), tr("leaves without writing"), "export answered"),
            ),
            widget="export",
        ),
    )

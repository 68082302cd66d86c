"""What the pages of the summary ask of the desk, in one place."""

from PySide6.QtCore import QObject, Signal

from variorum.ui.summary.maker import Maker


class Asks(QObject):
    """Signals that any page may emit; the desk answers."""

    quote_opened = Signal(object)
    """The id of a tag whose sentence is wanted in its article."""
    article_opened = Signal(object)
    """The id of an article wanted in the reader."""
    proposition_opened = Signal(object)
    """The id of a proposition wanted in the matrix."""
    proposition_chosen = Signal(object)
    """The id of the proposition the cursor came to; None where there is none."""
    memo_wanted = Signal(str, object)
    """Kind and id of the record whose memo is to be read or written."""
    independence_ruled = Signal(object, object, object)
    """One actor's id, the other's, the Ruling; None takes it back."""
    recount_asked = Signal(object)
    """The link of a voice to let in, or to leave out again where it is let in."""
    everything_asked = Signal()
    """Count as the law counts: take back what was supposed."""
    why_asked = Signal(object)
    """The PropositionRow whose status is to be explained."""
    take_asked = Signal(str, object)
    """How (copy, svg, pdf, csv) and what (`exhibit.Taken`) is to be taken away."""
    rating_asked = Signal(str, object)
    """Kind (outlet, actor) and id of the record whose reliability is to be rated."""
    weighing_asked = Signal(object)
    """A `statements.Weighing` to be shown side by side."""
    held = Signal(object)
    """A `statements.Statement` to be held against the next one."""
    judging_asked = Signal(str, object)
    """What (assess, query, approve, overrule) and the id of the proposition it is about."""
    hint = Signal(str)
    """Words for the status bar."""
    freeze_asked = Signal()
    """The statuses as they are now are to be kept as a brief."""
    thaw_asked = Signal(object)
    """The id of a brief that is to be deleted."""
    causes_asked = Signal(object, object)
    """The id of a brief (None: this session) and that of a proposition which moved since."""
    causes_told = Signal(object, object, object)
    """The answer to that: the brief, the proposition and the Causes."""
    spot_opened = Signal(object)
    """The `cause.Spot` that is wanted in its article."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Have nobody answer yet."""
        super().__init__(parent)
        self.maker = Maker()
        """Makes what pages show and what grows with the project."""

"""Says below a card of Reconcile what would follow from accepting it as it stands."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from variorum.model.catalogue import Catalogue
from variorum.model.errors import UserError
from variorum.model.proposal import Proposal
from variorum.model.view import Supposition
from variorum.ui.bridge import Bridge

if TYPE_CHECKING:
    from variorum.ui.desk.questions import Known
    from variorum.ui.reconcile.pane import ReconcilePane
    from variorum.ui.reconcile.values import Effect, Given

_TYPED = 120
"""Milliseconds after the last change of a card before its effect is worked out."""

Asked = tuple["Proposal | None", "Known | None"]
"""A question that is open, and what its card was made of."""


class Trying(QObject):
    """Follows the card of one pane."""

    def __init__(
        self, bridge: Bridge, pane: "ReconcilePane", asked: Callable[[str], Asked]
    ) -> None:
        """Wait for changes of the card; `asked` finds a question by its key."""
        super().__init__(pane)
        self._bridge, self._pane, self._asked = bridge, pane, asked
        self._number = 0
        """Questions about effects so far: an answer to an older one is not shown any more."""
        self._timer = QTimer(self, singleShot=True, interval=_TYPED)
        self._timer.timeout.connect(self._try)
        pane.stage.altered.connect(self._on_altered)

    def stop(self) -> None:
        """Forget the card."""
        self._timer.stop()

    def _on_altered(self, given: "Given") -> None:
        self._altered = given
        self._timer.start()

    def _try(self) -> None:
        """Have put in words, beside the window, what would follow from the card as it stands."""
        from variorum.ui.desk.answers import act_of  # noqa: PLC0415  # not at the start
        from variorum.ui.desk.effects import effect, title_of  # noqa: PLC0415  # as above

        given = self._altered
        proposal, known = self._asked(given.key)
        if proposal is None or known is None:
            return
        self._number += 1
        number = self._number
        session = self._bridge.session
        try:
            act = act_of(proposal, given, known, session.author or session.newcomer)
        except UserError as failure:
            self.say(title_of(proposal, given), failure)
            return

        as_it_is = replace(known, catalogue=Catalogue(known.catalogue))

        def show(told: "Effect") -> None:
            if number == self._number:
                self._pane.stage.show_effect(told)

        def tell(found: Supposition) -> None:
            self._bridge.soon(lambda: effect(proposal, given, as_it_is, found), show)

        self._bridge.suppose(act, tell)

    def say(self, title: str, failure: UserError) -> None:
        """Say below the card what is missing in the answer."""
        from variorum.ui.messages import message_of  # noqa: PLC0415  # not at the start
        from variorum.ui.reconcile.values import Effect  # noqa: PLC0415  # as above

        said = message_of(failure)
        self._pane.stage.show_effect(Effect(title, f"{said.what} {said.do}".strip()))

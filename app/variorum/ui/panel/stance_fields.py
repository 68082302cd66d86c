"""The fields of a stance: attitude, strength, holders, target."""

from typing_extensions import override

from variorum.model.vocabulary import Attitude, LinkRole
from variorum.ui.panel.candidates import RoleCandidates
from variorum.ui.panel.choices import attitude_control, strength_control
from variorum.ui.panel.edits import Edits
from variorum.ui.panel.kind_fields import Guessed, KindFields
from variorum.ui.panel.people import LinkFields
from variorum.ui.panel.rows import GuessMark, Stack
from variorum.ui.panel.values import Inspected
from variorum.ui.panel.words import tr


class StanceFields(KindFields):
    """All of a stance."""

    role = LinkRole.TARGET

    def __init__(self, edits: Edits, candidates: RoleCandidates) -> None:
        """Ask through `edits`; pick from `candidates`."""
        super().__init__(edits)
        self._attitude, self._strength = attitude_control(), strength_control()
        self._mark = GuessMark()
        self._holders = LinkFields(LinkRole.HOLDER, tr("Holders"), "actor", edits, candidates)
        self._target = LinkFields(
            LinkRole.TARGET, tr("Target"), "topic", edits, candidates, several=False
        )
        rows = Stack(self)
        rows.addWidget(self._attitude)
        rows.addWidget(self._mark)
        rows.named(tr("Strength"), self._strength)
        rows.addWidget(self._target)
        rows.addWidget(self._holders)
        self._attitude.picked.connect(lambda key: self._put(attitude=Attitude(key)))
        self._strength.picked.connect(lambda key: self._put(strength=int(key) or None))
        self._mark.clicked.connect(lambda: self._put(attitude=self.tag.attitude))

    @override
    def show_tag(self, shown: Inspected) -> None:
        self.shown = shown
        tag = self.tag
        guessed = "attitude" in tag.inferred
        self._attitude.set_value(str(tag.attitude) if tag.attitude else None, guessed=guessed)
        self._mark.setVisible(guessed)
        self._strength.set_value(str(tag.strength or 0), guessed="strength" in tag.inferred)
        self._holders.show_links(shown)
        self._target.show_links(shown)

    @override
    def relink(self) -> None:
        self._target.repick()

    @override
    def guesses(self) -> Guessed:
        found: Guessed = [(self.tag, ("attitude", "strength"))]
        links = self.shown.linked.links if self.shown else ()
        return found + [(link, link.inferred) for link in links]

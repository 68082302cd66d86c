"""The page of profiles: what outlets and origins carry, what only one carries, how reliable."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Profile
from variorum.model.summary import PropositionRow
from variorum.shell import ruling_phrases
from variorum.ui import fonts, plain
from variorum.ui.charts.bars import Carrier, CarrierChart
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.cards import bare, clear_scroll, side_by_side
from variorum.ui.summary.exhibit import TABLE, Exhibit, spoken
from variorum.ui.summary.links import PropositionLink
from variorum.ui.summary.sides import section_head
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import page_name, phrases, tr
from variorum.ui.turns import Turns
from variorum.ui.widgets import Segment, Segmented, Unhurried, button

OUTLETS, ORIGINS = "outlets", "origins"
_AT_ONCE, _A_TURN = 24, 10
"""How many propositions a card has at once, and how many more between two looks at what to do."""


class OutletsPage(QWidget):
    """Profiles at the left as bars or table; at the right the one at the cursor."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._found: dict[str, Sequence[Profile]] = {OUTLETS: (), ORIGINS: ()}
        (left, column), detail = bare(), QFrame()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side_by_side(left, detail, (790, 440), self))
        title, name = tr("What each carries"), page_name(Page.OUTLETS)
        self.exhibit = Exhibit(title, _columns(), asks, left, name=name, first=TABLE)
        self.table = self.exhibit.table
        column.addWidget(self.exhibit)
        self.setFocusProxy(self.exhibit)
        self._which = Segmented(
            [Segment(OUTLETS, tr("Outlets")), Segment(ORIGINS, tr("Origins"))],
            name=tr("Profiles of"),
            parent=self.exhibit,
        )
        self._which.set_value(OUTLETS)
        self._which.picked.connect(self._show)
        self.exhibit.add(self._which)
        self.card = ProfileCard(asks, detail)
        self.table.chosen.connect(self.card.show_profile)
        detail.setProperty("kind", "card")
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.card)
        self.parts = (self.exhibit.painted, self.card.painted)
        """What is painted one after the other when it is opened."""

    def show_profiles(
        self,
        outlets: Sequence[Profile],
        origins: Sequence[Profile],
        rows: Mapping[Id, PropositionRow],
    ) -> None:
        """Show the profiles of a summary's outlets and origins; `rows` are its propositions."""
        self._found = {OUTLETS: outlets, ORIGINS: origins}
        self.card.take_rows(rows)
        self._show()

    def _show(self) -> None:
        found = self._found[self._which.value() or OUTLETS]
        self.table.show_rows(found)
        words = (tr("asserts"), tr("denies"), tr("only here"), tr("opposed"))
        chart = CarrierChart(tuple(_carrier(one) for one in found), words)
        said = [(one.name, str(len(one.asserts)), str(len(one.denies))) for one in found]
        self.exhibit.show_chart(chart if found else None, spoken(said))
        if self.card.profile is not self.table.current():  # else the table has told it already
            self.card.show_profile(self.table.current())


class ProfileCard(QScrollArea):
    """One outlet or origin: its reliability with the reason, what it carries, where it is alone."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._asks = asks
        self._rows: Mapping[Id, PropositionRow] = {}
        self._turns, self.painted = Turns(self), Unhurried(self)
        self.profile: Profile | None = None
        """The profile shown."""
        clear_scroll(self, QWidget())
        self.setAccessibleName(tr("Profile"))

    def take_rows(self, rows: Mapping[Id, PropositionRow]) -> None:
        """Take the propositions of a summary; a profile is shown anew with them."""
        self.profile, self._rows = None, rows

    def show_profile(self, profile: Profile | None) -> None:
        """Show one profile."""
        self.profile = profile
        self.painted.put_off()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        lists = self._lists(profile) if profile is not None else iter(())
        for part in (*(self._head(profile) if profile else ()), *islice(lists, _AT_ONCE)):
            column.addWidget(part)
        column.addStretch(1)
        self._turns.start(_add_blocks(column, lists))
        clear_scroll(self, body)

    def _head(self, profile: Profile) -> list[QWidget]:
        name = plain.label(profile.name, wrap=True)
        name.setFont(fonts.reading(17, fonts.Weight.DemiBold))
        grade = plain.label(ruling_phrases.reliability(profile.reliability, phrases), wrap=True)
        grade.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        rate = button(tr("Rate…") if profile.reliability is None else tr("Rate anew…"))
        kind, record = ("outlet", profile.outlet) if profile.outlet else ("actor", profile.actor)
        rate.setEnabled(record is not None)
        if record is None:
            plain.set_tooltip(rate, tr("Several actors, or none, stand behind this origin"))
        rate.clicked.connect(lambda: self._asks.rating_asked.emit(kind, record))
        line, holder = QHBoxLayout(), QWidget()
        line.setContentsMargins(0, 4, 0, 4)
        line.addWidget(grade, 1)
        line.addWidget(rate)
        holder.setLayout(line)
        parts: list[QWidget] = [name, section_head(tr("Reliability")), holder]
        if profile.reason:
            parts.append(plain.label(profile.reason, "secondary", wrap=True))
        return parts

    def _lists(self, profile: Profile) -> Iterator[QWidget]:
        """Make the propositions of a profile under their headings, each when it is asked for."""
        carried = dict.fromkeys((*profile.asserts, *profile.denies))
        told = {*profile.alone, *profile.opposed}
        rest = [one for one in carried if one not in told]
        for title, found in (
            (tr("Carried by nobody else"), profile.alone),
            (tr("Somebody else says the opposite"), profile.opposed),
            (tr("Others say the same"), rest),
        ):
            if found:
                yield section_head(title, str(len(found)))
                for one in found:
                    if one in self._rows:
                        yield self._link(self._rows[one])

    def _link(self, row: PropositionRow) -> QWidget:
        made = PropositionLink(row)
        made.clicked.connect(lambda: self._asks.proposition_opened.emit(row.proposition.id))
        return made


def _add_blocks(column: QVBoxLayout, parts: Iterator[QWidget]) -> Iterator[None]:
    """Add some parts a turn above the end of a column, in blocks that are laid out once."""
    while some := list(islice(parts, _A_TURN)):
        block = QWidget()
        inner = QVBoxLayout(block)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(column.spacing())
        for part in some:
            inner.addWidget(part)
        column.insertWidget(column.count() - 1, block)
        yield


def _carrier(profile: Profile) -> Carrier:
    return Carrier(
        profile.name,
        profile.reliability.value if profile.reliability else "",
        len(profile.asserts),
        len(profile.denies),
        len(profile.alone),
        len(profile.opposed),
    )


def _columns() -> list[TableColumn[Profile]]:
    return [
        TableColumn(tr("Name"), lambda row: row.name),
        TableColumn(
            tr("Reliability"),
            lambda row: row.reliability.value if row.reliability else "\u2013",
            lambda row: row.reliability.value if row.reliability else "~",
            100,
        ),
        *(
            TableColumn(title, _shown(field), _size(field), 74, number=True)
            for title, field in (
                (tr("Articles"), "articles"),
                (tr("Asserts"), "asserts"),
                (tr("Denies"), "denies"),
                (tr("Only here"), "alone"),
                (tr("Opposed"), "opposed"),
            )
        ),
    ]


def _size(field: str) -> Callable[[Profile], int]:
    return lambda profile: len(getattr(profile, field))


def _shown(field: str) -> Callable[[Profile], str]:
    return lambda profile: str(len(getattr(profile, field)) or "\u2013")

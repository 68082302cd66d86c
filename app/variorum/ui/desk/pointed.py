"""What the analyst points at: the record of the selected tag, or of the row of the summary."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.model.ids import Id
from variorum.model.summary import QuantityRow
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.workspace.regrouping import Kind

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow
    from variorum.ui.summary.pane import SummaryPane

_ROLES: dict[Kind, Sequence[LinkRole]] = {
    "actor": (LinkRole.ACTOR, LinkRole.SPEAKER, LinkRole.HOLDER, LinkRole.TARGET),
    "proposition": (LinkRole.PROPOSITION, LinkRole.TARGET),
    "quantity": (LinkRole.QUANTITY,),
}

_OF_TAG: dict[TagKind, tuple[Kind, ...]] = {
    TagKind.ACTOR: ("actor",),
    TagKind.CLAIM: ("proposition", "actor"),
    TagKind.STANCE: ("proposition", "actor"),
    TagKind.FIGURE: ("quantity", "actor"),
}
"""What a tag may point at that can be merged and split."""


def kinds_of_tag(window: "MainWindow") -> tuple[Kind, ...]:
    """Return what the selected tag points at that can be merged and split."""
    desk = window.annotate
    tag = desk.selected()
    if desk.article is None or tag is None or tag not in desk.article.tags:
        return ()
    kinds = _OF_TAG[desk.article.tags[tag].kind]
    return tuple(kind for kind in kinds if pointed(window, kind))


def pointed(window: "MainWindow", about: Kind) -> Id | None:
    """Return the record of a kind that the analyst points at, None if there is none."""
    if window.workspace() == "summary":
        pane = window.summary.pane
        if about == "actor":
            return pane.chosen_actor()
        return pane.chosen_proposition() if about == "proposition" else _quantity(pane)
    desk = window.annotate
    tag = desk.selected()
    if window.workspace() != "annotate" or desk.article is None or tag is None:
        return None
    links = [link for role in _ROLES[about] for link in desk.article.linked(tag).role(role)]
    return next((found for link in links if (found := getattr(link, about))), None)


def _quantity(pane: "SummaryPane") -> Id | None:
    """Return the quantity at the cursor of their table, None where it is not shown."""
    from variorum.ui.summary.tables import Table  # noqa: PLC0415  # comes with the pane

    page = pane.pages.figures
    rows = (table.current() for table in page.findChildren(Table)) if page.isVisible() else ()
    return next((row.quantity.id for row in rows if isinstance(row, QuantityRow)), None)

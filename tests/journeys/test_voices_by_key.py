"""A voice that no words name is still found from the keyboard, with the letter of its article."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from variorum.model.vocabulary import TagKind
from variorum.ui.frame.palette import Palette

if TYPE_CHECKING:
    from conftest import Analyst


def test_the_palette_leads_to_the_claim_of_a_voice_without_a_mention(analyst: "Analyst") -> None:
    analyst.press("Ctrl+T")
    analyst.until(lambda: analyst.window.annotate.article is not None)
    before = {tag.id for tag in analyst.tags(TagKind.CLAIM)}
    analyst.press("C")
    analyst.type("Nothing of this happened")
    analyst.press("Ctrl+Return")
    while not QApplication.focusWidget().accessibleName().startswith("Add a speaker"):
        analyst.press("Tab")
    analyst.type("Some lighthouse keepers")
    analyst.press("Ctrl+Return", "Shift+Return")
    analyst.until_saved()
    [claim] = {tag.id for tag in analyst.tags(TagKind.CLAIM)} - before
    analyst.press("Ctrl+End", "Ctrl+K")
    analyst.type("@Some lighthouse")
    [palette] = analyst.window.findChildren(Palette)
    item = palette.model().item(0)
    assert (item.text, item.detail) == ("Some lighthouse keepers", analyst.article().article.label)
    analyst.press("Return")
    analyst.until(lambda: analyst.window.annotate.selected() == claim)

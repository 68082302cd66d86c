"""Merging, splitting, parting, accepting all and leaving for later by keyboard, with undo."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from variorum.model.proposal import ActorProposal, Tier
from variorum.model.records import Actor, Quantity
from variorum.model.resolve import merged
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.ui.reconcile.pane import ReconcilePane
from variorum.ui.reconcile.values import Asked
from variorum.ui.reconcile.weigh_dialog import MergeDialog, SplitDialog, SureDialog, WeighDialog
from variorum.ui.summary.values import Page

if TYPE_CHECKING:
    from conftest import Analyst
    from variorum.ui.desk.queue import Queue

SAMPLE = sample_corpus() / "tags.jsonl"


def _unlinked(tmp_path: Path) -> Path:
    """Return the sample as if nobody had said yet which actor a name means."""
    lines = [
        line
        for line in SAMPLE.read_text(encoding="utf-8").splitlines()
        if json.loads(line).get("role") != "actor"
    ]
    path = tmp_path / "tags.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def at_sample(analyst: "Analyst") -> "Analyst":
    """Sit before the sample."""
    analyst.take_sample()
    return analyst


@pytest.fixture
def at_names(analyst: "Analyst", tmp_path: Path) -> "Analyst":
    """Sit before the sample whose names mean nobody yet, on its first question."""
    analyst.take_sample(_unlinked(tmp_path))
    analyst.press("Ctrl+R")
    analyst.until(lambda: _pane(analyst).card is not None)
    return analyst


def _pane(analyst: "Analyst") -> ReconcilePane:
    return analyst.window.furniture.reconcile.pane


def _queue(analyst: "Analyst") -> "Queue":
    return analyst.window.furniture.reconcile.queue


def _key(analyst: "Analyst") -> str:
    card = _pane(analyst).card
    return card.key if card else ""


def _run(analyst: "Analyst", command: str) -> None:
    """Give a command by the palette."""
    analyst.press("Ctrl+K")
    analyst.type(command)
    analyst.press("Return")


def _choose(analyst: "Analyst", name: str) -> None:
    analyst.type(name)
    analyst.press("Return")


def _dialog(analyst: "Analyst", cls: type[WeighDialog]) -> WeighDialog:
    """Return the dialogue once it says what would follow."""

    def there() -> bool:
        found = QApplication.activeModalWidget()
        return isinstance(found, cls) and "Undo brings" in found.effect_words()

    analyst.until(there)
    found = QApplication.activeModalWidget()
    assert isinstance(found, cls)
    return found


def _accept(analyst: "Analyst") -> None:
    analyst.press("Ctrl+Return")
    analyst.until(lambda: QApplication.activeModalWidget() is None)
    analyst.until_saved()


def _named(analyst: "Analyst", name: str) -> Actor:
    actors = analyst.window.bridge.session.state.catalogue.all(Actor).values()
    return next(one for one in actors if one.name == name)


def _tags_of(analyst: "Analyst", actor: Actor) -> list[LinkedTag]:
    return (
        analyst.window.bridge.session.submit(
            lambda store: store.linked_tags(list(TagKind), target_kind="actor", targets=[actor.id])
        )
    ).result()


def test_two_actors_become_one_and_part_again_over_a_restart(at_sample: "Analyst") -> None:
    _run(at_sample, "merge actor")
    _choose(at_sample, "Vladimir Putin")
    _choose(at_sample, "Sergei Shoigu")
    dialog = _dialog(at_sample, MergeDialog)
    assert "“Vladimir Putin” becomes one with “Sergei Shoigu”" in dialog.lead.text()
    at_sample.press("Alt+K")
    turned = "“Sergei Shoigu” becomes one with “Vladimir Putin”"
    at_sample.until(lambda: turned in dialog.lead.text())
    _accept(at_sample)
    putin, shoigu = _named(at_sample, "Vladimir Putin"), _named(at_sample, "Sergei Shoigu")
    assert merged(_catalogue(at_sample), "actor") == {shoigu.id: putin.id}
    at_sample.restart()
    assert merged(_catalogue(at_sample), "actor") == {shoigu.id: putin.id}
    _run(at_sample, "undo a merge")
    at_sample.press("Return")
    assert "part again" in _dialog(at_sample, WeighDialog).lead.text()
    _accept(at_sample)
    assert merged(_catalogue(at_sample), "actor") == {}
    at_sample.press("Ctrl+Z")
    at_sample.until(lambda: bool(merged(_catalogue(at_sample), "actor")))


def _catalogue(analyst: "Analyst"):  # noqa: ANN202  # the model's Catalogue
    return analyst.window.bridge.session.state.catalogue


def test_two_tags_of_an_actor_go_to_a_new_one_by_space_and_undo_brings_them_back(
    at_sample: "Analyst",
) -> None:
    whole = _tags_of(at_sample, _named(at_sample, "Vladimir Putin"))
    _run(at_sample, "split off tags of an actor")
    _choose(at_sample, "Vladimir Putin")
    at_sample.until(lambda: isinstance(QApplication.activeModalWidget(), SplitDialog))
    at_sample.press("Space", "Down", "Space", "Tab")
    at_sample.type("Somebody Else")
    at_sample.until(lambda: "Undo brings" in _effect_of(QApplication.activeModalWidget()))
    _accept(at_sample)
    putin, new = _named(at_sample, "Vladimir Putin"), _named(at_sample, "Somebody Else")
    assert [one.tag.id for one in _tags_of(at_sample, new)] == [one.tag.id for one in whole[:2]]
    assert [one.tag.id for one in _tags_of(at_sample, putin)] == [one.tag.id for one in whole[2:]]
    assert new.kind is putin.kind
    at_sample.press("Ctrl+Z")
    at_sample.until_saved()
    at_sample.until(lambda: len(_tags_of(at_sample, putin)) == len(whole))


def _effect_of(dialog: QWidget | None) -> str:
    return dialog.effect_words() if isinstance(dialog, WeighDialog) else ""


def _menu_at(widget: QWidget) -> list[str]:
    """Ask for the menu of a widget by its key; return what it offers, and shut it."""
    place = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.objectName() for action in menu.actions() if action.objectName()]
    menu.close()
    return offered


def test_the_menus_of_panel_and_summary_offer_what_is_pointed_at(at_sample: "Analyst") -> None:
    window = at_sample.window
    claim = at_sample.tags(TagKind.CLAIM)[0]
    window.annotate.go_to_tag(claim.id)
    offered = _menu_at(window.annotate.panel)
    assert {"reconcile.merge_proposition", "reconcile.split_proposition"} <= set(offered)
    assert "reconcile.merge_quantity" not in offered
    at_sample.press("Ctrl+3")
    at_sample.until(lambda: window.summary.is_current)
    window.summary.pane.show_page(Page.ACTORS)
    table = window.summary.pane.pages.actors.table
    at_sample.until(lambda: table.current() is not None)
    assert {"reconcile.merge_actor", "reconcile.split_actor"} <= set(_menu_at(table.viewport()))
    window.summary.pane.show_page(Page.FIGURES)
    at_sample.until(lambda: "reconcile.merge_quantity" in _menu_at(window.summary.pane.pages))


def test_a_split_without_a_name_or_a_tick_cannot_be_accepted(at_sample: "Analyst") -> None:
    _run(at_sample, "split off tags of a quantity")
    name = next(iter(_catalogue(at_sample).all(Quantity).values())).name
    _choose(at_sample, name)
    at_sample.until(lambda: "Not yet" in _effect_of(QApplication.activeModalWidget()))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SplitDialog)
    at_sample.press("Ctrl+Return")
    assert dialog.isVisible()
    assert not dialog.take.isEnabled()
    at_sample.press("Esc")


def test_all_sure_ones_are_accepted_by_one_yes_and_taken_back_by_one_undo(
    at_names: "Analyst",
) -> None:
    sure = sum(
        isinstance(one, ActorProposal) and one.tier is Tier.ONE for one in _queue(at_names).open()
    )
    count = len(_queue(at_names).open())
    _run(at_names, "accept all sure")
    dialog = _dialog(at_names, SureDialog)
    assert dialog.take.text() == f"Accept {sure}"
    at_names.press("Space")
    _accept(at_names)
    at_names.until(lambda: _queue(at_names).decided == sure - 1)
    at_names.until_saved()
    assert at_names.window.bridge.session.steps[0].params == (("count", str(sure - 1)),)
    at_names.press("Ctrl+Z")
    at_names.until(lambda: _queue(at_names).decided == 0)
    assert len(_queue(at_names).open()) == count


def test_later_comes_back_last_and_left_fetches_it(at_names: "Analyst") -> None:
    first, second = (one.key for one in _queue(at_names).open()[:2])
    at_names.until(lambda: _key(at_names) == first)
    at_names.press("Right")
    at_names.until(lambda: _key(at_names) == second)
    assert _queue(at_names).open()[-1].key == first
    at_names.press("Left")
    at_names.until(lambda: _key(at_names) == first)
    assert _queue(at_names).open()[0].key == first


def test_an_answer_goes_to_the_next_in_place_and_undo_comes_back(at_names: "Analyst") -> None:
    first, second = (one.key for one in _queue(at_names).open()[:2])
    at_names.until(lambda: _key(at_names) == first)
    at_names.press("X")
    assert all(one.key != first for one in _queue(at_names).open()), "it goes at once"
    at_names.until(lambda: _key(at_names) == second)
    card = _pane(at_names).card
    assert card is not None
    assert card.rows[0].hasFocus(), "the next one can be answered at once"
    at_names.until_saved()
    assert "left" in at_names.window.status.text()
    assert "kept apart" in at_names.window.status.text()
    at_names.press("Ctrl+Z")
    at_names.until(lambda: _key(at_names) == first)


def test_who_is_meant_is_chosen_by_a_digit_and_nothing_is_chosen_before(
    at_names: "Analyst",
) -> None:
    doubt = next(
        one
        for one in _queue(at_names).open()
        if isinstance(one, ActorProposal) and one.tier is Tier.AMBIGUOUS and not one.forms[0].actor
    )
    _pane(at_names).listing.select(doubt.key)
    at_names.until(lambda: _key(at_names) == doubt.key)
    card = _pane(at_names).card
    assert card is not None
    assert card.asked is Asked.MEANT
    assert not any(row.isChecked() for row in card.rows)
    at_names.press("Return", "Return")
    assert at_names.window.bridge.session.steps[0].act == "annotate", "nothing was chosen"
    at_names.press("1", "Return")
    at_names.until_saved()
    linked = at_names.window.bridge.session.submit(
        lambda store: store.tags(list(doubt.forms[0].tags))
    ).result()
    meant = {link.actor for one in linked for link in one.links}
    assert len(meant) == 1
    assert len(linked) == doubt.forms[0].count

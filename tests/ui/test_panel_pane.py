"""The panel with real keys and clicks: what each act asks for, and that nothing else does."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, ActorLink, Alias, Proposition, Quantity, Record
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import (
    ActorKind,
    ActorRole,
    ActorTie,
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    PropositionKind,
    QuantityKind,
    Quotation,
    RegionKind,
    TagKind,
)
from variorum.ui.panel import Inspected, PanelPane, PickView, tag_row
from variorum.ui.panel.choices import ChoiceBox
from variorum.ui.panel.fields import TextField
from variorum.ui.panel.foot import Foot
from variorum.ui.panel.pane import Teacher
from variorum.ui.panel.rows import GuessMark, LinkField
from variorum.ui.panel.suggested import SuggestionList, SuggestionRow
from variorum.ui.panel.tag_buttons import TagButton
from variorum.ui.panel.tag_list import TagList
from variorum.ui.widgets import Chip, IconButton, Segmented

WHEN = "2026-01-01T00:00:00.000Z"
MAYOR = Actor(id=Id("a1"), created=WHEN, name="Mayor Quill", kind=ActorKind.PERSON)
TOWN = Actor(id=Id("a2"), created=WHEN, name="Quillham", kind=ActorKind.STATE)
ALIAS = Alias(id=Id("al"), created=WHEN, actor=MAYOR.id, text="the mayor")
TIE = ActorLink(
    id=Id("tie"), created=WHEN, actor=MAYOR.id, parent=TOWN.id, kind=ActorTie.SPEAKS_FOR
)
HOLDS = Proposition(id=Id("p1"), created=WHEN, text="The dam holds")
LEAKS = Proposition(id=Id("p2"), created=WHEN, text="The dam leaks")
SAND = Quantity(id=Id("q1"), created=WHEN, name="Sand moved", unit="tons")
RECORDS: tuple[Record, ...] = (MAYOR, TOWN, ALIAS, TIE, HOLDS, LEAKS, SAND)


def tag(kind: TagKind, **fields: object) -> Tag:
    return Tag(
        id=Id(f"t-{kind}"),
        created=WHEN,
        text_version=Id("v"),
        kind=kind,
        start=0,
        end=9,
        quote="the quote",
        **fields,  # type: ignore[arg-type]  # names are checked by Tag
    )


def link(name: str, of: Tag, role: LinkRole, **fields: object) -> TagLink:
    return TagLink(id=Id(name), created=WHEN, tag=of.id, role=role, **fields)  # type: ignore[arg-type]  # names are checked by TagLink


CLAIM = tag(TagKind.CLAIM, quotation=Quotation.PARAPHRASE, inferred=("quotation", "place"))
FIRST = link(
    "k1",
    CLAIM,
    LinkRole.PROPOSITION,
    proposition=HOLDS.id,
    polarity=Polarity.ASSERTS,
    type=ClaimType.FACT,
    inferred=("polarity", "type"),
)
SECOND = replace(FIRST, id=Id("k2"), proposition=LEAKS.id, position=1)
SPEAKER = link("k3", CLAIM, LinkRole.SPEAKER, actor=MAYOR.id, origin=True, inferred=("actor",))


def candidates(role: LinkRole, text: str) -> Sequence[PickView]:
    names = {
        LinkRole.PROPOSITION: Pick("proposition", LEAKS.text, LEAKS.id),
        LinkRole.QUANTITY: Pick("quantity", SAND.name, SAND.id),
    }
    pick = names.get(role, Pick("actor", TOWN.name, TOWN.id))
    return [PickView(pick)] if text.casefold() in pick.text.casefold() else []


@pytest.fixture
def pane(qtbot: QtBot) -> PanelPane:
    """Return a panel, shown and active, with nothing selected."""
    made = PanelPane()
    made.set_candidates(candidates)
    qtbot.addWidget(made)
    made.resize(344, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def select(pane: PanelPane, of: Tag, *links: TagLink, **more: object) -> None:
    catalogue = Catalogue(RECORDS)
    linked = LinkedTag(of, links, Id("art"), more.pop("excluded_by", None))  # type: ignore[arg-type]  # a region kind
    pane.upsert_tag(tag_row(linked, catalogue))
    pane.show_tag(Inspected(linked, catalogue, **more))  # type: ignore[arg-type]  # names are checked by Inspected


def named(pane: PanelPane, kind: type[QWidget], name: str) -> QWidget:
    """Return the visible widget of a class with this accessible name or text."""
    for each in pane.findChildren(kind):
        text = each.text() if isinstance(each, Chip | LinkField) else ""
        if each.isVisible() and name in (each.accessibleName(), text):
            return each
    raise LookupError(name)


def segmented(pane: PanelPane, name: str) -> Segmented:
    found = named(pane, Segmented, name)
    assert isinstance(found, Segmented)
    return found


def fill_in(qtbot: QtBot, field: QWidget, text: str) -> None:
    assert isinstance(field, TextField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


# -- frame ----------------------------------------------------------------------------------


def test_nothing_selected_teaches_the_keys(pane: PanelPane) -> None:
    teacher = pane.findChild(Teacher)
    assert teacher is not None
    assert teacher.isVisible()
    select(pane, CLAIM, FIRST)
    assert not teacher.isVisible()
    pane.show_tag(None)
    assert teacher.isVisible()


def test_the_tag_buttons_tag(pane: PanelPane, qtbot: QtBot) -> None:
    buttons = pane.findChildren(TagButton)
    kinds = []
    pane.kind_pressed.connect(kinds.append)
    for each in buttons:
        qtbot.mouseClick(each, Qt.MouseButton.LeftButton)
    assert kinds == list(TagKind)


def test_the_list_chooses_and_deletes_by_key(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST)
    view = pane.findChild(TagList)
    assert view is not None
    with qtbot.waitSignal(pane.tag_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.tag_deleted) as deleted:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert chosen.args == deleted.args == [CLAIM.id]


def test_up_down_and_delete_of_the_inspector(pane: PanelPane, qtbot: QtBot) -> None:
    stance = replace(tag(TagKind.STANCE, attitude=Attitude.OPPOSES), start=20, end=30)
    select(pane, stance)
    select(pane, CLAIM, FIRST)
    with qtbot.waitSignal(pane.tag_chosen) as chosen:
        qtbot.mouseClick(named(pane, IconButton, "Next tag"), Qt.MouseButton.LeftButton)
    assert chosen.args == [stance.id]
    with qtbot.waitSignal(pane.tag_deleted) as deleted:
        delete = named(pane, IconButton, "Delete this tag")
        qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert deleted.args == [CLAIM.id]


def test_showing_a_tag_asks_for_nothing(pane: PanelPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.tag_edited), qtbot.assertNotEmitted(pane.link_edited):
        select(pane, CLAIM, FIRST, SECOND, SPEAKER)
        select(pane, tag(TagKind.FIGURE, value=Decimal(5)))
        select(pane, tag(TagKind.STANCE))
        select(pane, tag(TagKind.ACTOR))


def test_an_excluded_tag_says_it_does_not_count(pane: PanelPane) -> None:
    select(pane, CLAIM, FIRST, excluded_by=RegionKind.BOILERPLATE)
    texts = [each.text() for each in pane.findChildren(QWidget) if hasattr(each, "text")]
    assert any("Not counted" in str(text) for text in texts)


def test_a_note_is_committed_when_the_focus_leaves(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, note="old")
    pane.edit_note()
    note = QApplication.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == "old"
    qtbot.keyClicks(note, "very ")
    with qtbot.waitSignal(pane.note_edited) as edited:
        qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert edited.args == [CLAIM.id, "very old"]


# -- claims ---------------------------------------------------------------------------------


def test_polarity_by_arrow_key_edits_the_link(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST)
    button = segmented(pane, "Polarity").button(Polarity.ASSERTS)
    button.setFocus()
    with qtbot.waitSignal(pane.link_edited) as edited:
        qtbot.keyClick(button, Qt.Key.Key_Right)
    assert edited.args == [FIRST, replace(FIRST, polarity=Polarity.DENIES, inferred=("type",))]


def test_editing_starts_at_the_choice_taken(pane: PanelPane, qtbot: QtBot) -> None:
    denied = replace(FIRST, polarity=Polarity.DENIES)
    select(pane, CLAIM, denied)
    pane.edit()
    button = QApplication.focusWidget()
    assert button is segmented(pane, "Polarity").button(Polarity.DENIES)
    with qtbot.waitSignal(pane.link_edited) as edited:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert edited.args == [denied, replace(denied, inferred=("type",))]


def test_enter_on_a_guess_confirms_it_alone(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST)
    button = segmented(pane, "Type").button(ClaimType.FACT)
    button.setFocus()
    with qtbot.waitSignal(pane.link_edited) as edited:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert edited.args == [FIRST, replace(FIRST, inferred=("polarity",))]


def test_the_second_proposition_has_its_own_polarity(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, SECOND)
    qtbot.keyClick(named(pane, Chip, "Proposition: The dam leaks"), Qt.Key.Key_Space)
    with qtbot.waitSignal(pane.link_edited) as edited:
        button = segmented(pane, "Polarity").button(Polarity.WITHHOLDS)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert edited.args is not None
    assert edited.args[0] == SECOND


def test_a_proposition_is_removed_by_key(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, SECOND)
    with qtbot.waitSignal(pane.link_removed) as removed:
        qtbot.keyClick(named(pane, Chip, "Proposition: The dam holds"), Qt.Key.Key_Delete)
    assert removed.args == [FIRST]


def test_relinking_a_claim_adds_a_proposition(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST)
    pane.relink()
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "leaks")
    with qtbot.waitSignal(pane.link_added) as added:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    pick = Pick("proposition", "The dam leaks", LEAKS.id)
    assert added.args == [CLAIM.id, LinkRole.PROPOSITION, pick]


def test_a_speaker_is_changed_through_its_menu(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, SPEAKER)
    field = named(pane, LinkField, "Mayor Quill")
    assert isinstance(field, LinkField)
    assert field.menu_of is not None
    actions = {each.text(): each for each in field.menu_of().actions()}
    with qtbot.waitSignal(pane.link_edited) as edited:
        actions["Origin"].trigger()
    assert edited.args == [SPEAKER, replace(SPEAKER, origin=False)]
    actions["Change…"].trigger()
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "ham")
    with qtbot.waitSignal(pane.link_repicked) as repicked:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert repicked.args == [SPEAKER, Pick("actor", "Quillham", TOWN.id)]


def test_the_field_in_focus_is_scrolled_into_view(pane: PanelPane, qtbot: QtBot) -> None:
    pane.resize(344, 420)
    select(pane, CLAIM, FIRST, SECOND, SPEAKER)
    qtbot.waitUntil(lambda: pane.findChildren(QPlainTextEdit)[0].y() > 0)
    pane.edit_note()
    note = QApplication.focusWidget()
    assert note is not None
    assert note.visibleRegion().boundingRect() == note.rect()


def test_a_speaker_shows_whom_it_speaks_for(pane: PanelPane) -> None:
    select(pane, CLAIM, FIRST, SPEAKER)
    assert named(pane, Chip, "speaks for Quillham").isVisible()


def test_the_mark_confirms_the_speakers(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, SPEAKER)
    marks = [each for each in pane.findChildren(GuessMark) if each.isVisible()]
    mark = next(each for each in marks if each.text() == "guessed")
    with qtbot.waitSignal(pane.confirm_requested) as asked:
        qtbot.keyClick(mark, Qt.Key.Key_Return)
    assert asked.args == [((SPEAKER, replace(SPEAKER, inferred=())),)]


def test_shift_enter_confirms_only_what_is_on_screen(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, SECOND, SPEAKER)
    pane.edit()
    focus = QApplication.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(pane.confirm_requested) as asked:
        qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert asked.args is not None
    confirmed = {new.id: new.inferred for _, new in asked.args[0]}
    assert confirmed == {
        CLAIM.id: ("place",),  # folded away under More
        FIRST.id: (),
        SECOND.id: ("type",),  # the type shown is the first proposition's
        SPEAKER.id: (),
    }


def test_quotation_and_date_edit_the_tag(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST)
    with qtbot.waitSignal(pane.tag_edited) as edited:
        qtbot.keyClick(named(pane, ChoiceBox, "Quotation"), Qt.Key.Key_D)
    changed = replace(CLAIM, quotation=Quotation.DIRECT, inferred=("place",))
    assert edited.args == [CLAIM, changed]
    with qtbot.waitSignal(pane.tag_edited) as edited:
        fill_in(qtbot, named(pane, TextField, "Statement date"), "2024-03")
    assert edited.args == [CLAIM, replace(CLAIM, statement_date="2024-03")]


def test_no_date_asks_for_nothing_and_esc_takes_it_back(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST)
    field = named(pane, TextField, "Statement date")
    assert isinstance(field, TextField)
    with qtbot.assertNotEmitted(pane.tag_edited):
        fill_in(qtbot, field, "spring")
    assert field.fault()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


# -- the other kinds ------------------------------------------------------------------------


def test_a_stances_attitude_is_edited(pane: PanelPane, qtbot: QtBot) -> None:
    stance = tag(TagKind.STANCE, attitude=Attitude.OPPOSES, inferred=("attitude",))
    select(pane, stance, link("h", stance, LinkRole.HOLDER, actor=MAYOR.id))
    with qtbot.waitSignal(pane.tag_edited) as edited:
        button = segmented(pane, "Attitude").button(Attitude.SUPPORTS)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert edited.args == [stance, replace(stance, attitude=Attitude.SUPPORTS, inferred=())]


def test_a_figures_number_is_edited_exactly(pane: PanelPane, qtbot: QtBot) -> None:
    figure = tag(
        TagKind.FIGURE,
        comparator=Comparator.MORE,
        value=Decimal(1500),
        inferred=("value", "comparator"),
    )
    measure = link("m", figure, LinkRole.QUANTITY, quantity=SAND.id)
    select(pane, figure, measure)
    with qtbot.waitSignal(pane.tag_edited) as edited:
        fill_in(qtbot, named(pane, TextField, "Value"), "1,600.50")
    new = replace(figure, value=Decimal("1600.50"), inferred=("comparator",))
    assert edited.args == [figure, new]
    with qtbot.waitSignal(pane.confirm_requested) as asked:
        marks = [each for each in pane.findChildren(GuessMark) if each.isVisible()]
        qtbot.keyClick(marks[0], Qt.Key.Key_Return)
    assert asked.args == [((figure, replace(figure, inferred=())),)]


def test_a_quantity_is_edited_for_all_its_figures(pane: PanelPane, qtbot: QtBot) -> None:
    figure = tag(TagKind.FIGURE, value=Decimal(1500))
    select(pane, figure, link("m", figure, LinkRole.QUANTITY, quantity=SAND.id))
    box = next(b for b in pane.findChildren(ChoiceBox) if b.accessibleName() == "Kind of quantity")
    with qtbot.waitSignal(pane.record_edited) as edited:
        qtbot.keyClick(box, Qt.Key.Key_C)
    assert edited.args == [SAND, replace(SAND, kind=QuantityKind.CUMULATIVE)]


def unfold(pane: PanelPane, qtbot: QtBot, title: str) -> None:
    """Open the section of this title by its key."""
    head = next(made for made in pane.findChildren(QToolButton) if made.text() == title)
    qtbot.keyClick(head, Qt.Key.Key_Space)


def test_a_proposition_is_edited_for_all_its_claims(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, SECOND)
    unfold(pane, qtbot, "This proposition")
    box = next(
        b for b in pane.findChildren(ChoiceBox) if b.accessibleName() == "Kind of proposition"
    )
    with qtbot.waitSignal(pane.record_edited) as edited:
        qtbot.keyClick(box, Qt.Key.Key_P)
    assert edited.args == [HOLDS, replace(HOLDS, kind=PropositionKind.POLICY)]
    with qtbot.waitSignal(pane.record_edited) as edited:
        fill_in(qtbot, named(pane, TextField, "Sentence of the proposition"), "It holds")
    assert edited.args == [HOLDS, replace(HOLDS, text="It holds")]


def test_the_fields_of_a_proposition_follow_the_one_marked(pane: PanelPane, qtbot: QtBot) -> None:
    select(pane, CLAIM, FIRST, SECOND)
    unfold(pane, qtbot, "This proposition")
    chip = named(pane, Chip, "Proposition: The dam leaks")
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert named(pane, TextField, "Sentence of the proposition").text() == LEAKS.text


def test_a_proposition_accuses_an_actor_and_no_longer(pane: PanelPane, qtbot: QtBot) -> None:
    accusing = replace(HOLDS, accused=(MAYOR.id,))
    catalogue = Catalogue((accusing, *(one for one in RECORDS if one.id != HOLDS.id)))
    pane.show_tag(Inspected(LinkedTag(CLAIM, (FIRST,), Id("art"), None), catalogue))
    unfold(pane, qtbot, "This proposition")
    qtbot.mouseClick(named(pane, IconButton, "Add an actor it accuses"), Qt.MouseButton.LeftButton)
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "ham")
    with qtbot.waitSignal(pane.accused_added) as added:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert added.args == [HOLDS.id, Pick("actor", "Quillham", TOWN.id)]
    accused = named(pane, LinkField, "Accused: Mayor Quill, Delete removes it")
    with qtbot.waitSignal(pane.record_edited) as edited:
        qtbot.keyClick(accused, Qt.Key.Key_Delete)
    assert edited.args == [accusing, HOLDS]


def test_an_actor_is_renamed_and_loses_an_alias(pane: PanelPane, qtbot: QtBot) -> None:
    named_here = tag(TagKind.ACTOR, role=ActorRole.ACTOR)
    select(pane, named_here, link("n", named_here, LinkRole.ACTOR, actor=MAYOR.id))
    with qtbot.waitSignal(pane.record_edited) as edited:
        fill_in(qtbot, named(pane, TextField, "Name of the actor"), "Ann Quill")
    assert edited.args == [MAYOR, replace(MAYOR, name="Ann Quill")]
    with qtbot.waitSignal(pane.alias_removed) as removed:
        alias = named(pane, Chip, "Alias the mayor, Delete removes it")
        qtbot.keyClick(alias, Qt.Key.Key_Delete)
    assert removed.args == [ALIAS]
    with qtbot.waitSignal(pane.alias_added) as added:
        fill_in(qtbot, named(pane, TextField, "Add an alias"), "Quill")
    assert added.args == [MAYOR.id, "Quill"]


def test_an_actor_gets_and_loses_a_parent(pane: PanelPane, qtbot: QtBot) -> None:
    named_here = tag(TagKind.ACTOR, role=ActorRole.ACTOR)
    select(pane, named_here, link("n", named_here, LinkRole.ACTOR, actor=MAYOR.id))
    with qtbot.waitSignal(pane.parent_removed) as removed:
        qtbot.keyClick(named(pane, LinkField, "Quillham"), Qt.Key.Key_Delete)
    assert removed.args == [TIE]
    qtbot.mouseClick(named(pane, IconButton, "Add a parent"), Qt.MouseButton.LeftButton)
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "ham")
    with qtbot.waitSignal(pane.parent_added) as added:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert added.args == [MAYOR.id, ActorTie.ORGAN_OF, Pick("actor", "Quillham", TOWN.id)]


def test_a_role_is_switched(pane: PanelPane, qtbot: QtBot) -> None:
    named_here = tag(TagKind.ACTOR, role=ActorRole.ACTOR, inferred=("role",))
    select(pane, named_here)
    button = segmented(pane, "Role").button(ActorRole.PLACE)
    with qtbot.waitSignal(pane.tag_edited) as edited:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert edited.args == [named_here, replace(named_here, role=ActorRole.PLACE, inferred=())]


def test_a_foot_of_two_lines_leaves_the_suggestions_their_room(
    pane: PanelPane, qtbot: QtBot
) -> None:
    rows = [SuggestionRow(Id(f"s{at}"), TagKind.ACTOR, f"Name {at}") for at in range(4)]
    pane.suggested.show_rows(rows, None)
    (foot,), (listed,) = pane.findChildren(Foot), pane.findChildren(SuggestionList)
    for words in ("Actors 7 of 7 accepted", "Actors 70 of 70, " * 6):
        pane.set_foot(words)
        qtbot.waitUntil(lambda: foot.height() >= foot.heightForWidth(foot.width()))
        qtbot.waitUntil(lambda: listed.visibleRegion().boundingRect() == listed.rect())
    assert foot.height() > 2 * foot.fontMetrics().height()

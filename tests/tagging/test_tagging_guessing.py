"""What the strips open with: polarity, type, quotation and speakers, all of it marked."""

# ruff: noqa: RUF001  # typographic quotes are the subject

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from variorum.model.vocabulary import (
    ActorKind,
    ActorRole,
    Attitude,
    ClaimType,
    Polarity,
    Quotation,
    TagKind,
    Voice,
)
from variorum.tagging.cues import makes_statement, polarity_of, quotation_of, type_of
from variorum.tagging.guessing import (
    guess,
    guess_actor,
    guess_claim,
    guess_figure,
    guess_stance,
)
from variorum.tagging.speakers import voices_in
from variorum.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tagging.conftest import Desk

    from variorum.model.records import Actor, Alias


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ostia sent barges.", Polarity.ASSERTS),
        ("Ostia denied that it sent barges.", Polarity.DENIES),
        ("This has been flatly denied by Ostia.", Polarity.DENIES),
        ("Vale dismissed the claims as rain.", Polarity.DENIES),
        ("Ostia rejects the reports.", Polarity.DENIES),
        ("Ostia did not deny it.", Polarity.ASSERTS),
        ("They have not yet confirmed the reports.", Polarity.WITHHOLDS),
        ("It could not be independently verified; it was not confirmed.", Polarity.WITHHOLDS),
        ("Ostia declined to comment.", Polarity.WITHHOLDS),
        ("It neither confirmed nor denied the raid.", Polarity.WITHHOLDS),
        ("Moor wrote: “They denied it.”", Polarity.ASSERTS),
        ("Neither Norland nor Ostia has confirmed the raid.", Polarity.WITHHOLDS),
        ("Ostia did not immediately respond.", Polarity.WITHHOLDS),
    ],
)
def test_polarity_by_cue(text: str, polarity: Polarity) -> None:
    assert polarity_of(text, 0, len(text)) is polarity


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ostia sent barges in May.", ClaimType.FACT),
        ("Ostia will send barges.", ClaimType.PREDICTION),
        ("Ostia would send barges.", ClaimType.PREDICTION),
        ("Ostia is likely to send barges.", ClaimType.PREDICTION),
        ("Ostia is expected to send barges.", ClaimType.PREDICTION),
        ("Ostia could send barges.", ClaimType.POSSIBILITY),
        ("Ostia may send barges.", ClaimType.POSSIBILITY),
        ("Ostia might send barges.", ClaimType.POSSIBILITY),
        ("Ostia likely sent barges.", ClaimType.ASSESSMENT),
        ("The chance remains very low.", ClaimType.ASSESSMENT),
        ("If it rains, barges will come.", ClaimType.CONDITIONAL),
        ("Barges would come if it rained.", ClaimType.CONDITIONAL),
        ("Should it rain, barges come.", ClaimType.CONDITIONAL),
        ("They act as if it rained.", ClaimType.FACT),
        ("They swore to help if either was hit.", ClaimType.FACT),
        ("She urged Ostia to stop.", ClaimType.DEMAND),
        ("She called for more barges.", ClaimType.DEMAND),
        ("Ostia must stop.", ClaimType.DEMAND),
        ("He described the raid as a crime.", ClaimType.JUDGEMENT),
        ("It was an unlawful raid.", ClaimType.JUDGEMENT),
        ("Ostia expects barges.", ClaimType.PREDICTION),
        ("In May 3 barges came.", ClaimType.FACT),
    ],
)
def test_type_by_modal_words(text: str, kind: ClaimType) -> None:
    assert type_of(text, 0, len(text))[0] is kind


@pytest.mark.parametrize(
    ("text", "claim", "quotation"),
    [
        ("It rained, he said.", "It rained, he said", Quotation.PARAPHRASE),
        ("He called it “a small rain” there.", "He called it “a small rain”", Quotation.PARTIAL),
        ('He called it "a small rain" there.', 'called it "a small rain"', Quotation.PARTIAL),
        ("“It rained all day in the north,” he said.", "It rained all day", Quotation.DIRECT),
        ("“It rained. It was cold,” he said.", "It was cold", Quotation.DIRECT),
        ("It wasn’t Ostia’s rain, he said.", "It wasn’t Ostia’s rain", Quotation.PARAPHRASE),
    ],
)
def test_quotation_by_marks(text: str, claim: str, quotation: Quotation) -> None:
    start = text.index(claim)
    assert quotation_of(text, start, start + len(claim)) is quotation


# text, speakers of its last sentence
_SPEAKERS = [
    ("Ada Moor said it rained.", ["Ada Moor"]),
    ("“It rained,” said Ada Moor, a clerk.", ["Ada Moor"]),
    ("It rained, Moor told the court.", ["Moor"]),
    ("According to Ostian intelligence reports, it rained.", ["Ostian intelligence"]),
    ("It rained, according to Ostia’s harbour minister.", ["Ostia’s harbour minister"]),
    ("Both Norland and Ostia have denied the reports.", ["Norland", "Ostia"]),
    ("It was denied by both Norland and Ostia.", ["Norland", "Ostia"]),
    ("A senior Ostian official noted that it rained.", ["senior Ostian official"]),
    ("Norland and Ostian officials have warned that it rains.", ["Norland and Ostian officials"]),
    ("Analysts say it will rain.", ["Analysts"]),
    ("Ostia’s envoy to the Rivers Board, Tom Vale, said it rained.", ["Tom Vale"]),
    ("Tom Vale, Ostia’s envoy to the Board, on Friday said it rained.", ["Tom Vale"]),
    ("Regarding rain in Ostia, Moor noted that Norland sent barges.", ["Moor"]),
    ("Ada Moor, who counts barges in Ostia, said it rained.", ["Ada Moor"]),
    ("In Ostia, Norland and Suland condemned the raid.", ["Norland", "Suland"]),
    ("Officials from Norland came, but they have not yet confirmed it.", ["Officials"]),
    ("Ada Moor said no. Norland and Ostia denied it. He added this.", ["Ada Moor"]),
    ("In the Rivers Board, Tom Vale, the envoy, brushed aside Ostia’s account.", ["Tom Vale"]),
    ("Ostian officials fear that Norland may pay.", ["Ostian officials"]),
    ("Ostia held a meeting in haste.", []),
    ("Ostia’s claims were read in Norland.", []),
    ("The barges left the north in May.", []),
    ("It rained. “Norland said no,” it read.", []),
    ("Ada Moor said it rained. She added that it snowed.", ["Ada Moor"]),
    ("A Norland diplomat said no. The diplomat stressed this.", ["Norland diplomat"]),
    ("She said it rained.", []),
    ("Neither Norland nor Suland has confirmed it.", ["Norland", "Suland"]),
    ("Tom Vale, head of the Rivers Council, told Ostia it rained.", ["Tom Vale"]),
    ("Weather forecasters expect rain.", ["Weather forecasters"]),
    ("Tom Vale said it rained. The press release said it snowed.", ["Tom Vale"]),
    ("Tom Vale came and said so. “It rained,” said the minister.", ["Tom Vale"]),
    ("“It rained,” says an army spokesman.", ["army spokesman"]),
    ("It rained, say most economists.", ["most economists"]),
    ("It rained in Ostia, as authorities said.", ["authorities"]),
    ("The government said it rained in Ostia.", ["government"]),
    ("OSTIA CITY: Tom Vale said it rained.", ["Tom Vale"]),
    ("OSTIA CITY (Rivers) — Vale Bank won prizes that Moor Hall lost and said so.", ["Vale Bank"]),
    ("Ostia’s Trade and River Minister Tom Vale said no.", ["River Minister Tom Vale"]),
    ("It rained, in the judgement of Tom Vale.", ["Tom Vale"]),
    ("Tom Vale was quoted as saying that it rained.", ["Tom Vale"]),
    ("UN: 300 barges lost", ["UN"]),
    ("Barges Sank in the North, Vale Says", ["Vale"]),
    ("Vale: “Very Low” Water in Ostia", ["Vale"]),
    ("Ostia has never liked to be told what to say.", []),
    ("A girl reported to have left Ostia came home.", []),
    ("Ostia called in the envoy.", []),
    ("The Ostian states have lakes.", []),
    ("Tom Vale said it rained. “It was cold, too.”", ["Tom Vale"]),
    ("“It rained. It was cold,” Tom Vale said.", ["Tom Vale"]),
    ("Officials said it rained. Tom Vale left. He denied it.", []),
    (
        "Tom Vale, the minister, said no. Ada Moor said yes. The minister denied it.",
        ["Tom Vale"],
    ),
    ("Tom Vale said no. However, he now denies it. “I did not say so.”", ["Tom Vale"]),
    ("The United States have lakes.", []),
]


@pytest.mark.parametrize(("text", "expected"), _SPEAKERS)
def test_speakers_of_a_sentence(text: str, expected: list[str]) -> None:
    found = voices_in(text, sentences(text)[-1])
    named = [text[slice(*span)] for span in found.speakers] if found else []
    assert named == expected


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Ostia condemned the raid.", False),
        ("Ostia condemned Norland for hiding the raid.", True),
        ("Ostia accused Norland of hiding the raid.", True),
        ("Ostia denied the raid.", True),
        ("Ostia welcomed the raid.", False),
        ("The sign read “Ostia said no”.", False),
    ],
)
def test_an_attitude_alone_states_nothing(text: str, stated: bool) -> None:  # noqa: FBT001  # a table's column
    assert makes_statement(text, 0, len(text)) is stated


def test_a_news_agency_relays() -> None:
    text = "Tom Vale urged Ostia to stop, the Rivers news agency said."
    found = voices_in(text, (0, len(text)))
    assert found is not None
    assert found.relay is not None
    assert text[slice(*found.relay)] == "Rivers news agency"
    assert [text[slice(*span)] for span in found.speakers] == ["Tom Vale"]


@pytest.mark.parametrize(
    ("text", "relay", "speakers"),
    [
        ("KCNA said Kim offered help.", "KCNA", ["Kim"]),
        ("Kim offered help, KCNA said.", "KCNA", ["Kim"]),
        ("Yonhap, citing naval officers, reported that it rained.", "Yonhap", ["naval officers"]),
        ("An officer who asked not to be named told Reuters it rained.", "Reuters", ["officer"]),
        ("Ada Moor told Reuters that it rained.", "Reuters", ["Ada Moor"]),
        ("Ada Moor, citing the rain, said no.", "", ["Ada Moor"]),
        ("Ada Moor told Ostia that it rained.", "", ["Ada Moor"]),
    ],
)
def test_who_relays_whom(text: str, relay: str, speakers: list[str]) -> None:
    found = voices_in(text, (0, len(text)))
    assert found is not None
    assert [text[slice(*span)] for span in found.speakers] == speakers
    assert (text[slice(*found.relay)] if found.relay else "") == relay


def test_a_claim_is_guessed_and_every_guess_marked(desk: Desk, suland: Actor) -> None:
    draft = guess_claim(
        desk.article, desk.catalogue, *desk.span("Both Suland and Ostia have denied")
    )
    assert draft.propositions == ()
    assert draft.polarity is Polarity.DENIES
    assert draft.voice is Voice.ATTRIBUTED
    assert [(each.pick.text, each.pick.id) for each in draft.speakers] == [
        ("Suland", suland.id),
        ("Ostia", None),
    ]
    assert {each.position for each in draft.speakers} == {0}
    assert all(each.origin for each in draft.speakers)
    assert set(draft.inferred) == {"polarity", "type", "voice", "quotation"}
    assert all({"actor", "origin"} <= set(each.inferred) for each in draft.speakers)


def test_the_speaker_found_has_the_span_of_the_name(desk: Desk) -> None:
    draft = guess_claim(desk.article, desk.catalogue, *desk.span("“We counted them twice,”"))
    [person] = draft.speakers
    assert (person.start, person.end) == desk.span("Ada Moor")
    assert draft.quotation is Quotation.DIRECT


def test_a_speaker_named_earlier_has_no_span(desk: Desk) -> None:
    draft = guess_claim(desk.article, desk.catalogue, *desk.span("the barges may return"))
    [person] = draft.speakers
    assert (person.pick.text, person.start, person.end) == ("Ada Moor", None, None)
    assert draft.type is ClaimType.POSSIBILITY
    assert draft.modality == "may"


def test_without_a_speaker_the_narrator_speaks(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk("In June the two towns signed a pact.")
    draft = guess_claim(desk.article, desk.catalogue, 0, 20)
    assert (draft.voice, draft.speakers) == (Voice.NARRATOR, ())


def test_only_an_exact_unambiguous_name_links(
    make_desk: Callable[..., Desk],
    make_actor: Callable[..., Actor],
    make_alias: Callable[..., Alias],
) -> None:
    state, other = make_actor("Norland"), make_actor("Norland Bank")
    known = make_alias(state, "Oldport", metonym=True)
    vague = make_alias(other, "Newport", ambiguous=True)
    text = "Oldport, Newport, Norlan and the Norland's fleet."
    desk = make_desk(text, state, other, known, vague)

    def picked(name: str) -> object:
        return guess_actor(desk.article, desk.catalogue, *desk.span(name)).picks[0].id

    assert picked("Oldport") == state.id
    assert picked("Norland's") == state.id
    assert picked("Newport") is None
    assert picked("Norlan") is None


def test_two_actors_of_one_name_are_not_chosen_between(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    desk = make_desk("Moor left.", make_actor("Moor"), make_actor("Moor"))
    assert guess_actor(desk.article, desk.catalogue, 0, 4).picks[0].id is None


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("They met in Norland twice.", "Norland", ActorRole.PLACE),
        ("Norland paid.", "Norland", ActorRole.ACTOR),
        ("The Ostian fleet left.", "Ostian", ActorRole.AFFILIATION),
    ],
)
def test_role_of_a_name(
    make_desk: Callable[..., Desk], text: str, name: str, role: ActorRole
) -> None:
    desk = make_desk(text)
    draft = guess_actor(desk.article, desk.catalogue, *desk.span(name))
    assert draft.role is role
    assert "role" in draft.inferred


def test_a_title_makes_a_person_and_is_left_out(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk("Norland’s Harbour Minister Ada Moor said it rained.")
    [person] = guess_claim(desk.article, desk.catalogue, 10, 30).speakers
    assert (person.pick.text, person.pick.actor_kind) == ("Ada Moor", ActorKind.PERSON)


def test_a_stance_takes_attitude_and_holders(desk: Desk) -> None:
    draft = guess_stance(desk.article, desk.catalogue, *desk.span("have denied"))
    assert draft.attitude is Attitude.OPPOSES
    assert [each.pick.text for each in draft.holders] == ["Suland", "Ostia"]
    assert draft.target is None
    assert draft.inferred == ("attitude",)


def test_a_figure_takes_its_sentence(desk: Desk) -> None:
    draft = guess_figure(desk.article, desk.catalogue, *desk.span("more than 900 barges"))
    assert (str(draft.value), draft.unit, draft.window_start) == ("900", "barges", "2021-03")
    assert [each.pick.text for each in draft.speakers] == ["Norland harbour intelligence"]
    assert draft.quantity is None


@pytest.mark.parametrize("kind", list(TagKind))
def test_guess_serves_every_kind(desk: Desk, kind: TagKind) -> None:
    start, end = desk.span("Suland")
    draft = guess(kind, desk.article, desk.catalogue, start, end)
    assert (draft.start, draft.end) == (start, end)

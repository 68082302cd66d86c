"""The yellow hint by key: what another article gives, opened and come back from."""

from typing import TYPE_CHECKING

import pytest

from variorum.model.vocabulary import TagKind
from variorum.ui.panel.compared import ComparedCard

if TYPE_CHECKING:
    from tests.journeys.conftest import Analyst

SEOUL = "South Korean intelligence in E: > 13,000 containers since August 2023"
WIDER = "wider window, that one is wider"


@pytest.fixture
def reading(analyst: "Analyst") -> "Analyst":
    """Return the analyst before the first article of the sample, tagged by experts."""
    analyst.take_sample()
    return analyst


def _cards(analyst: "Analyst") -> list[ComparedCard]:
    cards = analyst.window.findChildren(ComparedCard)
    return [card for card in cards if card.isVisible()]


def _hinted(analyst: "Analyst") -> list[str]:
    return [card.accessibleName() for card in _cards(analyst)]


def test_the_hint_opens_the_other_figure_and_back(reading: "Analyst") -> None:
    desk = reading.window.annotate
    [figure] = reading.tags(TagKind.FIGURE)
    desk.go_to_tag(figure.id)
    here = desk.reader.caret()
    reading.until(lambda: f"{SEOUL}; {WIDER}" in _hinted(reading))
    _cards(reading)[0].setFocus()
    reading.press("Enter")
    reading.until(lambda: reading.article().article.label == "E" and desk.selected() is not None)
    assert reading.selected().tag.quote == "more than 13,000 containers"
    reading.press("Alt+Left")
    reading.until(lambda: reading.article().article.label == "A")
    assert desk.reader.caret() == here


def test_the_figure_strip_shows_it_before_anything_is_linked(reading: "Analyst") -> None:
    [figure] = reading.tags(TagKind.FIGURE)
    reading.window.annotate.go_to_tag(figure.id)
    reading.press("F")
    reading.until(lambda: f"{SEOUL}; Same quantity? Then: {WIDER}" in _hinted(reading))
    assert reading.has_strip()
    reading.press("Esc")
    assert not reading.has_strip()


def test_a_claim_shows_it_for_the_figure_inside(reading: "Analyst") -> None:
    [figure] = reading.tags(TagKind.FIGURE)
    claims = reading.tags(TagKind.CLAIM)
    claim = next(one for one in claims if one.start <= figure.start and figure.end <= one.end)
    reading.window.annotate.go_to_tag(claim.id)
    reading.until(lambda: f"{SEOUL}; {WIDER}" in _hinted(reading))
    other = next(one for one in claims if one.end <= figure.start)
    reading.window.annotate.go_to_tag(other.id)
    reading.until(lambda: not _cards(reading))


def test_an_actor_gets_no_hint(reading: "Analyst") -> None:
    [figure] = reading.tags(TagKind.FIGURE)
    reading.window.annotate.go_to_tag(figure.id)
    reading.until(lambda: bool(_cards(reading)))
    reading.window.annotate.go_to_tag(reading.tags(TagKind.ACTOR)[0].id)
    reading.until(lambda: not _cards(reading))

"""A survey of all tags tells what reading article by article tells, whatever texts there are."""

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from variorum.model.evidence import LinkedCells
from variorum.model.ids import Id, id_text
from variorum.model.records import Actor, Article
from variorum.model.tally import Naming
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store import pieces
from variorum.store.latest import Homes

if TYPE_CHECKING:
    from conftest import Trial


def _homes(trial: "Trial", articles: list[Id]) -> Homes:
    places = {one: place for place, one in enumerate(articles)}
    found = trial.store.latest_among(sorted(articles))
    return Homes(articles, {text: places[article] for text, article in found.items()})


def _surveyed(trial: "Trial") -> tuple[list[LinkedCells], list[Naming[Id, Id]]]:
    store, evidence, named = trial.store, list[LinkedCells](), list[Naming[Id, Id]]()
    homes = _homes(trial, list(store.catalogue().all(Article)))
    piece = store.no_tags_yet()
    while not piece.is_last:
        piece = store.tags_behind(piece)
        found = store.survey(piece, homes)
        evidence += found.evidence
        named += [
            (tag, kind, id_text(actor), homes.articles[homes.places[text]])
            for tag, kind, actor, text in found.namings
            if text in homes.places
        ]
    return evidence, named


def _told(trial: "Trial", pieces_of: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_TAGS", pieces_of)
    evidence, named = _surveyed(trial)
    articles = list(trial.store.catalogue().all(Article))
    by_article = {one.tag.id: one for one in trial.store.grounds_in(articles)}
    assert {one.tag.id: one for one in evidence} == by_article
    assert len(evidence) == len(by_article)
    assert sorted(named) == sorted(trial.store.namings(articles))


@pytest.mark.parametrize("pieces_of", [1, 3, 100])
def test_a_survey_is_all_there_is_in_the_latest_texts(
    trial: "Trial", pieces_of: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, first = trial.make, trial.version
    anna, said = Actor(**make.signed(), name="Anna"), make.proposition()
    other, other_text = make.article("Another text, of another day.")
    _, newer = make.article("Ärger in Séoul, once more.", trial.article, 2)
    trial.do(anna, said, other, other_text)
    for version in (other_text, first, other_text):
        claim, stance = make.tag(version), make.tag(version, 6, 9, TagKind.STANCE)
        mention, out = make.tag(version, 1, 4, TagKind.ACTOR), make.tag(version, rejected=True)
        trial.do(
            *(claim, stance, mention, out),
            make.link(claim, LinkRole.PROPOSITION, proposition=said.id),
            *(make.link(claim, LinkRole.SPEAKER, actor=anna.id) for _ in range(2)),
            make.link(stance, LinkRole.TARGET, proposition=said.id),
            make.link(mention, LinkRole.ACTOR, actor=anna.id),
            make.link(out, LinkRole.SPEAKER, actor=anna.id),
        )
    _told(trial, pieces_of, monkeypatch)
    evidence, named = _surveyed(trial)
    assert (len(evidence), len(named)) == (9, 6), "nobody is named twice by one tag"
    trial.do(newer)
    _told(trial, pieces_of, monkeypatch)
    assert {one.article for one in _surveyed(trial)[0]} == {other.id}


def test_of_some_articles_a_survey_tells_the_tags_of_these(trial: "Trial") -> None:
    make = trial.make
    every = [make.article(f"Text number {number}.") for number in range(4)]
    for article, version in every:
        trial.do(article, version, make.tag(version))
    ids = [article.id for article, _ in every]
    for some in (ids, [ids[0], ids[3]], ids[1:2]):
        homes = _homes(trial, some)
        assert len(homes.places) == len(some)
        found = trial.store.survey(trial.store.tags_behind(trial.store.no_tags_yet()), homes)
        assert [one.article for one in found.evidence] == some
    assert all(one < other for one, other in pairwise(ids))

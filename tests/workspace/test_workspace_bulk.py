"""Tagging many places at once: what stands there already, and the one act."""

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet, created
from variorum.model.drafts import Pick
from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id, new_id
from variorum.model.records import Actor, Article, Proposition, Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import (
    ActorKind,
    ClaimType,
    LinkRole,
    Polarity,
    RegionKind,
    TagKind,
)
from variorum.workspace.bulk import AsActor, AsClaim, Spot, survey, tag_places

MEXICO = Actor(id=new_id(), created="", name="Mexico", kind=ActorKind.STATE)
SHIPPED = Proposition(id=new_id(), created="", text="Grain was shipped")
CATALOGUE = Catalogue([MEXICO, SHIPPED])
AS_MEXICO = AsActor((Pick("actor", "Mexico", MEXICO.id, ActorKind.STATE),))
ME = new_id()


def opened(text: str, label: str = "A") -> OpenArticle:
    article = Article(id=new_id(), created="", label=label)
    version = TextVersion(id=new_id(), created="", article=article.id, text=text, sha256="")
    return OpenArticle(article, version)


def where(article: OpenArticle, words: str) -> list[tuple[int, int]]:
    """Return every place where words stand."""
    text, found, at = article.text, [], -1
    while (at := text.find(words, at + 1)) >= 0:
        found.append((at, at + len(words)))
    return found


def tag_at(article: OpenArticle, start: int, end: int) -> Tag:
    tag = Tag(
        id=new_id(),
        created="",
        text_version=article.version.id,
        kind=TagKind.ACTOR,
        start=start,
        end=end,
        quote=article.text[start:end],
    )
    article.apply(created(tag))
    return tag


def made(act: ChangeSet, cls: type) -> list[object]:
    return [change.after for change in act.changes if isinstance(change.after, cls)]


def test_a_survey_tells_what_is_tagged_and_what_is_no_evidence() -> None:
    article = opened("Mexico spoke. Mexico left.\nRelated: Mexico\n")
    tag_at(article, 0, 6)
    region = Region(
        id=new_id(),
        created="",
        text_version=article.version.id,
        start=27,
        end=42,
        kind=RegionKind.RELATED,
    )
    article.apply(created(region))
    spots = survey([(article, where(article, "Mexico"))], AS_MEXICO, CATALOGUE)
    here = article.article.id
    assert spots == [
        Spot(here, 0, 6, tagged=True),
        Spot(here, 14, 20),
        Spot(here, 36, 42, region=RegionKind.RELATED),
    ]


def test_actors_are_tagged_in_all_articles_by_one_act() -> None:
    one, two = opened("Mexico spoke. Mexico left."), opened("It was in Mexico.")
    tag_at(one, 0, 6)
    chosen = [(article, where(article, "Mexico")) for article in (one, two)]
    act = tag_places(chosen, AS_MEXICO, CATALOGUE, ME)
    tags = made(act, Tag)
    assert [(tag.text_version, tag.start) for tag in tags if isinstance(tag, Tag)] == [
        (one.version.id, 14),
        (two.version.id, 10),
    ]
    assert {link.actor for link in made(act, TagLink) if isinstance(link, TagLink)} == {MEXICO.id}
    assert dict(act.params) == {"name": "Mexico", "count": "2"}
    assert len(one.tags) == 1  # the article given is not altered


def test_a_new_actor_is_made_once_for_all_articles() -> None:
    chosen = [
        (one, where(one, "Gulf Lines")) for one in (opened("Gulf Lines."), opened("Gulf Lines"))
    ]
    act = tag_places(chosen, AsActor((Pick("actor", "Gulf  Lines"),)), CATALOGUE, ME)
    (actor,) = made(act, Actor)
    assert isinstance(actor, Actor)
    assert actor.name == "Gulf Lines"
    assert {link.actor for link in made(act, TagLink) if isinstance(link, TagLink)} == {actor.id}


def test_an_unnamed_voice_is_another_one_in_each_article() -> None:
    words = "a senior official"
    articles = [opened(f"It was {words}. Then {words} left."), opened(f"Here {words} spoke.")]
    chosen = [(one, where(one, words)) for one in articles]
    act = tag_places(chosen, AsActor((Pick("actor", words),)), CATALOGUE, ME)
    homes = [one.article for one in made(act, Actor) if isinstance(one, Actor)]
    assert homes == [one.article.id for one in articles]
    assert len(made(act, Tag)) == 3


def test_places_in_one_sentence_make_one_claim() -> None:
    article = opened("Grain for grain was shipped, it was said. The grain arrived.")
    chosen = [(article, where(article, "rain"))]
    wanted = AsClaim(
        Pick("proposition", SHIPPED.text, SHIPPED.id), Polarity.DENIES, ClaimType.PREDICTION
    )
    assert [spot.again for spot in survey(chosen, wanted, CATALOGUE)] == [False, True, False]
    act = tag_places(chosen, wanted, CATALOGUE, ME)
    tags = [one for one in made(act, Tag) if isinstance(one, Tag)]
    assert [tag.quote for tag in tags] == [
        "Grain for grain was shipped, it was said.",
        "The grain arrived.",
    ]
    said = [one for one in made(act, TagLink) if isinstance(one, TagLink)]
    links = [one for one in said if one.role is LinkRole.PROPOSITION]
    assert [(one.proposition, one.polarity, one.type, one.inferred) for one in links] == [
        (SHIPPED.id, Polarity.DENIES, ClaimType.PREDICTION, ())
    ] * 2


def test_a_sentence_that_claims_it_already_is_passed_over_and_another_claim_is_not() -> None:
    article = opened("The grain arrived.")
    chosen = [(article, where(article, "grain"))]
    known = AsClaim(Pick("proposition", SHIPPED.text, SHIPPED.id))
    article.apply(tag_places(chosen, known, CATALOGUE, ME).changes)
    assert survey(chosen, known, CATALOGUE)[0].tagged
    assert not tag_places(chosen, known, CATALOGUE, ME).changes
    new = tag_places(chosen, AsClaim(Pick("proposition", "Grain is here")), CATALOGUE, ME)
    assert len(made(new, Proposition)) == len(made(new, Tag)) == 1


def test_only_known_speakers_are_linked_and_as_guesses() -> None:
    article = opened("Mexico said the grain arrived. Atlantis said the grain sank.")
    wanted = AsClaim(Pick("proposition", SHIPPED.text, SHIPPED.id))
    act = tag_places([(article, where(article, "grain"))], wanted, CATALOGUE, ME)
    speakers = [
        one
        for one in made(act, TagLink)
        if isinstance(one, TagLink) and one.role is LinkRole.SPEAKER
    ]
    assert [one.actor for one in speakers] == [MEXICO.id]
    assert "actor" in speakers[0].inferred
    assert not made(act, Actor)


def test_cancelling_makes_nothing() -> None:
    article = opened("Mexico spoke. Mexico left.")
    seen: list[tuple[int, int]] = []

    def first_only(done: int, everything: int) -> bool:
        seen.append((done, everything))
        return done < 1

    chosen: list[tuple[OpenArticle, list[tuple[int, int]]]] = [(article, where(article, "Mexico"))]
    with pytest.raises(Cancelled):
        tag_places(chosen, AS_MEXICO, CATALOGUE, ME, first_only)
    assert seen == [(0, 2), (1, 2)]


def test_an_id_that_is_gone_is_refused() -> None:
    article = opened("Mexico spoke.")
    gone = AsActor((Pick("actor", "Mexico", Id(new_id())),))
    with pytest.raises(UserError, match=r"link\.missing"):
        tag_places([(article, where(article, "Mexico"))], gone, CATALOGUE, ME)

"""All occurrences of a name: whole words, spelt alike, untagged; one act for all of them."""

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.changes import created
from variorum.model.ids import new_id
from variorum.model.records import Actor, Article, Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, LinkRole, RegionKind, TagKind
from variorum.workspace.occurrences import occurrences, tag_occurrences

MEXICO = Actor(id=new_id(), created="", name="Mexico", kind=ActorKind.STATE)
CATALOGUE = Catalogue([MEXICO])


def opened(text: str) -> OpenArticle:
    article = Article(id=new_id(), created="", label="A")
    version = TextVersion(id=new_id(), created="", article=article.id, text=text, sha256="")
    return OpenArticle(article, version)


def tagged(article: OpenArticle, start: int, end: int) -> Tag:
    """Tag [start, end) as Mexico."""
    tag = Tag(
        id=new_id(),
        created="",
        text_version=article.version.id,
        kind=TagKind.ACTOR,
        start=start,
        end=end,
        quote=article.text[start:end],
    )
    link = TagLink(id=new_id(), created="", tag=tag.id, role=LinkRole.ACTOR, actor=MEXICO.id)
    article.apply(created(tag, link))
    return tag


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Mexico met Mexico's envoy; New-Mexico and mexico stayed.", "Mexico", [0, 11]),
        ("Kim Jong-un, Jong and Jongs.", "Jong", [13]),
        ("The U.S. said. Then the U.S. left the U.S.A.", "U.S.", [4, 24]),
        ("North\nKorea and North  Korea, not North Korean.", "North Korea", [0, 16]),
        ("Mexico's word is Mexico's.", "Mexico's", [0, 17]),
        ("a+b or a+b?", "(", []),
    ],
)
def test_whole_words_spelt_alike_are_found(text: str, name: str, found: list[int]) -> None:
    assert [one.start for one in occurrences(opened(text), name)] == found


def test_a_possessive_ending_is_not_part_of_the_name() -> None:
    (one,) = occurrences(opened("It was Mexico's word."), "Mexico")
    assert (one.words, one.before, one.after) == ("Mexico", "It was ", "'s word.")


def test_what_is_tagged_or_boilerplate_is_left_out() -> None:
    article = opened("Mexico spoke. Mexico left.\nRelated: Mexico\n")
    tagged(article, 0, 6)
    region = Region(
        id=new_id(),
        created="",
        text_version=article.version.id,
        start=27,
        end=42,
        kind=RegionKind.RELATED,
    )
    article.apply(created(region))
    assert [one.start for one in occurrences(article, "Mexico")] == [14]


def test_all_places_of_all_articles_are_tagged_in_one_act() -> None:
    here, there = opened("Mexico spoke. Mexico left."), opened("In Mexico all was well.")
    first = tagged(here, 0, 6)
    chosen = [(one, occurrences(one, "Mexico")) for one in (here, there)]
    act = tag_occurrences(here.linked(first.id), chosen, CATALOGUE, new_id())
    tags = [change.after for change in act.changes if isinstance(change.after, Tag)]
    links = [change.after for change in act.changes if isinstance(change.after, TagLink)]
    assert [(tag.text_version, tag.start, tag.quote) for tag in tags] == [
        (here.version.id, 14, "Mexico"),
        (there.version.id, 3, "Mexico"),
    ]
    assert {link.actor for link in links} == {MEXICO.id}
    assert all("role" in tag.inferred for tag in tags)
    assert act.act == "tag.occurrences"
    assert dict(act.params) == {"quote": "Mexico", "count": "2"}


def test_what_was_tagged_meanwhile_is_passed_over() -> None:
    article = opened("Mexico spoke. Mexico left.")
    first = tagged(article, 0, 6)
    places = occurrences(article, "Mexico")
    tagged(article, 14, 20)
    act = tag_occurrences(article.linked(first.id), [(article, places)], CATALOGUE, new_id())
    assert act.changes == ()

"""What two open articles share: which propositions, on which sides, in which order."""

from dataclasses import replace

import pytest

from variorum.model.changes import Change
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Article, Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import Attitude, LinkRole, Polarity, RegionKind, TagKind
from variorum.workspace.sharing import Comparison, bears_on, compare, shared_counts, spoken_of

BARGES, GRAIN, TOLLS = Id("barges"), Id("grain"), Id("tolls")
A, D, W = Polarity.ASSERTS, Polarity.DENIES, Polarity.WITHHOLDS


def _article() -> OpenArticle:
    home = Article(id=new_id(), created=now())
    text = "." * 100
    return OpenArticle(
        home, TextVersion(id=new_id(), created=now(), article=home.id, sha256="", text=text)
    )


def _claim(article: OpenArticle, start: int, **about: Polarity) -> Tag:
    """Add a claim at `start` on propositions by name; it is ten characters long."""
    made = _tag(article, TagKind.CLAIM, start)
    for position, (name, polarity) in enumerate(about.items()):
        _link(article, made, LinkRole.PROPOSITION, Id(name), position=position, polarity=polarity)
    return made


def _stance(article: OpenArticle, start: int, target: Id, attitude: Attitude) -> Tag:
    made = _tag(article, TagKind.STANCE, start, attitude=attitude)
    _link(article, made, LinkRole.TARGET, target)
    return made


def _tag(article: OpenArticle, kind: TagKind, start: int, **fields: object) -> Tag:
    made = Tag(
        id=new_id(),
        created=now(),
        text_version=article.version.id,
        kind=kind,
        start=start,
        end=start + 10,
        quote=article.text[start : start + 10],
        **fields,  # type: ignore[arg-type]  # its own fields
    )
    article.tags[made.id] = made
    return made


def _link(
    article: OpenArticle, tag: Tag, role: LinkRole, proposition: Id, **fields: object
) -> None:
    made = TagLink(
        id=new_id(),
        created=now(),
        tag=tag.id,
        role=role,
        proposition=proposition,
        **fields,  # type: ignore[arg-type]  # its own fields
    )
    article.links.setdefault(tag.id, {})[made.id] = made


def _names(found: Comparison) -> tuple[list[Id], list[Id], list[Id]]:
    shared, here, there = (
        [held.proposition for held in part]
        for part in (found.shared, found.only_here, found.only_there)
    )
    return shared, here, there


def test_a_proposition_of_both_is_shared_and_the_others_are_told_apart() -> None:
    here, there = _article(), _article()
    _claim(here, 0, barges=A)
    _claim(here, 20, grain=A)
    _claim(there, 0, tolls=A)
    _claim(there, 20, grain=A)
    assert _names(compare(here, there, {})) == ([GRAIN], [BARGES], [TOLLS])


def test_the_order_is_that_of_the_text_here() -> None:
    here, there = _article(), _article()
    _claim(here, 40, barges=A)
    _claim(here, 0, grain=A)
    _claim(there, 0, barges=A)
    _claim(there, 20, grain=A)
    assert _names(compare(here, there, {}))[0] == [GRAIN, BARGES]
    assert _names(compare(there, here, {}))[0] == [BARGES, GRAIN]


def test_propositions_of_one_claim_keep_their_positions_whatever_order_they_came_in() -> None:
    here, there = _article(), _article()
    tag = _claim(here, 0)
    _link(here, tag, LinkRole.PROPOSITION, GRAIN, position=1, polarity=A)
    _link(here, tag, LinkRole.PROPOSITION, BARGES, position=0, polarity=A)
    _claim(there, 0, grain=A, barges=A)
    assert _names(compare(here, there, {}))[0] == [BARGES, GRAIN]


@pytest.mark.parametrize(
    ("here_says", "there_says", "opposed"),
    [(A, D, True), (D, A, True), (A, A, False), (D, D, False), (A, W, False), (W, D, False)],
)
def test_one_asserts_what_the_other_denies(
    here_says: Polarity, there_says: Polarity, *, opposed: bool
) -> None:
    here, there = _article(), _article()
    _claim(here, 0, barges=here_says)
    _claim(there, 0, barges=there_says)
    assert compare(here, there, {}).shared[0].is_opposed is opposed


def test_an_article_that_reports_both_sides_is_opposed_to_one_that_reports_either() -> None:
    here, there = _article(), _article()
    _claim(here, 0, barges=A)
    _claim(here, 20, barges=D)
    _claim(there, 0, barges=A)
    held = compare(here, there, {}).shared[0]
    assert [said.side for said in held.here] == [A, D]
    assert held.is_opposed


def test_a_stance_towards_a_proposition_speaks_of_it() -> None:
    here, there = _article(), _article()
    _stance(here, 0, BARGES, Attitude.OPPOSES)
    _stance(here, 20, BARGES, Attitude.AMBIVALENT)
    _claim(there, 0, barges=A)
    held = compare(here, there, {}).shared[0]
    assert [said.side for said in held.here] == [D, None]
    assert held.is_opposed


def test_rejected_tags_and_those_in_excluded_regions_say_nothing() -> None:
    here, there = _article(), _article()
    rejected = _claim(here, 0, barges=A)
    here.tags[rejected.id] = replace(rejected, rejected=True)
    _claim(here, 50, grain=A)
    region = Region(
        id=new_id(),
        created=now(),
        text_version=here.version.id,
        start=45,
        end=70,
        kind=RegionKind.RELATED,
    )
    here.regions[region.id] = region
    _claim(there, 0, barges=A, grain=A)
    assert _names(compare(here, there, {})) == ([], [], [BARGES, GRAIN])


def test_merged_propositions_are_one() -> None:
    here, there = _article(), _article()
    _claim(here, 0, barges=A)
    _claim(there, 0, grain=D)
    found = compare(here, there, {GRAIN: BARGES})
    assert _names(found) == ([BARGES], [], [])
    assert spoken_of(there, {GRAIN: BARGES}) == {BARGES}


def test_a_tag_leads_to_what_is_shared_rather_than_to_what_is_not() -> None:
    here, there = _article(), _article()
    tag = _claim(here, 0, tolls=A, barges=A)
    alone = _claim(here, 20, grain=A)
    _claim(there, 0, barges=A)
    found = compare(here, there, {})
    held, only = found.of_tag(tag.id), found.of_tag(alone.id)
    assert held is not None
    assert held.proposition == BARGES
    assert held.is_by([tag.id])
    assert only is not None
    assert not only.is_shared
    assert found.of_tag(Id("no tag")) is None
    assert found.of(TOLLS) is not None
    assert found.of(Id("nothing")) is None


def test_counts_are_of_propositions_not_of_tags_and_follow_merges() -> None:
    one, other = _article(), _article()
    said = [_claim(one, 0, barges=A), _claim(one, 20, barges=D), _claim(other, 0, grain=A)]
    out = _claim(other, 40, barges=A)
    linked = [article.linked(tag.id) for article, tag in zip((one, one, other), said, strict=True)]
    excluded = replace(other.linked(out.id), excluded_by=RegionKind.DUPLICATE)
    evidence = {BARGES: [*linked[:2], excluded], GRAIN: [linked[2]], TOLLS: [linked[2]]}
    assert shared_counts({BARGES}, evidence, {}) == {one.article.id: 1}
    assert shared_counts({BARGES}, evidence, {GRAIN: BARGES}) == {
        one.article.id: 1,
        other.article.id: 1,
    }


def test_only_what_speaks_of_propositions_bears_on_a_comparison() -> None:
    here = _article()
    claim = _claim(here, 0, barges=A)
    actor = _tag(here, TagKind.ACTOR, 20)
    (link,) = here.links[claim.id].values()
    speaker = replace(link, role=LinkRole.SPEAKER, proposition=None, actor=Id("ostia"))
    borne = [bears_on(Change(None, record)) for record in (claim, link, actor, speaker)]
    assert borne == [True, True, False, False]

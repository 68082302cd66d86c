"""Under a view only the groups it touches are judged again; the others would come out the same."""

from collections.abc import Iterator, Sequence

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.evidence import Linked
from variorum.model.ids import Id
from variorum.model.records import Actor, Annotator, Article, Outlet, Proposition, Quantity
from variorum.model.resolve import dated
from variorum.model.view import View
from variorum.model.vocabulary import TagKind
from variorum.reconcile.origins import Origins
from variorum.workspace.grounds import Grounds
from variorum.workspace.judging import Verdicts, judge, judge_again, judge_all
from variorum.workspace.session import Session


@pytest.fixture
def session(sample: Session) -> Session:
    """Work on the sample."""
    return sample


@pytest.fixture
def catalogue(session: Session) -> Catalogue:
    """Return what is in the sample, taken into `session`."""
    return session.state.catalogue


def _anew(catalogue: Catalogue, grounds: Grounds, view: View) -> Verdicts:
    every, measured = catalogue.all(Proposition), catalogue.all(Quantity)
    return judge(Origins(catalogue, view), grounds, Verdicts(), every, measured)


def _links(known: Verdicts) -> list[Id]:
    return [voice.link for found in known.propositions.values() for voice in found.not_counted[:1]]


def _views(catalogue: Catalogue, known: Verdicts) -> Iterator[View]:
    """Yield one view for each thing that can be left out or let in, and some of several."""
    origins = Origins(catalogue)
    keys = {origins.of_actor(actor).key for actor in catalogue.all(Actor)}
    keys |= {origins.of_outlet(outlet).key for outlet in catalogue.all(Outlet)}
    keys |= {found.key for one in catalogue.all(Article) if (found := origins.of_author(one))}
    dates = sorted(one.published for one in catalogue.all(Article).values() if one.published)
    yield View()
    yield from (View(articles=frozenset((one,))) for one in catalogue.all(Article))
    yield from (View(outlets=frozenset((one,))) for one in catalogue.all(Outlet))
    yield from (View(analysts=frozenset((one,))) for one in catalogue.all(Annotator))
    yield from (View(origins=frozenset((key,))) for key in sorted(keys))
    yield from (View(recounted=frozenset((link,))) for link in _links(known))
    yield View(first=dates[0], last=dates[0])
    every = sorted(catalogue.all(Article))
    yield View(articles=frozenset(every))
    yield from (View(articles=frozenset(every) - {one}) for one in every)
    yield from (View(articles=frozenset(every) - {one, every[0]}) for one in every[1:])
    yield View(origins=frozenset(keys), recounted=frozenset(_links(known)))


def test_every_view_is_what_judging_all_of_it_anew_would_be(
    session: Session, catalogue: Catalogue
) -> None:
    grounds = Grounds(session)
    known = _anew(catalogue, grounds, View())
    views = list(_views(catalogue, known))
    moved = 0
    for view in views:
        seen = judge_again(Origins(catalogue, view), grounds, known)
        assert seen == _anew(catalogue, grounds, view), view
        moved += seen != known
    assert moved > len(views) // 3


def test_reading_by_article_and_by_group_judge_alike(
    session: Session, catalogue: Catalogue
) -> None:
    grounds = Grounds(session)
    articles = sorted(catalogue.all(Article))
    every = [
        one
        for found in grounds.surveys(grounds.homes(dated(catalogue)), list(catalogue.all(Actor)))
        for one in found.evidence
    ]
    assert {one.tag.kind for one in every} == {TagKind.CLAIM, TagKind.STANCE, TagKind.FIGURE}
    by_tag = {one.tag.id: one for one in grounds.through(articles)}
    assert by_tag == {one.tag.id: one for one in every}
    assert len(by_tag) == len(every)
    for view in (View(), View(analysts=frozenset(catalogue.all(Annotator)))):
        assert judge_all(Origins(catalogue, view), every) == _anew(catalogue, grounds, view)


def test_a_view_that_leaves_nothing_out_reads_nothing(
    session: Session, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    grounds = Grounds(session)
    known = _anew(catalogue, grounds, View())
    monkeypatch.setattr(Grounds, "_ask", lambda *_: pytest.fail("something was read"))
    assert judge_again(Origins(catalogue), grounds, known) == known


def test_a_view_of_one_article_reads_that_one_and_what_the_verdicts_do_not_tell(
    session: Session, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    grounds = Grounds(session)
    known = _anew(catalogue, grounds, View())
    within: list[Id] = []
    again: list[Id] = []
    read, read_again = Grounds.within, Grounds.tags

    def note(self: Grounds, articles: Sequence[Id]) -> Sequence[Linked]:
        within.extend(articles)
        return read(self, articles)

    def note_again(self: Grounds, ids: Sequence[Id]) -> Sequence[Linked]:
        again.extend(ids)
        return read_again(self, ids)

    monkeypatch.setattr(Grounds, "within", note)
    monkeypatch.setattr(Grounds, "tags", note_again)
    first, *rest = sorted(catalogue.all(Article))
    judge_again(Origins(catalogue, View(articles=frozenset(rest))), grounds, known)
    assert within == [first]
    voices = [one for found in known.propositions.values() for one in found.counted]
    assert 0 < len(again) < len(voices), "voices of one article in two rows, figures excluded"

"""What an act costs the summary: the groups judged and the rows made are those it touched."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.model.changes import Change, ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, ActorLink, Decision, Proposition, ReadMark, TextVersion
from variorum.model.summary import Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import ActorTie, DecisionKind, LinkRole, Polarity, TagKind
from variorum.workspace.current import Current
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session


class Watched:
    """A summary kept, of which is known what was made anew."""

    def __init__(self, session: Session) -> None:
        """Keep the summary of the sample, taken into `session`."""
        self.session = session
        self.kept = Reconciler(session)
        self.current: Current = self.kept._current  # noqa: SLF001  # whose work is counted
        self.shown: Summary = self.kept.summary().result()

    def do(self, *changes: Change) -> dict[str, int]:
        """Do an act and return how many groups were judged, and rows of each sort made."""
        self.session.do(ChangeSet("test", changes)).result()
        return self.refresh()

    def refresh(self) -> dict[str, int]:
        """Bring the summary up to date and return what that cost."""
        judged, before = self.current.judged, self.shown
        self.shown = self.kept.summary().result()
        return {
            "judged": self.current.judged - judged,
            "propositions": _new(before.propositions, self.shown.propositions),
            "quantities": _new(before.quantities, self.shown.quantities),
            "actors": _new(before.actors, self.shown.actors),
            "stances": len(set(self.shown.stances).difference(before.stances)),
        }


def _new(before: tuple[object, ...], now_shown: tuple[object, ...]) -> int:
    known = {id(row) for row in before}
    return sum(id(row) not in known for row in now_shown)


@pytest.fixture
def session(sample: Session) -> Session:
    """Work on the sample."""
    return sample


@pytest.fixture
def watched(session: Session) -> Iterator[Watched]:
    made = Watched(session)
    yield made
    made.kept.close()


def _records(session: Session) -> list[object]:
    return session.submit(lambda store: list[object](store.records())).result()


NOTHING = {"judged": 0, "propositions": 0, "quantities": 0, "actors": 0, "stances": 0}


def test_a_polarity_turned_judges_one_group_and_makes_one_row(watched: Watched) -> None:
    links = [one for one in _records(watched.session) if isinstance(one, TagLink) and one.polarity]
    turned = next(one for one in links if one.polarity is Polarity.ASSERTS)
    about = {one.proposition for one in links if one.tag == turned.tag}
    made = watched.do(Change(turned, replace(turned, polarity=Polarity.DENIES)))
    assert made == NOTHING | {"judged": len(about), "propositions": len(about)}


def _actor_tag(session: Session, *new: Actor | ActorLink, actor: Actor) -> tuple[Change, ...]:
    version = next(one for one in _records(session) if isinstance(one, TextVersion))
    tag = Tag(
        id=new_id(),
        created=now(),
        text_version=version.id,
        kind=TagKind.ACTOR,
        start=0,
        end=3,
        quote=version.text[:3],
    )
    link = TagLink(id=new_id(), created=now(), tag=tag.id, role=LinkRole.ACTOR, actor=actor.id)
    return created(*new, tag, link)


def test_an_actor_tagged_makes_its_row_and_judges_nothing(watched: Watched) -> None:
    known = watched.shown.actors[0].actor
    assert watched.do(*_actor_tag(watched.session, actor=known)) == NOTHING | {"actors": 1}
    new = Actor(id=new_id(), created=now(), name="Tide Hall")
    made = watched.do(*_actor_tag(watched.session, new, actor=new))
    assert made == NOTHING | {"actors": 1}


def test_a_new_voice_with_a_parent_judges_nothing_either(watched: Watched) -> None:
    known = watched.shown.actors[0].actor
    new = Actor(id=new_id(), created=now(), name="an official of Tide Hall")
    tie = ActorLink(
        id=new_id(), created=now(), actor=new.id, parent=known.id, kind=ActorTie.SPEAKS_FOR
    )
    made = watched.do(*_actor_tag(watched.session, new, tie, actor=new))
    assert made == NOTHING | {"actors": 1}


def test_marking_more_of_an_article_read_makes_no_row(watched: Watched) -> None:
    versions = [one for one in _records(watched.session) if isinstance(one, TextVersion)]
    places = {article.id: at for at, article in enumerate(watched.shown.articles)}
    begun = next(one for one in versions if watched.shown.read_share[places[one.article]] < 1)
    shares = []
    for end in (10, len(begun.text) - 9):
        mark = ReadMark(id=new_id(), created=now(), text_version=begun.id, start=0, end=end)
        watched.session.mark(begun.article, add=(mark,)).result()
        made = watched.refresh()
        shares.append(watched.shown.read_share[places[begun.article]])
    assert made == NOTHING
    assert shares[0] < shares[1]


def test_an_article_of_which_nothing_is_read_any_more_is_unread(watched: Watched) -> None:
    versions = [one for one in _records(watched.session) if isinstance(one, TextVersion)]
    places = {article.id: at for at, article in enumerate(watched.shown.articles)}
    here = versions[0]
    every = [one for one in _records(watched.session) if isinstance(one, ReadMark)]
    there = tuple(one for one in every if one.text_version == here.id)
    mark = ReadMark(id=new_id(), created=now(), text_version=here.id, start=0, end=10)
    watched.session.mark(here.article, add=(mark,), remove=there).result()
    watched.refresh()
    assert watched.shown.read_share[places[here.article]] > 0
    watched.session.mark(here.article, remove=(mark,)).result()
    watched.refresh()
    assert watched.shown.read_share[places[here.article]] == 0


def test_marks_brought_for_any_articles_are_seen(watched: Watched) -> None:
    versions = [one for one in _records(watched.session) if isinstance(one, TextVersion)]
    marks = tuple(
        ReadMark(id=new_id(), created=now(), text_version=one.id, start=0, end=len(one.text))
        for one in versions
    )
    assert set(watched.shown.read_share) != {1.0}
    watched.session.mark_all(marks).result()
    watched.refresh()
    assert set(watched.shown.read_share) == {1.0}


def test_merging_actors_judges_only_where_they_speak(watched: Watched) -> None:
    silent = [row.actor for row in watched.shown.actors if not any(row.claims)]
    heads = {
        origin.actor
        for row in watched.shown.propositions
        for voice in (*row.verdict.counted, *row.verdict.not_counted)
        for origin in voice.origins
    }
    one, other = [actor for actor in silent if actor.id not in heads][:2]
    ruling = Decision(
        id=new_id(),
        created=now(),
        kind=DecisionKind.MERGE,
        about="actor",
        subject=one.id,
        object=other.id,
    )
    made = watched.do(*created(ruling))
    assert made["judged"] < len(watched.session.state.catalogue.all(Proposition)) / 2
    assert len(watched.shown.actors) == len({row.actor.id for row in watched.shown.actors})
    assert one.id not in {row.actor.id for row in watched.shown.actors}

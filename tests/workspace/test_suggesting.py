"""Suggestions follow every act; answers are acts of their own and are counted."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from threading import Event, current_thread, main_thread
from types import SimpleNamespace

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import ActorDraft, ClaimDraft, FigureDraft, Pick
from variorum.model.ids import new_id
from variorum.model.records import Actor, Article
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import Comparator, LinkRole, Polarity, TagKind
from variorum.suggest.build import suggest
from variorum.suggest.known import Known
from variorum.suggest.phrases import Words
from variorum.suggest.table import shipped
from variorum.workspace.annotating import create, delete_tag, relink, resize_tag
from variorum.workspace.importing import import_act, look
from variorum.workspace.session import Session
from variorum.workspace.suggest_table import own_table
from variorum.workspace.suggesting import Suggester
from variorum.workspace.text_reading import read_text

Reopen = Callable[[Session], Session]

FIRST = (
    "Minister Ada Moor said that Norway has sent more than 400 crates to the Old Barges since May"
    " 2021. Moor added that three of them sank. Both Norway and Ghana have denied the reports."
)
SECOND = "The Old Barges of 1998 will not sail on May 9, the 9th meeting heard. Moor waited."


@pytest.fixture
def suggester(session: Session, tmp_path: Path) -> Iterator[Suggester]:
    """Return the suggester of a project with two articles."""
    paths = []
    for name, text in (("first", FIRST), ("second", SECOND)):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8", newline="\n")
    act = import_act(session, look(session, paths, lambda _done, _all: True))
    assert act is not None
    session.do(act).result()
    made = Suggester(session)
    yield made
    made.close()


def _open(session: Session, opening: str) -> OpenArticle:
    for article in session.state.catalogue.all(Article):
        came: Future[OpenArticle] = Future()
        session.load(article, came.set_result)
        if came.result().text.startswith(opening):
            return came.result()
    raise AssertionError(opening)


def _of(found: list[Suggestion], kind: TagKind) -> list[str]:
    return [one.quote for one in found if one.kind is kind]


def _settle(session: Session) -> None:
    """Wait until what was asked of the store has come back and been announced."""
    arrived = Event()
    session.ask(lambda _store: None, lambda _nothing: arrived.set())
    assert arrived.wait(10)


def test_the_first_article_is_read_without_any_tag(session: Session, suggester: Suggester) -> None:
    found = suggester.suggestions(_open(session, "Minister")).result()
    names = ["Ada Moor", "Norway", "Moor", "Norway", "Ghana"]
    assert _of(found, TagKind.ACTOR) == names
    assert _of(found, TagKind.FIGURE) == ["more than 400 crates"]
    assert _of(found, TagKind.STANCE) == ["have denied"]
    assert len(_of(found, TagKind.CLAIM)) == 3
    assert found == sorted(found, key=lambda one: one.start)


def test_drafts_say_who_speaks_and_how_many(session: Session, suggester: Suggester) -> None:
    found = suggester.suggestions(_open(session, "Minister")).result()
    figure = next(one.draft for one in found if isinstance(one.draft, FigureDraft))
    assert (figure.comparator, figure.unit) == (Comparator.MORE, "crates")
    assert figure.window_start == "2021-05"
    claims = [one.draft for one in found if isinstance(one.draft, ClaimDraft)]
    who = [[person.pick.text for person in claim.speakers] for claim in claims]
    assert who == [["Ada Moor"], ["Ada Moor"], ["Norway", "Ghana"]]
    assert [claim.polarity for claim in claims] == [Polarity.ASSERTS] * 2 + [Polarity.DENIES]
    assert not any(claim.propositions for claim in claims)


def test_years_days_and_ordinals_are_no_figures(session: Session, suggester: Suggester) -> None:
    found = suggester.suggestions(_open(session, "The Old")).result()
    assert _of(found, TagKind.FIGURE) == []


def test_a_new_tag_is_proposed_in_the_other_article_until_it_is_undone(
    session: Session, suggester: Suggester
) -> None:
    first, second = _open(session, "Minister"), _open(session, "The Old")
    assert _of(suggester.suggestions(second).result(), TagKind.ACTOR) == []
    start = FIRST.index("Old Barges")
    draft = _new_actor(start, start + len("Old Barges"), "Barge Fleet")
    session.do(create(draft, first, session.state.catalogue, session.signed())).result()
    (found,) = [one for one in suggester.suggestions(second).result() if one.hint is Hint.OWN]
    assert isinstance(found.draft, ActorDraft)
    assert (found.quote, found.draft.picks[0].text) == ("Old Barges", "Barge Fleet")
    session.undo().result()
    _settle(session)
    assert _of(suggester.suggestions(second).result(), TagKind.ACTOR) == []


def _new_actor(start: int, end: int, name: str) -> ActorDraft:
    return ActorDraft(start, end, (Pick("actor", name),))


def test_accepting_makes_the_tag_and_one_actor_however_often(
    session: Session, suggester: Suggester
) -> None:
    article = _open(session, "Minister")
    found = suggester.suggestions(article).result()
    for one in [one for one in found if one.quote == "Norway"]:
        act = suggester.accept(one)
        assert act.act == "suggest.accept"
        assert act.params == (("quote", "Norway"), ("kind", "actor"), ("hint", "table"))
        session.do(act).result()
    named = [one for one in session.state.catalogue.all(Actor).values() if one.name == "Norway"]
    assert len(named) == 1
    assert len(article.standing()) == 2
    links = [link for held in article.links.values() for link in held.values()]
    assert not any(link.inferred for link in links)
    assert not any(tag.inferred for tag in article.tags.values())
    again = suggester.suggestions(article).result()
    assert "Norway" not in _of(again, TagKind.ACTOR)


def test_what_is_rejected_stays_rejected_and_is_no_tag(
    session: Session, suggester: Suggester
) -> None:
    article = _open(session, "Minister")
    (ghana,) = [one for one in suggester.suggestions(article).result() if one.quote == "Ghana"]
    act = suggester.reject(ghana)
    assert act.params == (("quote", "Ghana"), ("kind", "actor"), ("hint", "table"))
    session.do(act).result()
    assert article.standing() == []
    assert [tag.rejected for tag in article.tags.values()] == [True]
    assert "Ghana" not in _of(suggester.suggestions(article).result(), TagKind.ACTOR)


def test_rates_count_what_was_not_undone(session: Session, suggester: Suggester) -> None:
    article = _open(session, "Minister")
    found = suggester.suggestions(article).result()
    assert suggester.rates().result() == {}
    figure = next(one for one in found if one.kind is TagKind.FIGURE)
    norway = next(one for one in found if one.quote == "Norway")
    session.do(suggester.accept(figure)).result()
    session.do(suggester.accept(norway)).result()
    session.do(suggester.reject(next(one for one in found if one.quote == "Ghana"))).result()
    table, parsed = (TagKind.ACTOR, Hint.TABLE), (TagKind.FIGURE, Hint.FIGURE)
    assert suggester.rates().result() == {parsed: (1, 0), table: (1, 1)}
    session.undo().result()
    _settle(session)
    assert suggester.rates().result() == {parsed: (1, 0), table: (1, 0)}
    other = Suggester(session)
    try:
        assert other.rates().result() == {parsed: (1, 0), table: (1, 0)}
    finally:
        other.close()


@pytest.mark.usefixtures("suggester")
def test_an_office_is_no_part_of_a_name(session: Session) -> None:
    article = _open(session, "Minister")
    text = "Secretary of State Ada Moor left. Secretary of Foreign Affairs Tom Roe left."
    other = replace(article, version=replace(article.version, text=text))
    people = [text[slice(*span)] for span in read_text(other).people]
    assert people == ["Ada Moor", "Tom Roe"]


# -- against the expert tags of the sample


def test_the_table_alone_finds_the_experts_names(sample: Session) -> None:
    right = proposed = met = names = 0
    for article in sample.state.catalogue.all(Article):
        came: Future[OpenArticle] = Future()
        sample.load(article, came.set_result)
        gold = _gold(came.result(), sample)
        found = _untagged(came.result())
        hits = [one for one in found if any(_agrees(one, span, who) for span, who in gold)]
        right, proposed = right + len(hits), proposed + len(found)
        named = [pair for pair in gold if _is_plain_name(came.result().text, *pair)]
        names += len(named)
        met += sum(any(_agrees(one, *pair) for one in found) for pair in named)
    assert right / proposed >= 0.95
    assert met / names >= 0.80


Gold = tuple[tuple[int, int], set[str]]


def _gold(article: OpenArticle, session: Session) -> list[Gold]:
    actors = session.state.catalogue.all(Actor)
    return [
        (
            (tag.start, tag.end),
            {
                actors[link.actor].name
                for link in article.links.get(tag.id, {}).values()
                if link.actor
            },
        )
        for tag in article.standing()
        if tag.kind is TagKind.ACTOR
    ]


def _untagged(article: OpenArticle) -> list[Suggestion]:
    """Return the actors proposed at a glance, from a project that knows nothing."""
    bare = OpenArticle(article.article, article.version, dict(article.regions))
    known = Known(Catalogue(), ())
    found = suggest(bare, Words(bare.text), known, shipped(), read_text(bare))
    return [one for one in found if one.kind is TagKind.ACTOR and one.tier == 1]


def _agrees(one: Suggestion, span: tuple[int, int], who: set[str]) -> bool:
    assert isinstance(one.draft, ActorDraft)
    return one.start < span[1] and span[0] < one.end and one.draft.picks[0].text in who


def _is_plain_name(text: str, span: tuple[int, int], who: set[str]) -> bool:
    """Tell whether the expert tagged a name or metonym, not a description or an affiliation."""
    quote = text[slice(*span)].removeprefix("the ").removeprefix("The ")
    return len(who) == 1 and all(word[0].isupper() for word in quote.split())


# -- kept current


def test_what_is_known_follows_every_act_as_if_read_afresh(
    session: Session, suggester: Suggester
) -> None:
    first, second = _open(session, "Minister"), _open(session, "The Old")
    suggester.suggestions(first).result()

    def agrees() -> list[str]:
        fresh = Suggester(session)
        try:
            expected = fresh.suggestions(second).result()
        finally:
            fresh.close()
        assert suggester.suggestions(second).result() == expected
        return _of(expected, TagKind.ACTOR)

    start = FIRST.index("Old Barges")
    draft = _new_actor(start, start + len("Old Barges"), "Barge Fleet")
    session.do(create(draft, first, session.state.catalogue, session.signed())).result()
    assert agrees() == ["Old Barges"]
    tag = next(iter(first.tags))
    session.do(resize_tag(first, tag, start + len("Old "), start + len("Old Barges"))).result()
    assert agrees() == ["Barges"]
    session.undo().result()
    _settle(session)
    assert agrees() == ["Old Barges"]
    drafts = [Pick("actor", "Rust")]
    catalogue, author = session.state.catalogue, session.signed()
    session.do(relink(first, catalogue, tag, LinkRole.ACTOR, drafts, author)).result()
    assert agrees() == ["Old Barges"]
    session.do(delete_tag(first, catalogue, tag)).result()
    assert agrees() == []
    for _ in range(3):
        session.undo().result()
        _settle(session)
        agrees()


# -- the analyst's own table, long articles, restarts


def test_a_bad_table_is_left_aside_and_told(session: Session, suggester: Suggester) -> None:
    own_table().parent.mkdir(parents=True, exist_ok=True)
    own_table().write_text("{", encoding="utf-8", newline="\n")
    assert suggester.problem() is None
    found = suggester.suggestions(_open(session, "Minister")).result()
    assert "Norway" in _of(found, TagKind.ACTOR)
    problem = suggester.problem()
    assert problem is not None
    assert problem.code == "suggest.table"


def test_names_of_a_language_model_come_last_and_can_be_switched_off(
    session: Session, suggester: Suggester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pipeline(text: str) -> SimpleNamespace:
        asked.append(current_thread() is main_thread())
        start = text.index("Old Barges")
        end = start + len("Old Barges")
        return SimpleNamespace(ents=[SimpleNamespace(start_char=start, end_char=end, label_="ORG")])

    asked: list[bool] = []
    monkeypatch.setattr("variorum.workspace.suggest_work.installed", lambda: "fake")
    monkeypatch.setattr("variorum.workspace.suggest_work.load", lambda: pipeline)
    article = _open(session, "Minister")
    before = suggester.suggestions(article).result()
    suggester.use_language_model(on=True)
    with_model = suggester.suggestions(article).result()
    (new,) = [one for one in with_model if one not in before]
    assert (new.quote, new.hint, new.tier, new.doubt) == (
        "Old Barges",
        Hint.NLP,
        2,
        "language_model",
    )
    session.do(suggester.accept(new)).result()
    assert suggester.rates().result() == {(TagKind.ACTOR, Hint.NLP): (1, 0)}
    suggester.use_language_model(on=False)
    assert asked == [False]
    left = suggester.suggestions(_open(session, "The Old")).result()
    assert [one.hint for one in left if one.quote == "Old Barges"] == [Hint.OWN]


def test_without_a_language_model_switching_it_on_changes_nothing(
    session: Session, suggester: Suggester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.workspace.suggest_work.installed", lambda: "")
    article = _open(session, "Minister")
    before = suggester.suggestions(article).result()
    suggester.use_language_model(on=True)
    assert suggester.suggestions(article).result() == before


def test_a_glance_at_a_long_article_sees_what_is_near(
    session: Session, suggester: Suggester
) -> None:
    first = _open(session, "Minister")
    text = f"{'It rained on the barges. ' * 1_000}\n{FIRST}\n{'It rained still. ' * 1_000}"
    long = replace(first, version=replace(first.version, id=new_id(), text=text))
    near = suggester.glance(long, text.index(FIRST)).result()
    assert suggester.glance(long, 0).result() == []
    assert near == suggester.suggestions(long).result()
    assert suggester.glance(long, 0).result() == near


def test_rates_are_the_same_after_a_restart(session: Session, reopen: Reopen) -> None:
    text = session.path.parent / "first.txt"
    text.write_text(FIRST, encoding="utf-8", newline="\n")
    act = import_act(session, look(session, [text], lambda _done, _all: True))
    assert act is not None
    session.do(act).result()
    before = Suggester(session)
    article = _open(session, "Minister")
    found = before.suggestions(article).result()
    session.do(before.accept(found[0])).result()
    session.do(before.reject(found[-1])).result()
    session.do(before.accept(found[1])).result()
    session.undo().result()
    _settle(session)
    rates = before.rates().result()
    before.close()
    after = Suggester(reopen(session))
    try:
        assert after.rates().result() == rates
        assert sum(yes + no for yes, no in rates.values()) == 2
    finally:
        after.close()

"""A project handed over without some sources or authors: nothing of them is in the new file."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import (
    Actor,
    Alias,
    Annotator,
    Article,
    Note,
    Outlet,
    Proposition,
    ReadMark,
    Record,
    Relation,
    TextVersion,
)
from variorum.model.redaction import Redacted
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, Polarity, RelationKind, TagKind
from variorum.text.runs import LONGEST, Run, forms, runs
from variorum.workspace.importing import import_act, look, look_at_text
from variorum.workspace.originals import keep_originals
from variorum.workspace.projects import open_project
from variorum.workspace.redacting import (
    authors_of,
    hand_over_redacted,
    redaction,
    summary_of,
)
from variorum.workspace.session import Session

STORY = "Zyxomma petiolatum flew over Quillfeather harbour. Mr Vantongerloo said it was Qwghlm."
CANARIES = ("zyxomma", "petiolatum", "quillfeather", "vantongerloo", "qwghlm", "obliviax")
"""Words of the article taken out, and of all that is said about it; nothing else has them."""


@pytest.fixture
def secret(sample: Session) -> Session:
    """Add an article that must not be known, with traces of it in every kind of record."""
    act = import_act(sample, look_at_text(sample, STORY, "Obliviax.txt"))
    sample.do(act).result()
    sample.do(ChangeSet("tag", created(*_traces(sample)))).result()
    return sample


def _traces(session: Session) -> Iterator[Record]:
    me, when = session.signed(), now()
    version = version_of(session, STORY)
    article = version.article
    known = min(session.state.catalogue.all(Actor).values(), key=lambda one: one.id)
    made = Actor(id=new_id(), author=me, created=when, name="Obliviax Petiolatum")
    claim = Proposition(id=new_id(), author=me, created=when, text="Zyxomma flew over.")
    tag = Tag(
        id=new_id(),
        author=me,
        created=when,
        text_version=version.id,
        kind=TagKind.CLAIM,
        start=0,
        end=18,
        quote=STORY[:18],
    )
    yield from (made, claim, tag)
    for role, target in ((LinkRole.SPEAKER, made), (LinkRole.SPEAKER, known)):
        yield TagLink(id=new_id(), author=me, created=when, tag=tag.id, role=role, actor=target.id)
    yield TagLink(
        id=new_id(),
        author=me,
        created=when,
        tag=tag.id,
        role=LinkRole.PROPOSITION,
        proposition=claim.id,
        polarity=Polarity.ASSERTS,
    )
    yield Alias(id=new_id(), author=me, created=when, actor=known.id, text="Mr Vantongerloo")
    kept = max(session.state.catalogue.all(Article).values(), key=lambda one: one.label == "B")
    for about, subject in (("article", article), ("tag", tag.id), ("article", kept.id)):
        text = "Compare Obliviax: zyxomma petiolatum flew over Quillfeather."
        yield Note(id=new_id(), author=me, created=when, about=about, subject=subject, text=text)
    yield Relation(
        id=new_id(),
        author=me,
        created=when,
        kind=RelationKind.RELIES_ON,
        about="article",
        one=kept.id,
        other=article,
        reason="Qwghlm",
    )


def version_of(session: Session, text: str) -> TextVersion:
    every = session.submit(lambda store: list(store.records())).result()
    return next(one for one in every if isinstance(one, TextVersion) and one.text == text)


def texts(session: Session) -> dict[Id, str]:
    every = session.submit(lambda store: list(store.records())).result()
    return {one.article: one.text for one in every if isinstance(one, TextVersion)}


def handed(session: Session, out: Path, **wanted: object) -> Redacted:
    chosen = redaction(session, **wanted)  # type: ignore[arg-type]  # the options by name
    return hand_over_redacted(session, out, chosen, summary_of(session))


def label_of(session: Session, text: str) -> str:
    article = version_of(session, text).article
    return session.state.catalogue.all(Article)[article].label


def test_no_word_of_the_article_is_in_the_new_file(secret: Session, tmp_path: Path) -> None:
    out = tmp_path / "new.variorum"
    done = handed(secret, out, articles=[label_of(secret, STORY)])
    whole, left = secret.path.read_bytes().lower(), out.read_bytes().lower()
    for canary in CANARIES:
        assert canary.encode() in whole, "the control: it is in the project"
        assert canary.encode() not in left
    assert done.taken["article"] == done.taken["tag"] == 1
    assert done.taken["actor"] == done.taken["proposition"] == done.taken["alias"] == 1
    assert done.taken["note"] == 3
    assert done.taken["tag_link"] == 3
    assert done.taken["relation"] == 1
    assert done.moves == (), "nothing else rested on it"


def test_the_index_finds_no_word_of_it(secret: Session, tmp_path: Path) -> None:
    out = tmp_path / "new.variorum"
    handed(secret, out, articles=[label_of(secret, STORY)])
    fresh = open_project(out, "Ada")
    try:
        for canary in CANARIES[:5]:
            find = lambda store, word=canary: store.search(word, 5)  # noqa: E731
            assert secret.submit(find).result()
            assert not fresh.submit(find).result()
        assert fresh.check().result() == []
    finally:
        fresh.close()


def test_a_new_chain_begins(secret: Session, tmp_path: Path) -> None:
    out = tmp_path / "new.variorum"
    secret.undo().result()
    secret.redo().result()
    handed(secret, out, articles=[label_of(secret, STORY)])
    fresh = open_project(out, "Ada")
    try:
        acts = fresh.submit(lambda store: store.history(10)).result()
        assert [one.act for one in acts] == ["project.hand_over", "project.create"]
        assert fresh.steps == (None, None), "there is nothing to undo"
        assert fresh.state.catalogue.project.id != secret.state.catalogue.project.id
        old = secret.submit(lambda store: store.history(100)).result()
        assert not {one.replica for one in acts} & {one.replica for one in old}
    finally:
        fresh.close()
    assert (out.stat().st_mode & 0o077) == 0


def found_runs(text: str) -> set[Run]:
    return set(runs(forms(text), LONGEST))


@pytest.mark.parametrize("label", ["A", "B", "C", "D", "E"])
def test_of_every_article_no_four_words_stay(sample: Session, tmp_path: Path, label: str) -> None:
    """Any run of four words that this article alone has is in no field of any record left."""
    out = tmp_path / "new.variorum"
    ours = {one.label: one.id for one in sample.state.catalogue.all(Article).values()}
    before = texts(sample)
    others = set().union(*(found_runs(text) for id_, text in before.items() if id_ != ours[label]))
    alone = found_runs(before[ours[label]]) - others
    gone = _ids(sample)
    handed(sample, out, articles=[label])
    fresh = open_project(out, "Ada")
    try:
        for record in fresh.submit(lambda store: list(store.records())).result():
            said = repr(record)
            assert not found_runs(said) & alone, record
        left = _ids(fresh)
        assert fresh.check().result() == []
    finally:
        fresh.close()
    content = out.read_bytes()
    lost = gone - left
    assert ours[label] in lost
    assert not [one for one in lost if UUID(one).bytes in content or one.encode() in content]


def _ids(session: Session) -> set[Id]:
    return {one.id for one in session.submit(lambda store: list(store.records())).result()}


def test_verdicts_that_rested_on_it_are_told(sample: Session, tmp_path: Path) -> None:
    done = handed(sample, tmp_path / "new.variorum", articles=["A"])
    assert done.taken["article"] == 1
    moved = {one.text: (one.before, one.after) for one in done.moves}
    fresh = open_project(tmp_path / "new.variorum", "Ada")
    try:
        now_ = {row.proposition.text: row.verdict.status for row in summary_of(fresh).propositions}
    finally:
        fresh.close()
    then = {row.proposition.text: row.verdict.status for row in summary_of(sample).propositions}
    assert moved
    for text, (before, after) in moved.items():
        assert (then[text], now_[text]) == (before, after)
    assert {text for text in now_ if now_[text] != then[text]} <= moved.keys()


def test_an_outlet_takes_its_articles_along(sample: Session, tmp_path: Path) -> None:
    outlets = sample.state.catalogue.all(Outlet)
    article = min(sample.state.catalogue.all(Article).values(), key=lambda one: one.label)
    assert article.outlet
    name = outlets[article.outlet].name
    done = handed(sample, tmp_path / "new.variorum", outlets=[name])
    assert (done.taken["article"], done.taken["outlet"]) == (1, 1)
    assert name.encode() in sample.path.read_bytes()
    assert name.encode() not in (tmp_path / "new.variorum").read_bytes()


def test_an_author_takes_what_is_under_that_byline(sample: Session, tmp_path: Path) -> None:
    done = handed(sample, tmp_path / "new.variorum", authors=["Sample Writer Four"])
    assert done.taken["article"] == 1
    assert b"Sample Writer Four" not in (tmp_path / "new.variorum").read_bytes()


def test_an_analyst_takes_their_own_work_and_no_article(secret: Session, tmp_path: Path) -> None:
    out = tmp_path / "new.variorum"
    assert "Ada" in authors_of(secret)
    done = handed(secret, out, authors=["Ada"])
    assert "article" not in done.taken
    assert done.taken["tag"] == 1
    assert done.taken["annotator"] == 1
    fresh = open_project(out, "Ada")
    try:
        people = fresh.state.catalogue.all(Annotator).values()
        assert [one.name for one in people] == ["Sample Expert"]
        assert fresh.check().result() == []
    finally:
        fresh.close()


def test_anonymous_analysts_keep_their_work_and_lose_name_and_id(
    secret: Session, tmp_path: Path
) -> None:
    out = tmp_path / "new.variorum"
    note = Note(
        id=new_id(),
        author=secret.signed(),
        created=now(),
        about="project",
        subject=secret.state.catalogue.project.id,
        text="Ask the Sample Expert again.",
    )
    secret.do(ChangeSet("note.add", created(note), (("quote", ""),))).result()
    done = handed(secret, out, anonymous=True)
    assert done.renamed == 2
    assert done.taken == {"note": 1}, "the memo that has a name in it"
    assert done.moves == done.figures == ()
    fresh = open_project(out, "Ada")
    try:
        people = fresh.state.catalogue.all(Annotator)
        assert sorted(one.name for one in people.values()) == ["Analyst 1", "Analyst 2"]
        assert not people.keys() & secret.state.catalogue.all(Annotator).keys()
        marks = fresh.submit(lambda store: list(store.records())).result()
        assert {one.author for one in marks if isinstance(one, ReadMark)} <= people.keys()
    finally:
        fresh.close()
    assert b"Sample Expert" not in out.read_bytes()


def test_kept_files_stay_behind(session: Session, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(
        "<html><body><h1>A ferry came</h1><p>Kept words of a ferry that came to the harbour late"
        " in the evening, as people waited.</p></body></html><!-- Obliviax -->",
        encoding="utf-8",
    )
    found = look(session, [tmp_path / "one.html"], lambda _done, _all: True)
    assert keep_originals(session, found) == []
    act = import_act(session, found)
    assert act
    session.do(act).result()
    handed(session, tmp_path / "new.variorum", anonymous=True)
    assert b"Obliviax" in session.path.read_bytes()
    assert b"Obliviax" not in (tmp_path / "new.variorum").read_bytes()
    fresh = open_project(tmp_path / "new.variorum", "Ada")
    try:
        assert fresh.check().result() == []
    finally:
        fresh.close()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"articles": ["Q"]}, "handover.article"),
        ({"outlets": ["Q"]}, "handover.outlet"),
        ({"authors": ["Q"]}, "handover.author"),
        ({}, "handover.nothing"),
        ({"articles": ["A", "B", "C", "D", "E"]}, "handover.all"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    sample: Session, tmp_path: Path, wanted: dict[str, list[str]], code: str
) -> None:
    out = tmp_path / "new.variorum"
    with pytest.raises(UserError) as refused:
        handed(sample, out, **wanted)
    assert refused.value.code == code
    assert not out.exists()


def test_a_file_that_is_there_is_not_replaced(sample: Session, tmp_path: Path) -> None:
    out = tmp_path / "new.variorum"
    out.write_bytes(b"mine")
    with pytest.raises(UserError) as refused:
        handed(sample, out, articles=["A"])
    assert refused.value.code == "project.exists"
    assert out.read_bytes() == b"mine"

"""A changed text of an article takes the tags along; what has no place in it is listed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli.main import cli
from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Article, Proposition, ReadMark
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, Polarity, TagKind, Voice
from variorum.text.sentences import sentences
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.session import Session
from variorum.workspace.versions import (
    article_called,
    left_behind,
    new_version,
    same_address,
    take_version,
)

OLD = """Mill closes

The mill will close in May, Jane Roe said.

Twelve people will lose their work, the council said.

Nobody said why.
"""
NEW = OLD.replace("Mill closes", "Mill closes: corrected").replace("Twelve", "Fifteen")


def _import(session: Session, text: str) -> Article:
    act = import_act(session, look_at_text(session, text, "pasted"))
    assert act is not None
    session.do(act).result()
    return next(one.after for one in act.changes if isinstance(one.after, Article))


def _tag(session: Session, article: Article, quote: str, target: Id | None = None) -> Tag:
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    start = opened.text.index(quote)
    kind = TagKind.CLAIM if target else TagKind.ACTOR
    claim = {"polarity": Polarity.ASSERTS, "voice": Voice.ATTRIBUTED} if target else {}
    tag = Tag(
        id=new_id(),
        author=session.author,
        created=now(),
        text_version=opened.version.id,
        kind=kind,
        start=start,
        end=start + len(quote),
        quote=quote,
        **{name: value for name, value in claim.items() if name != "polarity"},
    )
    records: list[Tag | TagLink] = [tag]
    if target:
        records.append(
            TagLink(
                id=new_id(),
                author=session.author,
                created=now(),
                tag=tag.id,
                role=LinkRole.PROPOSITION,
                proposition=target,
                polarity=Polarity.ASSERTS,
            )
        )
    session.do(ChangeSet("tag.actor", created(*records), (("quote", quote),))).result()
    return tag


def _proposition(session: Session) -> Id:
    made = Proposition(id=new_id(), author=session.signed(), created=now(), text="It will close")
    session.do(ChangeSet("proposition.create", created(made), (("name", made.text),))).result()
    return made.id


def _renew(session: Session, article: Article, text: str) -> list[Tag]:
    [candidate] = look_at_text(session, text, "pasted")
    made = new_version(session, article, candidate)
    take_version(session, made)
    return list(made.unplaced)


def _tags(session: Session, article: Article) -> dict[str, Tag]:
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    assert all(opened.text[one.start : one.end] == one.quote for one in opened.tags.values())
    return {one.quote: one for one in opened.tags.values()}


def test_tags_go_along_and_the_rest_is_listed(session: Session) -> None:
    article = _import(session, OLD)
    will_close = _proposition(session)
    kept = _tag(session, article, "The mill will close in May", will_close)
    lost = _tag(session, article, "Twelve people will lose their work", will_close)
    name = _tag(session, article, "Jane Roe")
    assert _renew(session, article, NEW) == [lost]
    found = _tags(session, article)
    assert {one.id for one in found.values()} == {kept.id, name.id}
    assert found["Jane Roe"].start == NEW.index("Jane Roe")
    assert left_behind(session, article.id) == [lost]
    assert session.check().result() == []


def test_only_tags_of_the_current_text_count(session: Session) -> None:
    article = _import(session, OLD)
    will_close = _proposition(session)
    kept = _tag(session, article, "The mill will close in May", will_close)
    _tag(session, article, "Twelve people will lose their work", will_close)
    _renew(session, article, NEW)
    found = session.submit(lambda store: store.evidence([will_close])).result()
    assert [one.tag.id for one in found[will_close]] == [kept.id]
    counts = session.submit(lambda store: list(store.tag_counts())).result()
    assert counts == [(article.id, 1)]


def test_it_is_one_act_and_undo_takes_all_of_it_back(session: Session) -> None:
    article = _import(session, OLD)
    _tag(session, article, "Jane Roe")
    before = session.submit(lambda store: list(store.records())).result()
    _renew(session, article, NEW)
    after = session.submit(lambda store: list(store.records())).result()
    session.undo().result()
    assert session.submit(lambda store: list(store.records())).result() == before
    session.redo().result()
    assert session.submit(lambda store: list(store.records())).result() == after
    assert session.check().result() == []


def _marks(session: Session, article: Article) -> set[tuple[int, int]]:
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    return {(one.start, one.end) for one in opened.marks.values()}


def test_sentences_that_stayed_stay_read_and_undo_is_not_hindered(session: Session) -> None:
    article = _import(session, OLD)
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    read = tuple(
        ReadMark(
            id=new_id(),
            author=session.author,
            created=now(),
            text_version=opened.version.id,
            start=start,
            end=end,
        )
        for start, end in sentences(OLD)
    )
    session.mark(article.id, add=read).result()
    _renew(session, article, NEW)
    stayed = {(NEW.index(quote), NEW.index(quote) + len(quote)) for quote in STAYED}
    assert _marks(session, article) == stayed
    session.undo().result()
    assert len(_marks(session, article)) == len(read)
    assert session.check().result() == []


STAYED = ("The mill will close in May, Jane Roe said.", "Nobody said why.")


def test_an_article_that_is_open_is_read_again(session: Session) -> None:
    article = _import(session, OLD)
    seen: list[Announcement] = []
    session.load(article.id, lambda _opened: None)
    session.submit(lambda _store: None).result()
    session.listen(seen.append)
    _renew(session, article, NEW)
    session.submit(lambda _store: None).result()
    assert session.state.articles[article.id].text == NEW
    assert any(isinstance(one, Changed) and one.how == "taken_back" for one in seen)
    session.undo().result()
    session.submit(lambda _store: None).result()
    assert session.state.articles[article.id].text == OLD


def test_a_text_the_project_has_is_no_new_one(session: Session) -> None:
    article = _import(session, OLD)
    [candidate] = look_at_text(session, OLD, "pasted")
    with pytest.raises(UserError, match=r"import\.same_text"):
        new_version(session, article, candidate)
    with pytest.raises(UserError, match=r"import\.article"):
        article_called(session, "Z")


def _page(text: str, url: str = "https://example.org/mill") -> str:
    paragraphs = "".join(f"<p>{line * 3}</p>" for line in text.split("\n") if line)
    return (
        f'<html><head><title>Mill</title><link rel="canonical" href="{url}"></head>'
        f"<body><article>{paragraphs}</article></body></html>"
    )


def _files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_text(_page(OLD), encoding="utf-8")
    new.write_text(_page(NEW), encoding="utf-8")
    return old, new


def _run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(cli, [*map(str, arguments), "--author", "Ada"])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_line_takes_the_same_address_for_the_same_article(tmp_path: Path) -> None:
    project = tmp_path / "p.variorum"
    session = create_project(project, "P", "Ada")
    session.close()
    old, new = _files(tmp_path)
    _run("import", project, old)
    session = open_project(project, "Ada")
    article = article_called(session, "A")
    _tag(session, article, "Jane Roe")
    _tag(session, article, "Twelve people")
    session.close()
    assert "a new text of A" in _run("import", project, new, "--preview")
    said = _run("import", project, new)
    assert "taken as text 2 of A, 1 tag carried over" in said
    assert "not in it, left in text 1: actor “Twelve people”" in said
    session = open_project(project, "Ada")
    assert len(session.state.catalogue.all(Article)) == 1
    session.close()


def test_the_analyst_may_say_that_it_is_or_that_it_is_not(tmp_path: Path) -> None:
    project = tmp_path / "p.variorum"
    create_project(project, "P", "Ada").close()
    old, new = _files(tmp_path)
    _run("import", project, old)
    assert "imported as B" in _run("import", project, new, "--as-new")
    text = tmp_path / "later.txt"
    text.write_text(NEW + "\nMore of it.", encoding="utf-8")
    assert "taken as text 2 of A" in _run("import", project, text, "--version-of", "A")
    done = CliRunner().invoke(cli, ["import", str(project), str(new), "--version-of", "Z"])
    assert isinstance(done.exception, UserError)


def test_an_address_of_several_articles_or_a_mere_site_says_nothing(
    session: Session, tmp_path: Path
) -> None:
    from variorum.workspace.importing import look  # noqa: PLC0415  # beside its use

    for name, text in (("a", OLD), ("b", NEW)):
        (tmp_path / f"{name}.html").write_text(_page(text), encoding="utf-8")
    (tmp_path / "c.html").write_text(_page("Another " + OLD), encoding="utf-8")
    site = _page("Other " + OLD, "https://example.org/")
    (tmp_path / "d.html").write_text(site, encoding="utf-8")
    paths = [tmp_path / f"{name}.html" for name in "ab"]
    act = import_act(session, look(session, paths, lambda _done, _all: True))
    assert act is not None
    session.do(act).result()
    later = look(session, [tmp_path / "c.html", tmp_path / "d.html"], lambda _done, _all: True)
    assert same_address(session, later) == {}

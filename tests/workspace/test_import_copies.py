"""Copies found before an import, linked only if asked to; the head of a table."""

from pathlib import Path

import pytest

from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.model.records import Article, Relation
from variorum.model.vocabulary import RelationKind
from variorum.workspace.copies import likenesses, with_links
from variorum.workspace.importing import Candidate, import_act, look
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session
from variorum.workspace.table_heads import fields, table_head

WORDS = [f"word{number}" for number in range(400)]
STORY = " ".join(WORDS)
OTHER = " ".join(f"other{number}" for number in range(400))


def session_with(tmp_path: Path, *texts: str) -> Session:
    session = create_project(tmp_path / "p.variorum", "P", "Ada")
    act = import_act(session, found(session, tmp_path, *texts))
    if act:
        session.do(act).result()
    return session


def found(session: Session, tmp_path: Path, *texts: str) -> list[Candidate]:
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return look(session, paths, lambda _done, _all: True)


def test_a_text_that_holds_half_of_an_article_is_like_it(tmp_path: Path) -> None:
    session = session_with(tmp_path, STORY, OTHER)
    half = " ".join([*WORDS[:250], *(f"new{number}" for number in range(100))])
    new = found(session, tmp_path, half, "nothing of it " * 50)
    likes = likenesses(session, new)
    (article,) = (one for one in session.state.catalogue.all(Article).values() if one.label == "A")
    assert set(likes) == {0}
    assert likes[0].article == article.id
    # 250 - 7 of its 350 - 7 runs of eight words
    assert likes[0].share == pytest.approx(243 / 343, abs=0.001)
    session.close()


def test_of_two_new_texts_the_later_is_the_copy_and_the_link_is_in_the_act(tmp_path: Path) -> None:
    session = session_with(tmp_path)
    new = found(session, tmp_path, STORY, STORY + " and a line more")
    likes = likenesses(session, new)
    (like,) = likes.values()
    assert {like.copy, like.original} == {0, 1}
    assert like.article is None
    act = import_act(session, new)
    assert act is not None
    both = with_links(act, [0, 1], [like], session.signed())
    session.do(both).result()
    records = session.submit(lambda store: list(store.records())).result()
    (relation,) = (one for one in records if isinstance(one, Relation))
    articles = [one.id for one in records if isinstance(one, Article)]
    assert relation.kind is RelationKind.COPY_OF
    assert {relation.one, relation.other} == set(articles)
    session.undo().result()
    assert not session.state.catalogue.all(Article)
    session.close()


def test_a_link_to_what_is_not_imported_is_left_out(tmp_path: Path) -> None:
    session = session_with(tmp_path)
    new = found(session, tmp_path, STORY, STORY + " and a line more")
    (like,) = likenesses(session, new).values()
    act = import_act(session, [new[like.copy]])
    assert act is not None
    assert with_links(act, [like.copy], [like], session.signed()).changes == act.changes
    session.close()


def test_the_head_of_a_table_names_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = "\n".join(f"Mill {number},It reopened.,Gazette" for number in range(9))
    path.write_text(f"Kopf,Inhalt,source\n{rows}\n", encoding="utf-8")
    head = table_head(path)
    assert head.names == ["Kopf", "Inhalt", "source"]
    assert len(head.rows) == 6
    assert head.rows[0] == ["Mill 0", "It reopened.", "Gazette"]
    assert head.found == {"outlet": "source"}
    assert fields()[0] == "text"


def test_a_table_in_another_encoding_is_read_in_the_one_chosen(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("Заголовок;text\nДни;Дни длинны.\n".encode("cp1251"))
    assert table_head(path, "cp1251").names == ["Заголовок", "text"]


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(UserError):
        table_head(path)


def test_a_candidate_knows_its_file_and_is_read_again_with_other_columns(tmp_path: Path) -> None:
    session = create_project(tmp_path / "p.variorum", "P", "Ada")
    path = tmp_path / "t.csv"
    path.write_text("Kopf,Inhalt\nMill,It reopened on Monday.\n", encoding="utf-8")
    (refused,) = look(session, [path], lambda _done, _all: True)
    assert refused.error is not None
    assert refused.source == path
    how = Reading(columns={"text": "Inhalt", "title": "Kopf"})
    (read,) = look(session, [path], lambda _done, _all: True, how)
    assert read.metadata.title == "Mill"
    session.close()

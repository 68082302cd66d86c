"""Import takes the good files, names the bad ones and the duplicates, and is one act."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.model.errors import Cancelled
from variorum.model.reading import Reading
from variorum.model.records import Actor, Article, Outlet, Region, TextVersion
from variorum.model.vocabulary import ActorKind, Genre, RegionKind
from variorum.workspace.details import article_details, details_act
from variorum.workspace.importing import Candidate, completed, import_act, labels, look, suffixes
from variorum.workspace.session import Session

OPINION = """Why the bridge should stay

By Jane Roe

The bridge has stood for a hundred years. It should stay.

The views given here are the writer\u2019s own.

Source link

Back to top button
"""


def _go_on(_done: int, _all: int) -> bool:
    return True


def _import(session: Session, found: list[Candidate]) -> None:
    act = import_act(session, found)
    assert act is not None
    session.do(act).result()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text("The mill closed in May. Nobody said why.", encoding="utf-8")
    (made / "b.txt").write_bytes(
        "Schlie\u00dfung der M\u00fchle.\r\nKeiner sagt es.".encode("cp1252")
    )
    (made / "c.txt").write_bytes(b"\x00\x01\x02PNG")
    (made / "d.txt").write_text("", encoding="utf-8")
    (made / "e.txt").write_text("The mill closed in May. Nobody said why.", encoding="utf-8")
    (made / "f.md").write_text(OPINION, encoding="utf-8")
    return made


def test_good_files_arrive_beside_bad_ones_which_are_named(session: Session, folder: Path) -> None:
    found = look(session, [folder], _go_on)
    by_name = {one.name: one for one in found}
    assert [one.name for one in found if one.importable] == ["a.txt", "b.txt", "f.md"]
    assert by_name["c.txt"].error is not None
    assert by_name["c.txt"].error.params["file"] == "c.txt"
    assert by_name["d.txt"].error is not None
    assert by_name["d.txt"].error.code == "import.empty"
    assert by_name["e.txt"].duplicate_of == "a.txt"
    _import(session, found)
    articles = session.state.catalogue.all(Article).values()
    assert [(one.label, one.file_name) for one in articles] == [
        ("A", "a.txt"),
        ("B", "b.txt"),
        ("C", "f.md"),
    ]


def test_a_text_the_project_has_is_named_and_skipped(session: Session, folder: Path) -> None:
    _import(session, look(session, [folder / "a.txt"], _go_on))
    again = look(session, [folder / "e.txt"], _go_on)
    assert again[0].duplicate_of.startswith("A")
    assert import_act(session, again) is None


def test_encoding_and_steps_are_recorded(session: Session, folder: Path) -> None:
    _import(session, look(session, [folder / "b.txt"], _go_on))
    records = session.submit(lambda store: list(store.records())).result()
    version = next(record for record in records if isinstance(record, TextVersion))
    assert version.text == "Schlie\u00dfung der M\u00fchle.\nKeiner sagt es."
    assert "1252" in version.encoding
    assert any("crlf" in step for step in version.steps)


def test_an_opinion_makes_its_author_an_actor_and_marks_boilerplate(
    session: Session, folder: Path
) -> None:
    _import(session, look(session, [folder / "f.md"], _go_on))
    article = next(iter(session.state.catalogue.all(Article).values()))
    assert (article.genre, article.byline) == (Genre.OPINION, "Jane Roe")
    author = session.state.catalogue.get(Actor, article.author_actor)
    assert author is not None
    assert (author.name, author.kind) == ("Jane Roe", ActorKind.AUTHOR)
    assert {"genre", "byline", "author_actor"} <= set(article.inferred)
    records = session.submit(lambda store: list(store.records())).result()
    kinds = {record.kind for record in records if isinstance(record, Region)}
    assert {RegionKind.HEADLINE, RegionKind.BOILERPLATE} <= kinds


def test_confirming_byline_and_genre_confirms_the_author(session: Session, folder: Path) -> None:
    _import(session, look(session, [folder / "f.md"], _go_on))
    article = next(iter(session.state.catalogue.all(Article).values()))
    stated = replace(article_details(session, article), inferred=("language",))
    act = details_act(session, article, stated)
    assert act is not None
    session.do(act).result()
    found = next(iter(session.state.catalogue.all(Article).values()))
    assert (found.author_actor, found.inferred) == (article.author_actor, ("language",))


def test_what_is_stated_replaces_guesses_and_enters_an_outlet_once(
    session: Session, folder: Path
) -> None:
    found = look(session, [folder], _go_on)
    stated = {"outlet": "Mill Post", "published": "2024-05", "genre": "news"}
    _import(session, [completed(one, stated) for one in found])
    outlets = list(session.state.catalogue.all(Outlet).values())
    assert [outlet.name for outlet in outlets] == ["Mill Post"]
    for article in session.state.catalogue.all(Article).values():
        assert (article.outlet, article.published) == (outlets[0].id, "2024-05")
        assert article.genre is Genre.NEWS
        assert "genre" not in article.inferred


def test_cancelling_changes_nothing(session: Session, folder: Path) -> None:
    with pytest.raises(Cancelled):
        look(session, [folder], lambda done, _all: done < 2)
    assert not session.state.catalogue.all(Article)


def test_undo_takes_the_whole_import_back(session: Session, folder: Path) -> None:
    _import(session, look(session, [folder], _go_on))
    session.undo().result()
    session.submit(lambda _store: None).result()
    assert not session.state.catalogue.all(Article)
    assert not session.state.catalogue.all(Actor)


def test_labels_go_past_z_and_round_those_taken() -> None:
    fresh = labels(["A", "C"])
    first = [next(fresh) for _ in range(26)]
    assert first[:3] == ["B", "D", "E"]
    assert first[-3:] == ["Z", "AA", "AB"]


PAGE = (
    "<html><head><title>Mill closes</title></head><body><nav>Home</nav><article>"
    "<h1>Mill closes</h1>"
    + "".join(
        f"<p>The mill in town {one} closed in May and nobody said why.</p>" for one in range(5)
    )
    + "<h2>What comes next for them</h2><p>Nobody in the town could say it on Monday.</p>"
    + "<p>Read more</p></article></body></html>"
)


def test_what_a_format_states_and_what_the_text_shows_become_regions(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    _import(session, look(session, [tmp_path], _go_on))
    records = session.submit(lambda store: list(store.records())).result()
    [version] = [record for record in records if isinstance(record, TextVersion)]
    regions = [record for record in records if isinstance(record, Region)]
    shown = {version.text[one.start : one.end]: one.kind for one in regions}
    assert shown["Mill closes"] is RegionKind.HEADLINE
    assert shown["What comes next for them"] is RegionKind.SUBHEAD
    spans = sorted((one.start, one.end) for one in regions)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert version.extractor.startswith("trafilatura/")
    assert version.steps[0].startswith("original:sha256=")
    assert all("title" in one.inferred for one in session.state.catalogue.all(Article).values())


def test_a_file_with_several_articles_is_imported_as_one_act(
    session: Session, tmp_path: Path
) -> None:
    table = "title,text\nOne,The mill closed.\nTwo,Ships left.\nThree,The mill closed.\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    found = look(session, [tmp_path / "t.csv"], _go_on)
    assert [one.name for one in found] == ["t.csv (1/3)", "t.csv (2/3)", "t.csv (3/3)"]
    assert found[2].duplicate_of == "t.csv (1/3)"
    _import(session, found)
    articles = session.state.catalogue.all(Article).values()
    assert [(one.title, one.file_name) for one in articles] == [("One", "t.csv"), ("Two", "t.csv")]
    session.undo().result()
    assert not session.state.catalogue.all(Article)


def test_how_to_read_is_handed_through(session: Session, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,text\nx,y\n", encoding="utf-8")
    [one] = look(session, [tmp_path / "t.csv"], _go_on, Reading("", {"text": "a"}))
    assert one.incoming is not None
    assert one.incoming.text == "x"
    assert {".html", ".docx", ".pdf", ".csv"} <= set(suffixes())

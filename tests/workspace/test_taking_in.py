"""Tags of other programs taken in: one act, nothing lost in silence, the same file twice is one."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.model.errors import UserError
from variorum.model.records import Actor, Annotator, Article, Note, Quantity
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import ActorKind, Attitude, TagKind
from variorum.shell.exchange_phrases import text_found
from variorum.workspace.exchange import annotate
from variorum.workspace.handing_over import hand_over
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.importing import look as look_at_files
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session
from variorum.workspace.taking_in import Choice, Known, is_dataset, look, sniff, take, undecided

TEXT = "Ships 😀 leave\n\nJane Roe said forty ships left Ayle. Tom Doe denied it."
PAGE = "https://www.example.org/ships/"


def imported(session: Session, text: str = TEXT, name: str = "ships.txt") -> Article:
    act = import_act(session, look_at_text(session, text, name))
    assert act is not None
    session.do(act).result()
    return list(session.state.catalogue.all(Article).values())[-1]


def row(quote: str, *tags: str, key: str = "", **more: object) -> dict[str, Any]:
    """Return a row as Hypothesis answers it."""
    at = TEXT.index(quote)
    exact = {
        "type": "TextQuoteSelector",
        "exact": quote,
        "prefix": TEXT[max(0, at - 10) : at],
        "suffix": TEXT[at + len(quote) :][:10],
    }
    return {
        "id": key or quote,
        "user": "acct:jo@hypothes.is",
        "created": "2024-05-01T10:00:00+00:00",
        "uri": PAGE,
        "tags": list(tags),
        "document": {"title": ["Ships 😀 leave"]},
        "target": [{"source": PAGE, "selector": [exact]}],
        **more,
    }


def written(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "hypothesis.json"
    path.write_text(json.dumps({"total": len(rows), "rows": rows}), encoding="utf-8")
    return path


def tags(session: Session) -> list[Tag]:
    article = next(iter(session.state.catalogue.all(Article)))
    opened = session.submit(lambda store: store.open_article(article)).result()
    return sorted(opened.tags.values(), key=lambda tag: tag.start)


def records(session: Session, kind: type) -> list[Any]:
    every = session.submit(lambda store: list(store.records())).result()
    return [record for record in every if isinstance(record, kind)]


def test_a_file_is_looked_at_and_taken_in_as_one_act(session: Session, tmp_path: Path) -> None:
    imported(session)
    path = written(
        tmp_path,
        row("Jane Roe", "person"),
        row("forty ships left Ayle", "Claim", text="Who counted?"),
        row("Tom Doe", "PER", key="Tom"),
    )
    found = look(session, path)
    assert found.form == "webannotation"
    assert [(one.name, one.count, str(one.proposed)) for one in found.labels] == [
        ("person", 1, "actor/person"),
        ("Claim", 1, "claim"),
        ("PER", 1, "actor/person"),
    ]
    assert [(one.known, dict(one.placed)) for one in found.texts] == [(Known.TITLE, {"quote": 3})]
    assert tags(session) == []

    done = take(session, found, found.proposals)
    assert done.created == {
        "annotator": 1,
        "actor": 2,
        "tag": 3,
        "tag_link": 2,
        "note": 1,
    }
    assert [(tag.kind.value, tag.quote) for tag in tags(session)] == [
        ("actor", "Jane Roe"),
        ("claim", "forty ships left Ayle"),
        ("actor", "Tom Doe"),
    ]
    names = {one.id: one.name for one in records(session, Annotator)}
    assert {names[tag.author] for tag in tags(session) if tag.author} == {"jo@hypothes.is"}
    assert {tag.created for tag in tags(session)} == {"2024-05-01T10:00:00.000Z"}
    assert [note.text for note in records(session, Note)] == ["Who counted?"]
    actors = session.state.catalogue.all(Actor).values()
    assert {(one.name, one.kind) for one in actors} == {
        ("Jane Roe", ActorKind.PERSON),
        ("Tom Doe", ActorKind.PERSON),
    }
    assert {link.inferred for link in records(session, TagLink)} == {("actor",)}
    assert session.check().result() == []

    session.undo().result()
    assert tags(session) == []
    assert records(session, Note) == []


def test_the_same_file_twice_is_taken_in_once(session: Session, tmp_path: Path) -> None:
    imported(session)
    path = written(tmp_path, row("Jane Roe", "person"), row("Tom Doe", "person"))
    for known in (0, 2):
        found = look(session, path)
        done = take(session, found, found.proposals)
        assert done.known == known
    assert done.created == {}
    assert len(tags(session)) == 2


def test_nothing_is_taken_before_every_label_is_decided(session: Session, tmp_path: Path) -> None:
    imported(session)
    found = look(session, written(tmp_path, row("Jane Roe", "vip"), row("Tom Doe", "person")))
    assert undecided(found, found.proposals) == ["vip"]
    with pytest.raises(UserError, match=r"exchange\.undecided \(labels=vip\)"):
        take(session, found, found.proposals)
    assert tags(session) == []
    done = take(session, found, found.proposals | {"vip": Choice(None)})
    assert done.skipped == 1
    assert [tag.quote for tag in tags(session)] == ["Tom Doe"]


def test_a_label_may_name_what_is_meant(session: Session, tmp_path: Path) -> None:
    imported(session)
    found = look(session, written(tmp_path, row("Tom Doe denied it", "Blockade/opposed")))
    take(session, found, {"Blockade/opposed": Choice.parse("stance/opposes:named")})
    (tag,) = tags(session)
    assert (tag.kind, tag.attitude) == (TagKind.STANCE, Attitude.OPPOSES)
    (link,) = records(session, TagLink)
    assert link.topic is not None
    assert records(session, Note)[0].text == "label: Blockade/opposed"


def test_what_cannot_be_placed_is_listed_with_its_reason(session: Session, tmp_path: Path) -> None:
    imported(session)
    missing = row("Jane Roe", "person", key="gone")
    missing["target"][0]["selector"][0] |= {"exact": "Jim Poe", "prefix": "", "suffix": ""}
    twice = row("Ayle", "person", key="e")
    twice["target"][0]["selector"][0] |= {"exact": "e", "prefix": "", "suffix": ""}
    nowhere = {
        **row("Tom Doe", "person", key="no"),
        "uri": "https://example.org/other",
        "document": {"title": ["Another page"]},
    }
    nowhere["target"] = [
        {
            "source": "https://example.org/other",
            "selector": [{"type": "TextQuoteSelector", "exact": "Words of another page"}],
        }
    ]
    path = written(tmp_path, missing, twice, nowhere, row("Jane Roe", "person"))
    found = look(session, path)
    assert [(one.key, one.code) for one in found.lost] == [
        ("gone", "not_found"),
        ("e", "ambiguous"),
        ("no", "no_text"),
    ]
    done = take(session, found, found.proposals)
    assert done.lost == found.lost
    assert [tag.quote for tag in tags(session)] == ["Jane Roe"]


def test_a_text_is_known_by_its_address_or_by_its_quotes(session: Session, tmp_path: Path) -> None:
    article = imported(session, name="x")
    imported(session, "Another text altogether, about grain and rails.", "y")
    del article
    path = written(tmp_path, row("forty ships left Ayle", "Claim", document={}))
    (text,) = look(session, path).texts
    assert text.known is Known.QUOTES
    assert text.article.startswith("A")


def standoff(tmp_path: Path, text: str, *spans: tuple[int, int, str]) -> Path:
    path = tmp_path / "tasks.jsonl"
    named = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    path.write_text(json.dumps({"text": text, "spans": named}) + "\n", encoding="utf-8")
    return path


def test_a_text_that_is_not_here_is_imported_and_the_offsets_go_with_it(
    session: Session, tmp_path: Path
) -> None:
    raw = "\ufeff" + TEXT.replace("\n", "\r\n")
    start = raw.index("Jane")
    path = standoff(tmp_path, raw, (start, start + 8, "PERSON"))
    found = look(session, path)
    assert [one.known for one in found.texts] == [Known.NEW]
    done = take(session, found, found.proposals)
    assert done.created["article"] == 1
    assert [tag.quote for tag in tags(session)] == ["Jane Roe"]
    again = look(session, path)
    assert [one.known for one in again.texts] == [Known.TEXT]
    assert take(session, again, again.proposals).created == {}
    session.undo().result()
    assert not session.state.catalogue.all(Article)


def test_figures_are_read_and_marked_as_guesses(session: Session, tmp_path: Path) -> None:
    imported(session, "More than 40 ships left.", "f")
    path = standoff(tmp_path, "More than 40 ships left.", (0, 18, "CARDINAL"))
    take(session, (found := look(session, path)), found.proposals)
    (tag,) = tags(session)
    assert (str(tag.comparator), str(tag.value), tag.unit) == (">", "40", "ships")
    assert {"comparator", "value"} <= set(tag.inferred)


@pytest.fixture
def other(tmp_path: Path) -> Session:
    """Make a second, empty project."""
    return create_project(tmp_path / "other.variorum", "Other", "Bo")


def dataset(session: Session, path: Path) -> bytes:
    hand_over(session, "dataset", path)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("form", "name"), [("webannotation", "x.jsonld"), ("labelstudio", "x"), ("cas", "x.zip")]
)
def test_what_another_program_leaves_as_it_was_comes_back_equal(
    sample: Session, other: Session, tmp_path: Path, form: str, name: str
) -> None:
    out = tmp_path / name
    hand_over(sample, form, out)
    assert sniff(out) == form
    found = look(other, out)
    assert found.labels == ()
    take(other, found, {})
    assert dataset(other, tmp_path / "b") == dataset(sample, tmp_path / "a")
    found = look(sample, out)
    assert take(sample, found, {}).created == {}
    other.close()


def test_a_dataset_folder_comes_back_equal(sample: Session, other: Session, tmp_path: Path) -> None:
    out = tmp_path / "folder"
    hand_over(sample, "folder", out)
    assert is_dataset(out)
    annotate(other, out)
    assert dataset(other, tmp_path / "b") == dataset(sample, tmp_path / "a")
    other.close()


Edit = Callable[[dict[str, Any]], None]


def edited(tmp_path: Path, session: Session, edit: Edit) -> Path:
    """Return the project as Web Annotations that another program changed."""
    out = tmp_path / "x.jsonld"
    hand_over(session, "webannotation", out)
    value = json.loads(out.read_text(encoding="utf-8"))
    edit(value)
    out.write_text(json.dumps(value), encoding="utf-8")
    return out


def a_claim(value: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one
        for one in value["first"]["items"]
        if isinstance(one["body"], list) and one["body"][0]["value"] == "CLAIM"
    )
    return found


def test_a_span_another_program_moved_is_moved(sample: Session, tmp_path: Path) -> None:
    before = {tag.id: tag for tag in records(sample, Tag)}

    def shorten(value: dict[str, Any]) -> None:
        one = a_claim(value)
        position, quote = one["target"]["selector"]
        position["end"] -= 8
        quote["exact"] = quote["exact"][:-8]
        one["modified"] = "2025-01-01T00:00:00Z"

    done = take(sample, look(sample, edited(tmp_path, sample, shorten)), {})
    assert (done.edited, done.kept, done.created) == (1, 0, {})
    (tag,) = [tag for tag in records(sample, Tag) if before[tag.id] != tag]
    assert (tag.start, tag.end) == (before[tag.id].start, before[tag.id].end - 8)
    assert tag.quote == before[tag.id].quote[:-8]
    assert sample.check().result() == []
    sample.undo().result()
    assert {tag.id: tag for tag in records(sample, Tag)} == before


def test_another_kind_is_an_edit_and_links_of_the_old_kind_go(
    sample: Session, other: Session, tmp_path: Path
) -> None:
    changed: list[str] = []

    def to_figure(value: dict[str, Any]) -> None:
        one = a_claim(value)
        one["body"][0]["value"] = "FIGURE"
        changed.append(one["id"].removeprefix("urn:uuid:"))

    take(other, look(other, edited(tmp_path, sample, to_figure)), {})
    tag = next(tag for tag in records(other, Tag) if tag.id == changed[0])
    assert (tag.kind, tag.voice) == (TagKind.FIGURE, None)
    roles = {link.role.value for link in records(other, TagLink) if link.tag == tag.id}
    assert "proposition" not in roles
    other.close()


def test_what_differs_otherwise_is_kept_unless_the_file_is_to_win(
    sample: Session, tmp_path: Path
) -> None:
    def rename(value: dict[str, Any]) -> None:
        topic = next(one for one in value["variorum:records"] if one["type"] == "variorum:topic")
        topic["variorum:name"] = "Renamed"

    path = edited(tmp_path, sample, rename)
    done = take(sample, look(sample, path), {})
    assert (done.edited, done.kept) == (0, 1)
    done = take(sample, look(sample, path), {}, update=True)
    assert (done.edited, done.kept) == (1, 0)


def test_what_another_program_dropped_is_told_and_its_links_do_not_hang(
    sample: Session, other: Session, tmp_path: Path
) -> None:
    def drop(value: dict[str, Any]) -> None:
        value["first"]["items"].remove(a_claim(value))

    found = look(other, edited(tmp_path, sample, drop))
    assert [what for what, _ in found.unread] == ["records of ours that are no longer whole"]
    take(other, found, {})
    assert len(records(other, Tag)) == len(records(sample, Tag)) - 1
    assert other.check().result() == []
    other.close()


def test_new_tags_of_another_program_come_beside_our_own(
    sample: Session, other: Session, tmp_path: Path
) -> None:
    def add(value: dict[str, Any]) -> None:
        one = json.loads(json.dumps(a_claim(value)))
        new = {key: one[key] for key in ("type", "target")}
        new |= {"id": "https://tool.example/1", "body": [{"purpose": "tagging", "value": "PER"}]}
        value["first"]["items"].append(new)

    found = look(other, edited(tmp_path, sample, add))
    assert [(one.name, one.count) for one in found.labels] == [("PER", 1)]
    done = take(other, found, found.proposals)
    assert done.created["tag"] == len(records(sample, Tag)) + 1
    assert other.check().result() == []
    other.close()


def test_a_coded_project_keeps_what_it_can_say(
    sample: Session, other: Session, tmp_path: Path
) -> None:
    out = tmp_path / "x.qdpx"
    hand_over(sample, "qdpx", out)
    found = look(other, out)
    assert found.lost == ()
    take(other, found, found.proposals)

    def said(session: Session) -> set[tuple[object, ...]]:
        return {
            (tag.kind, tag.start, tag.quote, tag.value, tag.comparator, tag.attitude, tag.as_of)
            for tag in records(session, Tag)
            if not tag.rejected
        }

    assert said(other) == said(sample)
    again = look(sample, out)
    assert again.labels == ()
    assert "tag" not in take(sample, again, {}).created
    other.close()


def test_a_codebook_becomes_a_memo_on_the_project(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "book.qdc"
    path.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="a" name="Ships">'
        "<Description>Of any flag.</Description></Code></Codes></CodeBook>",
        encoding="utf-8",
    )
    take(session, look(session, path), {})
    (note,) = records(session, Note)
    assert (note.about, note.subject) == ("project", session.state.catalogue.project.id)
    assert note.text == "Codebook book.qdc\n\nShips: Of any flag."


def test_a_voice_without_a_name_belongs_to_its_article(session: Session, tmp_path: Path) -> None:
    text = "A senior official said so. Jane Roe agreed."
    first = standoff(tmp_path, text, (0, 17, "ACTOR"), (27, 35, "ACTOR"))
    take(session, (found := look(session, first)), found.proposals)
    second = standoff(tmp_path, f"{text} Twice.", (0, 17, "ACTOR"), (27, 35, "ACTOR"))
    take(session, (found := look(session, second)), found.proposals)
    actors = session.state.catalogue.all(Actor).values()
    assert sorted((one.name, one.article is not None) for one in actors) == [
        ("A senior official", True),
        ("A senior official", True),
        ("Jane Roe", False),
    ]


def test_attributes_relations_and_names_become_what_they_say(
    session: Session, tmp_path: Path
) -> None:
    text = "Jane Roe said 40 ships left."
    value = {
        "text": text,
        "tokens": [
            {"text": word, "start": text.index(word), "end": text.index(word) + len(word), "id": at}
            for at, word in enumerate(("Jane", "Roe", "said", "40", "ships", "left"))
        ],
        "spans": [
            {"start": 0, "end": 8, "token_start": 0, "token_end": 1, "label": "ACTOR"},
            {
                "start": 14,
                "end": 22,
                "token_start": 3,
                "token_end": 4,
                "label": "FIGURE",
                "comparator": "eq",
                "value": "40",
                "unit": "ships",
                "mood": "sad",
                "quantity": "Ships that left",
            },
        ],
        "relations": [
            {"head": 4, "child": 1, "label": "AttributedTo"},
            {"head": 4, "child": 1, "label": "beside"},
        ],
    }
    path = tmp_path / "tasks.jsonl"
    path.write_text(json.dumps(value) + "\n", encoding="utf-8")
    done = take(session, (found := look(session, path)), found.proposals)
    assert done.links == {"kept": 1, "noted": 1, "loose": 0}
    figure = next(tag for tag in tags(session) if tag.kind is TagKind.FIGURE)
    assert (str(figure.comparator), str(figure.value), figure.unit) == ("=", "40", "")
    (quantity,) = records(session, Quantity)
    assert (quantity.name, quantity.unit) == ("Ships that left", "ships")
    roles = {link.role.value for link in records(session, TagLink) if link.tag == figure.id}
    assert roles == {"quantity", "speaker"}
    (note,) = records(session, Note)
    assert set(note.text.splitlines()) == {"beside → Jane Roe", "mood: sad"}


def test_unchecked_offsets_that_cut_words_are_told(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "spans.qdpx"
    text = "Jane Roe said forty ships left."
    document = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes>'
        '<Code guid="c" name="Person" isCodable="true"/></Codes></CodeBook><Sources>'
        f'<TextSource guid="s" name="h"><PlainTextContent>{text}</PlainTextContent>'
        '<PlainTextSelection guid="x" startPosition="1" endPosition="9"><Coding guid="y">'
        '<CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>'
    )
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("project.qde", document)
    (found,) = look(session, path).texts
    assert (dict(found.placed), found.cut) == ({"unchecked": 1}, 1)
    assert "1 of these cuts a word" in text_found(found)


def test_a_text_with_other_white_space_is_the_same_article(
    session: Session, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "ships.txt").write_text(TEXT, encoding="utf-8")
    act = import_act(session, look_at_files(session, [here], lambda _done, _all: True))
    assert act is not None
    session.do(act).result()
    other = TEXT.replace("\n\n", "\r\n  ") + "\r\n\r\n"  # as a word processor gives it back
    path = tmp_path / "ships.ann"
    path.with_suffix(".txt").write_text(other, encoding="utf-8", newline="")
    start = other.index("Jane Roe")
    path.write_text(f"T1\tPERSON {start} {start + 8}\tJane Roe\n", encoding="utf-8")
    found = look(session, path)
    assert [(one.known, dict(one.placed)) for one in found.texts] == [(Known.TEXT, {"basis": 1})]
    take(session, found, found.proposals)
    assert [tag.quote for tag in tags(session)] == ["Jane Roe"]
    assert len(session.state.catalogue.all(Article)) == 1


def test_a_short_quote_makes_no_text_known(session: Session, tmp_path: Path) -> None:
    imported(session)
    elsewhere = {"uri": "https://example.org/elsewhere", "document": {"title": ["Elsewhere"]}}
    one = row("Ayle", "place", **elsewhere)
    one["target"][0]["source"] = elsewhere["uri"]
    found = look(session, written(tmp_path, one))
    assert [text.known for text in found.texts] == [Known.MISSING]
    assert [lost.code for lost in found.lost] == ["no_text"]

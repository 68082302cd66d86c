"""What an act did, with names and a place to go to, also where the records are no more."""

from dataclasses import replace
from typing import Any

from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.history import ActDetails, Wanted
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Alias, Article, Note, Record
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.workspace import history
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.session import Session


def signed(session: Session) -> dict[str, Any]:
    return {"id": new_id(), "author": session.signed(), "created": now()}


def do(session: Session, act: str, *changes: Change) -> ActDetails:
    """Do an act and return what its history tells."""
    session.do(ChangeSet(act, changes)).result()
    return newest(session)


def newest(session: Session) -> ActDetails:
    act = history.page(session, Wanted()).result().acts[0]
    return history.details(session, act).result()


def tagged(session: Session) -> tuple[Article, Actor, Tag, TagLink]:
    act = import_act(session, look_at_text(session, "The ferry Mira sank.", "pasted"))
    assert act is not None
    session.do(act).result()
    (article,) = session.state.catalogue.all(Article).values()
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    actor = Actor(name="Mira", **signed(session))
    tag = Tag(
        text_version=opened.version.id,
        kind=TagKind.ACTOR,
        start=10,
        end=14,
        quote="Mira",
        **signed(session),
    )
    link = TagLink(tag=tag.id, role=LinkRole.ACTOR, actor=actor.id, **signed(session))
    session.do(ChangeSet("tag.actor", created(actor, tag, link))).result()
    return article, actor, tag, link


def place(told: ActDetails) -> tuple[Id | None, int | None, Id | None]:
    spot = told.spot
    return (spot.article, spot.start, spot.tag) if spot else (None, None, None)


def test_an_act_on_a_tag_leads_to_its_sentence(session: Session) -> None:
    article, actor, tag, link = tagged(session)
    told = newest(session)
    assert place(told) == (article.id, 10, tag.id)
    assert {told.names[one] for one in (tag.id, actor.id, link.id)} == {"Mira"}
    note = Note(about="tag", subject=tag.id, text="why?", **signed(session))
    assert place(do(session, "note.set", *created(note))) == (article.id, 10, tag.id)
    assert place(do(session, "link.remove", *deleted(link))) == (article.id, 10, tag.id)


def test_a_tag_that_is_gone_leads_to_where_it_was(session: Session) -> None:
    article, actor, tag, link = tagged(session)
    told = do(session, "tag.delete", *deleted(link, tag))
    assert place(told) == (article.id, 10, None)
    assert told.names[tag.id] == "Mira"
    assert told.names[actor.id] == "Mira"


def test_other_records_are_gone_to_as_far_as_they_are_there(session: Session) -> None:
    article, actor, tag, link = tagged(session)
    renamed = replace(actor, name="Mira II")
    assert do(session, "actor.edit", Change(actor, renamed)).record == ("actor", actor.id)
    alias = Alias(actor=actor.id, text="the ferry", **signed(session))
    assert do(session, "actor.alias", *created(alias)).record == ("actor", actor.id)
    titled = Change(article, replace(article, title="Sunk"))
    assert do(session, "article.edit", titled).record == ("article", article.id)
    gone: tuple[Record, ...] = (link, tag, alias, renamed)
    session.do(ChangeSet("tag.delete", deleted(*gone))).result()
    told = history.page(session, Wanted(group="names")).result().acts[0]
    details = history.details(session, told).result()
    assert (details.spot, details.record) == (None, None)
    assert details.names[actor.id] == "Mira II", "as it was called last"


def test_only_what_is_asked_about_is_told(session: Session) -> None:
    _, actor, tag, link = tagged(session)
    about = history.of(session, tag.id).result()
    assert about == {tag.id, link.id}
    act = history.page(session, Wanted(about=about)).result().acts[0]
    told = history.details(session, act, about).result()
    assert {change.id for change in told.changes} == {tag.id, link.id}
    assert told.all == 2
    assert told.names[actor.id] == "Mira"


def test_everybody_who_did_anything_is_named(session: Session) -> None:
    tagged(session)
    session.author_name = "Noor"
    session.do(ChangeSet("actor.new", created(Actor(name="Busan", **signed(session))))).result()
    assert set(history.authors(session).result().values()) == {"Ada", "Noor"}

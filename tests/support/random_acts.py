"""Random acts on a project, each as an analyst could do it; for tests of what must always hold."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from variorum.model.changes import Change, ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.records import (
    Actor,
    ActorLink,
    Article,
    Decision,
    Independence,
    Project,
    Proposition,
    Quantity,
    ReadMark,
    Record,
    Region,
    Relation,
    TextVersion,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import (
    ActorTie,
    Attitude,
    DecisionKind,
    LinkRole,
    Polarity,
    RegionKind,
    RelationKind,
    Ruling,
    TagKind,
)
from variorum.store.store import Store
from variorum.workspace.session import Session


def _all(session: Session, cls: type[Record]) -> list[Record]:
    def read(store: Store) -> list[Record]:
        return [one for one in store.records() if type(one) is cls]

    return session.submit(read).result()


def _pick(session: Session, dice: Random, cls: type[Record]) -> Record | None:
    found = _all(session, cls)
    return dice.choice(found) if found else None


def _do(session: Session, *changes: Change) -> None:
    session.do(ChangeSet("test", changes)).result()


def _create(session: Session, *records: Record) -> None:
    session.do(ChangeSet("test", created(*records))).result()


def _tag(session: Session, dice: Random) -> None:
    """Tag an actor, sometimes a new one of the article's own, sometimes one with a parent."""
    version = _pick(session, dice, TextVersion)
    known = _pick(session, dice, Actor)
    if not isinstance(version, TextVersion) or known is None:
        return
    new: list[Record] = []
    actor = known.id
    if dice.random() < 0.6:
        home = version.article if dice.random() < 0.5 else None
        name = dice.choice(["an official", "a diplomat", "Tide Hall"])
        new.append(Actor(id=new_id(), created=now(), name=name, article=home))
        actor = new[0].id
        if dice.random() < 0.5:
            tie = ActorTie.SPEAKS_FOR
            new.append(
                ActorLink(id=new_id(), created=now(), actor=actor, parent=known.id, kind=tie)
            )
    tag = Tag(
        id=new_id(),
        created=now(),
        text_version=version.id,
        kind=TagKind.ACTOR,
        start=0,
        end=4,
        quote=version.text[:4],
    )
    link = TagLink(id=new_id(), created=now(), tag=tag.id, role=LinkRole.ACTOR, actor=actor)
    _create(session, *new, tag, link)


def _claim(session: Session, dice: Random) -> None:
    """Let a claim have one more link to a proposition, or a speaker who is new."""
    claims = [one for one in _all(session, Tag) if isinstance(one, Tag) and one.kind == "claim"]
    group, voice = _pick(session, dice, Proposition), _pick(session, dice, Actor)
    if claims and group and voice:
        link = TagLink(
            id=new_id(),
            created=now(),
            tag=dice.choice(claims).id,
            role=LinkRole.PROPOSITION,
            proposition=group.id,
            polarity=dice.choice(list(Polarity)),
        )
        speaker = TagLink(
            id=new_id(),
            created=now(),
            tag=link.tag,
            role=LinkRole.SPEAKER,
            actor=voice.id,
            origin=True,
        )
        _create(session, link, speaker)


def _edit(session: Session, dice: Random) -> None:
    tag = _pick(session, dice, Tag)
    if isinstance(tag, Tag):
        attitude = dice.choice(list(Attitude)) if tag.kind is TagKind.STANCE else None
        other = replace(
            tag, rejected=not tag.rejected, adjudicated=dice.random() < 0.5, attitude=attitude
        )
        _do(session, Change(tag, other))


def _turn(session: Session, dice: Random) -> None:
    said = [one for one in _all(session, TagLink) if isinstance(one, TagLink) and one.polarity]
    if said:
        link = dice.choice(said)
        rest = [one for one in Polarity if one is not link.polarity]
        _do(session, Change(link, replace(link, polarity=dice.choice(rest))))


def _remove(session: Session, dice: Random) -> None:
    tag = _pick(session, dice, Tag)
    if tag:
        links = [one for one in _all(session, TagLink) if getattr(one, "tag", None) == tag.id]
        _do(session, *(Change(one, None) for one in links), Change(tag, None))


def merge(session: Session, dice: Random) -> None:
    """Rule that two names of a kind are one, or are not."""
    cls = dice.choice([Actor, Proposition, Quantity])
    found = _all(session, cls)
    if len(found) > 1:
        one, other = dice.sample(found, 2)
        kind = dice.choice([DecisionKind.MERGE, DecisionKind.MERGE, DecisionKind.SPLIT])
        ruling = Decision(
            id=new_id(),
            created=now(),
            kind=kind,
            about=cls.kind_name,
            subject=one.id,
            object=other.id,
        )
        _create(session, ruling)


def _decide(session: Session, dice: Random) -> None:
    article, group = _pick(session, dice, Article), _pick(session, dice, Proposition)
    if article is None:
        return
    if group is None or dice.random() < 0.5:
        kind, about, subject, value = DecisionKind.ADJUDICATED, "article", article.id, ""
    else:
        kind, about, subject, value = DecisionKind.OVERRULE, "proposition", group.id, "denied"
    made = Decision(
        id=new_id(), created=now(), kind=kind, about=about, subject=subject, value=value
    )
    _create(session, made)


def _relate(session: Session, dice: Random) -> None:
    cls, kinds = dice.choice(
        [
            (Article, [RelationKind.COPY_OF]),
            (Actor, [RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON]),
            (Tag, [RelationKind.SAME_ORIGIN, RelationKind.SAME_WINDOW]),
        ]
    )
    found = _all(session, cls)
    if len(found) > 1:
        one, other = dice.sample(found, 2)
        made = Relation(
            id=new_id(),
            created=now(),
            kind=dice.choice(kinds),
            about=cls.kind_name,
            one=one.id,
            other=other.id,
        )
        _create(session, made)


def _rule(session: Session, dice: Random) -> None:
    found = _all(session, Actor)
    if len(found) > 1:
        one, other = dice.sample(found, 2)
        made = Independence(
            id=new_id(),
            created=now(),
            one=one.id,
            other=other.id,
            ruling=dice.choice(list(Ruling)),
        )
        _create(session, made)


def _reword(session: Session, dice: Random) -> None:
    """Edit a record that many rows show: its name, its words, its date, its place above another."""
    cls = dice.choice([Actor, Proposition, Article, Project, ActorLink])
    found = _pick(session, dice, cls)
    changed: Record | None = found
    if isinstance(found, Actor):
        changed = replace(found, name=f"{found.name} ({dice.randrange(9)})")
    elif isinstance(found, Proposition):
        changed = replace(found, text=f"{found.text} {dice.randrange(9)}")
    elif isinstance(found, Article):
        changed = replace(found, published=f"20{dice.randrange(10, 30)}", label=found.label + "x")
    elif isinstance(found, Project):
        changed = replace(found, tolerance=1 + found.tolerance % 90)
    elif found is not None:
        changed = None
    if found is not None:
        _do(session, Change(found, changed))


def _region(session: Session, dice: Random) -> None:
    version = _pick(session, dice, TextVersion)
    known = _pick(session, dice, Region)
    if not isinstance(version, TextVersion):
        return
    if known and dice.random() < 0.3:
        _do(session, Change(known, None))
    else:
        size = len(version.text)
        start = dice.randrange(size - 1)
        made = Region(
            id=new_id(),
            created=now(),
            text_version=version.id,
            start=start,
            end=dice.randrange(start + 1, size + 1),
            kind=RegionKind.BOILERPLATE,
        )
        _create(session, made)


def _mark(session: Session, dice: Random) -> None:
    version = _pick(session, dice, TextVersion)
    if not isinstance(version, TextVersion):
        return
    end = len(version.text) if dice.random() < 0.5 else dice.randrange(1, len(version.text))
    mark = ReadMark(id=new_id(), created=now(), text_version=version.id, start=0, end=end)
    session.mark(version.article, add=(mark,)).result()


def _back(session: Session, _dice: Random) -> None:
    session.undo().result()


def _forth(session: Session, _dice: Random) -> None:
    session.redo().result()


Act = Callable[[Session, Random], None]

ACTS: tuple[Act, ...] = (
    *(_tag, _claim, _edit, _turn, _remove, merge, _decide, _relate, _rule),
    *(_reword, _region, _mark, _back, _back, _forth),
)

"""What is done in runs that are killed; each tells of what is acknowledged."""

import hashlib
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

from random_acts import ACTS

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Proposition, PropositionLink
from variorum.model.vocabulary import PropositionTie
from variorum.store.opening import open_project as open_store
from variorum.tagging.joining import merge_records
from variorum.workspace.handing_over import hand_over
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import open_project

Tell = Callable[[object], None]


def make_pairs(tell: Tell, path: Path, me: Id) -> None:
    """Commit pairs of propositions and undo every third; tell of "+" or "-" and the ids."""
    store = open_store(path, "Mira")
    assert not store.read_only
    tell("ready")
    number = 0
    while True:
        number += 1
        one = Proposition(id=new_id(), author=me, created=now(), text="x" * 3000)
        two = replace(one, id=new_id(), text="y" * 3000)
        kind = PropositionTie.IMPLIES
        tie = PropositionLink(
            id=new_id(), created=now(), proposition=one.id, other=two.id, kind=kind
        )
        store.commit(ChangeSet("pair", created(one, two, tie)), me)
        tell(["+", one.id, two.id, tie.id])
        if number % 3 == 0:
            undone = store.undo(me)
            tell(["-", *(change.id for change in undone.changes)])


def import_merge_undo_export(tell: Tell, path: Path, begin: int) -> None:
    """Do one after the other for ever; tell of the hash of the dataset after each."""
    session = open_project(path, "Ada")
    me = session.signed()

    def state() -> str:
        hand_over(session, "dataset", path.with_name("told.jsonl"))
        return hashlib.sha256(path.with_name("told.jsonl").read_bytes()).hexdigest()

    tell(state())
    for number in range(begin, begin + 1000):
        text = "\n".join(f"Line {line} of story {number}." for line in range(200))
        session.do(import_act(session, look_at_text(session, text, f"{number}.txt"))).result()
        tell(state())
        pair = [Actor(id=new_id(), author=me, created=now(), name=f"{n} {number}") for n in "AB"]
        session.do(ChangeSet("actors", created(*pair))).result()
        tell(state())
        act = merge_records(session.state.catalogue, "actor", pair[0].id, pair[1].id, me)
        session.do(act).result()
        tell(state())
        session.undo().result()
        tell(state())


def undo(tell: Tell, path: Path, acts: int) -> None:
    """Undo acts and tell of each; begin one more, say so, and wait for the end."""
    session = open_project(path, "Ada")
    assert session.refusal is None
    for _ in range(acts):
        done = session.undo().result()
        tell("nothing" if done is None else done.act)
    session.undo()
    tell("under way")
    Event().wait()


def act_at_random(tell: Tell, path: Path, seed: str) -> None:
    """Do random acts for ever; tell of the journal's last number after each."""
    session = open_project(path, "Ada")
    chance = random.Random(seed)  # noqa: S311  # repeatable, no secret
    session.signed()
    while True:
        tell(session.submit(lambda store: store.last_seq()).result())
        with suppress(UserError):
            chance.choice(ACTS)(session, random.Random(chance.random()))  # noqa: S311  # as above

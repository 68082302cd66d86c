"""Whatever an analyst does, the file holds what a plain dictionary would, and its journal knows."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from variorum.model.changes import Change, ChangeSet
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, ActorLink, Annotator, Project, Record
from variorum.model.vocabulary import ActorTie
from variorum.store.opening import create_project, open_project


class Projects(RuleBasedStateMachine):
    """Commit, undo, redo and reopen against a dictionary and two stacks."""

    actors = Bundle("actors")

    def __init__(self) -> None:
        """Found a project in a folder of its own."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.me = Annotator(id=new_id(), created=now(), name="Mira")
        self.path = self.folder / "machine.variorum"
        project = Project(id=new_id(), created=now(), title="Machine")
        create_project(self.path, project, self.me)
        self.store = open_project(self.path, "Mira")
        self.base: dict[Id, Record] = {project.id: project, self.me.id: self.me}
        self.now = dict(self.base)
        self.done: list[tuple[dict[Id, Record], dict[Id, Record]]] = []
        self.undone: list[tuple[dict[Id, Record], dict[Id, Record]]] = []

    def commit(self, *changes: Change) -> None:
        """Do one act here and there."""
        before = dict(self.now)
        self.store.commit(ChangeSet("act", changes), self.me.id)
        for change in changes:
            if change.after is None:
                del self.now[change.id]
            else:
                self.now[change.id] = change.after
        self.done.append((before, dict(self.now)))
        self.undone.clear()

    @rule(target=actors, names=st.lists(st.text(max_size=3), min_size=1, max_size=3))
    def create(self, names: list[str]) -> Id:
        """Create some actors."""
        made = [
            Actor(id=new_id(), author=self.me.id, created=now(), name=name.replace("\0", ""))
            for name in names
        ]
        self.commit(*(Change(None, actor) for actor in made))
        return made[0].id

    @rule(actor=actors, name=st.text(alphabet="aé🎈", max_size=3), text=st.text("xy", max_size=1))
    def alter(self, actor: Id, name: str, text: str) -> None:
        """Alter two fields of an actor, or none."""
        before = self.now.get(actor)
        if isinstance(before, Actor):
            self.commit(Change(before, replace(before, name=name, description=text)))

    @rule(one=actors, other=actors)
    def tie(self, one: Id, other: Id) -> None:
        """Tie two actors."""
        if {one, other} <= self.now.keys():
            link = ActorLink(
                id=new_id(), created=now(), actor=one, parent=other, kind=ActorTie.ORGAN_OF
            )
            self.commit(Change(None, link))

    @rule(actor=consumes(actors))
    def delete(self, actor: Id) -> None:
        """Delete an actor with its ties."""
        if actor in self.now:
            gone = [
                record
                for record in self.now.values()
                if isinstance(record, ActorLink) and actor in (record.actor, record.parent)
            ]
            self.commit(*(Change(record, None) for record in [*gone, self.now[actor]]))

    @rule()
    def undo(self) -> None:
        """Take back what was done last."""
        found = self.store.undo(self.me.id)
        assert (found is None) == (not self.done)
        if self.done:
            self.undone.append(self.done.pop())
            self.now = dict(self.undone[-1][0])

    @rule()
    def redo(self) -> None:
        """Do again what was undone last."""
        found = self.store.redo(self.me.id)
        assert (found is None) == (not self.undone)
        if self.undone:
            self.done.append(self.undone.pop())
            self.now = dict(self.done[-1][1])

    @rule()
    def reopen(self) -> None:
        """Close the file and open it again."""
        self.store.close()
        self.store = open_project(self.path, "Mira")

    @invariant()
    def the_file_holds_what_the_dictionary_holds(self) -> None:
        """Compare all records."""
        assert {record.id: record for record in self.store.records()} == self.now

    @invariant()
    def the_steps_are_those_of_the_stacks(self) -> None:
        """Compare what could be undone and redone."""
        undo, redo = self.store.steps()
        assert (undo is None, redo is None) == (not self.done, not self.undone)

    def teardown(self) -> None:
        """Check the file and undo everything."""
        assert self.store.check() == []
        while self.store.undo(self.me.id):
            pass
        assert {record.id: record for record in self.store.records()} == self.base
        self.store.close()
        shutil.rmtree(self.folder)


Projects.TestCase.settings = settings(max_examples=15, stateful_step_count=25)
TestProjects = Projects.TestCase

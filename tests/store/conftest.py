"""A project to test on, with a maker of records that fit it."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Annotator, Article, Project, Proposition, Record, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store.opening import create_project, open_project
from variorum.store.store import Store

TEXT = "Ärger in Séoul 🎈. Nobody said why.\nThe end."


@dataclass
class Maker:
    """Makes records signed by one annotator."""

    me: Annotator = field(
        default_factory=lambda: Annotator(id=new_id(), created=now(), name="Mira")
    )

    def signed(self) -> dict[str, Any]:
        """Return fresh values of the fields that every record has."""
        return {"id": new_id(), "author": self.me.id, "created": now()}

    def project(self) -> Project:
        """Make a project."""
        return Project(title="Trial", **self.signed())

    def article(
        self, text: str = TEXT, article: Article | None = None, number: int = 1
    ) -> tuple[Article, TextVersion]:
        """Make an article with a text, or another text of an article."""
        article = article or Article(title="News", **self.signed())
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        version = TextVersion(
            article=article.id, number=number, sha256=sha256, text=text, **self.signed()
        )
        return article, version

    def tag(
        self,
        version: TextVersion,
        start: int = 0,
        end: int = 5,
        kind: TagKind = TagKind.CLAIM,
        **more: Any,  # noqa: ANN401  # the tag's other fields
    ) -> Tag:
        """Make a tag on [start, end) of a text."""
        quote = version.text[start:end]
        return Tag(
            **self.signed(),
            text_version=version.id,
            kind=kind,
            start=start,
            end=end,
            quote=quote,
            **more,
        )

    def link(self, tag: Tag, role: LinkRole, **target: Any) -> TagLink:  # noqa: ANN401  # one id
        """Make a link of a tag."""
        return TagLink(tag=tag.id, role=role, **target, **self.signed())

    def proposition(self, text: str = "It happened.") -> Proposition:
        """Make a proposition."""
        return Proposition(text=text, **self.signed())


@dataclass
class Trial:
    """An open project with one article in it."""

    path: Path
    store: Store
    make: Maker
    article: Article
    version: TextVersion

    @property
    def me(self) -> Id:
        """Return the annotator's id."""
        return self.make.me.id

    def do(self, *records: Record, act: str = "made") -> None:
        """Commit the creation of records as one act."""
        self.store.commit(ChangeSet(act, created(*records)), self.me)

    def reopen(self) -> None:
        """Close the project and open it again."""
        self.store.close()
        self.store = open_project(self.path, "Mira")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    make = Maker()
    path = tmp_path / "trial.variorum"
    create_project(path, make.project(), make.me)
    article, version = make.article()
    made = Trial(path, open_project(path, "Mira"), make, article, version)
    made.do(article, version, act="import")
    yield made
    made.store.close()


@pytest.fixture
def received(trial: Trial, tmp_path: Path) -> Path:
    """Make a project with a little of everything and return it as a file from elsewhere."""
    for number in range(12):
        one = trial.make.proposition(f"It happened {number} times, some say.")
        tag = trial.make.tag(trial.version, number, number + 5)
        link = trial.make.link(tag, LinkRole.PROPOSITION, proposition=one.id)
        trial.do(one, tag, link, act="tag")
    trial.do(trial.make.tag(trial.version, 9, 14, TagKind.FIGURE), act="tag")
    trial.store.undo(trial.me)
    trial.store.close()
    folder = tmp_path / "received"
    folder.mkdir()
    return Path(shutil.copy(trial.path, folder / "got.variorum"))

"""The records a project consists of, in the order the dataset lists them.

Every record has an id, the annotator who made it (`author`) and the time (`created`). The same
fields are the columns of the project file, the properties of the dataset's JSON Schema and the
fields of the journal. Conventions: text spans are half-open code points of the frozen text; dates
are text as `model.dates` reads it; `inferred` names the fields nobody has confirmed yet.
"""

from dataclasses import dataclass
from typing import ClassVar

from variorum.model.ids import Id, id_bytes
from variorum.model.vocabulary import (
    ActorKind,
    ActorTie,
    Confidence,
    ConstraintKind,
    DecisionKind,
    Genre,
    Likelihood,
    Progress,
    PropositionKind,
    PropositionTie,
    QuantityKind,
    RegionKind,
    RelationKind,
    Reliability,
    Ruling,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. `author` is None only where nobody can be named."""

    kind_name: ClassVar[str] = ""

    id: Id
    author: Id | None = None
    created: str

    @property
    def spelled(self) -> bytes:
        """The bytes that its id spells."""
        return id_bytes(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """The project itself. `tolerance` is p of `~` figures, in percent."""

    kind_name: ClassVar[str] = "project"

    title: str
    tolerance: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator(Record):
    """A person who tags."""

    kind_name: ClassVar[str] = "annotator"

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(Record):
    """Who publishes."""

    kind_name: ClassVar[str] = "outlet"

    name: str
    url: str = ""
    reliability: Reliability | None = None
    reliability_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """One published text. `label` is its badge (A, B, …); gaps stay None or empty."""

    kind_name: ClassVar[str] = "article"

    label: str = ""
    title: str = ""
    outlet: Id | None = None
    byline: str = ""
    author_actor: Id | None = None
    genre: Genre | None = None
    published: str = ""
    published_reason: str = ""
    url: str = ""
    archive_url: str = ""
    accessed: str = ""
    language: str = ""
    translation_of: Id | None = None
    correction_of: Id | None = None
    file_name: str = ""
    progress: Progress = Progress.TODO
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion(Record):
    """A frozen text. `sha256` is of its UTF-8; `steps` name what normalisation did."""

    kind_name: ClassVar[str] = "text_version"

    article: Id
    number: int = 1
    sha256: str
    text: str
    encoding: str = ""
    steps: tuple[str, ...] = ()
    extractor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Record):
    """A part of a text that is not running words."""

    kind_name: ClassVar[str] = "region"

    text_version: Id
    start: int
    end: int
    kind: RegionKind
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Somebody who acts or speaks. `article` is set for an unnamed voice of one article."""

    kind_name: ClassVar[str] = "actor"

    name: str
    kind: ActorKind = ActorKind.UNKNOWN
    description: str = ""
    article: Id | None = None
    reliability: Reliability | None = None
    reliability_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias(Record):
    """Another name of an actor, in one article (`article`) or in the whole project."""

    kind_name: ClassVar[str] = "alias"

    actor: Id
    text: str
    article: Id | None = None
    metonym: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLink(Record):
    """An actor's tie to its parent."""

    kind_name: ClassVar[str] = "actor_link"

    actor: Id
    parent: Id
    kind: ActorTie
    reason: str = ""
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """Something one can be for or against that is neither actor nor proposition."""

    kind_name: ClassVar[str] = "topic"

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition(Record):
    """A statement that claims assert, deny or withhold. `accused` are the actors it accuses."""

    kind_name: ClassVar[str] = "proposition"

    text: str
    definition: str = ""
    kind: PropositionKind = PropositionKind.FACTUAL
    accused: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionLink(Record):
    """A tie between two propositions, shown beside the evidence and never counted."""

    kind_name: ClassVar[str] = "proposition_link"

    proposition: Id
    other: Id
    kind: PropositionTie


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """What figures measure. For counts, `unit` is the count noun and `dimension` is `count`."""

    kind_name: ClassVar[str] = "quantity"

    name: str
    unit: str = ""
    dimension: str = "count"
    kind: QuantityKind = QuantityKind.STOCK
    subject: str = ""
    object: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence(Record):
    """The analyst's ruling on two origins (actors), with the reason."""

    kind_name: ClassVar[str] = "independence"

    one: Id
    other: Id
    ruling: Ruling
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """The analyst's word on two records of one kind (`about`: tag, actor, article, proposition)."""

    kind_name: ClassVar[str] = "relation"

    kind: RelationKind
    about: str
    one: Id
    other: Id
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint(Record):
    """A standing answer to a proposal about two records of one kind (`about`)."""

    kind_name: ClassVar[str] = "constraint"

    kind: ConstraintKind
    about: str
    one: Id
    other: Id
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """What the analyst decided about `subject` (of kind `about`), with the reason.

    merge, split: `subject` and `object` are one, or no longer; overrule: `value` stands beside
    the computed status; adjudicated: `subject` is an article of which only adjudicated tags
    count, or a tag of a discrepancy none of whose tags is taken; queried, approved: a review mark
    on `subject` (the latest of an author holds, `reason` is the comment); brief: `subject` is the
    project, `reason` the brief's name, `value` the statuses as they were, in JSON.
    """

    kind_name: ClassVar[str] = "decision"

    kind: DecisionKind
    about: str
    subject: Id
    object: Id | None = None
    value: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """The analyst's own judgement of a proposition, likelihood and confidence apart."""

    kind_name: ClassVar[str] = "assessment"

    proposition: Id
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    reasons: str = ""
    gaps: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A memo on a record (`about` is its kind, `subject` its id)."""

    kind_name: ClassVar[str] = "note"

    about: str
    subject: Id
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMark(Record):
    """A sentence its author has read. State, not an act: it is neither journaled nor undone."""

    kind_name: ClassVar[str] = "read_mark"

    text_version: Id
    start: int
    end: int

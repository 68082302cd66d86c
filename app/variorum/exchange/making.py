"""Records from placed tags: tags, what they link to, notes with all that has no place of its own.

Ids of tags, links and notes follow from what the file says of which text, so that taking the same
file in again gives the same records.
"""

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from variorum.exchange.mapping import Choice, link_role, propose
from variorum.exchange.naming import Names
from variorum.exchange.placing import Placed
from variorum.exchange.values import ROLES, Values, read_values
from variorum.model.foreign import ForeignLink
from variorum.model.ids import Id
from variorum.model.records import (
    Note,
    Record,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import (
    ActorKind,
    ActorRole,
    Attitude,
    LinkRole,
    Polarity,
    TagKind,
    Voice,
)

_NAMESPACE = uuid.UUID("0d3b7b52-6c1e-5a39-8f0a-5b8d8f6f1c10")
_DAY = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")

ReadFigure = Callable[[str, int, int], Mapping[str, Any]]
"""Reads the figure at a span of a text: fields of a tag, guessed ones named in ``inferred``."""


@dataclass(frozen=True, slots=True)
class Page:
    """A frozen text that gets tags, the links between them, and what the file notes on it."""

    article: Id
    version: Id
    sha256: str
    text: str
    placed: Sequence[Placed]
    links: Sequence[ForeignLink] = ()
    note: str = ""


class Maker:
    """Makes the records of one act; names are found among those known, or made once."""

    def __init__(  # noqa: PLR0913  # what an act needs to know
        self,
        names: Names,
        *,
        form: str,
        mapping: Mapping[str, Choice],
        author: Id,
        now: str,
        figure: ReadFigure,
    ) -> None:
        """Start; `mapping` says what each label becomes, those not in it are skipped."""
        self._form = form
        self._mapping = mapping
        self._author = author
        self._now = now
        self._figure = figure
        self.names = names
        self.records: list[Record] = []
        self.links_kept = 0
        self.links_noted = 0
        self.links_of_skipped = 0
        self.skipped = 0

    def page(self, page: Page) -> None:
        """Make the records of one text."""
        made: dict[str, _Made] = {}
        seen: dict[tuple[object, ...], int] = {}
        for placed in page.placed:
            choice = self._mapping.get(placed.tag.label)
            if choice is None or choice.kind is None:
                self.skipped += 1
                continue
            made[placed.tag.key] = self._tag(page, placed, choice, choice.kind, seen)
        for link in page.links:
            self._link_tags(link, made)
        for one in made.values():
            self._finish(one)
        if page.note:
            self.note("article", page.article, page.note)

    def note(self, about: str, subject: Id, text: str) -> None:
        """Make a memo on a record; the same text on the same record is one memo."""
        self.records.append(
            Note(
                id=_id("note", subject, text),
                author=self._author,
                created=self._now,
                about=about,
                subject=subject,
                text=text,
            )
        )

    def _tag(
        self,
        page: Page,
        placed: Placed,
        choice: Choice,
        kind: TagKind,
        seen: dict[tuple[object, ...], int],
    ) -> "_Made":
        tag = placed.tag
        what = (self._form, page.sha256, tag.label, placed.start, placed.end, tag.author)
        number = seen[what] = seen.get(what, -1) + 1
        values = read_values(kind, tag.values)
        author = self.names.annotator(tag.author)
        record = Tag(
            id=_id("tag", *map(str, (*what, number))),
            author=author,
            created=when(tag.created) or self._now,
            text_version=page.version,
            kind=kind,
            start=placed.start,
            end=placed.end,
            quote=page.text[placed.start : placed.end],
            **self._fields(page.text, placed, choice, values),
        )
        made = _Made(record, values, [], [tag.note] if tag.note else [])
        self._name(made, choice, tag.label, page.article)
        if propose(tag.label) != choice or choice.kind is None:
            made.lines.append(f"label: {tag.label}")
        return made

    def _fields(self, text: str, placed: Placed, choice: Choice, values: Values) -> dict[str, Any]:
        fields = dict(values.fields)
        kind = choice.kind
        if kind is TagKind.ACTOR:
            roles = set(ActorRole)
            fields.setdefault(
                "role", ActorRole(choice.detail) if choice.detail in roles else ActorRole.ACTOR
            )
        elif kind is TagKind.STANCE and choice.detail:
            fields.setdefault("attitude", Attitude(choice.detail))
        elif kind is TagKind.CLAIM:
            if choice.detail in set(Voice):
                fields.setdefault("voice", Voice(choice.detail))
            elif choice.detail:
                values.link.setdefault("polarity", Polarity(choice.detail))
            if values.names.get(LinkRole.SPEAKER):
                fields.setdefault("voice", Voice.ATTRIBUTED)
        elif kind is TagKind.FIGURE and not {"value", "comparator"} & fields.keys():
            return {**self._figure(text, placed.start, placed.end), **fields}
        return fields

    def _name(self, made: "_Made", choice: Choice, label: str, article: Id) -> None:
        """Link a tag to what its attributes, its label or its own words name."""
        names = dict(made.values.names)
        main = {
            TagKind.ACTOR: LinkRole.ACTOR,
            TagKind.CLAIM: LinkRole.PROPOSITION,
            TagKind.STANCE: LinkRole.TARGET,
            TagKind.FIGURE: LinkRole.QUANTITY,
        }[made.tag.kind]
        if choice.named and main not in names:
            names[main] = [re.split(r"[/>]", label)[-1].strip()]
        by_words = main is LinkRole.ACTOR and main not in names
        if by_words and made.tag.role is ActorRole.ACTOR:
            names[main] = [" ".join(made.tag.quote.split())]
        detail = choice.detail if choice.detail in set(ActorKind) else ActorKind.UNKNOWN
        for role, several in names.items():
            for name in several:
                target = self.names.target(
                    role,
                    name,
                    article,
                    kind=ActorKind(detail) if role is LinkRole.ACTOR else ActorKind.UNKNOWN,
                    unit=made.tag.unit,
                )
                self._link(made, role, *target, guessed=by_words and role is main)
                if role is LinkRole.QUANTITY and self.names.unit_of(target[1]) == made.tag.unit:
                    made.tag = replace(made.tag, unit="")
        if LinkRole.PROPOSITION not in names:
            made.lines += [f"{name}: {value}" for name, value in made.values.link.items()]

    def _link(
        self, made: "_Made", role: LinkRole, kind: str, target: Id, *, guessed: bool = False
    ) -> None:
        extra = made.values.link if role is LinkRole.PROPOSITION else {}
        if any(link.role is role and getattr(link, kind) == target for link in made.links):
            return
        made.links.append(
            TagLink(
                id=_id("tag_link", made.tag.id, role, target),
                author=made.tag.author,
                created=made.tag.created,
                tag=made.tag.id,
                role=role,
                position=sum(link.role is role for link in made.links)
                if role in (LinkRole.ACTOR, LinkRole.PROPOSITION)
                else 0,
                inferred=(kind,) if guessed else (),
                **{kind: target},  # type: ignore[arg-type]  # the field of its kind
                **extra,
            )
        )

    def _link_tags(self, link: ForeignLink, made: Mapping[str, "_Made"]) -> None:
        source, target = made.get(link.source), made.get(link.target)
        if source is None or target is None:
            self.links_of_skipped += 1
            if source is not None:
                source.lines.append(f"{link.label}: ?")
            return
        role = link_role(link.label)
        meant = {LinkRole.ACTOR: "actor", LinkRole.PROPOSITION: "proposition"}
        ends = [
            (meant[one.role], end)
            for one in target.links
            if one.role in meant and (end := getattr(one, meant[one.role]))
        ]
        if role is LinkRole.SPEAKER or role is LinkRole.HOLDER:
            ends = [end for end in ends if end[0] == "actor"]
        if role is None or role not in ROLES[source.tag.kind] or not ends:
            self.links_noted += 1
            source.lines.append(f"{link.label} → {target.tag.quote}")
            return
        self.links_kept += 1
        for kind, end in ends:
            self._link(source, role, kind, end)

    def _finish(self, made: "_Made") -> None:
        made.lines += [f"{name}: {value}" for name, value in made.values.rest]
        self.records += [made.voiced(), *made.links]
        if made.lines:
            self.records.append(
                Note(
                    id=_id("note", made.tag.id),
                    author=made.tag.author,
                    created=made.tag.created,
                    about="tag",
                    subject=made.tag.id,
                    text="\n".join(made.lines),
                )
            )


@dataclass(slots=True)
class _Made:
    """A tag with its links and the lines of its note."""

    tag: Tag
    values: Values
    links: list[TagLink]
    lines: list[str]

    def voiced(self) -> Tag:
        """Return the tag; a claim that a relation gave a speaker is attributed."""
        spoken = any(link.role is LinkRole.SPEAKER for link in self.links)
        if self.tag.kind is TagKind.CLAIM and self.tag.voice is None and spoken:
            return replace(self.tag, voice=Voice.ATTRIBUTED)
        return self.tag


def _id(*parts: str) -> Id:
    return Id(str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts))))


def when(text: str) -> str:
    """Return a date and time in ISO form as records carry it; empty if it is none.

    Without a zone it is taken as UTC.
    """
    if not _DAY.match(text):
        return ""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return ""
    try:
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError:
        return ""
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")

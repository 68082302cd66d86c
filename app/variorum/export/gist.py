"""The table to read: one row for each claim, stance and figure, in words."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from variorum.export.cells import JOINT
from variorum.export.index import Index, Lookup
from variorum.model.statement import Statement, Step
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind

_ABOUT = {"actor": "actor", "stance": "target", "figure": "quantity"}
"""The role of what a kind of tag is about."""
_POSITION = attrgetter("position")


def gist_rows(index: Lookup) -> Iterator[list[str]]:
    """Yield the rows, article by article in the order of the text. Actor tags are left out."""
    return map(_row, index.statements())


def _row(said: Statement) -> list[str]:
    speakers = [step for step in said.steps if step.role in {"speaker", "holder"}]
    return [
        *(said.article, said.outlet, said.published, said.kind, said.quote),
        *(_chain(speakers), JOINT.join([step.name for step in speakers if step.origin])),
        *(_says(said), _when(said), said.as_of, said.voice, said.not_evidence),
        *(said.author, said.created, said.id, str(said.start), str(said.end)),
    ]


def _chain(steps: list[Step]) -> str:
    """Return who quotes whom: ``outlet > KCNA > Kim``; joint speakers with ``&``."""
    if len(steps) == 1:
        return steps[0].name
    by_position = groupby(steps, key=_POSITION)
    return " > ".join(" & ".join([step.name for step in joint]) for _, joint in by_position)


def says(tag: Tag, index: Index) -> str:
    """Return in words what a tag says: whom it names, what it claims, or how much of what."""
    return _says(index.statement(tag))


def _says(said: Statement) -> str:
    if said.kind == TagKind.CLAIM:
        return JOINT.join([_claimed(step) for step in said.steps if step.role == "proposition"])
    about = _ABOUT[said.kind]
    names = JOINT.join([step.name for step in said.steps if step.role == about])
    if said.kind == TagKind.ACTOR:
        return names
    return f"{said.attitude if said.kind == TagKind.STANCE else _amount(said)}: {names}"


def _claimed(step: Step) -> str:
    condition = f" [if {step.condition}]" if step.condition else ""
    return f"{step.polarity} ({step.type}): {step.name}{condition}"


def _amount(said: Statement) -> str:
    unit = said.unit or next((step.unit for step in said.steps if step.unit is not None), "")
    values = " to ".join(filter(None, (said.value, said.value_high)))
    return " ".join(filter(None, (said.comparator, values, unit)))


def _when(said: Statement) -> str:
    if said.kind == TagKind.CLAIM:
        return said.event_time
    ends = (said.window_start, said.window_end)
    return "/".join(end or ".." for end in ends) if any(ends) else ""

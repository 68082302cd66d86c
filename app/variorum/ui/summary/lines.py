"""The lines of the matrix: headings of the groups and the propositions under them."""

from collections.abc import Collection
from dataclasses import dataclass

from variorum.model.summary import PropositionRow, Summary
from variorum.model.verdict import Status
from variorum.ui.summary.words import group_note


@dataclass(frozen=True, slots=True)
class Line:
    """A proposition, or (`row` None) the heading of a group with its count and a note."""

    status: Status
    row: PropositionRow | None = None
    count: int = 0
    note: str = ""


def matrix_lines(summary: Summary, only: Collection[Status] = ()) -> tuple[Line, ...]:
    """Return the lines in the order of the law; `only` limits them to some statuses.

    An empty group is left out, but for `corroborated`: that nothing is corroborated is a finding.
    """
    groups: dict[Status, list[PropositionRow]] = {status: [] for status in Status}
    for row in summary.propositions:
        groups[row.verdict.status].append(row)
    lines: list[Line] = []
    for status, rows in groups.items():
        if only and status not in only:
            continue
        if rows or (status is Status.CORROBORATED and summary.propositions):
            lines.append(Line(status, None, len(rows), group_note(status, rows)))
            lines.extend(Line(status, row) for row in rows)
    return tuple(lines)

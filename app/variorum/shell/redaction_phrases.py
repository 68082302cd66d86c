"""What a redacted hand-over took out, in words."""

from collections.abc import Mapping
from itertools import islice

from variorum.model.redaction import Redacted
from variorum.shell.phrases import Translate, english
from variorum.shell.record_phrases import RECORDS
from variorum.shell.ruling_phrases import move
from variorum.shell.wording import counted

_KINDS = (
    *("article", "tag", "note", "outlet", "actor", "alias", "topic", "proposition", "quantity"),
    *("annotator", "relation", "decision", "assessment", "tag_link"),
)
"""What is counted by its name; the rest is told as records of other kinds."""

_MOVES = 20


def listed(counts: Mapping[str, int], tr: Translate = english) -> str:
    """Return counts of records in words: "2 articles, 31 tags, 40 other records"."""
    named = [counted(counts[kind], *RECORDS[kind], tr) for kind in _KINDS if counts.get(kind)]
    rest = sum(count for kind, count in counts.items() if kind not in _KINDS)
    if rest:
        named.append(counted(rest, "{n} other record", "{n} other records", tr))
    return ", ".join(named) or tr("nothing")


def told(done: Redacted, tr: Translate = english) -> list[str]:
    """Return the lines that tell what was taken out and what that changes."""
    lines = [
        tr("Handed over: {counts}.").format(counts=listed(done.kept, tr)),
        tr("Taken out: {counts}.").format(counts=listed(done.taken, tr)),
    ]
    if done.reworded:
        one = "{n} name, memo or reason worded by what was taken out is gone or said otherwise."
        many = (
            "{n} names, memos and reasons worded by what was taken out are gone or said otherwise."
        )
        lines.append(counted(done.reworded, one, many, tr))
    if done.renamed:
        lines.append(
            counted(done.renamed, "{n} analyst was renamed.", "{n} analysts were renamed.", tr)
        )
    lines.append(verdicts(done, tr))
    lines += [f"  {one.text}: {move(one, tr)}" for one in islice(done.moves, _MOVES)]
    if len(done.moves) > _MOVES:
        lines.append("  " + tr("and {n} more").format(n=len(done.moves) - _MOVES))
    lines.append(tr("The new file begins a new history. The project itself was not changed."))
    return lines


def verdicts(done: Redacted, tr: Translate = english) -> str:
    """Return how the verdicts of the new file differ from the project's."""
    if not (done.moves or done.figures):
        return tr("Its verdicts are those of the project.")
    statuses = counted(len(done.moves), "{n} proposition", "{n} propositions", tr)
    figures = counted(len(done.figures), "{n} quantity", "{n} quantities", tr)
    return tr("Its verdicts differ on {statuses} and {figures}.").format(
        statuses=statuses, figures=figures
    )

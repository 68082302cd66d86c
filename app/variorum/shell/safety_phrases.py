"""Rescues and copies of projects in words."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from variorum.model.backup import Backup
from variorum.model.checkup import Result
from variorum.model.ids import Id
from variorum.model.rescue import Rescue
from variorum.shell.phrases import Translate, english
from variorum.shell.record_phrases import records
from variorum.shell.wording import counted

_REASONS = {
    "asked": "asked for",
    "migrate": "before bringing the file up to date",
    "project.restore": "before going back to a copy",
    "annotate": "before taking in tags",
    "tag.bulk": "before tagging many places",
    "actor.merge": "before merging actors",
    "group.merge": "before merging",
    "group.accept": "before accepting a group",
    "group.accept_all": "before accepting all sure ones",
}
_SHOWN = 20

_RESULTS: Mapping[str, str] = {
    "variorum": "Variorum {version}",
    "python": "Python {version}",
    "system": "{name}",
    "sqlite": "SQLite {version}",
    "data": "What is remembered for this user lies in {path}",
    "folder": "The trial project lies in {path}",
    "edit": "A project was made and edited in {acts} acts, one of them undone",
    "commit": "An act is on disk after {milliseconds} ms",
    "search": "Words are found in all texts ({hits})",
    "check": "The file was checked ({findings} problems)",
    "journal": "Journal mode {journal_mode}, syncs {synchronous}, foreign keys {foreign_keys}",
    "lock": "A second process may only read; it sees: {holder}",
    "kill": "Killed while it wrote: {there} of {told} acts it told of are there, the file is sound",
}
_STATES = {"held": "held", "broken": "NOT HELD", "told": "", "skipped": "not tried: {problem}"}


def rescued(done: Rescue, out: str, tr: Translate = english) -> list[str]:
    """Return the lines that tell what a rescue brought out, and what it could not."""
    kept = records(done.kept, tr)
    lines = [tr("Wrote {out}: {kept}.").format(out=out, kept=kept)]
    for count, one, many in (
        (done.mended, "{n} of them from the journal.", "{n} of them from the journal."),
        (done.stray, "{n} from a page without its place.", "{n} from pages without their place."),
        (done.restored, "{n} from the last copy.", "{n} from the last copy."),
        (done.originals, "{n} imported file that was kept.", "{n} imported files that were kept."),
    ):
        if count:
            lines.append(counted(count, one, many, tr))
    lines += _named(done.lost, tr("Lost"), tr)
    lines += _named(done.dropped, tr("Left out, for what they point at is lost"), tr)
    if not (done.lost or done.dropped):
        lines.append(tr("The journal knows of nothing that is missing."))
    lines.append(tr("The new project begins a new history. The damaged file was not changed."))
    return lines


def _named(records: Sequence[tuple[str, Id]], title: str, tr: Translate) -> list[str]:
    lines = []
    for kind, group in groupby(sorted(records), key=lambda pair: pair[0]):
        ids = [one for _, one in group]
        shown = ", ".join(ids[:_SHOWN])
        more = len(ids) - _SHOWN
        shown += " " + tr("and {n} more").format(n=more) if more > 0 else ""
        lines.append(f"{title}: {len(ids)} {kind} ({shown})")
    return lines


def copies(found: Sequence[Backup], tr: Translate = english) -> list[str]:
    """Return the list of copies of a project, newest first, numbered from 1."""
    return [
        f"{number}\t{one.time:%Y-%m-%d %H:%M} UTC\t{one.size:,} bytes\t{reason(one, tr)}"
        for number, one in enumerate(found, start=1)
    ]


def reason(copy: Backup, tr: Translate = english) -> str:
    """Return why a copy was made."""
    return tr(_REASONS.get(copy.reason, copy.reason))


def checked_up(result: Result, tr: Translate = english) -> str:
    """Return the line of a check-up for one thing looked at."""
    state = tr(_STATES[result.state]).format(**result.facts) if _STATES[result.state] else ""
    if result.state == "skipped":
        return f"{result.name}: {state}"
    said = tr(_RESULTS.get(result.name, f"{result.name} {{version}}")).format(**result.facts)
    return f"{said}: {state}" if state else said


def verdict(broken: int, tr: Translate = english) -> str:
    """Return the closing sentence of a check-up."""
    if broken:
        return tr("Not everything Variorum promises holds here; please send us these lines.")
    return tr("What Variorum promises holds on this machine.")

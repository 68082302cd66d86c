"""Sentences for what may go wrong and for what was done. Both shells use them.

A translator `tr` takes a template and returns it in the analyst's language; the default is English.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from variorum.model.errors import UserError
from variorum.shell.errors import ERRORS
from variorum.shell.record_phrases import records

Translate = Callable[[str], str]


def english(template: str) -> str:
    """Return the template as it is written here."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, what is safe, what to do."""

    what: str
    safe: str
    do: str

    def __str__(self) -> str:
        """Return it as one line for a terminal."""
        return " ".join(part for part in (self.what, self.safe, self.do) if part)


def error(failure: UserError, tr: Translate = english) -> Message:
    """Return the sentences for an error; raise KeyError for a code nobody has words for."""
    what, safe, do = (tr(part) if part else "" for part in ERRORS[failure.code])
    return Message(what.format(**failure.params), safe, do.format(**failure.params))


ACTS: Mapping[str, str] = {
    "actor.alias": "alias of {name}",
    "actor.edit": "edit of {name}",
    "actor.merge": "merging {name} into {into}",
    "actor.parent": "parent of {name}",
    "actor_link.edit": "edit of a tie",
    "adjudicate.finish": "adjudication of “{title}”",
    "adjudicate.reopen": "reopening of “{title}”",
    "adjudicate.settle": "settling of “{quote}”",
    "alias.edit": "edit of an alias",
    "alias.remove": "alias “{name}” removed",
    "annotate": "tags from {file}",
    "annotator.join": "joining as {name}",
    "article.delete": "deletion of “{title}”",
    "article.edit": "details of “{name}”",
    "article.progress": "progress of “{title}”",
    "assessment.edit": "edit of an assessment",
    "claim.link": "propositions of “{quote}”",
    "claim.none": "none offered for “{quote}”",
    "assessment.set": "assessment of “{name}”",
    "brief.delete": "deletion of the brief “{name}”",
    "brief.freeze": "freezing of the brief “{name}”",
    "constraint.edit": "edit of a constraint",
    "copy.accept": "{name} as a copy of {other}",
    "copy.reject": "{name} as no copy of {other}",
    "decision.edit": "edit of a decision",
    "figures.join": "{count} as one quantity: {name}",
    "figures.reject": "figures in {unit} kept apart",
    "group.accept": "{count} forms as {name}",
    "group.accept_all": "{count} sure proposals",
    "group.divide": "{name} kept apart from {other}",
    "group.merge": "merging {name} into {into}",
    "group.reject": "forms of {name} kept apart",
    "group.split": "{count} tags from {name} to {other}",
    "group.unmerge": "parting {name} from {other}",
    "guideline.set": "guideline ({kind})",
    "article.version": "text {number} of {name}",
    "import": "import of articles ({count})",
    "independence.edit": "edit of a ruling",
    "independence.set": "ruling on {one} and {other}",
    "link.add": "link in “{quote}”",
    "link.edit": "edit of “{quote}”",
    "link.remove": "unlinking in “{quote}”",
    "memo.set": "memo on {name}",
    "note.edit": "edit of a note",
    "note.set": "note",
    "outlet.edit": "edit of {name}",
    "overrule.set": "own status of “{name}”",
    "parent.remove": "untying of an actor",
    "passage.accept": "one origin for what {name} and {other} share",
    "passage.reject": "origins of their own for what {name} and {other} share",
    "project.create": "new project",
    "project.edit": "edit of the project",
    "proposition.edit": "edit of “{name}”",
    "proposition_link.edit": "edit of a tie",
    "quantity.edit": "edit of {name}",
    "project.hand_over": "hand-over",
    "project.restore": "going back to the copy of {time}",
    "region.confirm": "confirmation of regions ({count})",
    "region.edit": "edit of a region",
    "region.mark": "marking of a region",
    "region.unmark": "unmarking of a region",
    "relation.edit": "edit of a relation",
    "relation.set": "verdict on two statements",
    "reliability.set": "reliability of {name}",
    "review.set": "review mark on “{name}”",
    "suggest.accept": "suggested {kind} “{quote}”",
    "suggest.reject": "rejection of “{quote}”",
    "tag.actor": "actor “{quote}”",
    "tag.bulk": "tagging {count} places as {name}",
    "tag.claim": "claim “{quote}”",
    "tag.confirm": "confirmation of “{quote}”",
    "tag.delete": "deletion of “{quote}”",
    "tag.edit": "edit of “{quote}”",
    "tag.figure": "figure “{quote}”",
    "tag.occurrences": "tagging “{quote}” at {count} places",
    "tag.relink": "relinking of “{quote}”",
    "tag.resize": "resizing to “{quote}”",
    "tag.retag": "retagging of “{quote}”",
    "tag.stance": "stance “{quote}”",
    "topic.edit": "edit of {name}",
}

_QUOTE_SHOWN = 32


def act(name: str, params: Mapping[str, str], tr: Translate = english) -> str:
    """Return what an act is called in the Undo menu.

    One that this program has no words for, or that lacks what they need, goes by its token: it was
    written by another version of the program, or by another program.
    """
    shown = {key: _shortened(value) for key, value in params.items()}
    try:
        return tr(ACTS[name]).format(**shown)
    except KeyError:
        return tr("an act without a name ({token})").format(token=name)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTE_SHOWN else flat[: _QUOTE_SHOWN - 1].rstrip() + "…"


FINDINGS: Mapping[str, str] = {
    "check.unreadable": "The {part} cannot be read: {problem}.",
    "check.schema": "The tables are not those of a Variorum project.",
    "check.integrity": "SQLite finds the file damaged: {problem}.",
    "check.reference": "A {kind} points at a {target} that is not there.",
    "check.fingerprint": "The text {id} is not what was imported: its fingerprint differs.",
    "check.original": "The file {id} kept with a text is not the one that was imported.",
    "check.range": "The {kind} {id} lies outside its text.",
    "check.quote": "The tag {id} no longer reads what was tagged.",
    "check.record": "A {kind} cannot be read: {problem}.",
    "check.sequence": "The journal has a gap (replica {replica}, event {seq}).",
    "check.act": "What the journal says of an act was altered (replica {replica}, act {id}).",
    "check.chain": "The journal was altered (replica {replica}, event {seq}).",
    "check.replay": "The {kind} {id} is not what its journal says.",
    "check.search": "The index for finding in all articles does not fit the texts.",
    "check.unjournaled": "The {kind} {id} is not in the journal.",
}


def finding(code: str, params: Mapping[str, str | int], tr: Translate = english) -> str:
    """Return the sentence for something a check found."""
    return tr(FINDINGS[code]).format(**params)


def checked(count: int, tr: Translate = english) -> str:
    """Return the closing sentence of a check."""
    if not count:
        return tr("The project is sound.")
    template = tr("1 problem found.") if count == 1 else tr("{count} problems found.")
    return template.format(count=count)


class TakenIn(Protocol):
    """What taking in a dataset did: see `workspace.exchange.Annotated`."""

    @property
    def created(self) -> Mapping[str, int]: ...  # noqa: D102  # described there
    @property
    def matched(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def filled(self) -> Sequence[tuple[str, str]]: ...  # noqa: D102
    @property
    def kept(self) -> Sequence[tuple[str, str]]: ...  # noqa: D102
    @property
    def updated(self) -> int: ...  # noqa: D102
    @property
    def unchanged(self) -> int: ...  # noqa: D102
    @property
    def doubts(self) -> Mapping[str, int]: ...  # noqa: D102


_DOUBTS = {
    "role": "{count} tags have links of a role that their kind does not have",
    "untyped": "{count} claims lack polarity or type, so they count nowhere",
    "no_speaker": "{count} attributed claims have no speaker",
    "narrator": "{count} claims of the narrator have a speaker",
    "no_holder": "{count} stances have no holder",
    "no_target": "{count} stances have no target",
    "no_attitude": "{count} stances lack the attitude, so they count nowhere",
    "no_value": "{count} figures lack comparator or value",
    "stock": "{count} figures run since a day, but their quantity is a stock, not cumulative",
}


def annotated(report: TakenIn, tr: Translate = english) -> list[str]:
    """Return the sentences on what taking in a dataset did; nothing it left out is left unsaid."""
    new = records(report.created, tr)
    lines = [tr("New: {new}.").format(new=new) if new else tr("Nothing new.")]
    if report.matched:
        labels = ", ".join(report.matched)
        lines.append(tr("Articles known by their text: {labels}.").format(labels=labels))
    if report.filled:
        lines.append(tr("Completed from the file: {fields}.").format(fields=_fields(report.filled)))
    if report.kept:
        lines.append(
            tr("Kept although the file differs (--update takes it): {fields}.").format(
                fields=_fields(report.kept)
            )
        )
    if report.updated:
        lines.append(tr("Updated from the file: {count}.").format(count=report.updated))
    if report.unchanged:
        lines.append(tr("In the project already: {count}.").format(count=report.unchanged))
    if report.doubts:
        found = "; ".join(tr(_DOUBTS[code]).format(count=n) for code, n in report.doubts.items())
        lines.append(tr("To look at: {found}.").format(found=found))
    return lines


def _fields(named: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{label} {name}" for label, name in named)

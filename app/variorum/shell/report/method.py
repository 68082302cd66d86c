"""The method page of a report: what the words mean, what is open, who decided what and when."""

from collections.abc import Iterator, Mapping

from variorum.model.cause import Causes
from variorum.model.report import Report, Ruled
from variorum.model.verdict import FigureRelation, Status
from variorum.model.view import Move
from variorum.shell import cause_phrases, ruling_phrases
from variorum.shell.figure_phrases import partial_date
from variorum.shell.phrases import Translate
from variorum.shell.report.blocks import Block, Bullets, Heading, Paragraph, Run, Runs, Style, plain
from variorum.shell.verdict_phrases import group
from variorum.shell.wording import counted, listed

DEFINITIONS: Mapping[Status, str] = {
    Status.CONTESTED: "somebody asserts it and another origin denies it",
    Status.DIVIDED: "it is asserted and denied within one origin only",
    Status.CORROBORATED: "two origins in two reports assert it, and an analyst has confirmed that"
    " they are independent",
    Status.AGREED: "two origins in two reports assert it; whether they are independent was not"
    " confirmed",
    Status.SINGLE_ORIGIN: "all that is said for it comes from one origin",
    Status.DENIED: "it is denied, and nobody who counts asserts it",
    Status.UNATTRIBUTED: "outlets state it without naming a speaker",
    Status.WITHHELD: "it was neither confirmed nor denied by those asked",
    Status.SPLIT_VIEW: "a forecast, judgement or policy on which views differ",
    Status.SHARED_VIEW: "a forecast, judgement or policy that several origins share",
    Status.SINGLE_VIEW: "a forecast, judgement or policy of one origin",
    Status.NO_EVIDENCE: "nothing that counts as evidence has been tagged",
}

_COUNTING = (
    "Statuses are computed from the analysts' tags; nothing is voted on, averaged or decided for"
    " the reader. For a factual proposition only facts and assessments attributed to an origin"
    " count. Predictions, conditions, judgements, what a narrator says, copies and joint claims"
    " whose members are counted already are listed as not counted, each with its reason. Support"
    " is the largest number of origins that can each be heard in a report of their own."
)

RULED: Mapping[str, str] = {
    "independence": "{one} and {other}: {ruling}",
    "merge": "{one} is {other}",
    "split": "{one} is not {other}",
    "overrule": "own status of “{name}”: {value}",
    "adjudicated": "“{name}” adjudicated",
    "approved": "“{name}” approved",
    "queried": "“{name}” queried",
    "brief": "brief “{name}” frozen",
    "relation": "{one} / {other}: {kind}",
    "constraint": "{one} and {other} are to stay apart",
    "assessment": "assessment of “{name}”",
}

_CAUSES = 5
"""Acts told of one status that moved."""


def method(report: Report, tr: Translate) -> Iterator[Block]:
    """Yield the method page."""
    yield Heading(2, tr("Method"), "method")
    yield Paragraph(plain(tr(_COUNTING)))
    yield Heading(3, tr("What the statuses mean"))
    yield Bullets(
        [
            (Run(group(status, tr), Style.STRONG), Run(f": {tr(meaning)}."))
            for status, meaning in DEFINITIONS.items()
        ]
    )
    yield Heading(3, tr("Open questions"), "open")
    lines = list(_open(report, tr))
    yield Bullets(lines) if lines else Paragraph(plain(tr("None that the program knows of.")))
    yield from _briefs(report, tr)
    if report.rulings:
        yield Heading(3, tr("Who decided what, and when"), "decisions")
        yield Bullets([_ruled(one, tr) for one in report.rulings])


def _briefs(report: Report, tr: Translate) -> Iterator[Block]:
    """Yield the frozen briefs, each with the statuses that have moved since."""
    if report.briefs:
        yield Heading(3, tr("Frozen briefs, and what has moved since"), "briefs")
    for brief in report.briefs:
        day = partial_date(brief.when[:10])
        head = tr(", frozen by {who} on {day}: ").format(who=brief.who, day=day)
        moved = [one for one in brief.moves if not one.stays]
        count = counted(len(moved), "{n} status moved", "{n} statuses moved", tr)
        told = count if moved else tr("no status moved")
        yield Paragraph((Run(brief.name, Style.STRONG), Run(head + told)))
        lines = [
            (*_moved(one, tr), *_why(brief.causes.get(one.proposition, Causes()), tr))
            for one in brief.moves
        ]
        if lines:
            yield Bullets(lines)


def _moved(move: Move, tr: Translate) -> Iterator[Run]:
    names = ruling_phrases.both_sides(move, tr)
    yield Run(move.text, target=f"proposition-{move.proposition}" if move.after else "")
    if move.shows:
        yield Run(tr(": {before}, now {after}").format(before=names[0], after=names[1]))
    counts = [
        tr("{name} {before}, now {after}").format(name=tr(name), before=old, after=new)
        for name, (old, new) in (("support", move.support), ("denial", move.denial))
        if old != new
    ]
    if counts:
        yield Run(f" ({'; '.join(counts)})", Style.MUTED)


def _why(causes: Causes, tr: Translate) -> Iterator[Run]:
    """Yield the last acts that touched a proposition, newest first."""
    for cause in causes.shown[:_CAUSES]:
        told = tr(" {act} ({touched}; {who}, {when}).").format(
            act=cause_phrases.act(cause, tr),
            touched=cause_phrases.touched(cause, tr),
            who=cause.who,
            when=partial_date(cause.when[:10]),
        )
        yield Run(told, Style.MUTED)
    more = causes.count - len(causes.shown[:_CAUSES])
    if more > 0:
        told = counted(more, " {n} act more touched it.", " {n} acts more touched it.", tr)
        yield Run(told, Style.MUTED)


def _open(report: Report, tr: Translate) -> Iterator[Runs]:
    summary = report.summary
    asked = {
        tuple(sorted(origin.name for origin in row.verdict.pair))
        for row in summary.propositions
        if row.verdict.pair and row.verdict.independence == "unchecked"
    }
    for names in sorted(asked):
        yield plain(tr("Are {names} independent?").format(names=listed(names, tr)))
    provisional = [row for row in summary.propositions if row.verdict.provisional]
    if provisional:
        one = "{n} status rests on something nobody has confirmed yet."
        many = "{n} statuses rest on something nobody has confirmed yet."
        yield plain(counted(len(provisional), one, many, tr))
    for row in summary.quantities:
        relations = [pair.relation for pair in row.verdict.pairs]
        doubts = relations.count(FigureRelation.POSSIBLE_CONFLICT)
        if doubts:
            template = tr("{name}: figures that may conflict ({n} pairs).")
            yield plain(template.format(name=row.quantity.name, n=doubts))
    unread = [
        article.label
        for article, share in zip(summary.articles, summary.read_share, strict=True)
        if share < 1
    ]
    if unread:
        yield plain(tr("Not read to the end: {names}.").format(names=", ".join(unread)))
    undated = [article.label for article in summary.articles if not article.published]
    if undated:
        yield plain(tr("Date not known: {names}.").format(names=", ".join(undated)))


def _ruled(one: Ruled, tr: Translate) -> Runs:
    text = tr(RULED[one.what]).format(**dict(one.params))
    reason = f" ({one.reason})" if one.reason else ""
    return (Run(f"{one.when[:10]} {one.who}: ", Style.MUTED), Run(text + reason))

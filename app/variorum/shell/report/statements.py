"""The propositions of a report, each with its sentence, its voices and what analysts say of it."""

from collections.abc import Iterator

from variorum.model.report import Report
from variorum.model.summary import PropositionRow
from variorum.model.verdict import Status, VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.shell import verdict_phrases
from variorum.shell.phrases import Translate
from variorum.shell.report.blocks import Block, Bullets, Heading, Paragraph, Run, Runs, Style
from variorum.shell.report.quotations import Quotations
from variorum.shell.wording import listed

_SIDES = (
    (Polarity.ASSERTS, "Asserted"),
    (Polarity.DENIES, "Denied"),
)


def statements(report: Report, quotes: Quotations, tr: Translate) -> Iterator[Block]:
    """Yield every proposition by status: the sentence, who asserts and denies, who is left out."""
    if report.summary.propositions:
        yield Heading(2, tr("Propositions"), "propositions")
    for status in Status:
        rows = report.summary.of_status(status)
        if rows:
            title = f"{verdict_phrases.group(status, tr)} ({len(rows)})"
            yield Heading(3, title, f"status-{status.value}")
        for row in rows:
            yield from _statement(row, report, quotes, tr)


def _statement(
    row: PropositionRow, report: Report, quotes: Quotations, tr: Translate
) -> Iterator[Block]:
    found = row.verdict
    name = Run(row.proposition.text, Style.STRONG)
    yield Paragraph((name,), f"proposition-{row.proposition.id}")
    marks = [verdict_phrases.label(found, tr), *verdict_phrases.marks(found, tr)]
    token = Run(f" [{', '.join(dict.fromkeys(marks))}]", Style.MUTED)
    yield Paragraph((Run(verdict_phrases.headline(found, tr)), token))
    for line in _own_words(row, report, tr):
        yield Paragraph(line)
    lines = [
        (Run(f"{tr(side)}: ", Style.MUTED), *_voice(voice, quotes, tr))
        for polarity, side in _SIDES
        for voice in found.counted
        if voice.polarity is polarity
    ]
    lines += [
        (
            Run(tr("Not counted") + ": ", Style.MUTED),
            *_voice(voice, quotes, tr),
            Run(f" ({verdict_phrases.reason(voice, tr)})", Style.MUTED),
        )
        for voice in found.not_counted
    ]
    if lines:
        yield Bullets(lines)


def _own_words(row: PropositionRow, report: Report, tr: Translate) -> Iterator[Runs]:
    """Yield what analysts say of a proposition themselves, apart from the computed."""
    about = row.proposition.id
    if row.overruled:
        text = tr("The analyst's own status: {value}").format(value=row.overruled)
        yield (Run(text, Style.STRONG),)
    for who, judged in report.assessments.get(about, ()):
        said = [
            f"{tr(name)}: {value}"
            for name, value in (
                ("likelihood", _words(judged.likelihood)),
                ("confidence", _words(judged.confidence)),
                ("reasons", judged.reasons),
                ("gaps", judged.gaps),
            )
            if value
        ]
        text = tr("Assessment of {who}").format(who=who)
        yield (Run(text, Style.STRONG), Run(": " + "; ".join(said)))
    for comment in report.comments:
        if comment.proposition == about:
            mark = tr("approved by {who}" if comment.approved else "queried by {who}")
            text = mark.format(who=comment.who)
            yield (Run(f"{text}: {comment.text}" if comment.text else text, Style.MUTED),)


def _voice(voice: VoiceHeard, quotes: Quotations, tr: Translate) -> list[Run]:
    who = listed(voice.speaker_names, tr) or tr("no speaker named")
    return [Run(f"{who}: "), *quotes.quoted(voice.tag, voice.article, voice.quote)]


def _words(token: str | None) -> str:
    return token.replace("_", " ") if token else ""

"""The summary as plain text, for terminals."""

from collections.abc import Iterator, Mapping

from variorum.model.ids import Id
from variorum.model.sparse import total
from variorum.model.summary import PropositionRow, QuantityRow, Summary, labels_of
from variorum.model.verdict import Status, VoiceHeard
from variorum.model.vocabulary import Attitude, Polarity
from variorum.shell import figure_phrases, verdict_phrases
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import counted

_SIGNS = {Polarity.ASSERTS: "+", Polarity.DENIES: "-", Polarity.WITHHOLDS: "?"}
_ATTITUDES = {
    Attitude.SUPPORTS: "supports",
    Attitude.AMBIVALENT: "is ambivalent on",
    Attitude.OPPOSES: "opposes",
}

_Labels = Mapping[Id, str]


def text_summary(summary: Summary, tr: Translate = english) -> str:
    """Return the whole summary as text: sentences first, then every voice with its quote."""
    labels = labels_of(summary.articles)
    parts = [
        _head(summary, tr),
        *(_group(summary, status, labels, tr) for status in Status),
        _quantities(summary, labels, tr),
        _actors(summary, tr),
        _stances(summary, labels, tr),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _head(summary: Summary, tr: Translate) -> Iterator[str]:
    yield summary.title
    yield counted(len(summary.articles), "{n} article", "{n} articles", tr)
    columns = zip(summary.articles, summary.outlet_names, summary.read_share, strict=True)
    for article, outlet, share in columns:
        known = [part for part in (outlet, article.published) if part]
        read = tr("{n} % read").format(n=int(share * 100))
        title = article.title or article.file_name
        yield f"  {article.label}  {title} ({', '.join((*known, read))})"


def _group(summary: Summary, status: Status, labels: _Labels, tr: Translate) -> Iterator[str]:
    rows = summary.of_status(status)
    if rows:
        yield f"{verdict_phrases.group(status, tr)} ({len(rows)})"
    for row in rows:
        yield from _proposition(row, labels, tr)


def _proposition(row: PropositionRow, labels: _Labels, tr: Translate) -> Iterator[str]:
    found = row.verdict
    yield f"  {row.proposition.text}"
    yield f"    {verdict_phrases.headline(found, tr)}"
    token = verdict_phrases.label(found, tr)
    yield f"    {token} ({tr('provisional')})" if found.provisional else f"    {token}"
    if row.overruled:
        yield "    " + tr("Overruled by the analyst: {value}").format(value=row.overruled)
    for voice in found.counted:
        yield f"    {_SIGNS[voice.polarity]} {_voice(voice, labels)}"
    for voice in found.not_counted:
        why = verdict_phrases.reason(voice, tr)
        yield "      " + tr("not counted: {voice}: {reason}").format(
            voice=_voice(voice, labels), reason=why
        )


def _voice(voice: VoiceHeard, labels: _Labels) -> str:
    who = ", ".join(voice.speaker_names)
    return " ".join(
        part for part in (f"[{labels.get(voice.article, '')}]", who, _quote(voice.quote)) if part
    )


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    return flat if flat.startswith("“") and flat.endswith("”") else f"“{flat}”"


def _quantities(summary: Summary, labels: _Labels, tr: Translate) -> Iterator[str]:
    if summary.quantities:
        yield f"{tr('Figures')} ({len(summary.quantities)})"
    for row in summary.quantities:
        yield from _quantity(row, labels, tr)


def _quantity(row: QuantityRow, labels: _Labels, tr: Translate) -> Iterator[str]:
    found = row.verdict
    yield f"  {row.quantity.name}: {figure_phrases.conclusion(found, tr)}"
    number = {heard.tag: place for place, heard in enumerate(found.figures, start=1)}
    for heard in found.figures:
        who = ", ".join(heard.speaker_names) or tr("no speaker named")
        shown = figure_phrases.figure(heard, tr)
        where = labels.get(heard.article, "")
        yield f"    {number[heard.tag]}. [{where}] {shown}, {who}: {_quote(heard.quote)}"
    by_tag = {heard.tag: heard for heard in found.figures}
    for pair in found.pairs:
        relation = figure_phrases.pair(pair, by_tag, tr)
        yield f"    {number[pair.one]} – {number[pair.other]}: {relation}"  # noqa: RUF001  # a range's dash


def _actors(summary: Summary, tr: Translate) -> Iterator[str]:
    if summary.actors:
        yield f"{tr('Actors')} ({len(summary.actors)})"
    for row in summary.actors:
        mentions = counted(total(row.mentions), "{n} mention", "{n} mentions", tr)
        claims = counted(total(row.claims), "{n} claim", "{n} claims", tr)
        yield f"  {row.actor.name}: {mentions}, {claims}"


def _stances(summary: Summary, labels: _Labels, tr: Translate) -> Iterator[str]:
    if summary.stances:
        yield f"{tr('Stances')} ({len(summary.stances)})"
    for row in summary.stances:
        who = ", ".join(row.holders) or tr("somebody unnamed")
        does = tr(_ATTITUDES[row.attitude]) if row.attitude else tr("on")
        where = labels.get(row.article, "")
        yield f"  [{where}] {who} {does} {row.target}: {_quote(row.quote)}"

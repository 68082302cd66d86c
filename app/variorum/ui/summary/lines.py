"""The lines of the matrix and its columns: by article, or by who is behind a voice."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from variorum.model.ids import Id
from variorum.model.sparse import Columns
from variorum.model.summary import Cell, PropositionRow, Summary, columns_of
from variorum.model.verdict import Origin, Status, VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.shell import verdict_phrases
from variorum.ui.charts.matrix import Column
from variorum.ui.summary.grid import Grid, Head, Line, Lines, Moves, OnDemand, Plan
from variorum.ui.summary.words import group_note, month, phrases, tr

_ALL: tuple[Status, ...] = ()


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Which propositions are shown: of some statuses (empty: all), on which somebody is heard."""

    statuses: tuple[Status, ...] = _ALL
    speaker: str = ""

    def admits(self, row: PropositionRow) -> bool:
        """Tell whether a proposition is shown."""
        if self.statuses and row.verdict.status not in self.statuses:
            return False
        return not self.speaker or self.speaker in speakers_of(row)


EVERY_ROW = RowFilter()
ORIGINS = 60
"""How many origins have a column at most."""


def by_article(
    summary: Summary,
    rows: RowFilter = EVERY_ROW,
    moves: Moves | None = None,
    columns: Columns | None = None,
    plan: Plan | None = None,
) -> Grid:
    """Return the matrix with a column for each article.

    The `columns` of the articles and the `plan` of these rows may have been made ready before.
    """
    every = summary.articles
    heads = OnDemand(len(every), lambda at: _article_head(summary, at))
    ready = columns or columns_of(every)
    lines = Lines(plan or planned(summary, rows), None, moves)
    told = (every, summary.read_share)
    return Grid(ready.articles, heads, lines, heads_of=told, places=ready.places)


def by_speaker(summary: Summary, rows: RowFilter = EVERY_ROW, moves: Moves | None = None) -> Grid:
    """Return the matrix with a column for each origin, those heard on most propositions first.

    More than `ORIGINS` columns nobody would walk through; the grid says how many are left out.
    """
    heard: Counter[str] = Counter()
    origins: dict[str, Origin] = {}
    for row in summary.propositions:
        found = {origin.key: origin for origin in _origins(row)}
        origins |= found
        heard.update(found.keys())
    ordered = sorted(origins.values(), key=lambda one: (-heard[one.key], one.name.casefold()))
    heads = tuple(
        Head(
            Id(origin.key),
            Column("", "", None, name=origin.name),
            origin.name,
            tr("heard on %n propositions", heard[origin.key]),
        )
        for origin in ordered[:ORIGINS]
    )

    def cells(row: PropositionRow) -> Sequence[Cell]:
        return _cells_by_origin(row, heads)

    keys, lines = [head.key for head in heads], matrix_lines(summary, rows, cells, moves)
    return Grid(keys, heads, lines, len(ordered) - len(heads))


def said_by_origin(row: PropositionRow) -> Iterator[tuple[str, Cell, tuple[Id, ...]]]:
    """Yield each origin heard on a proposition by name, what it says, and in which articles."""
    names = {origin.key: origin.name for origin in _origins(row)}
    for key, voices in _by_origin(row).items():
        articles = tuple(dict.fromkeys(voice.article for voice in voices))
        yield names[key], _cell_of(Id(key), voices), articles


def matrix_lines(
    summary: Summary,
    rows: RowFilter = EVERY_ROW,
    cells: Callable[[PropositionRow], Sequence[Cell]] | None = None,
    moves: Moves | None = None,
) -> Lines:
    """Return the lines in the order of the law; `rows` limits them, `cells` gives those of each."""
    return Lines(planned(summary, rows), cells, moves)


def planned(summary: Summary, rows: RowFilter = EVERY_ROW) -> Plan:
    """Return what stands on which line in the order of the law; `rows` limits them.

    An empty group is left out, but for `corroborated`: that nothing is corroborated is a finding.
    """
    every = rows == EVERY_ROW
    groups: dict[Status, list[PropositionRow]] = {status: [] for status in Status}
    for row in summary.propositions:
        if every or rows.admits(row):
            groups[row.verdict.status].append(row)
    plan: list[Line | PropositionRow] = []
    for status, found in groups.items():
        if rows.statuses and status not in rows.statuses:
            continue
        empty = status is Status.CORROBORATED and summary.propositions and not rows.speaker
        if found or empty:
            plan.append(Line(status, None, len(found), group_note(status, found)))
            plan.extend(found)
    return Plan(plan)


def speakers_of(row: PropositionRow) -> set[str]:
    """Return the names of all who are heard on a proposition, and of the origins behind them."""
    names = {origin.name for origin in _origins(row)}
    for voice in _voices(row):
        names.update(voice.speaker_names)
    return names


def rows_words(rows: RowFilter) -> str:
    """Return what a filter of rows leaves: "only Contested, only where Seoul is heard"."""
    names = [verdict_phrases.group(status, phrases) for status in rows.statuses]
    parts = [
        tr("only {statuses}").format(statuses=", ".join(names)) if names else "",
        tr("only where {speaker} is heard").format(speaker=rows.speaker) if rows.speaker else "",
    ]
    return ", ".join(part for part in parts if part)


def _article_head(summary: Summary, place: int) -> Head:
    article = summary.articles[place]
    share = summary.read_share[place]
    name = f"{article.label}  {article.title or article.file_name}"
    read = tr("{n} % read").format(n=int(share * 100))
    tip = "\n".join(part for part in (article.published, read) if part)
    column = Column(article.label, month(article.published), share)
    return Head(article.id, column, name, tip)


def _voices(row: PropositionRow) -> tuple[VoiceHeard, ...]:
    return (*row.verdict.counted, *row.verdict.not_counted)


def _origins(row: PropositionRow) -> Iterator[Origin]:
    for voice in _voices(row):
        yield from voice.origins


def _by_origin(row: PropositionRow) -> dict[str, list[VoiceHeard]]:
    voices: dict[str, list[VoiceHeard]] = {}
    for voice in _voices(row):
        for key in {origin.key for origin in voice.origins}:
            voices.setdefault(key, []).append(voice)
    return voices


def _cells_by_origin(row: PropositionRow, heads: Sequence[Head]) -> tuple[Cell, ...]:
    voices = _by_origin(row)
    return tuple(_cell_of(head.key, voices.get(head.key, ())) for head in heads)


def _cell_of(key: Id, voices: Sequence[VoiceHeard]) -> Cell:
    """Return what one origin says of one proposition, over all articles."""
    counted = [voice.polarity for voice in voices if voice.reason is None]
    withheld = [voice for voice in voices if voice.reason and voice.polarity is Polarity.WITHHOLDS]
    return Cell(
        key,
        asserts=counted.count(Polarity.ASSERTS),
        denies=counted.count(Polarity.DENIES),
        withholds=len(withheld),
        uncounted=len(voices) - len(counted) - len(withheld),
        tags=tuple(voice.tag for voice in voices),
    )

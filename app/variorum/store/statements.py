"""All that is claimed, all stances and figures in words, text by text, straight from the rows.

The same as `export.index` makes of records, which is the judge of this in the tests.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from variorum.model.ids import id_text
from variorum.model.statement import Statement, Step
from variorum.model.vocabulary import EXCLUDED_REGIONS, TagKind
from variorum.store.chunks import chunks
from variorum.store.names import ASKED, TOGETHER, answers

_NAMES = {
    **dict.fromkeys(("actor", "outlet", "topic", "quantity"), "name"),
    "proposition": "text",
}
_ORDER = """
    SELECT text_version.id
    FROM text_version LEFT JOIN article ON article.id = text_version.article
    ORDER BY CASE
        WHEN length(label) < 4 THEN substr('    ' || label, -4) ELSE coalesce(label, '    ')
    END, text_version.id"""
_PLACES = f"""
    SELECT text_version.id, label, coalesce(outlet.name, ''), published
    FROM text_version JOIN article ON article.id = text_version.article
    LEFT JOIN outlet ON outlet.id = article.outlet WHERE text_version.id IN ({ASKED})"""  # noqa: S608  # marks
_REGIONS = ", ".join(f"'{kind}'" for kind in sorted(EXCLUDED_REGIONS))
_OUTSIDE = f"""
    SELECT kind FROM region WHERE text_version = tag.text_version AND region.start <= tag.start
    AND tag."end" <= region."end" AND kind IN ({_REGIONS}) ORDER BY region.id LIMIT 1"""  # noqa: S608  # words of the model
_SAID = f"""
    SELECT text_version, tag.id, coalesce(annotator.name, ''), tag.created, kind, start, "end",
        quote, iif(rejected, 'rejected', coalesce(({_OUTSIDE}), '')),
        coalesce(voice, ''), event_time, coalesce(attitude, ''), coalesce(comparator, ''),
        coalesce(value, ''), coalesce(value_high, ''), unit, window_start, window_end, as_of
    FROM tag LEFT JOIN annotator ON annotator.id = tag.author
    WHERE text_version IN ({ASKED}) AND kind <> '{TagKind.ACTOR}'"""  # noqa: S608  # words of the model
_NAME = " ".join(
    f"WHEN {one} IS NOT NULL THEN (SELECT name FROM temp.said_{one} WHERE id = tag_link.{one})"  # noqa: S608  # names of the model
    for one in _NAMES
)
_STEPS = f"""
    SELECT tag, role, position, CASE {_NAME} ELSE '' END, origin,
        coalesce(polarity, ''), coalesce(type, ''), condition, iif(
            quantity IS NULL, NULL,
            (SELECT unit FROM temp.said_quantity WHERE id = tag_link.quantity)
        )
    FROM tag_link WHERE tag IN ({ASKED}) ORDER BY position, tag_link.id"""  # noqa: S608  # names of the model

Row = tuple[Any, ...]


def statements(database: Database) -> Iterator[Statement]:
    """Yield them article by article, in the order of the text."""
    _note_names(database)
    texts = (row[0] for row in database.execute(_ORDER))
    for lot in chunks(texts, TOGETHER):
        places = {row[0]: row[1:] for row in answers(database, _PLACES, lot)}
        order = {text: number for number, text in enumerate(lot)}
        said = sorted(
            answers(database, _SAID, lot), key=lambda row: (order[row[0]], row[5], -row[6], row[1])
        )
        steps: defaultdict[bytes, list[Step]] = defaultdict(list)
        for tag, *step in answers(database, _STEPS, [row[1] for row in said]):
            steps[tag].append(Step._make(step))
        for text, number, *rest in said:
            heading = places.get(text, ("", "", ""))
            yield Statement._make((*heading, id_text(number), *rest, steps[number]))


def _note_names(database: Database) -> None:
    """Note ids and names of what links may point at, where they are found thrice as fast."""
    for kind, name in _NAMES.items():
        unit = "unit" if kind == "quantity" else "NULL"
        database.executescript(
            f"DROP TABLE IF EXISTS temp.said_{kind};"  # noqa: S608  # names of the model
            f"CREATE TABLE temp.said_{kind} (id BLOB PRIMARY KEY, name, unit) WITHOUT ROWID;"
            f"INSERT INTO temp.said_{kind} SELECT id, {name}, {unit} FROM {kind} ORDER BY id;"
        )

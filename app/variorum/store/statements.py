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

_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")
_NAMES = ("actor.name", "outlet.name", "topic.name", "proposition.text", "quantity.name")
_LOT = 64
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
    SELECT tag.id, coalesce(annotator.name, ''), tag.created, kind, start, "end", quote,
        iif(rejected, 'rejected', coalesce(({_OUTSIDE}), '')),
        coalesce(voice, ''), event_time, coalesce(attitude, ''), coalesce(comparator, ''),
        coalesce(value, ''), coalesce(value_high, ''), unit, window_start, window_end, as_of
    FROM tag LEFT JOIN annotator ON annotator.id = tag.author
    WHERE text_version = ? AND kind <> '{TagKind.ACTOR}'
    ORDER BY start, "end" DESC, tag.id"""  # noqa: S608  # words of the model
_STEPS = f"""
    SELECT tag, role, position, coalesce({", ".join(_NAMES)}, ''), origin,
        coalesce(polarity, ''), coalesce(type, ''), condition, quantity.unit
    FROM tag_link {" ".join(f"LEFT JOIN {one} ON {one}.id = tag_link.{one}" for one in _TARGETS)}
    WHERE tag IN ({ASKED}) ORDER BY position, tag_link.id"""  # noqa: S608  # names of the model

Row = tuple[Any, ...]


def statements(database: Database) -> Iterator[Statement]:
    """Yield them article by article, in the order of the text."""
    for lot in chunks(_said(database), _LOT):
        ids = [said[0] for _, said in lot]
        steps: defaultdict[bytes, list[Step]] = defaultdict(list)
        for tag, *step in answers(database, _STEPS, ids):
            steps[tag].append(Step(*step))
        for heading, said in lot:
            number, *rest = said
            yield Statement._make((*heading, id_text(number), *rest, steps[number]))


def _said(database: Database) -> Iterator[tuple[Row, Row]]:
    """Yield (badge, outlet and date of its article, row) of each statement."""
    texts = (row[0] for row in database.execute(_ORDER))
    for lot in chunks(texts, TOGETHER):
        places = {row[0]: row[1:] for row in answers(database, _PLACES, lot)}
        for text in lot:
            heading = places.get(text, ("", "", ""))
            for row in database.execute(_SAID, [text]):
                yield heading, row

"""All that is claimed, all stances and figures in words, text by text, straight from the rows.

The same as `export.index` makes of records, which is the judge of this in the tests.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from variorum.model.statement import Statement, Step
from variorum.model.vocabulary import EXCLUDED_REGIONS, TagKind
from variorum.store.bulk_ids import id_texts
from variorum.store.names import ASKED, NAMED, TARGETS, answers, note_names

_LOT = 60
"""With those of the last text about as many as are asked for at once."""
_NAMES = {kind: NAMED[kind] for kind in TARGETS}
_REGIONS = ", ".join(f"'{kind}'" for kind in sorted(EXCLUDED_REGIONS))
_ORDER = f"""
    CREATE TABLE IF NOT EXISTS aside.text_order (
        place, id, badge, outlet, published, has_regions, PRIMARY KEY (place, id)
    ) WITHOUT ROWID;
    DELETE FROM aside.text_order;
    INSERT INTO aside.text_order
    SELECT CASE
        WHEN length(label) < 4 THEN substr('    ' || label, -4) ELSE coalesce(label, '    ')
    END, text_version.id, coalesce(label, ''), coalesce(outlet.name, ''), coalesce(published, ''),
    EXISTS (SELECT 1 FROM region WHERE text_version = text_version.id AND kind IN ({_REGIONS}))
    FROM text_version LEFT JOIN article ON article.id = text_version.article
    LEFT JOIN outlet ON outlet.id = article.outlet;
"""  # noqa: S608  # words of the model
"""In a file, as a sort of all would hold them in memory."""
_OUTSIDE = f"""
    SELECT kind FROM region WHERE text_version = tag.text_version AND region.start <= tag.start
    AND tag."end" <= region."end" AND kind IN ({_REGIONS}) ORDER BY region.id LIMIT 1"""  # noqa: S608  # words of the model
_SAID = f"""
    SELECT text_order.id, tag.start, -tag."end", tag.id, author, badge, outlet, published,
        created, kind, quote, CASE
            WHEN rejected THEN 'rejected' WHEN has_regions THEN coalesce(({_OUTSIDE}), '') ELSE ''
        END, coalesce(voice, ''), event_time, coalesce(attitude, ''), coalesce(comparator, ''),
        coalesce(value, ''), coalesce(value_high, ''), unit, window_start, window_end, as_of
    FROM aside.text_order CROSS JOIN tag ON text_version = text_order.id
    WHERE kind <> '{TagKind.ACTOR}' ORDER BY text_order.place, text_order.id"""  # noqa: S608  # words of the model
_NAME = " ".join(
    f"WHEN {one} IS NOT NULL THEN (SELECT name FROM temp.named_{one} WHERE id = tag_link.{one})"  # noqa: S608  # names of the model
    for one in TARGETS
)
_STEPS = f"""
    SELECT tag, position, id, role, position, CASE {_NAME} ELSE '' END, origin,
        coalesce(polarity, ''), coalesce(type, ''), condition, CASE
            WHEN quantity IS NOT NULL
            THEN (SELECT unit FROM temp.named_quantity WHERE id = tag_link.quantity)
        END
    FROM tag_link WHERE tag IN ({ASKED})"""  # noqa: S608  # names of the model
_Row = tuple[Any, ...]


def statements(database: Database) -> Iterator[Statement]:
    """Yield them article by article, in the order of the text."""
    note_names(database, _NAMES)
    database.executescript(_ORDER)
    people = dict(database.execute("SELECT id, name FROM annotator"))
    for said in _lots(database.execute(_SAID)):
        ids = [row[3] for row in said]
        steps: dict[bytes, list[Step]] = {one: [] for one in ids}
        for row in sorted(answers(database, _STEPS, ids)):  # by tag, position and id
            steps[row[0]].append(Step._make(row[3:]))
        for number, row in zip(id_texts(ids), said, strict=True):
            _, start, before_end, tag, author, badge, outlet, published, created, kind, *rest = row
            yield Statement(
                *(badge, outlet, published, number, people.get(author, ""), created, kind),
                *(start, -before_end, *rest, steps[tag]),
            )


def _lots(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Yield the rows of some texts, those of each by start, the longer first, and id."""
    lot: list[_Row] = []
    for _, some in groupby(rows, itemgetter(0)):
        lot += sorted(some)
        if len(lot) >= _LOT:
            yield lot
            lot = []
    yield lot

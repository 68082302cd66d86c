"""All that is claimed, all stances and figures in words, text by text, straight from the rows.

The same as `export.index` makes of records, which is the judge of this in the tests.
"""

from collections import defaultdict
from collections.abc import Iterator

from sqlite_utils import Database

from variorum.model.statement import Statement, Step
from variorum.model.vocabulary import EXCLUDED_REGIONS, TagKind
from variorum.store.bulk_ids import id_texts
from variorum.store.names import ASKED, NAMED, TARGETS, TOGETHER, answers, note_names

_NAMES = {kind: NAMED[kind] for kind in TARGETS}
_ORDER = """
    CREATE TABLE IF NOT EXISTS aside.text_order
        (place, id, badge, outlet, published, PRIMARY KEY (place, id)) WITHOUT ROWID;
    DELETE FROM aside.text_order;
    INSERT INTO aside.text_order
    SELECT CASE
        WHEN length(label) < 4 THEN substr('    ' || label, -4) ELSE coalesce(label, '    ')
    END, text_version.id, coalesce(label, ''), coalesce(outlet.name, ''), coalesce(published, '')
    FROM text_version LEFT JOIN article ON article.id = text_version.article
    LEFT JOIN outlet ON outlet.id = article.outlet;
"""
"""In a file, as a sort of all would hold them in memory."""
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
    f"WHEN {one} IS NOT NULL THEN (SELECT name FROM temp.named_{one} WHERE id = tag_link.{one})"  # noqa: S608  # names of the model
    for one in TARGETS
)
_STEPS = f"""
    SELECT tag, role, position, CASE {_NAME} ELSE '' END, origin,
        coalesce(polarity, ''), coalesce(type, ''), condition, iif(
            quantity IS NULL, NULL,
            (SELECT unit FROM temp.named_quantity WHERE id = tag_link.quantity)
        )
    FROM tag_link WHERE tag IN ({ASKED}) ORDER BY position, tag_link.id"""  # noqa: S608  # names of the model


def statements(database: Database) -> Iterator[Statement]:
    """Yield them article by article, in the order of the text."""
    note_names(database, _NAMES)
    database.executescript(_ORDER)
    texts = database.execute(
        "SELECT id, badge, outlet, published FROM aside.text_order ORDER BY place, id"
    )
    while lot := texts.fetchmany(TOGETHER):
        headings = {text: heading for text, *heading in lot}
        order = {text: number for number, text in enumerate(headings)}
        said = sorted(
            answers(database, _SAID, list(headings)),
            key=lambda row: (order[row[0]], row[5], -row[6], row[1]),
        )
        steps: defaultdict[bytes, list[Step]] = defaultdict(list)
        ids = [row[1] for row in said]
        for tag, *step in answers(database, _STEPS, ids):
            steps[tag].append(Step._make(step))
        for number, (text, tag, *rest) in zip(id_texts(ids), said, strict=True):
            yield Statement._make((*headings[text], number, *rest, steps[tag]))

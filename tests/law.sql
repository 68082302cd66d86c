-- The law's counting (design: semantics) over the tables of a project file, for tests that compute
-- the summary's numbers a second time: who is one origin, what is one document, what is said, and
-- what of it counts. Joint claims are in `counted` whether or not a member is heard otherwise.
CREATE TEMP VIEW merge AS
    SELECT about, subject, object FROM decision WHERE kind = 'merge' AND object IS NOT NULL;
CREATE TEMP TABLE one AS
    WITH RECURSIVE climb(about, id, at) AS (
        SELECT 'actor', id, id FROM actor
        UNION ALL SELECT 'proposition', id, id FROM proposition
        UNION ALL SELECT 'quantity', id, id FROM quantity
        UNION ALL SELECT climb.about, climb.id, merge.object FROM climb
            JOIN merge ON merge.about = climb.about AND merge.subject = climb.at
    )
    SELECT about, id, at FROM climb WHERE NOT EXISTS (
        SELECT 1 FROM merge WHERE merge.about = climb.about AND merge.subject = climb.at
    );
CREATE TEMP TABLE tie AS
    SELECT child.at AS actor, parent.at AS parent, row_number() OVER (
        PARTITION BY child.at ORDER BY actor_link.kind <> 'organ_of', actor_link.id
    ) AS place
    FROM actor_link
    JOIN one AS child ON child.about = 'actor' AND child.id = actor_link.actor
    JOIN one AS parent ON parent.about = 'actor' AND parent.id = actor_link.parent
    WHERE actor_link.kind IN ('organ_of', 'speaks_for') AND child.at <> parent.at;
CREATE TEMP TABLE head AS
    WITH RECURSIVE climb(actor, at) AS (
        SELECT id, at FROM one WHERE about = 'actor'
        UNION ALL
        SELECT climb.actor, tie.parent FROM climb JOIN tie ON tie.actor = climb.at AND place = 1
    )
    SELECT actor, at FROM climb
    WHERE NOT EXISTS (SELECT 1 FROM tie WHERE tie.actor = climb.at AND place = 1);
CREATE TEMP TABLE origin AS
    SELECT head.actor, 'actor:' || lower(hex(min(head.at) OVER (PARTITION BY coalesce(
        hex(actor.article) || '|' || lower(actor.name) || '|' || lower(actor.description),
        hex(head.at)
    )))) AS key FROM head JOIN actor ON actor.id = head.at;
CREATE TEMP TABLE document AS
    SELECT article.id AS article, coalesce(relation.other, article.id) AS root FROM article
    LEFT JOIN relation ON relation.kind = 'copy_of' AND relation.about = 'article'
        AND relation.one = article.id;
CREATE TEMP TABLE place AS
    SELECT id AS article, row_number() OVER (ORDER BY published = '', published, label, id) AS rank
    FROM article;
CREATE TEMP TABLE here AS
    SELECT tag.*, version.article, EXISTS (
        SELECT 1 FROM region WHERE region.text_version = tag.text_version
        AND region.kind IN ('boilerplate', 'related', 'references', 'duplicate')
        AND region.start <= tag.start AND tag."end" <= region."end"
    ) AS excluded
    FROM tag JOIN text_version AS version ON version.id = tag.text_version
    WHERE version.number = (SELECT max(number) FROM text_version WHERE article = version.article);
CREATE TEMP TABLE speaker AS
    SELECT link.*, max(link.origin) OVER (PARTITION BY link.tag) AS marked, max(
        CASE WHEN link.actor IS NOT NULL THEN link.position END
    ) OVER (PARTITION BY link.tag) AS deepest
    FROM tag_link AS link JOIN here ON here.id = link.tag JOIN article ON article.id = here.article
    WHERE link.role = CASE here.kind WHEN 'stance' THEN 'holder' ELSE 'speaker' END
        AND (link.outlet IS NULL OR link.outlet IS NOT article.outlet);
CREATE TEMP TABLE behind AS
    SELECT DISTINCT speaker.tag, coalesce(origin.key, 'outlet:' || lower(hex(outlet))) AS key
    FROM speaker JOIN here ON here.id = speaker.tag LEFT JOIN origin ON origin.actor = speaker.actor
    WHERE here.kind = 'stance' OR speaker.origin OR (
        NOT marked AND here.voice IS NOT 'narrator'
        AND speaker.actor IS NOT NULL AND position = deepest
    );
INSERT INTO behind
    SELECT here.id, coalesce(origin.key, 'author:' || lower(hex(article.id))) FROM here
    JOIN article ON article.id = here.article AND article.genre = 'opinion'
    LEFT JOIN origin ON origin.actor = article.author_actor
    WHERE here.id NOT IN (SELECT tag FROM behind);
CREATE TEMP TABLE sources AS
    SELECT tag, group_concat(key) AS keys FROM (SELECT * FROM behind ORDER BY tag, key)
    GROUP BY tag;
CREATE TEMP TABLE said AS
    SELECT link.id AS link, here.id AS tag, one.at AS proposition, here.kind, here.article,
        here.start, here."end", document.root AS document, place.rank, sources.keys,
        CASE here.kind WHEN 'claim' THEN link.polarity ELSE CASE here.attitude
            WHEN 'supports' THEN 'asserts' WHEN 'opposes' THEN 'denies' END END AS polarity,
        CASE WHEN here.rejected THEN 'rejected' WHEN here.excluded THEN 'region'
            WHEN here.kind = 'stance' AND here.attitude IS NULL THEN 'untyped'
            WHEN here.kind = 'stance' AND here.attitude = 'ambivalent' THEN 'ambivalent'
            WHEN link.polarity = 'withholds' THEN 'withheld'
            WHEN here.kind = 'claim' AND link.polarity IS NULL THEN 'untyped'
            WHEN here.kind = 'claim' AND proposition.kind = 'factual'
                AND link.type IS NOT 'fact' AND link.type IS NOT 'assessment' THEN 'type'
            WHEN sources.keys IS NULL THEN 'narrator' END AS reason
    FROM tag_link AS link JOIN here ON here.id = link.tag
    JOIN one ON one.about = 'proposition' AND one.id = link.proposition
    JOIN proposition ON proposition.id = one.at
    JOIN document ON document.article = here.article JOIN place ON place.article = here.article
    LEFT JOIN sources ON sources.tag = here.id
    WHERE link.role = CASE here.kind WHEN 'stance' THEN 'target' ELSE 'proposition' END;
CREATE TEMP TABLE once AS
    SELECT * FROM (SELECT *, row_number() OVER (
        PARTITION BY proposition, article, start, "end", kind, polarity, keys
        ORDER BY tag, link) AS nth FROM said WHERE reason IS NULL) WHERE nth = 1;
CREATE TEMP TABLE spoken AS
    SELECT * FROM (SELECT *, row_number() OVER (
        PARTITION BY proposition, article, polarity, keys, kind
        ORDER BY start, "end", tag, link) AS nth_here FROM once) AS voice
    WHERE kind = 'claim' OR (nth_here = 1 AND NOT EXISTS (
        SELECT 1 FROM once AS claim WHERE claim.kind = 'claim'
        AND claim.proposition = voice.proposition AND claim.article = voice.article
        AND claim.polarity = voice.polarity AND claim.keys = voice.keys));
CREATE TEMP TABLE counted AS
    SELECT * FROM (SELECT *, first_value(article) OVER (
        PARTITION BY proposition, document, polarity, keys
        ORDER BY article <> document, rank, start, "end", tag, link) AS carrier FROM spoken)
    WHERE article = carrier;

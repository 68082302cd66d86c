-- Views of a plain copy (plain_copy.py): the tables joined as one asks about them.

-- Every tag with where it stands. Offsets are code points, "end" is the place after the last one.
CREATE VIEW places AS
SELECT
    tags.id AS tag,
    tags.kind,
    articles.id AS article,
    articles.label AS article_label,
    articles.title AS article_title,
    outlets.name AS outlet,
    articles.published,
    tags.text_version AS text,
    tags."start",
    tags."end",
    tags.quote,
    annotators.name AS analyst,
    tags.created,
    tags.rejected,
    tags.adjudicated
FROM tags
JOIN texts ON texts.id = tags.text_version
JOIN articles ON articles.id = texts.article
LEFT JOIN outlets ON outlets.id = articles.outlet
LEFT JOIN annotators ON annotators.id = tags.author;

-- Every link of a tag with the name of what it leads to.
CREATE VIEW linked AS
SELECT
    links.id AS link,
    links.tag,
    links.role,
    links."position",
    CASE
        WHEN links.actor IS NOT NULL THEN 'actor'
        WHEN links.outlet IS NOT NULL THEN 'outlet'
        WHEN links.topic IS NOT NULL THEN 'topic'
        WHEN links.proposition IS NOT NULL THEN 'proposition'
        ELSE 'quantity'
    END AS target_kind,
    coalesce(links.actor, links.outlet, links.topic, links.proposition, links.quantity) AS target,
    coalesce(actors.name, outlets.name, topics.name, propositions.text, quantities.name) AS name,
    links.polarity,
    links.type,
    links.condition,
    links.origin,
    links.interested
FROM links
LEFT JOIN actors ON actors.id = links.actor
LEFT JOIN outlets ON outlets.id = links.outlet
LEFT JOIN topics ON topics.id = links.topic
LEFT JOIN propositions ON propositions.id = links.proposition
LEFT JOIN quantities ON quantities.id = links.quantity;

-- Who speaks, from the outlet inwards, and where it comes from in the end.
CREATE VIEW speaking AS
SELECT
    ordered.tag,
    group_concat(ordered.name, ' > ') AS speakers,
    group_concat(CASE WHEN ordered.origin THEN ordered.name END, '; ') AS origins
FROM (SELECT * FROM linked WHERE role IN ('speaker', 'holder') ORDER BY tag, "position", link)
    AS ordered
GROUP BY ordered.tag;

-- One row for each actor that a mention names.
CREATE VIEW mentions AS
SELECT places.*, tags.role, linked.target AS actor, linked.name AS actor_name
FROM places
JOIN tags ON tags.id = places.tag
LEFT JOIN linked ON linked.tag = places.tag AND linked.role = 'actor'
WHERE places.kind = 'actor';

-- One row for each proposition that a claim is about.
CREATE VIEW claims AS
SELECT
    places.*,
    linked.target AS proposition,
    linked.name AS proposition_text,
    linked.polarity,
    linked.type,
    linked.condition,
    speaking.speakers,
    speaking.origins,
    tags.voice,
    tags.quotation,
    tags.event_time,
    tags.statement_date,
    tags.place,
    tags.modality,
    tags.likelihood_low,
    tags.likelihood_high,
    tags.credibility
FROM places
JOIN tags ON tags.id = places.tag
LEFT JOIN linked ON linked.tag = places.tag AND linked.role = 'proposition'
LEFT JOIN speaking ON speaking.tag = places.tag
WHERE places.kind = 'claim';

-- One row for each target of a stance.
CREATE VIEW stances AS
SELECT
    places.*,
    speaking.speakers AS holders,
    tags.attitude,
    tags.strength,
    linked.target_kind,
    linked.target,
    linked.name AS target_name
FROM places
JOIN tags ON tags.id = places.tag
LEFT JOIN linked ON linked.tag = places.tag AND linked.role = 'target'
LEFT JOIN speaking ON speaking.tag = places.tag
WHERE places.kind = 'stance';

-- One row for each quantity that a figure measures; values in floating point.
CREATE VIEW figures AS
SELECT
    places.*,
    linked.target AS quantity,
    linked.name AS quantity_name,
    tags.comparator,
    tags.value_number AS value,
    tags.value_high_number AS value_high,
    coalesce(nullif(tags.unit, ''), quantities.unit) AS unit,
    tags.window_start,
    tags.window_end,
    tags.as_of,
    tags.scope,
    speaking.speakers,
    speaking.origins
FROM places
JOIN tags ON tags.id = places.tag
LEFT JOIN linked ON linked.tag = places.tag AND linked.role = 'quantity'
LEFT JOIN quantities ON quantities.id = linked.target
LEFT JOIN speaking ON speaking.tag = places.tag
WHERE places.kind = 'figure';

-- One row for each actor that a proposition accuses.
CREATE VIEW accusations AS
SELECT propositions.id AS proposition, accused.value AS actor
FROM propositions, json_each(propositions.accused) AS accused;

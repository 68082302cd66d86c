-- Version 1 of the project file. One table per kind of record, one column per field; the journal
-- (act, event) is written in the same transaction as the rows it speaks of.
-- Ids are the 16 bytes of a UUID; dates, decimals and vocabulary are text; lists are JSON.
-- References are checked at the end of the transaction, so an act may be written in any order.

CREATE TABLE project (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    title TEXT NOT NULL,
    tolerance INTEGER NOT NULL
) STRICT;

CREATE TABLE annotator (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE outlet (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    reliability_reason TEXT NOT NULL
) STRICT;

CREATE TABLE article (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet BLOB REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED,
    byline TEXT NOT NULL,
    author_actor BLOB REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    genre TEXT CHECK (genre IN ('news', 'wire', 'analysis', 'opinion', 'interview', 'official')),
    published TEXT NOT NULL,
    published_reason TEXT NOT NULL,
    url TEXT NOT NULL,
    archive_url TEXT NOT NULL,
    accessed TEXT NOT NULL,
    language TEXT NOT NULL,
    translation_of BLOB REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    correction_of BLOB REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    file_name TEXT NOT NULL,
    progress TEXT NOT NULL CHECK (progress IN ('todo', 'doing', 'done')),
    inferred TEXT NOT NULL
) STRICT;

CREATE TABLE text_version (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    article BLOB NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number >= 1),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    text TEXT NOT NULL,
    encoding TEXT NOT NULL,
    steps TEXT NOT NULL,
    extractor TEXT NOT NULL,
    UNIQUE (article, number)
) STRICT;

CREATE TABLE region (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    text_version BLOB NOT NULL REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    kind TEXT NOT NULL
        CHECK (kind IN (
            'boilerplate', 'headline', 'subhead', 'caption', 'related', 'bio', 'references',
            'duplicate'
        )),
    inferred TEXT NOT NULL
) STRICT;

CREATE TABLE actor (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN (
            'state', 'person', 'organisation', 'group', 'media', 'author', 'igo', 'bloc',
            'unknown'
        )),
    description TEXT NOT NULL,
    article BLOB REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    reliability_reason TEXT NOT NULL
) STRICT;

CREATE TABLE alias (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    actor BLOB NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    article BLOB REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    metonym INTEGER NOT NULL CHECK (metonym IN (0, 1)),
    ambiguous INTEGER NOT NULL CHECK (ambiguous IN (0, 1))
) STRICT;

CREATE TABLE actor_link (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    actor BLOB NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    parent BLOB NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('organ_of', 'speaks_for', 'member_of')),
    reason TEXT NOT NULL,
    inferred TEXT NOT NULL
) STRICT;

CREATE TABLE topic (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE proposition (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    text TEXT NOT NULL,
    definition TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('factual', 'forecast', 'judgement', 'policy')),
    accused TEXT NOT NULL
) STRICT;

CREATE TABLE proposition_link (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    proposition BLOB NOT NULL REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
    other BLOB NOT NULL REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('broader', 'implies', 'excludes'))
) STRICT;

CREATE TABLE quantity (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    dimension TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('stock', 'cumulative', 'flow', 'duration', 'ordinal', 'probability')),
    subject TEXT NOT NULL,
    object TEXT NOT NULL
) STRICT;

CREATE TABLE independence (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    one BLOB NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    other BLOB NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    ruling TEXT NOT NULL CHECK (ruling IN ('confirmed', 'doubtful', 'dependent')),
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    text_version BLOB NOT NULL REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('actor', 'claim', 'stance', 'figure')),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    quote TEXT NOT NULL,
    rejected INTEGER NOT NULL CHECK (rejected IN (0, 1)),
    adjudicated INTEGER NOT NULL CHECK (adjudicated IN (0, 1)),
    inferred TEXT NOT NULL,
    role TEXT CHECK (role IN ('actor', 'place', 'affiliation', 'part_of_name')),
    voice TEXT CHECK (voice IN ('attributed', 'narrator', 'unclear')),
    quotation TEXT CHECK (quotation IN ('direct', 'partial', 'paraphrase')),
    event_time TEXT NOT NULL,
    statement_date TEXT NOT NULL,
    place TEXT NOT NULL,
    modality TEXT NOT NULL,
    likelihood_low INTEGER,
    likelihood_high INTEGER,
    credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
    credibility_reason TEXT NOT NULL,
    attitude TEXT CHECK (attitude IN ('supports', 'ambivalent', 'opposes')),
    strength INTEGER CHECK (strength BETWEEN 1 AND 3),
    comparator TEXT CHECK (comparator IN ('=', '~', '>', '>=', '<', '<=', 'between', 'words')),
    value TEXT,
    value_high TEXT,
    unit TEXT NOT NULL,
    tolerance INTEGER,
    window_start TEXT NOT NULL,
    window_end TEXT NOT NULL,
    as_of TEXT NOT NULL,
    scope TEXT NOT NULL
) STRICT;

CREATE TABLE tag_link (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    tag BLOB NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL
        CHECK (role IN ('actor', 'proposition', 'speaker', 'holder', 'target', 'quantity')),
    position INTEGER NOT NULL,
    actor BLOB REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    outlet BLOB REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED,
    topic BLOB REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
    proposition BLOB REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
    quantity BLOB REFERENCES quantity (id) DEFERRABLE INITIALLY DEFERRED,
    polarity TEXT CHECK (polarity IN ('asserts', 'denies', 'withholds')),
    type TEXT
        CHECK (type IN (
            'fact', 'assessment', 'possibility', 'prediction', 'conditional', 'demand',
            'judgement'
        )),
    condition TEXT NOT NULL,
    origin INTEGER NOT NULL CHECK (origin IN (0, 1)),
    interested INTEGER NOT NULL CHECK (interested IN (0, 1)),
    inferred TEXT NOT NULL,
    CHECK (
        (actor IS NOT NULL) + (outlet IS NOT NULL) + (topic IS NOT NULL)
        + (proposition IS NOT NULL) + (quantity IS NOT NULL) = 1
    )
) STRICT;

CREATE TABLE relation (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN (
            'conflict', 'changed', 'scope_differs', 'dismissed', 'same_origin', 'relies_on',
            'copy_of', 'same_window'
        )),
    about TEXT NOT NULL,
    one BLOB NOT NULL,
    other BLOB NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE "constraint" (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('must', 'cannot')),
    about TEXT NOT NULL,
    one BLOB NOT NULL,
    other BLOB NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE decision (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'overrule', 'adjudicated')),
    about TEXT NOT NULL,
    subject BLOB NOT NULL,
    object BLOB,
    value TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE assessment (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    proposition BLOB NOT NULL REFERENCES proposition (id) DEFERRABLE INITIALLY DEFERRED,
    likelihood TEXT
        CHECK (likelihood IN (
            'almost_no_chance', 'very_unlikely', 'unlikely', 'roughly_even_chance', 'likely',
            'very_likely', 'almost_certain'
        )),
    confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
    reasons TEXT NOT NULL,
    gaps TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    about TEXT NOT NULL,
    subject BLOB NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- Read marks are state, not history: they go when the text they mark goes.
CREATE TABLE read_mark (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    text_version BLOB NOT NULL REFERENCES text_version (id)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start)
) STRICT;

CREATE INDEX article_outlet ON article (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX article_author_actor ON article (author_actor) WHERE author_actor IS NOT NULL;
CREATE INDEX article_translation_of ON article (translation_of) WHERE translation_of IS NOT NULL;
CREATE INDEX article_correction_of ON article (correction_of) WHERE correction_of IS NOT NULL;
CREATE INDEX text_version_sha256 ON text_version (sha256);
CREATE INDEX region_text_version ON region (text_version, start);
CREATE INDEX actor_article ON actor (article) WHERE article IS NOT NULL;
CREATE INDEX alias_actor ON alias (actor);
CREATE INDEX alias_article ON alias (article) WHERE article IS NOT NULL;
CREATE INDEX actor_link_actor ON actor_link (actor);
CREATE INDEX actor_link_parent ON actor_link (parent);
CREATE INDEX proposition_link_proposition ON proposition_link (proposition);
CREATE INDEX proposition_link_other ON proposition_link (other);
CREATE INDEX independence_one ON independence (one);
CREATE INDEX independence_other ON independence (other);
CREATE INDEX tag_text_version ON tag (text_version, start);
CREATE INDEX tag_link_tag ON tag_link (tag);
CREATE INDEX tag_link_actor ON tag_link (actor) WHERE actor IS NOT NULL;
CREATE INDEX tag_link_outlet ON tag_link (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX tag_link_topic ON tag_link (topic) WHERE topic IS NOT NULL;
CREATE INDEX tag_link_proposition ON tag_link (proposition) WHERE proposition IS NOT NULL;
CREATE INDEX tag_link_quantity ON tag_link (quantity) WHERE quantity IS NOT NULL;
CREATE INDEX assessment_proposition ON assessment (proposition);
CREATE INDEX note_subject ON note (subject);
CREATE INDEX read_mark_text_version ON read_mark (text_version, start);

-- One row per transaction of the journal. `number` is the order in which this file took them in;
-- `params` is a JSON list of pairs; `first_seq` to `last_seq` are its events.
CREATE TABLE act (
    number INTEGER PRIMARY KEY,
    tx BLOB NOT NULL UNIQUE CHECK (length(tx) = 16),
    replica BLOB NOT NULL CHECK (length(replica) = 16),
    name TEXT NOT NULL,
    params TEXT NOT NULL,
    author BLOB,
    time TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo', 'base')),
    inverts BLOB REFERENCES act (tx) DEFERRABLE INITIALLY DEFERRED,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq - 1)
) STRICT;

CREATE INDEX act_undoable ON act (replica, number) WHERE kind = 'act';
CREATE INDEX act_inverts ON act (inverts) WHERE inverts IS NOT NULL;

-- One row per record created or deleted (`field` is null, the value is the whole record) or per
-- field altered. `parents` are the events it replaces; `prev` is the SHA-256 of the replica's
-- event before it, null for the first.
CREATE TABLE event (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    replica BLOB NOT NULL CHECK (length(replica) = 16),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    tx BLOB NOT NULL REFERENCES act (tx) DEFERRABLE INITIALLY DEFERRED,
    author BLOB,
    time TEXT NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    kind TEXT NOT NULL,
    entity BLOB NOT NULL CHECK (length(entity) = 16),
    field TEXT CHECK ((field IS NULL) = (op <> 'update')),
    before TEXT CHECK ((before IS NULL) = (op = 'insert')),
    after TEXT CHECK ((after IS NULL) = (op = 'delete')),
    parents TEXT NOT NULL,
    prev BLOB CHECK ((prev IS NULL) = (seq = 1)),
    UNIQUE (replica, seq)
) STRICT;

CREATE INDEX event_entity ON event (entity);

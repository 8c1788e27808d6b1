-- What was given. Every page has its row: it became an article or was refused with a reason.
CREATE TABLE pages (
    number INTEGER PRIMARY KEY,
    uri TEXT NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    coder TEXT NOT NULL,
    article INTEGER REFERENCES articles (number),
    reason TEXT,
    UNIQUE (sha256, record, uri),
    CHECK ((article IS NULL) <> (reason IS NULL))
) STRICT;

-- What was read. Spans are [start, end) in code points of articles.text; days are ISO 8601; lists are JSON.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    page_uri TEXT NOT NULL,
    page_kind TEXT NOT NULL,
    page_record INTEGER NOT NULL,
    page_sha256 TEXT NOT NULL,
    "schema" TEXT NOT NULL,
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    url TEXT,
    outlet_name TEXT,
    outlet_domain TEXT,
    outlet_country TEXT,
    language TEXT NOT NULL,
    script TEXT NOT NULL,
    language_confidence REAL NOT NULL,
    title TEXT,
    authors TEXT NOT NULL,
    published_earliest TEXT,
    published_latest TEXT,
    published_precision TEXT,
    published_basis TEXT,
    published_time TEXT,
    text TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    dropped_lines INTEGER NOT NULL,
    dropped_characters INTEGER NOT NULL,
    warnings TEXT NOT NULL
) STRICT;

-- Full text: SELECT title FROM articles WHERE number IN (SELECT rowid FROM article_words WHERE article_words MATCH 'lavrov')
CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE entities (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    knowledge_id TEXT,
    country TEXT,
    sector TEXT,
    role TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    when_earliest TEXT,
    when_latest TEXT,
    when_precision TEXT,
    when_basis TEXT,
    when_time TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_mentions (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    actors TEXT NOT NULL,
    recipients TEXT NOT NULL,
    auxiliary TEXT NOT NULL,
    when_earliest TEXT,
    when_latest TEXT,
    when_precision TEXT,
    when_basis TEXT,
    when_time TEXT,
    place TEXT,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    according_to TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotations (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    direct INTEGER NOT NULL,
    speaker TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    addressee TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE figures (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    value REAL NOT NULL,
    low REAL,
    high REAL,
    unit TEXT,
    of_entity TEXT,
    event TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    entity TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- What follows from all articles together. These tables are made anew whenever articles have come.
CREATE TABLE identities (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    knowledge_id TEXT,
    country TEXT,
    sector TEXT,
    name_key TEXT NOT NULL,
    last_part TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_key ON identities (name_key);
CREATE INDEX identities_by_last_part ON identities (last_part);

CREATE TABLE identity_names (
    identity TEXT NOT NULL REFERENCES identities (id),
    name TEXT NOT NULL,
    script TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    last_part TEXT NOT NULL,
    PRIMARY KEY (identity, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_names_by_key ON identity_names (name_key);
CREATE INDEX identity_names_by_last_part ON identity_names (last_part);

CREATE TABLE identity_entities (
    article INTEGER NOT NULL REFERENCES articles (number),
    entity TEXT NOT NULL,
    identity TEXT NOT NULL REFERENCES identities (id),
    PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_entities_by_identity ON identity_entities (identity);

CREATE TABLE copies (
    article INTEGER PRIMARY KEY REFERENCES articles (number),
    origin INTEGER NOT NULL REFERENCES articles (number),
    containment REAL NOT NULL
) STRICT;

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    quad_class TEXT NOT NULL,
    when_earliest TEXT,
    when_latest TEXT,
    when_precision TEXT,
    when_basis TEXT,
    when_time TEXT,
    when_from INTEGER REFERENCES articles (number),
    place TEXT REFERENCES identities (id),
    status TEXT NOT NULL,
    sources INTEGER NOT NULL,
    copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_day ON events (when_earliest, when_latest);

CREATE TABLE event_parties (
    event TEXT NOT NULL REFERENCES events (id),
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    identity TEXT NOT NULL REFERENCES identities (id),
    PRIMARY KEY (event, part, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_identity ON event_parties (identity);

-- The history of an event: every telling with its status, in the order in which it was said.
CREATE TABLE event_tellings (
    event TEXT NOT NULL REFERENCES events (id),
    position INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number),
    mention TEXT NOT NULL,
    status TEXT NOT NULL,
    when_earliest TEXT,
    when_latest TEXT,
    when_precision TEXT,
    when_basis TEXT,
    when_time TEXT,
    when_from INTEGER REFERENCES articles (number),
    said_earliest TEXT,
    said_latest TEXT,
    said_precision TEXT,
    said_basis TEXT,
    said_time TEXT,
    outlet TEXT,
    according_to TEXT REFERENCES identities (id),
    source TEXT NOT NULL,
    is_copy INTEGER NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_tellings_by_article ON event_tellings (article);

CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    speaker TEXT REFERENCES identities (id),
    addressee TEXT REFERENCES identities (id),
    language TEXT NOT NULL,
    direct INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_speaker ON statements (speaker);

CREATE TABLE statement_versions (
    statement TEXT NOT NULL REFERENCES statements (id),
    position INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number),
    quotation TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreements (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement_events (
    disagreement TEXT NOT NULL REFERENCES disagreements (id),
    position INTEGER NOT NULL,
    event TEXT NOT NULL REFERENCES events (id),
    PRIMARY KEY (disagreement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreement_events_by_event ON disagreement_events (event);

CREATE TABLE disagreement_claims (
    disagreement TEXT NOT NULL REFERENCES disagreements (id),
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    outlet TEXT,
    according_to TEXT REFERENCES identities (id),
    PRIMARY KEY (disagreement, position)
) STRICT, WITHOUT ROWID;

-- Whether the tables of the second half follow from all articles, and by which way of deriving.
CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO state (name, value) VALUES ('derived', '');

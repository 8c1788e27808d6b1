DROP TABLE statement_versions;
DROP TABLE statements;

-- Words of a speaker. `article` and the span are where the fullest version stands, from which the words are cut when they
-- are asked for. `sources` are the independent ones that quote it; `first_day` is the day of the first, where it is known.
CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    speaker TEXT,
    addressee TEXT,
    language TEXT NOT NULL,
    direct INTEGER NOT NULL,
    article INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    first_day TEXT,
    sources INTEGER NOT NULL,
    copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_speaker ON statements (speaker);
CREATE INDEX statements_by_day ON statements (first_day);

-- Every quotation of it: full, same, cut or translated. `said` is the quotation as it is compared with others, `blocks` the
-- keys under which others find it, `place` where it stands among them: its day, then what it is.
CREATE TABLE statement_versions (
    number INTEGER PRIMARY KEY,
    statement TEXT NOT NULL,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL,
    quotation TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    is_copy INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    types TEXT NOT NULL,
    place INTEGER NOT NULL,
    blocks BLOB NOT NULL,
    said BLOB NOT NULL
) STRICT;
CREATE INDEX statement_versions_by_statement ON statement_versions (statement, position);
CREATE INDEX statement_versions_by_article ON statement_versions (article);

CREATE TABLE statement_blocks (
    block INTEGER NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (block, place, version)
) STRICT, WITHOUT ROWID;

-- Which quotations are of one statement: the same words, or (with the odds of it) a translation.
CREATE TABLE statement_links (
    owner INTEGER NOT NULL,
    block INTEGER NOT NULL,
    other INTEGER NOT NULL,
    odds REAL,
    PRIMARY KEY (owner, block, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_links_by_other ON statement_links (other);

-- Whom the words name, or to whom they are said.
CREATE TABLE statement_about (
    identity TEXT NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (identity, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_about_by_statement ON statement_about (statement);

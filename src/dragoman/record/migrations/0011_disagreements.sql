DROP TABLE disagreement_claims;
DROP TABLE disagreement_events;
DROP TABLE disagreements;

-- Incompatible claims about one thing. Those of one `topic` (a story or an event, a kind and a matter) are found together.
CREATE TABLE disagreements (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    topic TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreements_by_topic ON disagreements (topic);

CREATE TABLE disagreement_events (
    disagreement TEXT NOT NULL,
    position INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (disagreement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreement_events_by_event ON disagreement_events (event);

CREATE TABLE disagreement_claims (
    disagreement TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    article INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    outlet TEXT,
    according_to TEXT,
    PRIMARY KEY (disagreement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreement_claims_by_article ON disagreement_claims (article);

-- What each article claims that another may contradict; `cell` is the claim with all that it is compared by.
CREATE TABLE stated_claims (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    topic TEXT NOT NULL,
    cell BLOB NOT NULL
) STRICT;
CREATE INDEX stated_claims_by_article ON stated_claims (article);
CREATE INDEX stated_claims_by_topic ON stated_claims (topic);

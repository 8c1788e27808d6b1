-- Who is who, worked out article by article. What was derived from all articles at once goes.
DELETE FROM disagreement_claims;
DELETE FROM disagreement_events;
DELETE FROM disagreements;
DELETE FROM statement_versions;
DELETE FROM statements;
DELETE FROM event_tellings;
DELETE FROM event_parties;
DELETE FROM events;
DROP TABLE suggestions;
DROP TABLE identity_entities;
DROP TABLE identity_names;
DROP TABLE identities;

-- An identity's number is the least of its nodes'; it stays inside the record. `seed` is the id where no other identity
-- has the same. `weight` is about how many entities there are, surnames alone left out. `listed` and `countries` are JSON.
CREATE TABLE identities (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    knowledge_id TEXT,
    country TEXT,
    sector TEXT,
    listed TEXT NOT NULL,
    name_key TEXT NOT NULL,
    last_part TEXT NOT NULL,
    seed TEXT NOT NULL,
    weight INTEGER NOT NULL,
    countries TEXT NOT NULL
) STRICT;
CREATE INDEX identities_by_key ON identities (name_key);
CREATE INDEX identities_by_last_part ON identities (last_part);
CREATE INDEX identities_by_knowledge ON identities (knowledge_id) WHERE knowledge_id IS NOT NULL;
CREATE INDEX identities_by_seed ON identities (seed);

-- A node is the entities that nothing tells apart; its number is a digest of what they have in common. `facts` is packed.
CREATE TABLE identity_nodes (
    number INTEGER PRIMARY KEY,
    identity INTEGER,
    facts BLOB NOT NULL
) STRICT;
CREATE INDEX identity_nodes_by_identity ON identity_nodes (identity);

CREATE TABLE identity_members (
    node INTEGER NOT NULL,
    article INTEGER NOT NULL,
    entity TEXT NOT NULL,
    role TEXT,
    PRIMARY KEY (node, article, entity)
) STRICT, WITHOUT ROWID;

-- What each article contributed, packed, so that it can be taken back.
CREATE TABLE identity_articles (
    article INTEGER PRIMARY KEY,
    told BLOB NOT NULL
) STRICT;

-- Keys by which nodes meet (digests), under each in the order of `place`.
CREATE TABLE identity_keys (
    "key" INTEGER NOT NULL,
    place TEXT NOT NULL,
    node INTEGER NOT NULL,
    PRIMARY KEY ("key", place, node)
) STRICT, WITHOUT ROWID;

-- Two nodes that may be one, and how much says so (log odds). `reasons` is a JSON list.
CREATE TABLE identity_links (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    points REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_links_by_other ON identity_links (other);

-- The links between two identities that stayed open: what a user may want to decide on.
CREATE TABLE identity_doubts (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    points REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_doubts_by_other ON identity_doubts (other);

-- Every spelling once, and how often it stands for the entities of a node. A suspicious one mixes look-alike letters.
CREATE TABLE spellings (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    script TEXT NOT NULL,
    suspicious INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    last_part TEXT NOT NULL
) STRICT;
CREATE INDEX spellings_by_key ON spellings (name_key);
CREATE INDEX spellings_by_last_part ON spellings (last_part);

CREATE TABLE identity_spellings (
    node INTEGER NOT NULL,
    spelling INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (node, spelling)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_spellings_by_spelling ON identity_spellings (spelling);

-- The entities of identities by id, and their names, which stand once for each node.
CREATE VIEW identity_entities AS
    SELECT article, entity, role, identities.id AS identity FROM identities
    JOIN identity_nodes ON identity_nodes.identity = identities.number
    JOIN identity_members ON identity_members.node = identity_nodes.number;
CREATE VIEW identity_names AS
    SELECT identities.id AS identity, spellings.name AS name, script, mentions, suspicious,
        spellings.name_key AS name_key, spellings.last_part AS last_part FROM identities
    JOIN identity_nodes ON identity_nodes.identity = identities.number
    JOIN identity_spellings ON identity_spellings.node = identity_nodes.number
    JOIN spellings ON spellings.number = identity_spellings.spelling;

-- Two nodes whose names may be one's stay side by side also where all else speaks against it: then `points` is null.
DROP TABLE identity_links;
CREATE TABLE identity_links (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    points REAL,
    reasons TEXT,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_links_by_other ON identity_links (other);

-- A surname that means whoever bears it is found apart: of a person in the news there are as many as articles.
DROP TABLE identity_nodes;
CREATE TABLE identity_nodes (
    number INTEGER PRIMARY KEY,
    identity INTEGER,
    is_lone INTEGER NOT NULL,
    facts BLOB NOT NULL
) STRICT;
CREATE INDEX identity_nodes_by_identity ON identity_nodes (identity, is_lone);

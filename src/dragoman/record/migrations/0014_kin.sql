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

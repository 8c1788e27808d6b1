-- What an article claims is one cell, in which every name stands once; topics are known by numbers made of their words.
DROP TABLE stated_claims;
CREATE TABLE stated_claims (
    article INTEGER PRIMARY KEY,
    cell BLOB NOT NULL
) STRICT;

CREATE TABLE claim_topics (
    topic INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (topic, article)
) STRICT, WITHOUT ROWID;

-- Which articles reprint which, and what it takes to find that out for a new one without looking at all others.

DROP TABLE copies;
CREATE TABLE copies (
    article INTEGER PRIMARY KEY REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    origin INTEGER NOT NULL REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    -- How much of the shorter text stands in the longer.
    containment REAL NOT NULL,
    -- The agency that the copy names as its source, where that is not the origin's own outlet.
    credit TEXT
) STRICT;
CREATE INDEX copies_by_origin ON copies (origin);

-- Of each article its place in the order of days, the minute of publication where it is known, how many runs of words
-- it has, the smallest of their fingerprints, by which names it is cited, whom it cites, and which agency it names.
CREATE TABLE fingerprinted (
    article INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    minute INTEGER,
    runs INTEGER NOT NULL,
    sketch BLOB NOT NULL,
    outlets TEXT NOT NULL,
    cited TEXT NOT NULL,
    credit TEXT
) STRICT;

-- The articles of each fingerprint in a sketch, in the order of their places.
CREATE TABLE fingerprints (
    print INTEGER NOT NULL,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (print, place, article)
) STRICT, WITHOUT ROWID;

-- Pairs of articles of which one reprints the other, each both ways round.
CREATE TABLE copy_links (
    article INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

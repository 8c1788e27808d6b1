-- A page is found by its address and its place there; the index by digest, place and address, which repeated most of the
-- row, is gone.
CREATE TABLE pages_found_by_uri (
    number INTEGER PRIMARY KEY,
    uri TEXT NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    coder TEXT NOT NULL,
    article INTEGER REFERENCES articles (number),
    reason TEXT,
    byte_offset INTEGER,
    fetched TEXT,
    CHECK ((article IS NULL) <> (reason IS NULL))
) STRICT;
INSERT INTO pages_found_by_uri (number, uri, kind, record, sha256, coder, article, reason, byte_offset, fetched)
    SELECT number, uri, kind, record, sha256, coder, article, reason, byte_offset, fetched FROM pages;
DROP TABLE pages;
ALTER TABLE pages_found_by_uri RENAME TO pages;
CREATE INDEX pages_by_uri ON pages (uri, record);

-- What an article repeated of its page stands there; it is found by address and place.
ALTER TABLE articles DROP COLUMN page_kind;
ALTER TABLE articles DROP COLUMN page_sha256;
ALTER TABLE articles DROP COLUMN page_offset;
ALTER TABLE articles DROP COLUMN page_fetched;

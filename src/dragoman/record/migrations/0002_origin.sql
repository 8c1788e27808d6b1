-- Where a page lay in its file, in bytes, and when it was fetched, in UTC.
ALTER TABLE pages ADD COLUMN byte_offset INTEGER;
ALTER TABLE pages ADD COLUMN fetched TEXT;
CREATE INDEX pages_by_uri ON pages (uri);

-- What only some pages tell. Other languages are JSON: [{"span": [0, 9], "language": "en", "script": "Latn"}].
ALTER TABLE articles ADD COLUMN page_offset INTEGER;
ALTER TABLE articles ADD COLUMN page_fetched TEXT;
ALTER TABLE articles ADD COLUMN modified_earliest TEXT;
ALTER TABLE articles ADD COLUMN modified_latest TEXT;
ALTER TABLE articles ADD COLUMN modified_precision TEXT;
ALTER TABLE articles ADD COLUMN modified_basis TEXT;
ALTER TABLE articles ADD COLUMN modified_time TEXT;
ALTER TABLE articles ADD COLUMN section TEXT;
ALTER TABLE articles ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN other_languages TEXT NOT NULL DEFAULT '[]';

-- Feeds that are followed: what their last answer said of itself. Moments are seconds since 1970, in UTC.
CREATE TABLE followed_feeds (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    asked REAL,
    not_before REAL NOT NULL,
    failures INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Addresses that they named, in the order in which they came. Those that are not settled are still to be fetched.
CREATE TABLE followed_addresses (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    feed TEXT NOT NULL,
    title TEXT,
    published TEXT,
    updated TEXT,
    not_before REAL NOT NULL,
    failures INTEGER NOT NULL,
    settled INTEGER NOT NULL
) STRICT;
CREATE INDEX followed_addresses_waiting ON followed_addresses (settled, feed);

-- What was read from an article, packed into one cell: entities, mentions, times, events, quotations, figures, citations.
-- The tables that had a row for each of them are packed and dropped when an older record is brought up.
ALTER TABLE articles ADD COLUMN parts BLOB;

-- Articles that are in and not yet folded into identities, stories, events and the rest.
CREATE TABLE waiting (article INTEGER PRIMARY KEY) STRICT;

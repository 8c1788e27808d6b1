-- What users said of the record, in the order in which they said it. Nothing is ever changed or taken out: an undo is a
-- correction, too, and names in `undoes` the one that it takes back. `said` is the moment in UTC; `arguments` a JSON
-- list of what the user wrote; `value` the name of a rename, the Wikidata id of a link.
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    said TEXT NOT NULL,
    user TEXT NOT NULL,
    kind TEXT NOT NULL,
    arguments TEXT NOT NULL,
    value TEXT,
    undoes INTEGER REFERENCES corrections (number),
    note TEXT
) STRICT;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER corrections_are_kept BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;

-- What a correction is about: entities as the identities held them when the user spoke. An article is found by its key,
-- or by its own id where a newer version of the program read another text on its page. `forms` is a JSON list.
CREATE TABLE correction_anchors (
    correction INTEGER NOT NULL REFERENCES corrections (number),
    side INTEGER NOT NULL,
    position INTEGER NOT NULL,
    article TEXT NOT NULL,
    article_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    forms TEXT NOT NULL,
    PRIMARY KEY (correction, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX articles_by_id ON articles (id);

-- Identities that may be one, made anew with the identities. `score` is between 0 and 1, `reasons` a JSON list.
CREATE TABLE suggestions (
    one TEXT NOT NULL REFERENCES identities (id),
    other TEXT NOT NULL REFERENCES identities (id),
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestions_by_other ON suggestions (other);

-- A spelling that mixes look-alike letters of two scripts inside one word.
ALTER TABLE identity_names ADD COLUMN suspicious INTEGER NOT NULL DEFAULT 0;
CREATE INDEX identities_by_knowledge ON identities (knowledge_id);

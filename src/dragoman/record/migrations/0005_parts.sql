-- What was read from an article, packed into one cell: entities, mentions, times, events, quotations, figures, citations.
-- The tables that had a row for each of them are packed and dropped when an older record is brought up.
ALTER TABLE articles ADD COLUMN parts BLOB;

-- Articles that are in and not yet folded into identities, stories, events and the rest.
CREATE TABLE waiting (article INTEGER PRIMARY KEY) STRICT;

-- All that follows from the articles is worked out anew, in tables of another make.
DELETE FROM disagreement_claims;
DELETE FROM disagreement_events;
DELETE FROM disagreements;
DELETE FROM statement_versions;
DELETE FROM statements;
DELETE FROM event_tellings;
DELETE FROM event_parties;
DELETE FROM events;
DELETE FROM copies;
DELETE FROM suggestions;
DELETE FROM identity_entities;
DELETE FROM identity_names;
DELETE FROM identities;
UPDATE state SET value = '' WHERE name = 'derived';

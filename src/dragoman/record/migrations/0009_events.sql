DROP TABLE event_tellings;
DROP TABLE event_parties;
DROP TABLE events;

-- What happened or was to happen. `story` is the id of the story in which most tell it; `anchor` a day (ordinal) by which
-- it is found where no day is told.
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    quad_class TEXT NOT NULL,
    when_earliest TEXT,
    when_latest TEXT,
    when_precision TEXT,
    when_basis TEXT,
    when_time TEXT,
    when_from INTEGER,
    place TEXT,
    status TEXT NOT NULL,
    story TEXT,
    sources INTEGER NOT NULL,
    copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_day ON events (when_earliest, when_latest);
CREATE INDEX events_by_story ON events (story) WHERE story IS NOT NULL;

CREATE TABLE event_parties (
    event TEXT NOT NULL,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    identity TEXT NOT NULL,
    PRIMARY KEY (event, part, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_identity ON event_parties (identity);

-- The history of an event: every telling with its status, in the order in which it was said. `told` is the telling as it
-- is compared with others, `blocks` the keys under which others find it, `anchor` its day (ordinal; 0 where it has none).
-- A settled one was joined within its story, and looks for nothing outside.
CREATE TABLE event_tellings (
    number INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL,
    mention TEXT NOT NULL,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    is_copy INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    anchor INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    blocks BLOB NOT NULL,
    told BLOB NOT NULL
) STRICT;
CREATE INDEX event_tellings_by_event ON event_tellings (event);
CREATE INDEX event_tellings_by_article ON event_tellings (article);

CREATE TABLE telling_blocks (
    block INTEGER NOT NULL,
    anchor INTEGER NOT NULL,
    telling INTEGER NOT NULL,
    PRIMARY KEY (block, anchor, telling)
) STRICT, WITHOUT ROWID;

-- Which tellings are of one event: decided in a block, on the words and neighbours of the owner.
CREATE TABLE telling_links (
    owner INTEGER NOT NULL,
    block INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (owner, block, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_links_by_other ON telling_links (other);

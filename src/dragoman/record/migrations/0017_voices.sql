-- What an article says of itself for all the events that it tells, and for all whom it quotes: whose voice it is, when it
-- appeared, in which story.
CREATE TABLE telling_voices (
    article INTEGER PRIMARY KEY,
    voice BLOB NOT NULL
) STRICT;

CREATE TABLE statement_voices (
    article INTEGER PRIMARY KEY,
    voice BLOB NOT NULL
) STRICT;

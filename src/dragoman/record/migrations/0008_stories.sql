-- The articles that tell one development, and what it takes to find the story of a new one without looking at all others.

-- A story is a tree of articles, each hanging on the most alike earlier one; `number` is that of its head, the first.
CREATE TABLE stories (
    number INTEGER PRIMARY KEY REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    -- Days of publication; NULL where no article of the story has one.
    first_day TEXT,
    last_day TEXT,
    articles INTEGER NOT NULL,
    languages TEXT NOT NULL,
    -- Names that its head tells most.
    names TEXT NOT NULL
) STRICT;
CREATE INDEX stories_by_day ON stories (last_day, first_day);

-- `parent` is NULL for a head. A copy hangs on its origin, with a score of 1. `day` is that of publication, where known.
CREATE TABLE story_articles (
    article INTEGER PRIMARY KEY REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    story INTEGER NOT NULL REFERENCES stories (number) DEFERRABLE INITIALLY DEFERRED,
    parent INTEGER REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    score REAL,
    chapter INTEGER NOT NULL,
    day TEXT,
    language TEXT NOT NULL
) STRICT;
CREATE INDEX story_articles_by_story ON story_articles (story);
CREATE INDEX story_articles_by_parent ON story_articles (parent) WHERE parent IS NOT NULL;

-- A chapter is a stretch of a story without a pause; its days are NULL where no article of it has one.
CREATE TABLE story_chapters (
    story INTEGER NOT NULL REFERENCES stories (number) DEFERRABLE INITIALLY DEFERRED,
    chapter INTEGER NOT NULL,
    first_day TEXT,
    last_day TEXT,
    articles INTEGER NOT NULL,
    PRIMARY KEY (story, chapter)
) STRICT, WITHOUT ROWID;

-- Of each article its place in the order of days, its language, what it is found by, and its features.
CREATE TABLE story_features (
    article INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- A digest of all that the rest was made from.
    mark INTEGER NOT NULL,
    keys BLOB NOT NULL,
    features BLOB NOT NULL
) STRICT;

-- The articles that can be found by a key, in the order of their places. `stretch` counts stretches of days, so that
-- articles of one time lie together in the file.
CREATE TABLE story_keys (
    stretch INTEGER NOT NULL,
    key INTEGER NOT NULL,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (stretch, key, place, article)
) STRICT, WITHOUT ROWID;

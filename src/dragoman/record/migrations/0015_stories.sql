-- Stories whose rows cost by what is touched: counted by difference, their days found by an index, not read as a whole.
-- All of it is worked out anew, since the way of derivation is another.
DROP TABLE story_chapters;
DROP TABLE story_articles;
DROP TABLE stories;
DROP TABLE story_features;
DELETE FROM story_keys;

-- A story is a tree of articles, each hanging on the most alike earlier one; `number` is that of its head, the first.
CREATE TABLE stories (
    number INTEGER PRIMARY KEY REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    -- Days of publication; NULL where no article of the story has one.
    first_day TEXT,
    last_day TEXT,
    articles INTEGER NOT NULL,
    -- How many articles of it are in each language.
    languages TEXT NOT NULL,
    -- Names that its head tells most.
    names TEXT NOT NULL
) STRICT;
CREATE INDEX stories_by_day ON stories (last_day, first_day);
CREATE INDEX stories_in_time ON stories (coalesce(last_day, ''), id);

-- `parent` is NULL for a head. A copy hangs on its origin, with a score of 1. Days are counted from the first of year 1:
-- `day` is that of publication; where it is not known, `told` is the last one that the article tells of.
CREATE TABLE story_articles (
    article INTEGER PRIMARY KEY REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    story INTEGER NOT NULL REFERENCES stories (number) DEFERRABLE INITIALLY DEFERRED,
    parent INTEGER REFERENCES articles (number) DEFERRABLE INITIALLY DEFERRED,
    score REAL,
    day INTEGER,
    told INTEGER,
    language TEXT NOT NULL
) STRICT;
CREATE INDEX story_articles_by_day ON story_articles (story, day);
CREATE INDEX story_articles_by_parent ON story_articles (parent) WHERE parent IS NOT NULL;
CREATE INDEX story_heads ON story_articles (story) WHERE parent IS NULL;

-- Of each article without a day of publication about which day it tells, itself or what it hangs on; between which days
-- it was likely published, and the article of its story that says so, where one does.
CREATE TABLE story_bounds (
    article INTEGER PRIMARY KEY,
    story INTEGER NOT NULL,
    about INTEGER NOT NULL,
    earliest INTEGER,
    latest INTEGER,
    said_by INTEGER
) STRICT;
CREATE INDEX story_bounds_by_day ON story_bounds (story, about);

-- Of each article its place in the order of days, its language, the countries it is about, what it is found by, and its features.
CREATE TABLE story_features (
    article INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    language TEXT NOT NULL,
    countries INTEGER NOT NULL,
    -- A digest of all that the rest was made from.
    mark INTEGER NOT NULL,
    keys BLOB NOT NULL,
    features BLOB NOT NULL
) STRICT;

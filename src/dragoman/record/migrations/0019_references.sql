-- The last day about which an article without one tells, as the tellings of a block date it; `day` is counted from the
-- first of year 1, `said_by` the key of the article that dates it, where it is another.
CREATE TABLE telling_references (
    block INTEGER NOT NULL,
    article INTEGER NOT NULL,
    day INTEGER NOT NULL,
    said_by TEXT,
    PRIMARY KEY (block, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_references_by_article ON telling_references (article);

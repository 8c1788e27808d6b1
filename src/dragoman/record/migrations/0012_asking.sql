-- What questions are answered by: events in the order of time, by status, type and place, articles by day, outlet and
-- language, identities by country.
CREATE INDEX events_in_time ON events (
    coalesce(when_earliest, '~' || coalesce(when_latest, '9999')), coalesce(when_latest, '9999'), id
);
CREATE INDEX events_by_end ON events (coalesce(when_latest, '9999'));
CREATE INDEX events_long ON events (
    coalesce(when_earliest, '~' || coalesce(when_latest, '9999')), coalesce(when_latest, '9999'), id
) WHERE when_earliest IS NOT NULL AND (when_latest IS NULL
    OR (CAST(substr(when_latest, 1, 4) AS INTEGER) - CAST(substr(when_earliest, 1, 4) AS INTEGER)) * 12
    + CAST(substr(when_latest, 6, 2) AS INTEGER) - CAST(substr(when_earliest, 6, 2) AS INTEGER) > 1);
CREATE INDEX events_by_status ON events (status, when_latest);
CREATE INDEX events_by_type ON events (type, when_latest);
CREATE INDEX events_by_place ON events (place) WHERE place IS NOT NULL;
CREATE INDEX articles_by_day ON articles (published_latest, key);
CREATE INDEX articles_by_language ON articles (language);
CREATE INDEX articles_by_outlet ON articles (outlet_name COLLATE NOCASE);
CREATE INDEX articles_by_domain ON articles (outlet_domain COLLATE NOCASE);
CREATE INDEX identities_by_country ON identities (country, kind);
CREATE INDEX stories_in_time ON stories (coalesce(last_day, ''), id);

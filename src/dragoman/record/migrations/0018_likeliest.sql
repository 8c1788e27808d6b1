-- A likely translation holds where neither end has a likelier one in the other's language; both languages are told with it.
ALTER TABLE statement_links ADD COLUMN languages TEXT;

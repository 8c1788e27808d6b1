-- The entries of the user's lists that mean an entity, and those of all entities of an identity: JSON, ["LIST:ID"].
ALTER TABLE entities ADD COLUMN listed TEXT NOT NULL DEFAULT '[]';
ALTER TABLE identities ADD COLUMN listed TEXT NOT NULL DEFAULT '[]';

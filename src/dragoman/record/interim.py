"""Interim: copies and identities worked out from all."""

from dragoman.record.derived_tables import _write_identities, _write_suggestions
from dragoman.record.identity import resolved
from dragoman.record.shelf import filed


def fold_identity(connection, filings, articles, rulings):
    for table in ():
        connection.execute(f"DELETE FROM {table}")
    q = "SELECT article, entity, identity, name, kind, country FROM identity_entities JOIN identities ON id = identity"
    before = set(connection.execute(q))
    for table in ("suggestions", "identity_entities", "identity_names", "identities"):
        connection.execute(f"DELETE FROM {table}")
    numbers = dict(connection.execute("SELECT key, number FROM articles").fetchall())
    who = resolved(sorted(filed(connection), key=lambda o: o.key), rulings)
    _write_identities(connection, who.identities, numbers)
    _write_suggestions(connection, who.suggestions)
    return {row[0] for row in before ^ set(connection.execute(q))}

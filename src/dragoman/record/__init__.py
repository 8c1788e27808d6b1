"""Analyses in, record out: a store, and everything that many analyses add up to."""

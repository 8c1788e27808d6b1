"""Statements: the same words of a speaker in several articles and languages, with their versions and sources."""

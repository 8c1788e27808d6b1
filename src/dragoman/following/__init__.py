"""Feeds followed into a record, round after round."""

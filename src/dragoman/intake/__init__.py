"""Bytes in, pages out: containers and dangers, nothing of language."""

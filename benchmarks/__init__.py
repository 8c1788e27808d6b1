"""The project's mirror: how well and how fast each part reads, measured on public data."""

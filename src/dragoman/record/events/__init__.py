"""Events: which tellings are of one happening, and what they say of it together, with its history."""

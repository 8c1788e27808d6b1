"""Questions to the record. Answers are plain values; how they look is for the command line and the web."""

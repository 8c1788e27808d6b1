"""Article in, analysis out: a pure function of the article, the packs and the knowledge."""

"""What is known of languages: packs as data, and the lexicon compiled out of them."""

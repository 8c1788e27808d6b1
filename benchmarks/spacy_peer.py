"""Run by `speed` in an interpreter that has spaCy: texts as JSON in, seconds and version as JSON out."""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    texts = json.load(sys.stdin)
    for text in texts[:10]:
        pipeline(text)
    passes = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            pipeline(text)
        passes.append(time.process_time() - start)
    json.dump({"seconds": min(passes), "version": spacy.__version__}, sys.stdout)


if __name__ == "__main__":
    main()

"""Reports per second of the bare spaCy pipeline and of Dateline on the same texts, taken in turn in one process.

    python benchmarks/speed.py TEXTS.jsonl [--rounds 3]

The last line is JSON: reports per second of both, their ratio (median over rounds), peak memory in megabytes.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import tempfile
import time
from pathlib import Path

import spacy

from dateline.archive import Store
from dateline.read import documents
from dateline.records import Document
from dateline.settings import Settings
from dateline.street import code_documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    settings = Settings()
    texts = [json.loads(line)["text"] for line in Path(args.texts).read_text(encoding="utf-8").splitlines()]
    bare = spacy.load(settings.pipeline)
    list(bare.pipe(texts[:2]))
    list(code_documents(_read(args.texts, settings)[:2], settings))
    rounds = []
    for _ in range(args.rounds):
        start = time.perf_counter()
        list(bare.pipe(texts, batch_size=32))
        parsed = time.perf_counter()
        coded = list(code_documents(_read(args.texts, settings), settings))
        done = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder, Store(str(Path(folder) / "a.db")) as store:
            kept_from = time.perf_counter()
            for document, one in coded:
                store.keep(document, one)
            kept = time.perf_counter() - kept_from
        rounds.append(
            (len(texts) / (parsed - start), len(texts) / (done - parsed), len(texts) / (done - parsed + kept))
        )
    spacy_rate, code_rate, add_rate = (statistics.median(column) for column in zip(*rounds, strict=True))
    figures = {
        "spacy_reports_per_second": round(spacy_rate, 1),
        "code_reports_per_second": round(code_rate, 1),
        "add_reports_per_second": round(add_rate, 1),
        "ratio": round(statistics.median(code / bare_ for bare_, code, _ in rounds), 3),
        "add_ratio": round(statistics.median(add / bare_ for bare_, _, add in rounds), 3),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures))


def _read(path: str, settings: Settings) -> list[Document]:
    return [item for item in documents([path], settings) if isinstance(item, Document)]


if __name__ == "__main__":
    main()

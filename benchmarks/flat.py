"""Does adding a report cost the same in a large archive as in a small one?

    python benchmarks/flat.py [REPORTS] [--span DAYS] [--archive FILE] [--cache FILE] [--least SHARE]

The development reports are coded once and multiplied into other events (`multiply`). What is timed is the archive
stage (`Store.keep`: reconcile and keep); reading, parsing and coding do not know the archive and cost what they cost
when the reports are coded. The last line is JSON: reports per second around the 1,000th report and at the end, of the
whole of `dateline add` and of keeping alone, and their ratios; exit status 1 where the whole's is below `--least`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import multiply
from dateline.archive.store import Store

DATA = Path(__file__).parents[2] / "shared/data/stories/dev.jsonl"
#: reports over which a rate is measured
WINDOW = 400


def seconds(made: multiply.Pile, count: int, archive: Path, span: int | None) -> list[float]:
    """Processor seconds that keeping each report takes."""
    spent: list[float] = []
    with Store(archive) as store:
        for document, coded in multiply.multiplied(made.rows, count, span=span):
            start = time.process_time()
            store.keep(document, coded)
            spent.append(time.process_time() - start)
            if len(spent) % 1000 == 0:
                _tell(spent, archive)
    return spent


def _tell(spent: Sequence[float], archive: Path) -> None:
    megabytes = archive.stat().st_size / 1e6
    print(f"{len(spent):>6} {mean(spent[-WINDOW:]) * 1000:6.1f} ms {megabytes:8.1f} MB", file=sys.stderr)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def figures(spent: Sequence[float], coding: float) -> dict[str, float]:
    """Rates around the 1,000th report (or the middle of fewer) and at the end."""
    middle = min(1000, len(spent) // 2)
    early, late = mean(spent[middle - WINDOW // 2 : middle + WINDOW // 2]), mean(spent[-WINDOW:])
    return {
        "reports": len(spent),
        "add_at_1000": round(1 / (coding + early), 2),
        "add_at_end": round(1 / (coding + late), 2),
        "ratio": round((coding + early) / (coding + late), 3),
        "keep_at_1000": round(1 / early, 1),
        "keep_at_end": round(1 / late, 1),
        "keep_ratio": round(early / late, 3),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="?", default=4000)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--span", type=int, help="days that hold all copies; without it time goes on")
    parser.add_argument("--archive", type=Path, help="keep the archive here (a new file)")
    parser.add_argument("--cache", type=Path, help="keep the coded reports here")
    parser.add_argument("--least", type=float, default=0.8)
    args = parser.parse_args()
    made = multiply.pile(args.data, args.cache)
    with tempfile.TemporaryDirectory() as folder:
        archive = args.archive or Path(folder) / "flat.db"
        found = figures(seconds(made, args.reports, archive, args.span), made.seconds)
        found["kilobytes_a_report"] = round(archive.stat().st_size / 1024 / args.reports, 1)
    print(json.dumps(found))
    return 0 if found["ratio"] >= args.least else 1


if __name__ == "__main__":
    sys.exit(main())

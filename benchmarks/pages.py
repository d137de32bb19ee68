"""How long each kind of page takes on a large archive while `dateline add` writes to it.

    python benchmarks/pages.py ARCHIVE [--cache FILE] [--each 15] [--most MILLISECONDS] [--still]

ARCHIVE is one that `flat.py --archive` made; reports are added to it. The pages are asked for one after another, as a
reader does, no address twice. Prints median and 95th percentile of each kind in milliseconds; the last line is JSON.
Exit status 1 where a median is above `--most`. `--still` measures without a writer.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec

import multiply
from flat import DATA

COMMAND = str(Path(sys.executable).parent / "dateline")
#: reports that the writer has before it: more than it gets to
WRITTEN = 4000
#: number of the first copy that it writes: one that no archive of `flat.py` holds
NEW = 5000
WORDS = (
    "police attack ship minister court fire hospital company vessel doctor murder party storm suspect office".split()
)


def addresses(archive: Path, each: int) -> dict[str, list[str]]:
    """Kind of page -> so many addresses of it, picked from the archive."""
    chance = random.Random(1)
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as database:

        def some(query: str) -> list[str]:
            found = database.execute(query).fetchall()
            return ["/".join(quote(one, safe="") for one in row) for row in chance.sample(found, min(each, len(found)))]

        events, reports = some("SELECT id FROM event"), some("SELECT id FROM report")
        actors = some(
            "SELECT actor FROM event_actor WHERE actor IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 50"
        )
        countries = some("SELECT country FROM event_country GROUP BY 1 ORDER BY count(*) DESC LIMIT 20")
        dyads = some(
            "SELECT a.country, b.country FROM event_country AS a "
            "JOIN event_country AS b ON b.event = a.event AND b.country > a.country "
            "GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 20"
        )
        outlets = some("SELECT DISTINCT source FROM report WHERE source IS NOT NULL")
        stories, utterances = some("SELECT id FROM story"), some("SELECT id FROM utterance")
    words = (WORDS * (each // len(WORDS) + 1))[:each]
    pages = range(1, each + 1)
    return {
        "events": [f"/?page={at}" for at in pages],
        "events by title": [f"/?order=title&page={at}" for at in pages],
        "events of a country": [f"/?country={one}" for one in countries],
        "events of a type": [f"/?type=ASSAULT&page={at}" for at in pages],
        "events in dispute": [f"/?disputed=true&page={at}" for at in pages],
        "search": [f"/?text={word}" for word in words],
        "event": [f"/events/{one}" for one in events],
        "report": [f"/reports/{one}" for one in reports],
        "stories": [f"/stories?page={at}" for at in pages],
        "story": [f"/stories/{one}" for one in stories],
        "actors": [f"/actors?{at}" for at in pages],
        "actor": [f"/actors/{one}" for one in actors],
        "country": [f"/countries/{one}" for one in countries],
        "dyad": [f"/dyads/{pair}" for pair in dyads],
        "utterances": [f"/utterances?page={at}" for at in pages],
        "utterance search": [f"/utterances?min_sources=0&text={word}" for word in words],
        "utterance": [f"/utterances/{one}" for one in utterances],
        "map": [f"/map?{at}" for at in pages],
        "map of a country": [f"/map?country={one}" for one in countries],
        "sources": [f"/sources?{at}" for at in pages],
        "source": [f"/source?name={one}" for one in outlets],
        "API events": [f"/api/events?limit=50&country={one}" for one in countries],
        "API search": [f"/api/reports?limit=50&text={word}" for word in words],
        "API event": [f"/api/events/{one}/evidence" for one in events],
        "API days": [f"/api/events/days?{at}" for at in pages],
        "API places": [f"/api/places?{at}" for at in pages],
        "API sources": [f"/api/sources?{at}" for at in pages],
        "feed": [f"/feed.atom?text={word}" for word in words],
    }


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """The address of `dateline serve` in a process of its own."""
    command = [COMMAND, "serve", str(archive), "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        line = server.stderr.readline()
        try:
            yield line.split()[0].rstrip("/")
        finally:
            server.terminate()


@contextmanager
def written(archive: Path, made: multiply.Pile) -> Iterator[None]:
    """`dateline add` of other reports in a process of its own, from its first kept report on."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.jsonl"
        reports = (coded.report for _, coded in multiply.multiplied(made.rows, WRITTEN, first=NEW))
        run = time.time_ns()  # so that they are new to an archive that was measured before
        lines = (msgspec.json.encode({**msgspec.structs.asdict(one), "id": f"{one.id}-{run}"}) for one in reports)
        rows.write_bytes(b"\n".join(lines))
        before = _count(archive)
        with subprocess.Popen(
            [COMMAND, "add", "--archive", str(archive), str(rows)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as writer:
            while _count(archive) == before and writer.poll() is None:
                time.sleep(0.5)
            try:
                yield
            finally:
                writer.terminate()
        print(f"{_count(archive) - before} reports were added meanwhile", file=sys.stderr)


def _count(archive: Path) -> int:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as database:
        return int(database.execute("SELECT max(number) FROM report").fetchone()[0] or 0)


def milliseconds(address: str) -> float:
    """What one page takes, from asking to its last byte."""
    start = time.perf_counter()
    with urllib.request.urlopen(address) as answer:
        answer.read()
    return (time.perf_counter() - start) * 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--cache", type=Path, help="keep the coded reports here")
    parser.add_argument("--each", type=int, default=15, help="addresses of a kind")
    parser.add_argument("--most", type=float, default=150.0)
    parser.add_argument("--still", action="store_true")
    args = parser.parse_args()
    wanted = addresses(args.archive, args.each)
    medians: dict[str, float] = {}
    with ExitStack() as running:
        if not args.still:
            running.enter_context(written(args.archive, multiply.pile(args.data, args.cache)))
        home = running.enter_context(served(args.archive))
        milliseconds(f"{home}/")  # loads templates
        for kind, asked in wanted.items():
            took = sorted(milliseconds(home + one) for one in asked)
            medians[kind] = round(statistics.median(took), 1)
            print(f"{kind:22} median {medians[kind]:8.1f}   95% {took[int(0.95 * (len(took) - 1))]:8.1f}", flush=True)
    print(json.dumps({"worst_median": max(medians.values()), "medians": medians}))
    return 0 if max(medians.values()) <= args.most else 1


if __name__ == "__main__":
    sys.exit(main())

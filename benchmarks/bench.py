"""What a change can move: speed beside bare spaCy, peak memory, and every score on the development data.

    python benchmarks/bench.py --data FOLDER --score FOLDER [--only times,places] [--update]

Speed is a ratio within one run, since machines differ and drift. Scores are held against `floors.json`: a score under
its floor makes the run fail. `--update` raises floors to what was measured and never lowers one; to lower a floor, edit
the file and say why in the commit.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
COMMAND = f"{Path(sys.executable).parent / 'dateline'}"

#: name -> (scorer, gold, which figures of its last line to hold)
SCORES = {
    "relations": ("relations.py", "relations/train.jsonl", ("macro_f1", "quad_accuracy")),
    "end_to_end": ("end_to_end.py", "relations/train.jsonl", ("type", "dyad")),
    "statements": ("statements.py", "statements/dev.jsonl", ()),
    "times": ("times.py", "times/timebank.jsonl", ("strict_f1", "relaxed_f1", "value_f1")),
    "places": ("places.py", "places/tr-news.jsonl", ()),
    "stories": ("stories.py", "stories/dev.jsonl", ("b3_f1", "ari")),
    "events": ("events.py", "stories/dev.jsonl", ()),
    "clusters": ("clusters.py", "clusters", ("mean",)),
    "actors": ("actors.py", None, ("country_accuracy", "sector_accuracy")),
}


def measure_speed(data: Path) -> dict[str, float]:
    """Reports per second of bare spaCy and of Dateline, and peak memory, measured in a process of its own."""
    command = [sys.executable, str(HERE / "speed.py"), str(data / "statements" / "dev.jsonl")]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def run_scorer(name: str, data: Path, score: Path) -> dict[str, float]:
    """The figures that a scorer prints in its last line."""
    scorer, gold, _ = SCORES[name]
    how = ["--python", sys.executable] if name == "actors" else ["--run", COMMAND]
    path = data / gold if gold else HERE / "actor_phrases.jsonl"
    done = subprocess.run([sys.executable, str(score / scorer), str(path), *how], stdout=subprocess.PIPE, text=True)
    last = done.stdout.splitlines()[-1] if done.stdout.strip() else "{}"
    try:
        return dict(json.loads(last))
    except json.JSONDecodeError:
        return {}


def against_floors(results: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """One sentence for each figure that has fallen under its floor."""
    return [
        f"{name} {figure}: {results[name].get(figure)} is under its floor {floor}"
        for name, figures in floors.items()
        if name in results
        for figure, floor in figures.items()
        if (results[name].get(figure) or 0) < floor
    ]


def raised(results: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The floors, each raised to what was measured where that is higher."""
    new = {name: dict(figures) for name, figures in floors.items()}
    for name, result in results.items():
        for figure in SCORES[name][2] if name in SCORES else ("ratio",):
            if figure in result:
                kept = new.setdefault(name, {})
                kept[figure] = max(kept.get(figure, 0.0), result[figure])
    return new


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the development corpora")
    parser.add_argument("--score", type=Path, required=True, help="folder of the scorers")
    parser.add_argument("--only", help="names, separated by commas: speed, " + ", ".join(SCORES))
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    args = parser.parse_args()
    for folder in (args.data, args.score):
        if not folder.is_dir():
            sys.exit(f"bench: there is no folder {folder}; give --data and --score (make bench DATA=... SCORE=...)")
    names = args.only.split(",") if args.only else ["speed", *SCORES]
    results: dict[str, dict[str, float]] = {}
    for name in names:
        results[name] = measure_speed(args.data) if name == "speed" else run_scorer(name, args.data, args.score)
        print(f"{name:11} {json.dumps(results[name])}", flush=True)
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if args.update:
        FLOORS.write_text(json.dumps(raised(results, floors), indent=1, sort_keys=True) + "\n")
    faults = against_floors(results, floors)
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

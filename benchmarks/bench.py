"""What a change can move: speed beside bare spaCy, peak memory, and every score on the development data.

    python benchmarks/bench.py --data FOLDER --score FOLDER [--only "times;places"] [--update]

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
from typing import NamedTuple

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
COMMAND = str(Path(sys.executable).parent / "dateline")

Figures = dict[str, float]


class Measure(NamedTuple):
    """A program whose last line is JSON, and which of its figures have floors."""

    command: list[str]
    held: tuple[str, ...] = ()


def measures(data: Path, score: Path) -> dict[str, Measure]:
    """Everything there is to measure, by name."""
    ours, run = [sys.executable], ["--run", COMMAND]

    def scorer(name: str, gold: Path, *held: str, how: list[str] = run) -> Measure:
        return Measure([*ours, str(score / f"{name}.py"), str(gold), *how], held)

    relations, stories = data / "relations/train.jsonl", data / "stories/dev.jsonl"
    cross_validated = [*ours, str(HERE / "train_relations.py"), str(relations)]
    samples = [*ours, str(HERE / "samples.py"), str(data.parent / "samples"), *run]
    phrases = scorer(
        "actors", HERE / "actor_phrases.jsonl", "country_accuracy", "sector_accuracy", how=["--python", *ours]
    )
    return {
        # Its floor is set by hand: a ratio that a lucky run reached would fail the next one.
        "speed": Measure([*ours, str(HERE / "speed.py"), str(data / "statements/dev.jsonl")]),
        # Floor by hand too, and lower than what a quiet machine gives; `make bench-flat` goes to 20,000 reports.
        "flat": Measure([*ours, str(HERE / "flat.py"), "4000", "--data", str(stories)]),
        # The shipped weights have seen these rows, so the figures to quote are the cross-validated ones.
        "relations, cross-validated": Measure(cross_validated, ("macro_f1", "quad_accuracy")),
        "relations, seen in training": scorer("relations", relations),
        # How far a mention's confidence can be trusted: held-out mentions that readers judged.
        "confidence": Measure([*ours, str(HERE / "fit_confidence.py")], ("auc",)),
        "end_to_end": scorer("end_to_end", relations, "type", "dyad"),
        "statements": scorer("statements", data / "statements/dev.jsonl", "content_overlap_f1", "right_speaker"),
        "times": scorer("times", data / "times/timebank.jsonl", "strict_f1", "relaxed_f1", "value_f1"),
        "places": scorer("places", data / "places/tr-news.jsonl", "recognition_f1", "end_to_end_f1"),
        "stories": scorer("stories", stories, "b3_f1", "ari"),
        "events": scorer("events", stories),
        "clusters": scorer("clusters", data / "clusters", "mean"),
        "actors": phrases,
        "samples": Measure(samples, ("found",)),
    }


def run(measure: Measure) -> Figures:
    """The figures in the last line that a program prints; none where it fails."""
    done = subprocess.run(measure.command, capture_output=True, text=True)
    try:
        return dict(json.loads(done.stdout.splitlines()[-1]))
    except (IndexError, json.JSONDecodeError):
        print(done.stderr[-500:], file=sys.stderr)
        return {}


def against_floors(results: dict[str, Figures], floors: dict[str, Figures]) -> list[str]:
    """One sentence for each figure that has fallen under its floor."""
    return [
        f"{name} {figure}: {results[name].get(figure)} is under its floor {floor}"
        for name, figures in floors.items()
        if name in results
        for figure, floor in figures.items()
        if (results[name].get(figure) or 0) < floor
    ]


def raised(
    results: dict[str, Figures], floors: dict[str, Figures], held: dict[str, tuple[str, ...]]
) -> dict[str, Figures]:
    """The floors, each raised to what was measured where that is higher."""
    new = {name: dict(figures) for name, figures in floors.items()}
    for name, result in results.items():
        for figure in held[name]:
            if figure in result:
                kept = new.setdefault(name, {})
                kept[figure] = max(kept.get(figure, 0.0), result[figure])
    return new


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the development corpora")
    parser.add_argument("--score", type=Path, required=True, help="folder of the scorers")
    parser.add_argument("--only", help="names of measures, separated by semicolons")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    args = parser.parse_args()
    for folder in (args.data, args.score):
        if not folder.is_dir():
            sys.exit(f"bench: there is no folder {folder}; give --data and --score (make bench DATA=... SCORE=...)")
    known = measures(args.data, args.score)
    results: dict[str, Figures] = {}
    for name in args.only.split(";") if args.only else known:
        results[name] = run(known[name])
        _show(name, results[name])
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if args.update:
        held = {name: measure.held for name, measure in known.items()}
        FLOORS.write_text(json.dumps(raised(results, floors, held), indent=1, sort_keys=True) + "\n")
    faults = against_floors(results, floors)
    print(*faults, sep="\n")
    return 1 if faults else 0


def _show(name: str, figures: Figures) -> None:
    flat = {key: value for key, value in figures.items() if isinstance(value, int | float)}
    nested = {
        f"{key} {inner}": x for key, value in figures.items() if isinstance(value, dict) for inner, x in value.items()
    }
    print(name)
    for key, value in {**flat, **nested}.items():
        print(f"    {key:36} {value:>10}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

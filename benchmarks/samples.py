"""How much of what a careful reader finds in the two sample reports is found.

    python benchmarks/samples.py FOLDER [--run dateline] [--missing]

FOLDER holds the two reports. Each line of CHECKS is one thing to be found, all weighing the same; facts only, no text
of the reports. The last line is JSON with the share found, out of 100.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
REPORTS = (("000_96b4f7c06a63472f.txt", "Washington Examiner"), ("002_257bf1212f71bdd7.txt", "Daily Mail"))


class Found:
    """Everything that the program made of the two reports."""

    def __init__(self, folder: Path, command: str) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            archive = str(Path(scratch) / "samples.db")
            for name, source in REPORTS:
                given = ["--published", "2023-04-17", "--source", source]
                _run(command, "add", "--archive", archive, *given, str(folder / name))
            self.events = _rows(command, "events", archive)
            self.utterances = _rows(command, "utterances", archive)
            self.statements = _rows(command, "statements", archive)
            self.reports = {row["source"]: row for row in _rows(command, "reports", archive)}

    def event(
        self,
        kinds: str,
        countries: str = "",
        *,
        days: tuple[str, str] | None = None,
        status: str = "",
        count: tuple[str, float] | None = None,
        source: str = "",
        verdict: tuple[str, str] | None = None,
        reports: int = 1,
        recipients: str = "",
    ) -> bool:
        """Is there an event of one of these types or kinds with all of this?"""
        for event in self.events:
            said = {actor["country"] for actor in event["actors"] + event["recipients"]}
            received = {actor["country"] for actor in event["recipients"]}
            if (
                ({event["type"], event["kind"]} & set(kinds.split()))
                and set(countries.split()) <= said
                and set(recipients.split()) <= received
                and (not days or (event["earliest"] and days[0] <= event["earliest"] and event["latest"] <= days[1]))
                and (not status or event["status"] in status.split())
                and (not count or any(_counts(q, count) for q in event["quantities"]))
                and (not source or source in {report["source"] for report in event["reports"]})
                and (not verdict or event["fields"].get(verdict[0], {}).get("verdict") in verdict[1].split("|"))
                and event["report_count"] >= reports
            ):
                return True
        return False

    def speaker(self, source: str, *words: str) -> bool:
        """Does this outlet's report have a statement whose speaker, by name or words, holds one of these?"""
        report = self.reports[source]["id"]
        return any(
            any(word in f"{s['speaker']['name']} {s['speaker']['text']}".lower() for word in words)
            for s in self.statements
            if s["speaker"] and s["id"].startswith(report)
        )

    def said_twice(self, speaker: str, *words: str) -> bool:
        """Is there an utterance of this speaker with wordings of both outlets and these words in one of them?"""
        return any(
            speaker in f"{u['speaker']['name']} {u['speaker']['text']}".lower()
            and u["source_count"] > 1
            and any(all(word in wording["text"].lower() for word in words) for wording in u["wordings"])
            for u in self.utterances
        )

    def text(self, source: str) -> str:
        return str(self.reports[source]["text"])


def _counts(quantity: Row, wanted: tuple[str, float]) -> bool:
    return bool(quantity["of"] in wanted[0].split() and quantity["low"] <= wanted[1] <= quantity["high"])


def _run(command: str, *args: str) -> str:
    return subprocess.run([command, *args], stdout=subprocess.PIPE, text=True, check=True).stdout


def _rows(command: str, what: str, archive: str) -> list[Row]:
    return [json.loads(line) for line in _run(command, what, "--archive", archive, "--format", "jsonl").splitlines()]


WE, DM = "Washington Examiner", "Daily Mail"
MEET = "meeting visit summit CONSULT"
CHECKS: dict[str, Callable[[Found], bool]] = {
    "000 has its title and byline": lambda f: (
        f.reports[WE]["byline"] == "Joel Gehrke" and f.reports[WE]["title"].startswith("Putin boasts")
    ),
    "000 loses label, link and promotion": lambda f: (
        not any(words in f.text(WE) for words in ("Video Embed", "PENTAGON:", "CLICK HERE"))
    ),
    "002 has its title": lambda f: f.reports[DM]["title"].startswith("Beijing and Moscow vow"),
    "002 keeps the meeting's photo caption once, at the end": lambda f: (
        f.text(DM).count("(right) and Russian") == 1 and "(right) and Russian" in f.text(DM).split("[captions]")[-1]
    ),
    "002 sets the troops' caption apart": lambda f: "Fort Magsaysay" in f.text(DM).split("[captions]")[-1],
    "002 says a paragraph once": lambda f: f.text(DM).count("That deployment led") == 1,
    "Putin and Li meet: one event of both reports": lambda f: f.event(MEET, "CHN RUS", reports=2),
    "Putin and Li meet: the day is disputed": lambda f: f.event(
        MEET, "CHN RUS", reports=2, verdict=("time", "disputed"), days=("2023-04-16", "2023-04-17")
    ),
    "Putin and Li meet: place agreed or refined": lambda f: f.event(
        MEET, "CHN RUS", reports=2, verdict=("place", "agreed|refined|single")
    ),
    "Xi's visit to Moscow": lambda f: f.event(MEET, "CHN", days=("2023-03-01", "2023-04-16")),
    "Xi's visit: both reports": lambda f: f.event(MEET, "CHN", days=("2023-03-01", "2023-04-16"), reports=2),
    "G7 in Japan": lambda f: f.event(MEET, "", days=("2023-04-16", "2023-04-17"), source=DM),
    "G7 in Japan: both reports": lambda f: f.event(
        "summit meeting visit", "IGO", days=("2023-04-16", "2023-04-17"), reports=2
    ),
    "Chinese parts in Russian weapons": lambda f: f.event("AID COOPERATE arms-transfer", "CHN RUS"),
    "block condemnation of North Korea": lambda f: f.event("REJECT", "RUS CHN", source=WE),
    "Russian ministry blames Washington": lambda f: f.event("ACCUSE", "RUS USA", recipients="USA", source=WE),
    "Rudenko meets Liu": lambda f: f.event("CONSULT", "RUS CHN", source=WE),
    "Thomas-Greenfield faults Russia and China": lambda f: f.event("ACCUSE", "USA", source=WE),
    "North Korea's launch of the week before": lambda f: f.event(
        "missile-launch", "PRK", days=("2023-04-10", "2023-04-16")
    ),
    "31 missiles by August 2022": lambda f: f.event("missile-launch", "PRK", count=("missiles", 31)),
    "six of them ICBMs": lambda f: f.event("missile-launch", "PRK", count=("missiles", 6)),
    "Hayashi voices concern": lambda f: f.event("ACCUSE", "JPN PRK"),
    "Russia's exercises in the Pacific": lambda f: f.event("exercise joint-exercise", "RUS", source=WE),
    "China's planned exercises on Tuesday": lambda f: f.event(
        "exercise", "CHN", status="planned", days=("2023-04-18", "2023-04-18")
    ),
    "Putin speaks with Shoigu": lambda f: f.event("CONSULT", "RUS", days=("2023-04-17", "2023-04-17"), source=WE),
    "USS Milius in the Taiwan Strait": lambda f: f.event("naval-transit", "USA", source=DM),
    "USS Milius: the day disputed": lambda f: f.event("naval-transit", "USA", verdict=("time", "disputed")),
    "China says US hyped the transit": lambda f: f.event("ACCUSE", "CHN USA", recipients="USA", source=DM),
    "three days of exercises around Taiwan": lambda f: f.event("exercise", "CHN", days=("2023-04-08", "2023-04-10")),
    "54 aircraft enter the zone": lambda f: f.event("air-incursion", "CHN", count=("aircraft", 54)),
    "54 aircraft on 10 April": lambda f: f.event("air-incursion", "CHN", days=("2023-04-10", "2023-04-16")),
    "18 aircraft": lambda f: any(_counts(q, ("aircraft", 18)) for e in f.events for q in e["quantities"]),
    "four warships": lambda f: any(_counts(q, ("ships", 4)) for e in f.events for q in e["quantities"]),
    "four aircraft cross": lambda f: any(_counts(q, ("aircraft", 4)) for e in f.events for q in e["quantities"]),
    "China sanctions": lambda f: f.event("SANCTION sanctions", "CHN USA", source=DM),
    "Tsai meets McCarthy": lambda f: f.event("CONSULT", "TWN USA", source=DM),
    "China launches a satellite": lambda f: f.event("space-launch", "CHN", days=("2023-04-16", "2023-04-16")),
    "USS Chung-Hoon on 5 January": lambda f: f.event("naval-transit", "USA", days=("2023-01-05", "2023-01-05")),
    "Balikatan": lambda f: f.event("joint-exercise", "USA PHL"),
    "Balikatan: nearly 18,000 troops": lambda f: f.event("joint-exercise exercise", "", count=("troops", 18000)),
    "Washington accuses Beijing over arms": lambda f: f.event("ACCUSE", "USA CHN", recipients="CHN", source=DM),
    "China denies it": lambda f: (
        f.event("ACCUSE AID arms-transfer", "CHN", status="denied") or f.event("REJECT", "CHN", source=DM)
    ),
    "documents leaked": lambda f: f.event("leak"),
    "000 Putin speaks": lambda f: f.speaker(WE, "putin"),
    "000 Li speaks": lambda f: f.speaker(WE, "li shangfu"),
    "000 Beckley speaks": lambda f: f.speaker(WE, "beckley"),
    "000 the Russian Foreign Ministry speaks": lambda f: f.speaker(WE, "russian foreign ministry"),
    "000 Thomas-Greenfield speaks": lambda f: f.speaker(WE, "thomas-greenfield"),
    "000 Hayashi speaks": lambda f: f.speaker(WE, "hayashi"),
    "000 the Japanese Foreign Ministry speaks": lambda f: f.speaker(WE, "japanese foreign ministry"),
    "002 Li speaks": lambda f: f.speaker(DM, "li shangfu"),
    "002 Putin speaks": lambda f: f.speaker(DM, "putin"),
    "002 the US Navy speaks": lambda f: f.speaker(DM, "navy", "7th fleet"),
    "002 Shi Yi speaks": lambda f: f.speaker(DM, "shi yi"),
    "002 Taiwan's ministry speaks": lambda f: f.speaker(DM, "defense ministry", "ministry of national defense"),
    "said twice: Li on Cold War alliances": lambda f: f.said_twice("li ", "cold war"),
    "said twice: Putin on joint exercises": lambda f: f.said_twice("putin", "joint", "exercises"),
    "said twice: Putin on trust": lambda f: f.said_twice("putin", "trust-based"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--run", default=str(Path(sys.executable).parent / "dateline"))
    parser.add_argument("--missing", action="store_true", help="list what was not found")
    args = parser.parse_args()
    found = Found(args.folder, args.run)
    results = {what: check(found) for what, check in CHECKS.items()}
    if args.missing:
        print(*(f"missing: {what}" for what, there in results.items() if not there), sep="\n")
    print(json.dumps({"checks": len(results), "found": round(100 * sum(results.values()) / len(results), 1)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

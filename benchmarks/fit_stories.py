"""Fit the weights of stories on labelled reports and print the two tables for `reconcile/weights.toml`.

    python benchmarks/fit_stories.py ../shared/data/stories/train.jsonl ../shared/data/stories/dev.jsonl

Rows are {"id", "text", "story"}. The first file fits, the second only checks. Needs scikit-learn (the `dev` extra).
1. Links: logistic regression on the square roots of the views' cosines, over all pairs of reports. Pairs of like events
   (story ids that differ after the number only) weigh `HARD` of a true pair, all others `EASY`, or the many easy pairs
   would decide.
2. Accord: with these links, reports are clustered without the test, and each merge on the way is labelled by whether
   both sides are mostly of one story; logistic regression on the profiles' cosines and the smaller size. A merge weighs
   as much as the smaller side has reports, which is what a mistake costs.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from sklearn.linear_model import LogisticRegression

from dateline.reconcile import stories
from dateline.reconcile.grouping import cluster
from dateline.reconcile.shelf import Item
from dateline.reconcile.weights import weights
from dateline.records import Coded, Report

Row = dict[str, str]
HARD, EASY = 0.3, 0.03  # weight of a pair of two stories, of one topic and of two


def read(path: str) -> tuple[list[Row], list[Item]]:
    """The rows and their items."""
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    reports = [Report(id=row["id"], text=row["text"], language="en") for row in rows]
    return rows, [stories.items(Coded(report=report))[0] for report in reports]


def topic(row: Row) -> str:
    """The number with which a story's id begins."""
    found = re.match(r"\d+", row["story"])
    return found.group() if found else row["story"]


def fit_links(rows: Sequence[Row], items: Sequence[Item]) -> None:
    """Set the table `stories` to what the pairs of these reports say."""
    sights = [stories.sight_of(item.body) for item in items]
    features, labels, importance = [], [], []
    for a, b in combinations(range(len(rows)), 2):
        features.append([math.sqrt(likeness) for _, likeness in stories.likenesses(sights[a], sights[b])])
        labels.append(rows[a]["story"] == rows[b]["story"])
        importance.append(1.0 if labels[-1] else HARD if topic(rows[a]) == topic(rows[b]) else EASY)
    model = LogisticRegression(C=10, max_iter=3000).fit(np.array(features), labels, sample_weight=importance)
    names = [name for name, _ in stories.likenesses(sights[0], sights[1])]
    weights("stories").update(zip(names, np.round(model.coef_[0], 2).tolist(), strict=True))
    weights("stories")["bias"] = round(float(model.intercept_[0]), 2)


class Recorder:
    """Lets every merge pass, and notes for each what the test would see and whether it is right."""

    def __init__(self, rows: Sequence[Row], items: Sequence[Item]) -> None:
        self.story = {row["id"]: Counter([row["story"]]) for row in rows}
        self.profiles = {item.id: stories.profile_of(item.body) for item in items}
        self.seen: list[tuple[list[float], bool, float]] = []

    def joins(self, a: str, b: str) -> bool:
        one, other = self.profiles[a], self.profiles[b]
        right = self.story[a].most_common(1)[0][0] == self.story[b].most_common(1)[0][0]
        self.seen.append((stories.accord_views(one, other), right, float(min(one.size, other.size))))
        return True

    def merge(self, a: str, b: str) -> None:
        self.profiles[a] = stories.merged(self.profiles[a], self.profiles.pop(b))
        self.story[a] += self.story.pop(b)


def fit_accord(rows: Sequence[Row], items: Sequence[Item]) -> None:
    """Set the table `accord` to what the merges of these reports say."""
    recorder = Recorder(rows, items)
    cluster("stories", [item.id for item in items], links_of(items), recorder)
    features, labels, importance = zip(*recorder.seen, strict=True)
    model = LogisticRegression(C=10, max_iter=5000).fit(np.array(features), labels, sample_weight=importance)
    names = ("names", "words", "numbers", "smaller_size")
    weights("accord").update(zip(names, np.round(model.coef_[0], 2).tolist(), strict=True))
    weights("accord")["bias"] = round(float(model.intercept_[0]), 2)


def links_of(items: Sequence[Item]) -> list[stories.Link]:
    """All links between these reports."""
    pairs = combinations(sorted(items, key=lambda item: item.id), 2)
    return [link for a, b in pairs if (link := stories.judge(a, b)) is not None]


def b_cubed(rows: Sequence[Row], items: Sequence[Item]) -> float:
    """B-cubed F1 of the stories that these reports fall into."""
    found = cluster("stories", [item.id for item in items], links_of(items), stories.Accord(list(items)))
    gold = {row["id"]: row["story"] for row in rows}
    size, true, both = Counter(found.values()), Counter(gold.values()), Counter((found[i], gold[i]) for i in gold)
    precision = sum(both[found[i], gold[i]] / size[found[i]] for i in gold) / len(gold)
    recall = sum(both[found[i], gold[i]] / true[gold[i]] for i in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def main(train: str, *check: str) -> None:
    """Fit on the first file and print the tables, with the figures of every file."""
    rows, items = read(train)
    fit_links(rows, items)
    fit_accord(rows, items)
    for kind in ("stories", "accord"):
        print(f"[{kind}]", *(f"{name} = {weight}" for name, weight in weights(kind).items()), "", sep="\n")
    for path in (train, *check):
        print(f"# B-cubed F1 on {path}: {b_cubed(*read(path)):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Train the relation model and print what its model card reports.

    python benchmarks/train_relations.py [TRAIN.jsonl] [--save]

Cross-validates in five folds that keep a sentence together, prints the ablation (rules alone, model without the
lexicon, both), the reliability table and the figures by type; with --save fits on everything and writes
src/dateline/coding/weights/relations.{npz,json}. Half a minute on two cores.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, f1_score
from sklearn.model_selection import StratifiedGroupKFold

from dateline.coding.model import YIELD
from dateline.coding.relation import pairs
from dateline.language import load
from dateline.settings import Settings

DATA = Path(__file__).parents[2] / "shared/data/relations/train.jsonl"
OUT = Path(__file__).parents[1] / "src/dateline/coding/weights"
LEXICAL = ("best", "entry", "head", "over", "under", "carrier", "any", "anyunder")
MERGED = {"CONCEDE": YIELD, "RETREAT": YIELD}
TYPES_OF_QUAD = {
    1: "AGREE CONSULT SUPPORT",
    2: "COOPERATE AID YIELD",
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD = {label: quad for quad, labels in TYPES_OF_QUAD.items() for label in labels.split()}
FOLDS, SEEDS, LEAST, STRENGTH = 5, (0, 1, 2), 2, 3.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", nargs="?", default=DATA, type=Path)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.train.read_text(encoding="utf-8").splitlines()]
    docs = load(Settings().pipeline).pipe([row["sentence"] for row in rows], batch_size=128)
    read = list(pairs(docs, [(_pair(row["source"]), _pair(row["target"])) for row in rows]))
    found, readings = [f for f, _ in read], [r for _, r in read]
    gold = np.array([row["root"] for row in rows])
    groups = np.unique([row["sentence"] for row in rows], return_inverse=True)[1]
    rules = np.array([MERGED.get(r.best.type, r.best.type) if r.best else "" for r in readings])
    print(f"rules alone        macro-F1 {_f1(gold, rules):.4f}  accuracy {np.mean(gold == rules):.4f}")
    words = [[name for name in f if name.split("=")[0] not in LEXICAL] for f in found]
    _report("model alone", gold, [cross_validate(words, gold, groups, seed) for seed in SEEDS])
    both = [cross_validate(found, gold, groups, seed) for seed in SEEDS]
    headline = _report("rules and model", gold, both)
    labels, scores = both[0]
    print(classification_report(gold, labels[scores.argmax(1)], digits=3, zero_division=0))
    _reliability(gold, labels, scores)
    if args.save:
        save(found, gold)
    print(json.dumps(headline))


def _pair(span: list[int] | None) -> tuple[int, int] | None:
    return None if span is None else (span[0], span[1])


def _f1(gold: np.ndarray, answers: np.ndarray) -> float:
    return float(f1_score(gold, answers, labels=sorted(set(gold)), average="macro", zero_division=0))


def _report(name: str, gold: np.ndarray, runs: list[tuple[np.ndarray, np.ndarray]]) -> dict[str, float]:
    answers = [labels[scores.argmax(1)] for labels, scores in runs]
    quad = np.mean([[QUAD[a] == QUAD[g] for a, g in zip(answer, gold, strict=True)] for answer in answers])
    macro = np.mean([_f1(gold, answer) for answer in answers])
    accuracy = np.mean([gold == answer for answer in answers])
    print(f"{name:18} macro-F1 {macro:.4f}  accuracy {accuracy:.4f}  quad {quad:.4f}")
    return {"macro_f1": round(macro, 4), "accuracy": round(accuracy, 4), "quad_accuracy": round(quad, 4)}


def matrix(found: list[list[str]], rows: dict[str, int]) -> sp.csr_matrix:
    """Features as a sparse matrix of ones."""
    at = [(n, rows[name]) for n, names in enumerate(found) for name in names if name in rows]
    place = tuple(zip(*at, strict=True))
    return sp.csr_matrix((np.ones(len(at)), place), shape=(len(found), len(rows)))


def vocabulary(found: list[list[str]]) -> dict[str, int]:
    """Features that occur often enough, in order of the alphabet."""
    counts = Counter(name for names in found for name in names)
    return {name: row for row, name in enumerate(sorted(n for n, count in counts.items() if count >= LEAST))}


def fit(found: list[list[str]], gold: np.ndarray) -> tuple[dict[str, int], LogisticRegression]:
    rows = vocabulary(found)
    model = LogisticRegression(C=STRENGTH, max_iter=500, class_weight="balanced", fit_intercept=False)
    return rows, model.fit(matrix(found, rows), gold)


def cross_validate(
    found: list[list[str]], gold: np.ndarray, groups: np.ndarray, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Held-out scores of every row: labels, and one column a label."""
    labels = np.array(sorted(set(gold)))
    scores = np.zeros((len(gold), len(labels)))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    for train, test in folds.split(found, gold, groups):
        rows, model = fit([found[i] for i in train], gold[train])
        scores[test] = model.predict_proba(matrix([found[i] for i in test], rows))
    return labels, scores


def _reliability(gold: np.ndarray, labels: np.ndarray, scores: np.ndarray) -> None:
    top, right = scores.max(1), labels[scores.argmax(1)] == gold
    print("score of the answer    n   mean score   share right")
    for low, high in ((0, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (top >= low) & (top < high)
        if inside.any():
            share = f"{top[inside].mean():12.3f} {right[inside].mean():12.3f}"
            print(f"{low:.1f} to {min(high, 1):.1f}   {inside.sum():10d} {share}")


def save(found: list[list[str]], gold: np.ndarray) -> None:
    rows, model = fit(found, gold)
    OUT.mkdir(exist_ok=True)
    np.savez_compressed(OUT / "relations.npz", weights=model.coef_.T.astype(np.float16))
    card = {"labels": list(model.classes_), "features": list(rows)}
    (OUT / "relations.json").write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fit the confidence of mentions to what readers judged, and choose the least confidence of a mention that is given.

    python benchmarks/fit_confidence.py [ROWS.jsonl.gz] [--save]
    python benchmarks/fit_confidence.py ROWS.jsonl.gz --collect TEXTS.jsonl JUDGEMENTS.jsonl [--relations TRAIN.jsonl]

A row is one mention: its `report`, `corpus`, `right` (type and actor both right) and `signs` (dateline.coding.signs),
never its text. The corpus is one of
- `mended`: articles that were read whole and on which rules have been mended since, so the coder does better on them
  than on new text;
- `fresh`: articles read whole, as they were coded before anything was mended on them: news of one country's politics
  and crimes, and agencies' reports of the nineties;
- `wires`: short reports of agencies on states, wars and protests, read whole, as they were coded before anything was
  mended on them: the types that `fresh` has few of;
- `relations`: relations of states, a sentence each.

`--collect` makes rows anew from texts ({"id", "text", "published", "corpus"}) and judgements ({"report", "start",
"types", "actors"}: the types that are right for what stands there, none for no event, and who acts, as one or more
lists of names of which any is right). With `--relations` the relations of states stand beside them: a mention of a
marked type whose actor is the marked source is right, one with another actor is wrong, and of mentions of other types
nothing is known.

What is given as confidence is evened out, and the least confidence chosen, on `fresh` and `wires` together: new text.

Cross-validates by report, prints the reliability table and what each least confidence keeps; with --save writes
src/dateline/coding/weights/confidence.json.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from dateline.coding import find_statements
from dateline.coding.judge import assurance
from dateline.coding.mentions import find_judged
from dateline.language import parse
from dateline.records import Mention, Report
from dateline.resolve import resolve
from dateline.settings import Settings

ROWS = Path(__file__).parent / "judged_mentions.jsonl.gz"
OUT = Path(__file__).parents[1] / "src/dateline/coding/weights/confidence.json"
#: strength of the regression; the precision that is asked for
STRENGTH, WANTED = 0.25, 0.80
CORPORA = ("mended", "fresh", "wires", "relations")
#: the corpora on which nothing was mended
NEW = ("fresh", "wires")
#: bounds of the classes of the reliability table
BOUNDS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
#: no threshold that keeps less than this share of the right ones
KEEP = 0.77
#: a sign that fewer rows show is not learned: a rare type is judged by what it shares with others
SEEN = 20
#: many, so that nearly every report is scored by all others
FOLDS = 40
SMALL = frozenset("the a an of and for in at to s his her their its".split())
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
TOGETHER = frozenset(("CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT"))

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="?", default=ROWS, type=Path)
    parser.add_argument("--collect", nargs=2, type=Path, metavar=("TEXTS", "JUDGEMENTS"))
    parser.add_argument("--relations", type=Path)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    if args.collect:
        rows = [*judged(_read(args.collect[0]), _read(args.collect[1]))]
        rows += [*related(_read(args.relations))] if args.relations else []
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        args.rows.write_bytes(gzip.compress(lines.encode(), mtime=0))  # no time within: the same rows, the same file
        return
    rows = _read(args.rows)
    scores, right = cross_validate(rows), np.array([row["right"] for row in rows])
    corpora = np.array([row["corpus"] for row in rows])
    new = np.isin(corpora, NEW)
    factor, shift = even_out(_odds(scores[new]), right[new])
    scores = _chance(factor * _odds(scores) + shift)
    least = choose(scores[new], right[new])
    for corpus in CORPORA:
        _report(corpus, scores[corpora == corpus], right[corpora == corpus], least)
    _report("new text, fresh and wires", scores[new], right[new], least)
    if args.save:
        save(*_fit(rows), least, factor, shift)
    print(json.dumps(summary(scores[new], right[new], assurance().least)))


def _read(path: Path) -> list[Row]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    return [json.loads(line) for line in text.splitlines()]


def _coded(texts: Iterable[Row]) -> Iterator[tuple[str, Mention, dict[str, float]]]:
    """Every mention of every text with its signs, none left out."""
    settings = Settings()
    reports = [Report(id=t["id"], text=t["text"], published=t.get("published"), language="en") for t in texts]
    for reading in parse(reports, settings):
        resolved = resolve(reading, settings)
        for mention, signs in find_judged(resolved, find_statements(resolved)):
            yield reading.report.id, mention, signs


def judged(texts: list[Row], judgements: list[Row]) -> Iterator[Row]:
    """The mentions that readers judged, as they are coded now."""
    known = {(j["report"], j["start"]): j for j in judgements}
    corpora = {text["id"]: text["corpus"] for text in texts}
    for report, mention, signs in _coded(texts):
        judgement = known.get((report, mention.trigger.start))
        if judgement is not None:
            right = mention.type in judgement["types"] and any(is_same(mention, who) for who in judgement["actors"])
            yield {"report": report, "corpus": corpora[report], "right": right, "signs": signs}


def is_same(mention: Mention, names: list[str]) -> bool:
    """Does the mention name exactly those who act, each by words of the name that was judged right?"""
    ours = [_words(f"{actor.text} {actor.name or ''}") for actor in mention.actors]
    gold = [_words(name) for name in names]
    return all(any(a & b for b in gold) for a in ours) and all(any(a & b for a in ours) for b in gold)


def _words(name: str) -> set[str]:
    return {word for word in "".join(c if c.isalnum() else " " for c in name.lower()).split() if word not in SMALL}


def related(relations: list[Row]) -> Iterator[Row]:
    """Mentions in sentences in which source, target and type of one or more relations are marked."""
    marked: dict[str, list[Row]] = {}
    for relation in relations:
        if relation["source"]:
            marked.setdefault(relation["sentence"], []).append(relation)
    sentences = list(marked)
    texts = [{"id": str(n), "text": s, "published": "2020-06-15"} for n, s in enumerate(sentences)]
    for report, mention, signs in _coded(texts):
        same = [r for r in marked[sentences[int(report)]] if r["root"] == YIELD.get(mention.type, mention.type)]
        if same:
            right = any(_acts(mention, relation["source"]) for relation in same)
            yield {"report": f"relation {report}", "corpus": "relations", "right": right, "signs": signs}


def _acts(mention: Mention, source: list[int]) -> bool:
    sides = mention.actors + (mention.recipients if mention.type in TOGETHER else ())
    return any(side.start < source[1] and source[0] < side.end for side in sides)


def _fit(rows: list[Row]) -> tuple[DictVectorizer, LogisticRegression]:
    seen = Counter(name for row in rows for name in row["signs"])
    vectors = DictVectorizer().fit([{name: 1.0 for name, count in seen.items() if count >= SEEN}])
    table = vectors.transform([row["signs"] for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    return vectors, model.fit(table, [row["right"] for row in rows])


def cross_validate(rows: list[Row]) -> np.ndarray:
    """The confidence of each row by a model that has seen no row of its report."""
    scores = np.zeros(len(rows))
    groups = [row["report"] for row in rows]
    for train, test in GroupKFold(FOLDS).split(rows, groups=groups):
        vectors, model = _fit([rows[n] for n in train])
        scores[test] = model.predict_proba(vectors.transform([rows[n]["signs"] for n in test]))[:, 1]
    return scores


def _classes(scores: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """The classes of the reliability table that hold anything, by name, with who is in them."""
    for low, high in pairwise(BOUNDS):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            yield f"{low:.1f} to {high:.1f}", inside


def _report(corpus: str, scores: np.ndarray, right: np.ndarray, least: float) -> None:
    kept = scores >= least
    print(
        f"{corpus}: {len(right)} mentions, {right.mean():.3f} right; {kept.sum()} kept, {right[kept].mean():.3f} right"
    )
    print("confidence       n   mean    right")
    for name, inside in _classes(scores):
        print(f"{name} {inside.sum():7d} {scores[inside].mean():6.2f} {right[inside].mean():8.2f}")
    print("least      kept  precision  of the right ones")
    for bound in np.arange(0.2, 0.81, 0.05):
        kept = scores >= bound
        print(f"{bound:.2f}  {kept.sum():8d} {right[kept].mean():10.3f} {right[kept].sum() / right.sum():18.3f}")


def summary(scores: np.ndarray, right: np.ndarray, least: float) -> dict[str, Any]:
    """How well confidence tells right from wrong, and what the shipped least confidence gives.

    `auc` is the area under the curve, `off` the mean distance of what a class of the reliability table is told to be
    and is.
    """
    kept = scores >= least
    off = sum(abs(scores[inside].sum() - right[inside].sum()) for _, inside in _classes(scores)) / len(right)
    return {
        "auc": round(float(roc_auc_score(right, scores)), 4),
        "off": round(float(off), 4),
        "least": least,
        "right of the given": round(float(right[kept].mean()), 4),
        "given of the right": round(float(right[kept].sum() / right.sum()), 4),
        "right where told": {name: round(float(right[inside].mean()), 2) for name, inside in _classes(scores)},
    }


def choose(scores: np.ndarray, right: np.ndarray) -> float:
    """The least confidence over which enough are right; where that costs too many, the best one that does not."""
    best, precision = 0.5, 0.0
    for least in np.arange(0.2, 0.95, 0.01):
        kept = scores >= least
        if right[kept].sum() < KEEP * right.sum():
            break
        if right[kept].mean() > precision:
            best, precision = float(least), right[kept].mean()
        if precision >= WANTED:
            break
    return best


def _odds(scores: np.ndarray) -> np.ndarray:
    return np.log(scores / (1 - scores))


def _chance(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-odds))


def even_out(odds: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """The factor and the shift of log-odds that make them say how often readers found it right (Platt 1999)."""
    platt = LogisticRegression(C=1e6).fit(odds.reshape(-1, 1), right)
    return float(platt.coef_[0][0]), float(platt.intercept_[0])


def save(vectors: DictVectorizer, model: LogisticRegression, least: float, factor: float, shift: float) -> None:
    weights = dict(zip(vectors.feature_names_, factor * model.coef_[0], strict=True))
    weights["bias"] = factor * float(model.intercept_[0]) + shift
    card = {"least": round(least, 3), "weights": {name: round(float(w), 4) for name, w in sorted(weights.items())}}
    OUT.write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

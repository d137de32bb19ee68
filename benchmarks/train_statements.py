"""Train the two linear models behind statements, or measure them by cross-validation.

    python benchmarks/train_statements.py [--data FOLDER] [--folds 5]

Without --folds it fits on every article of train.jsonl and writes src/dateline/coding/model_statements.json; with it
nothing is written and the figures of docs/model-statements.md are printed. Needs scikit-learn (the dev extra); two to
four minutes, most of them parsing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from dateline.coding.accept import accept_features, governors
from dateline.coding.candidates import Candidate, is_passive, propose, quoted_words
from dateline.coding.clauses import Argument, Clauses
from dateline.coding.cues import find_cues
from dateline.coding.layers import unfold
from dateline.coding.quotes import Quote, find_quotes
from dateline.coding.roles import ROLES, Weights, frame, role_features
from dateline.coding.statements import THRESHOLD, find_candidates
from dateline.language import parse
from dateline.records import Report
from dateline.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
MODEL = Path(__file__).resolve().parents[1] / "src" / "dateline" / "code" / "model_statements.json"
RARE = 3  # a feature seen less often is left out
SMALL = 0.02  # a weight smaller than this is left out
SAME = 0.7  # a candidate whose content shares this much with a marked one is right whatever its cue
Spans = Sequence[Sequence[int]]


class Article:
    """One annotated article with its parse."""

    def __init__(self, row: dict[str, Any], clauses: Clauses) -> None:
        self.id: str = row["id"]
        self.text: str = row["text"]
        self.marked: list[dict[str, Spans]] = row["statements"]
        self.clauses = clauses
        self.quotes: list[Quote] = find_quotes(self.text)
        self.cues = find_cues(clauses, self.quotes)


def articles(path: Path) -> Iterator[Article]:
    """Read and parse the annotated articles of a JSON Lines file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    readings = parse((Report(id=row["id"], text=row["text"], language="en") for row in rows), Settings())
    for row, reading in zip(rows, readings, strict=True):
        yield Article(row, Clauses(reading.doc))


def role_examples(article: Article) -> Iterator[tuple[list[str], str]]:
    """Features and role of every argument of every cue that is marked as one and reaches its content."""
    clauses = article.clauses
    for marked in article.marked:
        for cue in article.cues:
            if not within(clauses.start[cue.head], marked["cue"]):
                continue
            arguments = clauses.arguments(cue.head)
            roles = [marked_role(clauses, argument, marked) for argument in arguments]
            if "content" in roles or "object" in roles:
                frame_, passive = frame(clauses, arguments), is_passive(clauses, cue.head)
                for argument, role in zip(arguments, roles, strict=True):
                    quoted = quoted_words(clauses, article.quotes, argument)
                    yield role_features(clauses, cue, argument, frame_, passive, quoted), role


def marked_role(clauses: Clauses, argument: Argument, marked: dict[str, Spans]) -> str:
    """The role in which the argument's head (of a prepositional phrase: the noun) is marked."""
    inner = [i for i in clauses.children[argument.head] if clauses.dep[i] in ("pobj", "pcomp")]
    head = inner[0] if inner and argument.label in ("prep", "agent") else argument.head
    role = next((role for role in ROLES[:3] if within(clauses.start[head], marked[role])), "none")
    return "object" if role == "content" and within(clauses.start[argument.head], marked["cue"]) else role


def accept_examples(article: Article, roles: Weights) -> Iterator[tuple[list[str], str]]:
    """Features of every candidate, and whether it is marked ("yes", "no")."""
    proposed = [propose(article.clauses, article.quotes, cue, roles) for cue in article.cues]
    candidates = unfold(article.text, article.clauses, proposed)
    marked = [(offsets(m["content"]), m["cue"]) for m in article.marked]
    for candidate, governor in zip(candidates, governors(article.clauses, candidates), strict=True):
        right = is_marked(article.clauses, candidate, marked)
        yield accept_features(article.clauses, candidate, governor), "yes" if right else "no"


def is_marked(clauses: Clauses, candidate: Candidate, marked: Iterable[tuple[set[int], Spans]]) -> bool:
    """Whether the candidate's cue is marked for content that it touches, or its content is marked."""
    ours, at = offsets(candidate.contents), clauses.start[candidate.cue.head]
    for theirs, cue in marked:
        common = len(ours & theirs)
        if common and (within(at, cue) or common / len(ours | theirs) > SAME):
            return True
    return False


def offsets(spans: Spans) -> set[int]:
    """The characters of these spans."""
    return {i for start, end in spans for i in range(start, end)}


def within(at: int, spans: Spans) -> bool:
    """Whether a character stands in one of the spans."""
    return any(start <= at < end for start, end in spans)


def fit(examples: Iterable[tuple[list[str], str]], classes: Sequence[str], regularisation: float) -> Weights:
    """Weights of a logistic regression over binary features; one class stands for its log odds."""
    features, labels = zip(*examples, strict=True)
    counts = Counter(feature for row in features for feature in set(row))
    names = sorted(feature for feature, n in counts.items() if n >= RARE)
    column = {name: i for i, name in enumerate(names)}
    rows = [sorted({column[f] for f in row if f in column}) for row in features]
    ends = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((np.ones(ends[-1]), np.concatenate(rows).astype(int), ends), shape=(len(rows), len(names)))
    fitted = LogisticRegression(C=regularisation, max_iter=300).fit(matrix, labels)
    order = [list(fitted.classes_).index(c) for c in classes] if len(classes) > 1 else [0]
    weights = {name: [round(float(fitted.coef_[k, i]), 2) for k in order] for name, i in column.items()}
    weights["bias"] = [round(w + float(fitted.intercept_[k]), 2) for w, k in zip(weights["bias"], order, strict=True)]
    return {name: row for name, row in weights.items() if max(map(abs, row)) >= SMALL}


def train(data: Sequence[Article]) -> tuple[Weights, Weights]:
    """The role model, and the acceptance model on what the role model proposes."""
    roles = fit((example for article in data for example in role_examples(article)), ROLES, 0.5)
    accept = fit((example for article in data for example in accept_examples(article, roles)), ["yes"], 0.3)
    return roles, accept


def predict(article: Article, models: tuple[Weights, Weights], threshold: float = THRESHOLD) -> list[dict[str, Spans]]:
    """The article's statements in the form of the annotated data."""
    clauses = article.clauses
    return [
        {
            "content": candidate.contents,
            "cue": [candidate.cue_words],
            "source": [(clauses.start[words[0]], clauses.end[words[-1]])] if (words := candidate.source_tokens) else [],
        }
        for candidate in find_candidates(article.text, clauses, article.quotes, models, threshold)
    ]


def cross_validate(data: list[Article], folds: int, scorer: Path) -> None:
    """Print the scorer's figures for statements predicted by models that did not see their article."""
    sys.path.insert(0, str(scorer))
    import statements as score  # the shared scorer; no part of the package

    random.Random(2016).shuffle(data)
    texts = []
    for fold in range(folds):
        models = train([article for i, article in enumerate(data) if i % folds != fold])
        for article in data[fold::folds]:
            sides = [
                [score.Statement(article.text, {role: (bool(s[role]), s[role]) for role in score.ROLES}) for s in side]
                for side in (article.marked, predict(article, models))
            ]
            texts.append((*sides, score.pair_up(*sides)))
    score.show("all statements", score.score(texts))
    score.show("quoted", score.score([score.only_quoted(*t) for t in texts]))


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "statements")
    parser.add_argument("--scorers", type=Path, default=SHARED / "score")
    parser.add_argument("--folds", type=int, help="measure instead of writing")
    options = parser.parse_args()
    data = list(articles(options.data / "train.jsonl"))
    if options.folds:
        cross_validate(data, options.folds, options.scorers)
        return
    roles, accept = train(data)
    MODEL.write_text(json.dumps({"roles": roles, "accept": accept}, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Is it said to have happened, to be going on, to be coming, to be possible, or not to be so?

Law of this file: status is read from grammar (tense, modals, negation, what the clause hangs under), never from the
type.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.coding.tree import VERBAL, Tree
from dateline.knowledge import document
from dateline.records import Status

#: prepositions of what somebody is charged with, tried or jailed for
_CHARGED = frozenset(("of", "for", "in", "with", "over"))
#: "the first of his aides to cooperate" did so
_ORDINAL = frozenset(("first", "second", "third", "last", "latest", "only", "next-to-last"))
_WOULD = frozenset(("would", "'d", "’d"))
_QUOTES = frozenset(('"', "''", "``", "“", "”"))


@dataclass(frozen=True, slots=True)
class Signals:
    """Words of status.toml."""

    words: dict[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        return word in self.words[name]


@cache
def signals() -> Signals:
    """The words that show a status, by what they show."""
    return Signals(
        {name: frozenset(words.split()) for name, words in document("status").items() if isinstance(words, str)}
    )


def status(tree: Tree, i: int, carrier: int | None = None) -> tuple[Status, str]:
    """The status of the event that token `i` opens, and what decided it."""
    verb = carrier if carrier is not None else i
    found = _of_noun(tree, i) if tree.pos[i] not in VERBAL else None
    if found and (carrier is None or found[0] != "actual"):
        return found
    if tree.pos[verb] in VERBAL:
        return _of_verb(tree, verb)
    return _of_surroundings(tree, i) or ("actual", "nothing speaks against it")


def _of_noun(tree: Tree, i: int) -> tuple[Status, str] | None:
    words = signals()
    for k in tree.kids[i]:
        word = tree.lower[k]
        if tree.dep[k] == "acl" and words.has("planned_modifier", word):
            return "planned", f"{word!r}"  # a headline's "war games planned"
        if tree.dep[k] in ("amod", "compound", "det", "advmod", "nmod"):
            for name, value in (
                ("planned_modifier", "planned"), ("ongoing_modifier", "ongoing"), ("past_modifier", "past"),
                ("possible_modifier", "hypothetical"), ("denied_modifier", "denied"),
            ):  # fmt: skip
                if words.has(name, word):
                    return _as_status(value), f"modifier {word!r}"
    return None


def _as_status(value: str) -> Status:
    table: dict[str, Status] = {
        "planned": "planned", "ongoing": "ongoing", "past": "past", "hypothetical": "hypothetical", "denied": "denied",
    }  # fmt: skip
    return table.get(value, "actual")


def _of_verb(tree: Tree, i: int, depth: int = 0) -> tuple[Status, str]:
    words = signals()
    aux = [tree.lower[k] for k in tree.having(i, "aux", "auxpass")]
    if tree.tag[i] == "VB" and not aux and not any(tree.having(i, "nsubj")) and tree.dep[i] in ("ROOT", "ccomp"):
        return "hypothetical", "an imperative"
    if _is_negated(tree, i):
        could = any(
            word in words.words["modal"] and word != "would" for word in aux
        )  # "said that it could not hit the island"
        return ("hypothetical", "could not") if could else ("denied", "negated")
    if depth == 0 and _is_asked(tree, i):
        return "hypothetical", "a question"
    marks = {tree.lower[k] for k in tree.having(i, "mark", "advmod")}
    if marks & words.words["if"] or _is_inverted(tree, i):
        return "hypothetical", "under a condition"
    if any(word in words.words["future"] for word in aux):
        return "planned", "future tense"
    if "would" in aux and "have" in aux:
        return "hypothetical", "would have"
    if (
        not _WOULD.isdisjoint(aux)
        and not marks - {"that"}
        and tree.dep[i] == "ccomp"
        and words.has("telling", tree.lemma[tree.head[i]])
    ):
        return "planned", "future tense"  # "said that it would free them": the future told in the past
    if tree.tag[i] in ("VBZ", "VBP") and not aux and _hangs_on_if(tree, i):
        return "hypothetical", "if something else comes"
    if any(word in words.words["modal"] for word in aux):
        return "hypothetical", f"modal {next(w for w in aux if w in words.words['modal'])!r}"
    if tree.dep[i] == "ROOT" and tree.tag[i] == "VBN" and {"to", "be"} <= set(aux):
        return "planned", "to be done"  # a headline's "talks to be held"
    governed = _of_surroundings(tree, i, depth)
    if governed:
        return governed
    if tree.tag[i] == "VBN" and aux == ["be"] and "that" in marks:
        return "planned", "that it be done"  # "the ruling that he be deported"
    if ("had" in aux and tree.tag[i] in ("VBN", "VBG")) and (tree.dep[i] != "ccomp" or "already" in marks):
        return ("actual", "just before the news") if _is_just_before(tree, i) else ("past", "pluperfect")
    if "having" in aux and tree.tag[i] == "VBN":
        return "past", "perfect participle"
    now = any(word in words.words["be_now"] for word in aux)
    if (tree.tag[i] == "VBG" or (tree.tag[i] == "VBN" and "being" in aux)) and now:
        return "ongoing", "progressive tense"
    return "actual", "told as a fact"


def _hangs_on_if(tree: Tree, i: int) -> bool:
    """“If he moderates his tone, he offers both what they want”."""
    return any(tree.lower[m] == "if" for k in tree.having(i, "advcl") if k < i for m in tree.having(k, "mark"))


def _is_asked(tree: Tree, i: int) -> bool:
    """“Do you support the plan?”: an auxiliary before its subject in a sentence that ends with a question mark."""
    first, last = tree.bounds[tree.sentence[i]]
    if not any(tree.lower[k] == "?" for k in range(max(first, last - 3), last)):
        return False
    subject, aux = tree.first(i, "nsubj", "nsubjpass"), tree.first(i, "aux", "auxpass")
    return subject is not None and aux is not None and aux < subject


def _is_just_before(tree: Tree, i: int) -> bool:
    """“Had stormed the hill on Tuesday”, "had been shot hours earlier", "by dawn they had taken the bridge"."""
    words = signals()
    if any(words.has("old_adverb", tree.lower[k]) for k in tree.having(i, "advmod")):
        return False
    for verb in {i, tree.head[i] if tree.dep[i] == "conj" else i}:
        if any(words.has("point", tree.lower[k]) or words.has("news_day", tree.lower[k])
               for k in tree.objects_of(verb, "by")):  # fmt: skip
            return True
    when = (*tree.having(i, "npadvmod"), *tree.objects_of(i, "on"))
    if any(words.has("news_day", tree.lower[k]) for k in when):
        return True
    ago = (n for k in tree.having(i, "advmod") if tree.lower[k] in ("earlier", "before") for n in tree.kids[k])
    return any(words.has("short_unit", tree.lower[n]) for n in ago)


def _is_inverted(tree: Tree, i: int) -> bool:
    """“Had they signed it, he would have stayed”, "should they sign it": an if-clause without its "if"."""
    subject, aux, above = tree.first(i, "nsubj", "nsubjpass"), tree.first(i, "aux"), tree.head[i]
    if subject is None or tree.dep[i] not in ("advcl", "ccomp"):
        return False
    if aux is None:  # parsers take "had" for the verb above: "would have been better had they signed"
        return tree.lower[above] == "had" and above < subject and any(tree.having(above, "aux"))
    return aux < subject and tree.lower[aux] in ("had", "should", "were")


def _is_negated(tree: Tree, i: int) -> bool:
    if any(tree.lower[k] not in ("only",) for k in tree.having(i, "neg")):
        return True
    if any(tree.lower[k] == "longer" and _has_no(tree, k) for k in tree.having(i, "advmod")):
        return True
    subject = tree.first(i, "nsubj", "nsubjpass")
    if subject is not None and (tree.lower[subject] in ("nobody", "none", "neither") or _has_no(tree, subject)):
        return True
    return any(_has_no(tree, k) and _QUOTES.isdisjoint(tree.lower[i + 1 : k]) for k in tree.having(i, "dobj"))


def _is_negated_above(tree: Tree, verb: int) -> bool:
    """“Has not considered resigning”, "never said that he wanted to", "no sign that he planned to"."""
    for _ in range(4):
        if _is_negated(tree, verb):
            return True
        above = tree.head[verb]
        if tree.dep[verb] in ("acl", "ccomp") and tree.pos[above] == "NOUN":
            return _has_no(tree, above)
        if tree.dep[verb] not in ("ccomp", "xcomp") or above == verb:
            return False
        verb = above
    return False


def _has_no(tree: Tree, noun: int) -> bool:
    return any(tree.lower[k] in ("no", "neither") for k in tree.having(noun, "det", "neg"))


def _of_surroundings(tree: Tree, i: int, depth: int = 0) -> tuple[Status, str] | None:
    """What the verb or noun above makes of it: planned to, could lead to, denied that, ahead of."""
    if depth > 4 or tree.head[i] == i:
        return None
    words, above, dep = signals(), tree.head[i], tree.dep[i]
    if dep == "nsubj" and tree.pos[i] not in VERBAL and tree.pos[above] in VERBAL:
        return _of_its_telling(tree, above, depth)
    if dep == "pobj" and words.has("court", tree.lemma[tree.head[above]]) and tree.lower[above] in _CHARGED:
        return "past", f"what a court judges ({tree.lower[tree.head[above]]!r})"
    if (
        dep == "pobj"
        and tree.lower[above] in ("of", "for", "on", "before", "to", "about")
        and tree.head[above] != above
    ):
        over = tree.head[above]
        if words.has("claim", tree.lemma[over]) and _is_denied(tree, over):
            return "denied", f"a {tree.lower[over]!r} that is denied"
        if tree.lower[above] == "to" and tree.lower[over] in ("yes", "no"):
            return "hypothetical", "a slogan"
        if tree.lower[above] == "of" and tree.lower[over] == "ahead":
            return "planned", "ahead of it"
        if words.has("planning", tree.lemma[over]) and tree.lower[above] in ("for", "on", "to"):
            if tree.lower[over] == "due" and tree.lower[above] == "to":
                return None  # "closed due to the blast"
            return "planned", f"under {tree.lower[over]!r}"
        if words.has("possible_noun", tree.lemma[over]) and tree.lower[above] in ("of", "for"):
            return "hypothetical", f"under {tree.lower[over]!r}"
        if tree.pos[over] in VERBAL and words.has("irrealis", tree.lemma[over]):
            return "hypothetical", f"under {tree.lower[over]!r}"
        return None
    if dep == "pobj" and tree.lower[above] == "without":  # "endured it without complaint", "sinks without the loans"
        definite = any(tree.lower[k] in ("the", "this", "that") for k in tree.having(i, "det"))
        return ("hypothetical" if definite else "denied"), "'without'"
    if dep == "pobj" and tree.lower[above] in ("at", "during") and tree.pos[tree.head[above]] in VERBAL:
        found = _of_verb(tree, tree.head[above], depth + 1)  # "will speak at the rally"
        return found if found[0] == "planned" else None
    if dep in ("acl", "ccomp") and words.has("claim", tree.lemma[above]) and _is_denied(tree, above):
        return "denied", f"a {tree.lower[above]!r} that is denied"
    if dep in ("xcomp", "ccomp", "dobj", "acl", "pcomp", "conj", "advcl", "nsubjpass", "oprd"):
        return _under_verb(tree, i, above, dep, depth)
    return None


def _under_verb(tree: Tree, i: int, above: int, dep: str, depth: int) -> tuple[Status, str] | None:
    words, lemma = signals(), tree.lemma[above]
    infinitive = any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in tree.kids[i])
    if dep == "conj":
        if tree.pos[above] in VERBAL and not any(tree.having(i, "aux", "nsubj", "nsubjpass")):
            found = _of_verb(tree, above, depth + 1)
            told_before = found[1] == "pluperfect" and tree.tag[i] in ("VBN", "VBD")  # "had met and agreed"
            return found if told_before or found[0] in ("planned", "hypothetical") else None
        return None
    if dep == "pcomp" and (under := _under_preposition(tree, above)):
        return under
    if words.has("denying", lemma) and dep in ("ccomp", "xcomp", "dobj", "pcomp"):
        return "denied", f"under {lemma!r}"
    if words.has("believing", lemma) and dep in ("ccomp", "xcomp") and _is_negated(tree, above):
        return "denied", f"not {lemma!r}"
    if words.has("willing", lemma) and (infinitive or dep in ("xcomp", "pcomp")) and _is_negated_above(tree, above):
        return "denied", f"not {lemma!r}"
    if (
        words.has("planning", lemma)
        and not (lemma == "aim" and dep == "nsubjpass")
        and (infinitive or dep in ("dobj", "xcomp", "oprd", "nsubjpass"))
    ):
        return "planned", f"under {lemma!r}"
    clausal = dep == "ccomp" and not words.has("trying", lemma)  # who "tried" parses over a clause did not doubt it
    if words.has("irrealis", lemma) and (infinitive or clausal or dep in ("dobj", "xcomp", "pcomp", "nsubjpass")):
        return "hypothetical", f"under {lemma!r}"
    if dep == "dobj" and tree.pos[above] in VERBAL and _is_indefinite(tree, i):
        found = _of_verb(tree, above, depth + 1)  # "urged to back an inquiry": there is none yet
        return found if found[0] in ("planned", "hypothetical") else None
    if dep == "advcl" and tree.tag[i] in ("VBZ", "VBP") and _is_to_come(tree, i, above):
        return "hypothetical", "in a clause of what is to come"
    if infinitive and any(tree.lower[k] == "have" for k in tree.having(i, "aux")):
        return None  # "their claim to have shot it down"
    if dep == "acl" and infinitive and not any(tree.lower[k] in _ORDINAL for k in tree.having(above, "amod")):
        return "planned", f"{tree.lower[above]!r} to"
    if infinitive and words.has("carrying_out", lemma) and (dep == "advcl" or (dep == "xcomp" and lemma == "use")):
        found = _of_verb(tree, above, depth + 1)  # "gathered to demand", "used a flaw to attack": and so they did
        return found if found[0] != "actual" or tree.tag[above] in ("VB", "VBG", "VBZ", "VBP") else None
    if dep == "advcl" and infinitive:
        return "planned", "a purpose"
    if dep == "pcomp" and tree.lower[above] == "from" and tree.tag[i] == "VBG" and tree.pos[tree.head[above]] in VERBAL:
        hinders = tree.lemma[tree.head[above]] not in ("return", "come") and not _is_negated(tree, tree.head[above])
        return ("hypothetical", f"kept from it by {tree.lower[tree.head[above]]!r}") if hinders else None
    if dep == "pcomp" and tree.lower[above] in ("by", "in") and tree.pos[tree.head[above]] in VERBAL:
        found = _of_verb(tree, tree.head[above], depth + 1)  # "by offering him the post, she would win"
        return found if found[0] == "hypothetical" else None
    if dep in ("xcomp", "pcomp") and tree.pos[above] in VERBAL:
        found = _of_verb(tree, above, depth + 1)
        return found if found[0] != "actual" else None
    return None


def _under_preposition(tree: Tree, preposition: int) -> tuple[Status, str] | None:
    """“Without firing”, "instead of attacking", "aimed at evacuating", "convicted of killing"."""
    words, over = signals(), tree.head[preposition]
    word = tree.lower[preposition]
    if word == "of" and tree.lower[over] == "short":
        return "denied", "'short of'"
    if word == "without" or "instead" in (word, tree.lower[over]) or (word == "than" and _is_rather(tree, preposition)):
        return "denied", f"{word!r}"
    serves = tree.lemma[over] == "serve" and any(words.has("term", tree.lemma[k]) for k in tree.having(over, "dobj"))
    if word in _CHARGED and (serves or words.has("court", tree.lemma[over])):
        return "past", f"what a court judges ({tree.lower[over]!r})"
    if words.has("claim", tree.lemma[over]) and _is_denied(tree, over):
        return "denied", f"a {tree.lower[over]!r} that is denied"
    if word in ("at", "on", "to", "for") and words.has("planning", tree.lemma[over]):
        return "planned", f"under {tree.lower[over]!r}"
    return None


def _is_rather(tree: Tree, than: int) -> bool:
    """“Is considering fines rather than arresting them”."""
    return "rather" in (tree.lower[tree.head[than]], tree.lower[than - 1] if than else "")


def _of_its_telling(tree: Tree, verb: int, depth: int) -> tuple[Status, str] | None:
    """“The handover would be a turning point”, "the evacuations had not taken place": the noun is as the verb is."""
    occurs = signals().has("occurring", tree.lemma[verb])
    would_be = tree.lemma[verb] == "be" and any(tree.lower[k] == "would" for k in tree.having(verb, "aux"))
    if not occurs and not would_be:
        return None
    found = _of_verb(tree, verb, depth + 1)
    return found if found[0] in ("denied", "planned", "hypothetical") else None


def _is_denied(tree: Tree, claim: int) -> bool:
    """Is the claim false, or under a verb that denies it ("rejected allegations that it hacked")?"""
    if any(signals().has("false", tree.lower[k]) for k in tree.having(claim, "amod")):
        return True
    while tree.dep[claim] == "conj" and tree.head[claim] != claim:
        claim = tree.head[claim]
    verb = tree.head[claim]
    return tree.dep[claim] in ("dobj", "nsubjpass") and signals().has("denying_claim", tree.lemma[verb])


def _is_indefinite(tree: Tree, noun: int) -> bool:
    return any(tree.lower[k] in ("a", "an", "any", "another", "further") for k in tree.having(noun, "det", "amod"))


def _is_to_come(tree: Tree, verb: int, above: int) -> bool:
    """“Will talk after the army takes the town”."""
    if any(tree.having(verb, "aux")) or not any(
        signals().has("time_mark", tree.lower[k]) for k in tree.having(verb, "mark", "advmod")
    ):
        return False
    return any(tree.lower[k] in ("will", "would", "'ll") for k in tree.having(above, "aux"))

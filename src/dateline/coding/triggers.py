"""The lexicon: which words open an event, and of which type.

An entry is written as a newsroom would say it:

    condemn                 a verb
    call off                a verb with its particle, adverb or preposition
    violate >ceasefire      a verb with an object (or what stands under its preposition): `go on >strike`
    @ship sail through      a verb with a subject; `@ship` is a word class of classes.toml
    air strike              (among nouns) a noun with a modifier before it
    launch of @missile      a noun with what follows its "of"
    strike +on|against      a noun with one of these prepositions after it
    tell ~to                a verb with an infinitive under it
    demonstrate ~alone      a verb without an object and without "that"
    protest ~that           a verb with a clause that says what
    return to ~thing        a verb with any object
    decline ~comment        a verb with this verb under it

`|` parts alternatives. The entry with the most words wins; files are read by `dateline.knowledge`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateline.coding.classes import Words, expand, word_class
from dateline.coding.tree import NOMINAL, RELATIVE, VERBAL, Tree
from dateline.knowledge import document

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
#: name of the file of look-alikes: words that would open an event and do not ("met the deadline")
IDLE = "idle"
#: in a word class: any place name
PLACE = "<place>"
_SUBJECTS = ("nsubj", "nsubjpass")
_NO_PARTICLES = frozenset(("nsubj", "dobj", "conj", "aux", "mark"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon: what must stand in the text, and what it then means."""

    #: as written in the file
    words: str
    type: str
    mode: str | None
    kind: str | None
    #: name of the frame (frames.toml) that says where actor and recipient stand
    frame: str
    #: who must be found for it to count: none, actor, political, pair (see docs/coding.md)
    needs: str
    #: what it does with an event in its complement: None, "absorb" (agree to X) or "keep" (condemned the X)
    complement: str | None
    head: Words
    particles: tuple[Words, ...] = ()
    object: Words | None = None
    subject: Words | None = None
    modifier: Words | None = None
    #: must an infinitive follow ("told them to leave")?
    infinitive: bool = False
    #: must no object follow ("they demonstrated", not "it demonstrated its range")?
    alone: bool = False
    #: must a clause say what ("protested that the vote was rigged")?
    clause: bool = False
    #: must an object be there ("return it to them", not "return to work")?
    transitive: bool = False
    #: the verb under it ("declined to comment")
    act: Words | None = None
    #: how many things must stand in the text
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by the lemma that opens them."""

    verbs: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    nouns: dict[str, tuple[Entry, ...]] = field(default_factory=dict)


@cache
def lexicon() -> Lexicon:
    """All entries of knowledge/triggers, most demanding first. ValueError names an entry that cannot be read."""
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    for name in (*TYPES, IDLE):
        for group in document(f"triggers/{name.lower()}")["group"]:
            for entry in _entries(name, group, "verbs"):
                for lemma in entry.head:
                    verbs.setdefault(lemma, []).append(entry)
            for entry in _entries(name, group, "nouns"):
                for lemma in entry.head:
                    nouns.setdefault(lemma, []).append(entry)
    return Lexicon(_ranked(verbs), _ranked(nouns))


def verb_lexicon(groups: list[dict[str, Any]]) -> Lexicon:
    """A lexicon of verbs alone, each entry with its group's name for a kind (operators.toml)."""
    verbs: dict[str, list[Entry]] = {}
    for group in groups:
        for entry in _entries("", {"frame": "commit", "kind": group["name"], **group}, "verbs"):
            for lemma in entry.head:
                verbs.setdefault(lemma, []).append(entry)
    return Lexicon(_ranked(verbs))


def _ranked(entries: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    def rank(entry: Entry) -> tuple[int, bool]:
        return -entry.weight, entry.type != IDLE  # of two that ask for as much the look-alike wins

    return {lemma: tuple(sorted(found, key=rank)) for lemma, found in entries.items()}


def _entries(type_: str, group: dict[str, Any], part: str) -> list[Entry]:
    written = [words.strip() for words in group.get(part, "").replace("\n", " ").split(",")]
    return [_entry(type_, group, words, part) for words in written if words]


def _entry(type_: str, group: dict[str, Any], words: str, part: str) -> Entry:
    needs = _verb_needs(words) if part == "verbs" else _noun_needs(words)
    return Entry(
        words=words,
        type=type_,
        mode=group.get("mode"),
        kind=group.get("kind"),
        frame=group["frame"],
        needs=group.get("needs", "actor"),
        complement=group.get("complement"),
        weight=1
        + len(needs.particles)
        + sum(
            bool(part)
            for part in (needs.object, needs.subject, needs.modifier, needs.act, needs.infinitive, needs.clause)
        ),
        head=needs.head,
        particles=tuple(needs.particles),
        object=needs.object,
        subject=needs.subject,
        modifier=needs.modifier,
        infinitive=needs.infinitive,
        alone=needs.alone,
        clause=needs.clause,
        transitive=needs.transitive,
        act=needs.act,
    )


@dataclass(slots=True)
class _Needs:
    """What an entry's words ask for."""

    head: Words = frozenset()
    particles: list[Words] = field(default_factory=list)
    object: Words | None = None
    subject: Words | None = None
    modifier: Words | None = None
    infinitive: bool = False
    alone: bool = False
    clause: bool = False
    transitive: bool = False
    act: Words | None = None


def _verb_needs(words: str) -> _Needs:
    needs = _Needs()
    for word in words.split():
        if word == "~to":
            needs.infinitive = True
        elif word == "~alone":
            needs.alone = True
        elif word == "~that":
            needs.clause = True
        elif word == "~thing":
            needs.transitive = True
        elif word.startswith("~"):
            needs.act = expand(word[1:])
        elif word.startswith(">"):
            needs.object = expand(word[1:])
        elif needs.head:
            needs.particles.append(expand(word))
        elif word.startswith("@") and needs.subject is None and " " in words:
            needs.subject = expand(word)
        else:
            needs.head = expand(word)
    if not needs.head:
        raise ValueError(f"knowledge/triggers: the entry {words!r} names no verb")
    return needs


def _noun_needs(words: str) -> _Needs:
    words, _, under = words.partition(" +")
    before, _, after = words.partition(" of ")
    *modifiers, head = before.split()
    if len(modifiers) > 1:
        raise ValueError(f"knowledge/triggers: the entry {words!r} has more than one word before its noun; use |")
    return _Needs(
        head=expand(head),
        modifier=expand(modifiers[0]) if modifiers else None,
        object=expand(after) if after else None,
        particles=[expand(under)] if under else [],
    )


def match(tree: Tree, i: int, lexicon: Lexicon) -> Entry | None:
    """The most demanding entry that token `i` opens, None if it opens none or is a look-alike."""
    pos, lemma = tree.pos[i], tree.lemma[i]
    if pos in VERBAL:
        if tree.entity[i] == "WORK_OF_ART":
            return None
        # "raped" has the lemma "rap" and "spared" the lemma "spar": the word as written goes first
        entries = lexicon.verbs.get(tree.lower[i]) or lexicon.verbs.get(lemma, ())
        found = next((e for e in entries if _verb_fits(tree, i, e)), None)
    elif pos == "NOUN" or (pos == "PROPN" and (not tree.entity[i] or exercise_name(tree, i))):
        entries = lexicon.nouns.get(exercise_name(tree, i) or lemma) or lexicon.nouns.get(
            tree.lower[i], ()
        )  # hostilities are no hostility
        found = next((e for e in entries if _noun_fits(tree, i, e)), None)
    else:
        return None
    return found if found is not None and found.type != IDLE else None


def exercise_name(tree: Tree, i: int) -> str | None:
    """The name of an exercise that ends with the token `i`: "balikatan", "cobra gold"."""
    names = word_class("exercise_name")
    if tree.lemma[i] in names:
        return tree.lemma[i]
    two = f"{tree.lower[i - 1]} {tree.lower[i]}" if i and tree.pos[i] in NOMINAL else ""
    return two if two in names and tree.tag[i - 1] in ("NNP", "NNPS") else None


def match_operator(tree: Tree, i: int, operators: Lexicon) -> Entry | None:
    """The operator that the verb `i` is, if it is one."""
    return next((e for e in operators.verbs.get(tree.lemma[i], ()) if _verb_fits(tree, i, e)), None)


def _verb_fits(tree: Tree, i: int, entry: Entry) -> bool:
    if any(not _has_particle(tree, i, words, deep=entry.object is not None) for words in entry.particles):
        return False
    if entry.act and not any(tree.lemma[k] in entry.act for k in tree.having(i, "xcomp", "ccomp")):
        return False
    if entry.transitive and tree.first(i, "dobj", "nsubjpass") is None:
        return False
    if entry.alone and not _is_alone(tree, i):
        return False
    if entry.clause and tree.first(i, "ccomp") is None:
        return False
    if entry.infinitive and not _has_infinitive(tree, i):
        return False
    own = tree.first(i, "prt")
    if own is not None and not any(tree.lower[own] in words for words in entry.particles):
        return False  # "call off" is not to call, "look out into" not to look into
    if entry.object and not _has_object(tree, i, entry.object, oblique=bool(entry.particles)):
        return False
    return not entry.subject or _has_subject(tree, i, entry.subject)


def _is_alone(tree: Tree, i: int) -> bool:
    """“Called on the king to go” has no object of its own, "called them on it" has."""
    if tree.first(i, "dobj") is not None and tree.lower[i + 1 : i + 2] not in (["on"], ["upon"]):
        return False  # parsers take "on" for a particle, and "the king" for an object
    return all(any(tree.lower[a] == "to" for a in tree.having(k, "aux")) for k in tree.having(i, "ccomp"))


def _has_infinitive(tree: Tree, i: int) -> bool:
    under = [*tree.kids[i], *(k for state in tree.having(i, "acomp") for k in tree.kids[state])]  # "is ready to"
    return any(
        tree.dep[k] in ("xcomp", "ccomp", "advcl") and any(tree.lower[a] == "to" for a in tree.having(k, "aux"))
        for k in under
    )


def _has_particle(tree: Tree, i: int, words: Words, *, deep: bool) -> bool:
    after = (k for k in tree.kids[i] if k > i and tree.lower[k] in words and tree.dep[k] not in _NO_PARTICLES)
    if not all(_is_circumstance(tree, k) for k in after):
        return True
    if "for" in words and any(
        tree.lower[mark] == "for" for k in tree.having(i, "ccomp", "xcomp", "advcl") for mark in tree.having(k, "mark")
    ):
        return True  # "called for the minister to resign"
    # "voice concern over": the parser hangs the preposition on the object as often as on the verb
    return deep and any(
        tree.lower[p] in words for k in tree.having(i, "dobj", "oprd", "prep", "prt") for p in tree.kids[k]
    )


def _is_circumstance(tree: Tree, preposition: int) -> bool:
    """“Called the king on Saturday” is not to call on him, to cut a cable off the coast not to cut it off."""
    under = tree.first(preposition, "pobj")
    if under is None:
        return False
    is_place = tree.lower[preposition] == "off" and tree.lemma[under] in word_class("shore")
    return is_place or tree.entity[under] in ("DATE", "TIME")


def _has_object(tree: Tree, i: int, words: Words, *, oblique: bool) -> bool:
    named = list(tree.having(i, "oprd")) if tree.lemma[i] in word_class("naming") else []
    found = [k for what in named for k in tree.conjuncts(what)] or objects(tree, i, oblique=oblique)
    return any(_named(tree, k, words) for k in found)  # "called the vote a farce" calls no vote


def _named(tree: Tree, k: int, words: Words) -> bool:
    """Is the noun `k`, alone or with the word before it ("hunger strike"), one of these?"""
    if tree.lemma[k] in words or tree.lower[k] in words:
        return True
    if PLACE in words and tree.entity[k] in ("GPE", "LOC", "FAC"):
        return True
    return any(f"{tree.lower[m]} {tree.lemma[k]}" in words for m in tree.having(k, "compound", "amod"))


def objects(tree: Tree, i: int, *, oblique: bool = True) -> list[int]:
    """What a verb may have for an object: direct, passive subject, under a preposition, or the noun it modifies.

    `oblique`: what stands under its prepositions too ("took part in talks").
    """
    found: list[int] = []
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if dep in ("dobj", "nsubjpass", "attr", "oprd", "dative", "acomp"):
            found.extend(tree.contents(k))
        elif dep == "ccomp" and tree.pos[k] == "ADJ":
            found.append(k)  # "found him guilty"
        elif dep == "ccomp":
            found.extend(_seeming(tree, k))
        elif oblique and dep in ("prep", "prt", "advmod", "agent"):
            for under in tree.having(k, "pobj"):
                found.extend(tree.contents(under))
    if (tree.dep[i] in ("acl", "amod") and tree.tag[i] == "VBN") or (
        tree.dep[i] == "relcl" and tree.first(i, "dobj", "nsubjpass") is None
    ):
        found.extend(tree.conjuncts(tree.head[i]))
    if tree.tag[i] == "VBN" and i and tree.lower[i - 1] == ",":
        found.extend(_past_comma(tree, i))
    if tree.dep[i] == "relcl" and any(tree.lower[k] in RELATIVE for k in found):
        found.extend(tree.conjuncts(tree.head[i]))  # "the missile that they fired"
    return found


def _past_comma(tree: Tree, i: int) -> Iterator[int]:
    """“It was a missile on a high path, launched at dawn”: behind a comma a participle reaches past the nearest noun"""
    over = tree.head[i]
    if tree.dep[i] == "advcl" and tree.lemma[over] == "be":
        yield from tree.having(over, "attr")
    elif tree.dep[i] == "acl" and tree.dep[over] == "pobj" and tree.pos[tree.head[tree.head[over]]] in NOMINAL:
        yield tree.head[tree.head[over]]


def _seeming(tree: Tree, i: int) -> Iterator[int]:
    """“Fired what looked like a missile”, "what appeared to be two shells": it is told with care, and told."""
    if not any(tree.lower[k] == "what" for k in tree.having(i, "nsubj", "nsubjpass")):
        return
    for k in (i, *tree.having(i, "xcomp")):
        for named in (*tree.having(k, "attr", "oprd", "dobj"), *tree.objects_of(k, "like")):
            yield from tree.contents(named)


def _has_subject(tree: Tree, i: int, words: Words) -> bool:
    for k in tree.having(i, *_SUBJECTS):
        if any(_is_kind_of(tree, c, words) for c in tree.contents(k)):
            return True
    above = tree.head[i]
    if tree.dep[i] in ("acl", "relcl"):
        return _is_kind_of(tree, above, words)
    shares = tree.dep[i] in ("conj", "xcomp", "advcl") and above != i
    return shares and any(_is_kind_of(tree, k, words) for k in tree.having(above, *_SUBJECTS))


def _is_kind_of(tree: Tree, i: int, words: Words) -> bool:
    """Is the noun one of these, or named after one ("the destroyer Milius", "USS Milius")?"""
    if PLACE in words and tree.entity[i] in ("GPE", "LOC", "FAC"):
        return True
    return tree.lemma[i] in words or any(
        tree.lemma[k] in words or f"{tree.lower[k]} {tree.lemma[i]}" in words
        for k in tree.having(i, "compound", "nmod", "appos")
    )


def _noun_fits(tree: Tree, i: int, entry: Entry) -> bool:
    if any(next(tree.objects_of(i, *words), None) is None for words in entry.particles):
        return False
    if entry.modifier and not _has_modifier(tree, i, entry.modifier):
        return False
    return not entry.object or any(
        tree.lemma[k] in entry.object for p in tree.objects_of(i, "of") for k in tree.contents(p)
    )


def _has_modifier(tree: Tree, i: int, words: Words) -> bool:
    for k in tree.having(i, "compound", "amod", "nmod", "poss"):
        if tree.lemma[k] in words or tree.lower[k] in words:
            return True
        if any(tree.lemma[m] in words for m in tree.having(k, "compound", "amod", "conj", "nmod")):
            return True
    return False

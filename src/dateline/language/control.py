"""Whose a verb is: its subject, also where it shares or is lent one, and whoever is asked in a question.

Law of this file: it reads the parse alone, and answers None where grammar leaves the subject open.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_UNDERGOING = frozenset({"dobj", "dative", "oprd"})
#: prepositions under which the one acted on has done what the gerund says: "praised Keller for leaving"
_OF_THE_OBJECT = frozenset({"for", "from", "into", "of"})
#: what a judgement rests on: "praised Keller for her work", "sued Sable over his book"
_OF_A_JUDGEMENT = frozenset({"for", "over"})
#: what a sentence can begin with before its subject
_FRONTED = frozenset({"prep", "advcl"})
#: verbs that put a question to somebody
_ASKING = frozenset({"ask", "question", "press", "quiz", "grill", "query", "pester"})
_DEEPEST = 6  # verbs between a verb and its subject; a longer chain is a parse gone astray


def verb_of(token: Token) -> Token:
    """The verb that a pronoun depends on: of "asked him to go" it is the asking, whatever the parse says."""
    node = token
    while node.head != node and node.head.pos_ not in _VERBAL:
        node = node.head
    verb = node.head
    if token.dep_ in SUBJECTS and verb.dep_ in ("ccomp", "xcomp") and verb.head.pos_ in _VERBAL:
        return verb.head
    return verb


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or another's: "Sable called and urged", "refused to help", "by beating"."""
    joined = False
    for _ in range(_DEEPEST):
        own = own_subject(verb)
        if own is not None:
            return own
        above = verb.head
        if verb.dep_ == "pcomp":
            preposition, above = above, above.head
            lent = object_of(above, before=verb.i) if preposition.lower_ in _OF_THE_OBJECT else None
        elif verb.dep_ == "acl" and verb.tag_ == "VB":  # "has no right to criticise"
            lent, above = None, above.head
        elif verb.dep_ == "xcomp":
            lent = object_of(above, before=verb.i)
            if joined and lent is not None:
                return None  # "saw Keller take the gun and hit him": whoever saw it may have hit Keller
        elif verb.dep_ == "conj" and above.dep_ == "ccomp":
            return None  # "Sable said that Keller lied and attacked him": either may have attacked
        elif verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i < above.i):
            lent, joined = None, joined or verb.dep_ == "conj"
        else:
            return None
        if lent is not None or above.pos_ not in _VERBAL or above == verb:
            return lent
        verb = above
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands before a verb, the nearest where the parse has two."""
    return next((child for child in reversed(list(verb.lefts)) if child.dep_ in SUBJECTS), None)


def subject_to_come(pronoun: Token) -> Token | None:
    """Keller of "Even as he denied it, Keller paid" and "In her letter, Keller said": the clause behind a fronted one.

    None where that clause has the same pronoun itself ("As he spoke, Sable thanked him").
    """
    node = pronoun
    for _ in range(2 * _DEEPEST):
        above = node.head
        if above == node:
            return None
        if node.dep_ in _FRONTED and above.pos_ in _VERBAL and above.i > node.i:
            subject = own_subject(above)
            if subject is None or subject.i < pronoun.i or node.right_edge.i > subject.i:
                return None
            is_taken = any(child.tag_ == "PRP" and child.dep_ in _UNDERGOING for child in above.rights)
            return None if is_taken or subject.tag_ == "PRP" else subject
        node = above
    return None


def joined_subject(pronoun: Token) -> Token | None:
    """Keller of "Keller has a say in whether Sable leaves, and though she doubts it": clauses that are joined go on."""
    verb = pronoun.head
    for _ in range(_DEEPEST):
        if verb.dep_ == "conj" and verb.head.pos_ in _VERBAL:
            return subject_of(verb.head)
        if verb.dep_ not in ("advcl", "ccomp") or verb.head.pos_ not in _VERBAL or verb.head.i < pronoun.i:
            return None
        verb = verb.head
    return None


def owner_by_clause(pronoun: Token) -> Iterator[Token]:
    """Whose a thing is, the likeliest first: "attacked Keller for her vote", "suggested that Keller sell her house"."""
    above = pronoun.head.head
    if pronoun.head.dep_ == "pobj" and above.lower_ in _OF_A_JUDGEMENT and above.head.pos_ in _VERBAL:
        judged = object_of(above.head, before=pronoun.i)
        if judged is not None:
            yield judged
    verb = verb_of(pronoun)
    subject = subject_of(verb)
    if subject is None and verb.dep_ == "conj":
        subject = own_subject(verb.head)
    if subject is not None and subject.right_edge.i < pronoun.i:
        yield subject


def object_of(verb: Token, *, before: int) -> Token | None:
    """Whom the verb acts on, where he is named before the token with that index."""
    return next((child for child in verb.rights if child.dep_ in _UNDERGOING and child.i < before), None)


def shared_object(pronoun: Token) -> Token | None:
    """Keller of "Sable said that police arrested Keller and beat him": joined verbs have one and the same victim."""
    verb = verb_of(pronoun)
    while not any(child.dep_ in SUBJECTS for child in verb.lefts):
        if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
            verb = verb.head.head
        elif verb.dep_ == "conj":
            verb = verb.head
        else:
            return None
        found = object_of(verb, before=pronoun.i) if verb.pos_ in _VERBAL else None
        if found is not None:
            return found
    return None


def asked(pronoun: Token) -> Token | None:
    """Whom a question is put to in which the pronoun is the subject: "Sable asked Keller why he left" is Keller."""
    verb = pronoun.head
    for _ in range(_DEEPEST):
        above = verb.head
        if verb.dep_ not in ("ccomp", "xcomp", "advcl") or above == verb:
            return None
        if above.lemma_ in _ASKING:
            whom = object_of(above, before=pronoun.i)
            if whom is not None or above.tag_ != "VBN":
                return whom
            answers = above if above.dep_ == "ROOT" else above.head  # "asked why he left, Keller said"
            return next((child for child in answers.lefts if child.dep_ in SUBJECTS), None)
        verb = above
    return None

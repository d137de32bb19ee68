"""What the form of a pronoun or noun says of whom it can stand for: number, gender, and whether for anybody at all."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language.control import SUBJECTS
from dateline.language.mention import Mention
from dateline.language.names import Gender, people

SINGULAR: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTRAL = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
#: forms that are objects, even where the parse has them as the subject of an infinitive
OBJECT_FORMS = frozenset({"him", "them"})
#: nouns that only count what stands under their "of"
_COUNTING = frozenset({"number", "majority", "handful", "dozen", "lot", "couple", "scores", "plurality", "minority"})
#: verbs whose "it" is no actor: "it is clear that", "it takes time to"
_EXPLETIVE = frozenset({"be", "seem", "appear", "become", "remain", "take", "happen", "rain", "snow", "matter"})


def has_joined(noun: Token) -> bool:
    """Is somebody joined to the noun, and no clause that the parse hangs there: "Keller and Sable"?"""
    return any(child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX") for child in noun.rights)


def is_person_of(mention: Mention, gender: Gender) -> bool:
    return mention.human is not False and not mention.plural and mention.gender in (None, gender)


def is_man_or_woman(noun: Token) -> bool:
    """“A woman”, "his sister"; of "his father" the report goes on about him whose father he is."""
    gender = people().gender_of_word.get(noun.lower_)
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if gender is None or owner is None:
        return gender is not None
    return SINGULAR.get(owner.lower_, gender) != gender


def counted(head: Token) -> Token:
    """Voters of "a number of voters"; any other noun is its own."""
    of = next((child for child in head.rights if child.lower_ == "of"), None) if head.lemma_ in _COUNTING else None
    return next((noun for noun in of.rights if noun.tag_ in ("NNS", "NNPS")), head) if of is not None else head


def may_be_own_subject(token: Token) -> bool:
    """Possessives and reflexives may go with the subject of their own verb; objects may not."""
    if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
        return True
    return token.dep_ in SUBJECTS and token.lower_ not in OBJECT_FORMS and token.lower_ != "her"


def is_bare(token: Token) -> bool:
    """Definite with nothing that says which ones: "both countries", "the two sides"."""
    before = {child.lower_ for child in token.lefts}
    return bool(before & {"the", "both", "two"}) and before <= {"the", "both", "two"}


def is_expletive(token: Token) -> bool:
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.pos_ not in ("AUX", "VERB"):
        return False
    says_nothing = token.dep_ == "nsubjpass" and any(child.dep_ == "ccomp" for child in verb.rights)
    return verb.lemma_ in _EXPLETIVE or says_nothing

"""Who acted and who was acted on: the frame of an event's trigger, filled with resolved actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.coding.acting import verbs
from dateline.coding.aims import aimed, is_aim, owner, reciprocal, without
from dateline.coding.beside import along_with, joining
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.doers import doers, is_of_the_chosen, is_received
from dateline.coding.grammar import has_to, slot
from dateline.coding.implied import Resolve, implied, is_armed_body
from dateline.coding.nominal import CHARGES, bearers, inside, noun_slot
from dateline.coding.tree import NOMINAL, VERBAL, Tree
from dateline.knowledge import document
from dateline.records import Actor

#: slots that say where: what stands there must itself be somebody
_WHERE = frozenset(("object itself", "in", "at", "near", "around", "along", "outside", "over", "attendant", "support"))
_OWNERS = frozenset(("GOV", "MIL", "COP", "REB", "LEG", "JUD", "PRM"))
#: frames in which somebody who is the object is the recipient, whatever the prepositions say
_OBJECT_FIRST = frozenset(("against", "transitive", "demand"))


@dataclass(frozen=True, slots=True)
class Frame:
    """Slots for actor and recipient, in the order in which they are tried."""

    verb_actor: tuple[str, ...]
    verb_recipient: tuple[str, ...]
    noun_actor: tuple[str, ...]
    noun_recipient: tuple[str, ...]
    #: do both sides act together?
    both: bool
    #: must the phrase in the slot itself be somebody ("met the minister", not "met the minister's demand")?
    direct: bool
    #: where nobody is named, is the country of the place the recipient ("arrived in Delhi")?
    place_is_recipient: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """The actors of one event and the tokens that head their phrases."""

    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    actor_head: int | None = None
    recipient_head: int | None = None
    reasons: tuple[str, ...] = ()


@cache
def frame(name: str) -> Frame:
    """The frame of that name. ValueError where frames.toml has none."""
    frames = document("triggers/frames")
    if name not in frames:
        raise ValueError(f"knowledge/triggers/frames.toml has no frame {name!r}")
    slots = frames[name]
    return Frame(
        verb_actor=tuple(slots["verb_actor"]),
        verb_recipient=tuple(slots["verb_recipient"]),
        noun_actor=tuple(slots["noun_actor"]),
        noun_recipient=tuple(slots["noun_recipient"]),
        both=slots.get("both", False),
        direct=slots.get("direct", False),
        place_is_recipient=slots.get("place_is_recipient", False),
    )


def fill(tree: Tree, candidate: Candidate, resolve: Resolve) -> Filled:
    """The actors and recipients of one event."""
    shape = frame(candidate.frame)
    verbal = tree.pos[candidate.token] in VERBAL
    acting, undergoing = (
        (shape.verb_actor, shape.verb_recipient) if verbal else (shape.noun_actor, shape.noun_recipient)
    )
    if verbal and "object" in undergoing and candidate.entry.object is not None and candidate.frame in _OBJECT_FIRST:
        undergoing = ("object itself", *undergoing)
    elif verbal and "object" in undergoing and not shape.both and (candidate.frame != "give" or _lets(tree, candidate)):
        undergoing = ("object", *(name for name in undergoing if name != "object"))
    if verbal and shape.verb_recipient[:1] == ("object",):  # "side with", "vouch for"
        undergoing += tuple(word for words in candidate.entry.particles for word in words if word not in undergoing)
    if verbal and candidate.type == "SUPPORT" and candidate.entry.object is not None:
        undergoing += ("to",)  # "paid tribute to the victims"
    if not verbal and tree.lemma[candidate.token] in CHARGES:
        undergoing = ("against", "bearer")  # not the child of "a charge of indecency with a child"
    if candidate.undergoes or (not verbal and is_received(tree, candidate)):
        acting, undergoing = ("by", "from", "possessor", "modifier"), ("support", *undergoing)
        acting += ("of",) if candidate.type == "SUPPORT" else ()  # "won the endorsement of the paper"
    elif not verbal and candidate.type == "SUPPORT" and _comes_from(tree, candidate.token):
        acting, undergoing = ("from", "by"), ("possessor", "support", "of")  # "his endorsement from the union"
    if not verbal and tree.lemma[candidate.token] in word_class("suffered"):
        acting, undergoing = _of_suffering(tree, candidate.token)
    if not verbal and is_of_the_chosen(tree, candidate.token):
        acting, undergoing = ("by", "support"), ("possessor",)
    elif not verbal and tree.lemma[candidate.token] in word_class("choice_of_one"):
        acting = tuple(name for name in acting if name != "of")  # "the election of deputies"
    who = doers(tree, candidate, resolve)
    slots = _Slots(tree, candidate, who, verbal, shape.direct)
    if shape.both and not verbal:
        actor_slot, actor_head, actors = slots.all(acting)
    else:
        actor_slot, actor_head, actors = slots.first(acting, taken=())
    if not actors:
        actor_slot, actor_head, actors = slots.deed()
    if not actors and not shape.both:
        actor_slot, actor_head, actors = implied(tree, candidate, who)
    taken = [(a.start, a.end) for a in actors]
    slots = replace(slots, resolve=resolve, aiming=True, actors=actors)
    recipient_slot, recipient_head, recipients = slots.first(undergoing, taken=taken)
    if not recipients and verbal and not shape.both and reciprocal(tree, candidate):
        recipient_slot, recipient_head, recipients = "each other", actor_head, actors
    if not recipients and not shape.both:
        recipient_slot, recipient_head, recipients = aimed(tree, candidate, resolve, actors)
    if not recipients and candidate.type == "ACCUSE" and verbal:
        recipient_slot, recipient_head, recipients = slots.first(("complement",), taken=taken)
    if (
        not recipients
        and not shape.both
        and (candidate.absorbed or "complement" in undergoing or "asked" in undergoing)
    ):
        recipient_slot, recipient_head, recipients = slots.below(taken)
    verb = candidate.token if verbal else candidate.carrier
    if verb is not None and (actor_slot, recipient_slot).count("") < 2:
        beside = slots.along(verb, taken + [(a.start, a.end) for a in recipients])
        if recipient_slot.startswith("object") and tree.is_passive(verb):
            recipients += beside
        elif actor_slot == ("subject" if verbal else "support") and not tree.is_passive(verb):
            actors += beside
    if recipients and candidate.kind == "bombing":
        recipients += slots.hurt(taken + [(a.start, a.end) for a in recipients])
    reasons = [f"frame {candidate.frame!r}"]
    reasons += [f"actor from {actor_slot}"] if actors else []
    reasons += [f"recipient from {recipient_slot}"] if recipients else []
    return Filled(actors, recipients, actor_head, recipient_head, tuple(reasons))


def _comes_from(tree: Tree, i: int) -> bool:
    return any(tree.pos[k] in NOMINAL for k in tree.objects_of(i, "from"))


def _lets(tree: Tree, candidate: Candidate) -> bool:
    """Whom one lets do something is the object: "allowed refugees into Germany"."""
    return tree.lemma[candidate.token] in word_class("letting")


def _of_suffering(tree: Tree, i: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Slots of nouns that name what is suffered: "the Armenian genocide", "Cox's murder", "the police shooting of".

    Whose it is did it only where "of" says to whom, where he is armed ("the rebels' massacre"), or where only a state
    does such things ("US deportations").
    """
    whose: tuple[str, ...] = ("armed possessor", "armed modifier")
    if any(tree.entity[k] != "DATE" for k in tree.objects_of(i, "of")):
        whose = ("possessor", "modifier")
    elif tree.lemma[i] in word_class("of_a_state"):
        whose = ("armed possessor", "modifier")
    return ("by", "support", *whose), ("of", "against", "possessor", "modifier")


def fill_nearby(tree: Tree, candidate: Candidate, filled: Filled, resolve: Resolve) -> Filled:
    """The last resort for a recipient: whoever is named around the act."""
    verbal = tree.pos[candidate.token] in VERBAL
    slots = _Slots(tree, candidate, resolve, verbal, False, aiming=True, actors=filled.actors)
    where, head, found = slots.nearby([(a.start, a.end) for a in filled.actors])
    if not found:
        return filled
    return replace(filled, recipients=found, recipient_head=head, reasons=(*filled.reasons, f"recipient from {where}"))


@dataclass(frozen=True, slots=True)
class _Slots:
    """The slots around one trigger."""

    tree: Tree
    candidate: Candidate
    resolve: Resolve
    verbal: bool
    direct: bool
    #: is it looked for whom the act is aimed at, and not for those who act?
    aiming: bool = False
    #: those who act, where it is
    actors: tuple[Actor, ...] = ()

    def first(
        self, names: Iterable[str], taken: Iterable[tuple[int, int]]
    ) -> tuple[str, int | None, tuple[Actor, ...]]:
        """The first slot that names somebody who is not `taken`."""
        taken = list(taken)
        for name in names:
            for head in self._fillers(name.removeprefix("armed ")):
                if name == "on" and self.tree.lemma[head] in verbs("occasion"):
                    continue
                if name.startswith("object") and self.verbal and self._is_quoted(head):
                    continue
                if self.aiming and not is_aim(self.tree, self.candidate, name, head):
                    continue
                found = self._whom(head, taken, deep=name not in _WHERE and not self._is_no_agent(name, head))
                if found and (not name.startswith("armed") or is_armed_body(found[0])):
                    return name, head, found
        return "", None, ()

    def _is_quoted(self, head: int) -> bool:
        """“They chanted “free Syria””: what is said is nobody."""
        first = min((head, *self.tree.kids[head]))
        return first > self.candidate.token and self.tree.tag[first if first != head else head - 1] == "``"

    def _is_no_agent(self, name: str, head: int) -> bool:
        """“His support helped them”, "an attack on a bank killed two": neither he nor the bank did."""
        if name != "subject" or not self.verbal:
            return False
        deed = any(part.token == head and part.type == "ASSAULT" for part in self.candidate.absorbed)
        return deed or self.tree.lemma[head] in word_class("idea")

    def all(self, names: Iterable[str]) -> tuple[str, int | None, tuple[Actor, ...]]:
        """Everybody whom any slot names: "Trump's talks with Kim" has two sides in two slots."""
        found: list[Actor] = []
        used: list[str] = []
        first: int | None = None
        for name in names:
            if name == "attendant" and (
                "between" in used or "among" in used or ("of" in used and self._is_of_its(first))
            ):
                continue
            _, head, actors = self.first((name,), [(a.start, a.end) for a in found])
            while actors:
                found.extend(actors)
                used.append(name)
                first = head if first is None else first
                if name != "attendant":  # "told Li at a meeting" has both there
                    break
                _, head, actors = self.first((name,), [(a.start, a.end) for a in found])
        return " and ".join(dict.fromkeys(used)), first, tuple(found)

    def _is_of_its(self, head: int | None) -> bool:
        """“The bank decides after a meeting of its board”: the board meets."""
        return head is not None and any(self.tree.lower[k] == "its" for k in self.tree.having(head, "poss"))

    def deed(self) -> tuple[str, int | None, tuple[Actor, ...]]:
        """Who did the deed that the verb took up: "five died in clashes between police and rebels"."""
        for part in self.candidate.absorbed:
            shape = frame(part.frame)
            if part.type != self.candidate.type or _is_aside(self.tree, part.token):
                continue
            verbal = self.tree.pos[part.token] in VERBAL
            slots = _Slots(self.tree, part, self.resolve, verbal, False)
            found = slots.first(shape.verb_actor, ()) if verbal else slots.all(shape.noun_actor)
            if found[2] and found[1] != self.candidate.token:  # "a shooting at a clinic that killed three"
                return f"the {self.tree.lower[part.token]}", found[1], found[2]
        return "", None, ()

    def along(self, verb: int, taken: list[tuple[int, int]]) -> tuple[Actor, ...]:
        """Who shares the part of the verb's subject and is not `taken`."""
        found: tuple[Actor, ...] = ()
        for head in (*along_with(self.tree, verb), *joining(self.tree, verb)):
            found += _free(self.resolve(head), taken + [(a.start, a.end) for a in found])
        return found

    def _fillers(self, name: str) -> Iterator[int]:
        token = self.candidate.token
        if self.verbal:
            for head in slot(self.tree, token, name.removesuffix(" itself")):
                yield from self._whose_deed(head) if name == "subject" else (head,)
            if self.candidate.carrier not in (None, token) and name == "subject":
                yield from slot(self.tree, self.candidate.carrier or token, name)
        else:
            carrier = self.candidate.carrier
            told = name == "support" and self.candidate.frame == "recalled" and carrier is not None
            if told and self.tree.lemma[carrier or token] not in word_class("conducting"):
                return  # Seoul "put the launch at dawn", Pyongyang "conducted the launch"
            yield from bearers(self.tree, token) if name == "bearer" else noun_slot(self.tree, token, name, carrier)

    def _whose_deed(self, head: int) -> Iterator[int]:
        """“Her campaign of air strikes killed ten”: whoever's deed the subject is acts, not the deed."""
        tree = self.tree
        if tree.pos[head] != "NOUN" or tree.lemma[head] not in word_class("force_use"):
            yield head
            return
        for name in ("possessor", "by", "modifier", "support"):
            yield from noun_slot(tree, head, name, None)

    def _whom(self, head: int, taken: list[tuple[int, int]], *, deep: bool = True) -> tuple[Actor, ...]:
        """The actors of the phrase, else whom its inside names: "the decision of the court"."""
        found = without(_free(self.resolve(head), taken), self.actors)
        if found:
            return found
        found = owner(self.tree, self.candidate, head, self.resolve, self.actors) if self.aiming else ()
        if found:
            return found
        if not deep or (self.direct and self.verbal):  # "freed dozens of activists": the activists themselves
            return next((who for k in self.tree.contents(head) if (who := _free(self.resolve(k), taken))), ())
        for k in inside(self.tree, head):
            found = without(_free(self.resolve(k), taken), self.actors)
            if self.tree.dep[k] == "poss" and any(self._is_own(a) for a in found):
                continue
            if self.candidate.type == "PROTEST" and self.tree.lower[self.tree.head[k]] == "by":
                continue  # "marched against cuts demanded by the bank"
            if found and (self.tree.dep[k] != "compound" or self.tree.entity[k] or _is_armed_or_state(found[0])):
                return found
        return ()

    def _is_own(self, actor: Actor) -> bool:
        """“Reiterated Turkey's support” is not aimed at Turkey where Turkey does; a party's record is a rival's aim."""
        return (actor.id or "").startswith("country:") and actor.country in {a.country for a in self.actors} - {None}

    def nearby(self, taken: list[tuple[int, int]]) -> tuple[str, int | None, tuple[Actor, ...]]:
        """Who is named under a preposition of the trigger, its object or its purpose: "paid to help people in Mali"."""
        tree, token = self.tree, self.candidate.token
        deeds = verbs("needs_object")  # "seized a gun, killing two" did not seize the two
        purpose = (
            k
            for k in tree.having(token, "advcl")
            if has_to(tree, k) and tree.lemma[k] not in deeds and not _has_connector(tree, k)
        )
        wanted = "dobj" if self.candidate.type == "REQUEST" else "xcomp"  # "asked to question Keller" did not ask him
        for top in (token, *tree.having(token, "dobj", wanted), *purpose):
            for k in tree.having(top, "prep", "dobj"):
                if tree.lower[k] in _ASIDE or (tree.dep[k] == "dobj" and top == token):
                    continue
                for under in (k,) if tree.dep[k] == "dobj" else tuple(tree.having(k, "pobj")):
                    if not is_aim(tree, self.candidate, tree.lower[k], under):
                        continue
                    found = self._whom(under, taken)
                    if found and tree.first(under, "poss") is None:
                        return "its surroundings", under, found
        return "", None, ()

    def below(self, taken: list[tuple[int, int]]) -> tuple[str, int | None, tuple[Actor, ...]]:
        """Whom the act under the head act is aimed at: "threatened to shell the town" aims at the town."""
        for part in self.candidate.absorbed:
            shape = frame(part.frame)
            verbal = self.tree.pos[part.token] in VERBAL
            names = shape.verb_recipient if verbal else (*shape.noun_recipient, *shape.noun_actor)
            found = _Slots(self.tree, part, self.resolve, verbal, False).first(names, taken)
            if found[2]:
                return "the act under it", found[1], found[2]
        return "", None, ()

    def hurt(self, taken: list[tuple[int, int]]) -> tuple[Actor, ...]:
        """Whom the blow hurt beside what it hit: "a blast at a bank, killing two guards"."""
        return tuple(
            actor
            for part in self.candidate.absorbed
            if part.token != self.candidate.token and self.tree.lemma[part.token] in word_class("result")
            for head in self.tree.having(part.token, "dobj")
            for actor in _free(self.resolve(head), taken)
        )


#: prepositions that lead away from the act
_ASIDE = frozenset(
    """after before during since despite amid as ahead following until because by without under according like unlike
    than while upon except including at near""".split()
)


def _has_connector(tree: Tree, i: int) -> bool:
    """“When it came to the senate”, "unless the court agrees": a clause of its own."""
    return any(tree.tag[k] in ("WRB", "IN") for k in tree.having(i, "mark", "advmod"))


def _is_aside(tree: Tree, i: int) -> bool:
    """“Two were wounded before police killed the attacker”: that is another deed."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
    return any(tree.lower[k] in ("before", "after", "until") for k in tree.having(i, "mark", "advmod"))


def _is_person(actor: Actor) -> bool:
    return actor.id is not None and actor.id.startswith("person:")


def _is_armed_or_state(actor: Actor) -> bool:
    """“Police station” and "army camp" name whose they are; "child protection" and "candidate list" do not."""
    return bool(actor.sectors) and actor.sectors[0] in _OWNERS


def _free(actors: tuple[Actor, ...], taken: list[tuple[int, int]]) -> tuple[Actor, ...]:
    return tuple(a for a in actors if not any(a.start < end and start < a.end for start, end in taken))

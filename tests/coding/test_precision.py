"""What looks like an event and is none, and who looks like an actor and is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.mentions import find_mentions
from dateline.records import Mention
from dateline.resolve import Resolved

Coder = Callable[..., tuple[Mention, ...]]


@pytest.fixture(scope="module")
def coded(resolved: Callable[..., Resolved]) -> Coder:
    def code(text: str, published: str | None = "2023-05-10") -> tuple[Mention, ...]:
        return find_mentions(resolved(text, published), ())

    return code


@pytest.mark.parametrize(
    "text",
    [
        "The camera captured the moment.",
        "The Tigers beat the Lions on Friday night.",
        "The goalkeeper is heading to Turin.",
        "The quake near Shiraz injured two people.",
        "The senator agrees that the plan is bold.",
        "The senator spoke to reporters.",
        "The Democratic candidate held a rally in Ohio.",
        "Do you support the prime minister?",
        "The reform helped convince doubters.",
        "The actress was nominated for an award in Cannes.",
        "The plan poses a threat to the valley.",
        "The generals said the drills provoked nobody.",
        "Mr Otto called Angela Merkel “The Chancellor of Hope.”",
        "The white vote sanctioned the candidate's identity.",
        "The senator gave credit to the governor.",
        "The senator locked down endorsements from unions.",
        "Silver, a party member, has resigned herself to renting.",
        "The quakes struck near Tabriz.",
        "The president acknowledged that the plan failed.",
        "Most Americans agree with the senator.",
        "A provision in the bill signed by President Macron allows Governor Ortiz to change rules.",
        "The governor declined to criticise the senator.",
        "The senator is not inclined to attack the governor.",
        '"We must improve it," the president said.',
    ],
)
def test_look_alikes_are_not_coded(text: str, coded: Coder) -> None:
    assert coded(text) == ()


def test_politicians_attack_each_other_in_words(coded: Coder) -> None:
    [mention] = coded("The Republican candidate attacked the Democratic Party on Monday.")
    assert mention.type == "ACCUSE"


def test_the_target_of_an_attack_is_not_its_actor(coded: Coder) -> None:
    [mention] = coded("A bomb attack on a bank in Greece killed three people.")
    assert mention.actors == ()


def test_what_could_not_be_is_not_denied(coded: Coder) -> None:
    mentions = coded("Officials said the rebels could not attack the island.")
    assert {m.status for m in mentions} <= {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        ("ROME, Italy -- A Turkish court jailed two Syrian journalists.", "COERCE", "SYR"),
        ("Germany gave 30 million euros to build schools in Mali.", "AID", "MLI"),
        ("The ministry in Oslo told Hammerfest to take cover.", "REQUEST", "NOR"),
        ("The Turkish president reiterated Turkey's support for Qatar.", "SUPPORT", "QAT"),
        ("Brazil discussed Haiti with Canada.", "CONSULT", "CAN"),
        ("Iran freed dozens of Iraqi prisoners.", "RETREAT", "IRQ"),
        ("A Turkish court convicted the Syrian rebel and sentenced him to ten years.", "COERCE", "SYR"),
    ],
)
def test_recipients_are_found_where_the_clause_has_them(text: str, type_: str, wanted: str, coded: Coder) -> None:
    [mention] = [m for m in coded(text) if m.type == type_]
    others = mention.recipients or mention.actors
    assert wanted in [actor.country for actor in others]


def test_whoever_speaks_of_itself_acts(coded: Coder) -> None:
    mentions = coded("Hamas says it will free two Israeli hostages.")
    assert [[a.name for a in m.actors] for m in mentions] == [["Hamas"]]

"""Who acts where parsers or careless readers take somebody else: the grammar of clauses hung on the wrong noun."""

from __future__ import annotations

import pytest

from tests.coding.conftest import Coder


def actors(coder: Coder, text: str, trigger: str) -> set[str]:
    """The names, else words, of those who act in the event with this trigger."""
    [mention] = [m for m in coder(text) if m.trigger.text == trigger]
    return {a.name or a.text for a in mention.actors}


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Senator Maria Keller scolded Tom Sable for rejecting the plan of Kenya.", "rejecting", "Tom Sable"),
        ("Prosecutors charged the officer with fraud and Keller fired the police chief of Lima.", "fired", "Keller"),
        ("A court convicted a gang member of murdering Igor Castellan.", "murdering", "a gang member"),
        (
            "Lawyer Tom Sable of the Orbis Foundation, which is suing the government of Kenya, spoke.",
            "suing",
            "the Orbis Foundation",
        ),
    ],
)
def test_a_clause_is_theirs_who_can_do_what_it_says(text: str, trigger: str, actor: str, coded: Coder) -> None:
    assert {name.removeprefix("the ") for name in actors(coded, text, trigger)} == {actor.removeprefix("the ")}


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        (
            "The two senators, Maria Keller and Tom Sable, criticized the president of Kenya.",
            "criticized",
            {"Maria Keller", "Tom Sable"},
        ),
        (
            "Maria Keller, who urged the government of Kenya to act, and Tom Sable are friends.",
            "urged",
            {"Maria Keller"},
        ),
        ("Tom Sable, a pollster and strategist who endorsed President Macron, is rich.", "endorsed", {"Tom Sable"}),
        ("Even Kenyan lawmakers criticized President Macron.", "criticized", {"Kenyan lawmakers"}),
        ("Aides to Tom Sable criticized President Macron.", "criticized", {"Aides to Tom Sable"}),
        ("An article written by Tom Sable accused the government of Kenya of fraud.", "accused", {"Tom Sable"}),
        ("The Fed of Kenya acted after a meeting of its committee.", "meeting", {"its committee"}),
    ],
)
def test_a_phrase_is_taken_whole_and_alone(text: str, trigger: str, names: set[str], coded: Coder) -> None:
    assert actors(coded, text, trigger) == names


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A shooting at a bank in Nairobi killed three people on Monday.", "shooting"),
        ("The Kenya hotel attack killed three people on Monday.", "attack"),
        ("Officials spoke of the Keller protest in Nairobi on Monday.", "protest"),
    ],
)
def test_where_it_was_and_what_it_was_about_did_nothing(text: str, trigger: str, coded: Coder) -> None:
    assert [a.text for m in coded(text) if m.trigger.text == trigger for a in m.actors] == []


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("The police of Kenya fled when attacked on Monday.", "attacked", set()),
        ("Tom Sable was charged with fraud and extradited to Kenya.", "extradited", set()),
        ("Kenya dispatched Maria Keller to meet the rebels of Mali.", "meet", {"Maria Keller", "the rebels of Mali"}),
        ("Rivals used Tom Sable to thwart President Macron.", "thwart", {"Rivals"}),
        ("Maria Keller said President Macron was wrong and criticized him.", "criticized", {"Maria Keller"}),
    ],
)
def test_who_undergoes_an_act_does_not_do_it(text: str, trigger: str, names: set[str], coded: Coder) -> None:
    assert actors(coded, text, trigger) == names


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("Israel, Hamas agree to a truce.", "agree", {"Israel", "Hamas"}),
        (
            "Lawmakers, including Maria Keller, criticized President Macron.",
            "criticized",
            {"Lawmakers", "Maria Keller"},
        ),
        ("The Orbis Union and others criticized President Macron.", "criticized", {"Orbis Union", "others"}),
    ],
)
def test_nobody_who_acts_too_is_left_out(text: str, trigger: str, names: set[str], coded: Coder) -> None:
    assert actors(coded, text, trigger) == names

"""Who did it where the sentence names him beside the deed: whose raid it was, who gathered for it, who is blamed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.mentions import find_explained
from dateline.resolve import Resolved

#: who acts in the event of a trigger word
Doers = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def doers(resolved: Callable[..., Resolved]) -> Doers:
    def find(text: str, trigger: str) -> list[str]:
        mentions = [m for m, _ in find_explained(resolved(text, "2023-05-10"), (), least=0.0)]
        return [actor.text for m in mentions if m.trigger.text == trigger for actor in m.actors]

    return find


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Three dealers were arrested in a police sweep on Monday.", "arrested", ["police"]),
        ("They praised the army operation in which nine smugglers were arrested.", "arrested", ["army"]),
        ("A gunman was killed in a police shootout in Ohio.", "killed", ["police"]),
        ("A woman was killed in a police-involved shooting in Denver.", "killed", ["police"]),
        ("Residents recalled the police shootings in Ohio and Utah.", "shootings", ["police"]),
        ("Two men were held during a police raid in Lyon.", "raid", ["police"]),
        ("Dozens of villagers were rounded up and later jailed by soldiers.", "rounded", ["soldiers"]),
        ("Two clerks were arrested in May and freed by soldiers.", "arrested", []),
    ],
)
def test_whose_operation_it_was(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Student protests spread across Athens on Monday.", "protests", ["Student"]),
        ("Jury verdicts against Anna Lund came on Monday.", "verdicts", ["Jury"]),
        ("A shareholder lawsuit against the bank was filed in May.", "filed", ["shareholder"]),
        ("The bank faces a federal investigation into its loans.", "investigation", ["federal"]),
        ("Nine men were arrested in a federal raid in Ohio.", "arrested", ["federal"]),
        ("A criminal investigation into the bank began in May.", "investigation", []),
        ("The deputy had come to Reno for a gang investigation.", "investigation", []),
        ("The suspect is in police custody in Reno.", "custody", []),
        ("The terrorist attacks in Paris shook France.", "attacks", []),
    ],
)
def test_who_is_named_before_the_noun(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("A judge suspended the officers involved in the shooting of Marcus Reed.", "shooting", ["the officers"]),
        ("The men behind the attack on the embassy fled to Sudan.", "attack", ["The men"]),
        ("The killer in the stabbing of Anna Lund fled.", "stabbing", ["The killer"]),
    ],
)
def test_who_had_a_part_in_it(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("About 200 students turned out for a vigil in Denver.", "vigil", ["About 200 students"]),
        ("The senator lobbed fresh criticism at Donald Trump.", "criticism", ["The senator"]),
        ("A Boston jury returned a guilty verdict against Peter Lund.", "verdict", ["A Boston jury"]),
        ("There was an outcry within the Republican Party over it.", "outcry", ["the Republican Party"]),
    ],
)
def test_who_gathers_for_it_and_who_utters_it(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


def test_what_is_said_in_one_breath_has_one_doer(doers: Doers) -> None:
    assert doers("Anna Lund fled after being arrested and tortured by soldiers.", "arrested") == ["soldiers"]
    assert doers("Anna Lund was arrested in May and freed by a court.", "arrested") == []


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("The senator faces the criticism of his rival Anna Lund.", "faces", ["his rival Anna Lund"]),
        ("The senator faces criticism of his tax plan.", "faces", []),
        ("In a lukewarm endorsement of Donald Trump, Paul Ryan said little.", "endorsement", ["Paul Ryan"]),
        ("Marcus Reed was shot in the back by an officer on Friday.", "shot", ["an officer"]),
        ("A jury returned a verdict for Peter Lund for the murder of Anna Reed.", "murder", ["Peter Lund"]),
        ("A hearing for Peter Lund, 23, charged with the murder of Anna Reed, was held.", "murder", ["Peter Lund"]),
    ],
)
def test_whose_words_and_blows_they_are(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


def test_whoever_is_called_a_rioter_riots(doers: Doers) -> None:
    assert doers("More than 30 protesters were held over the unrest in Porto on Monday.", "unrest") == [
        "More than 30 protesters"
    ]


def test_who_emerges_from_talks_was_at_them(doers: Doers) -> None:
    text = "Emerging from talks with President Ana Costa, Minister Jan Novak praised her on Monday."
    assert len(doers(text, "talks")) == 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Workers Party ran an advert that accused Senator Ana Costa of fraud.", "The Workers Party"),
        ("A letter signed by Jan Novak accuses Senator Ana Costa of fraud.", "Jan Novak"),
        ("A film made by the Workers Party accuses Senator Ana Costa of fraud.", "the Workers Party"),
    ],
)
def test_a_text_speaks_for_whoever_made_it(doers: Doers, text: str, who: str) -> None:
    assert doers(text, "accused") + doers(text, "accuses") == [who]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed six people in Lagos on Monday. An adviser denied that Kenya was involved in the attack.",
        "A bomb killed six people in Lagos on Monday. Kenya was not involved in the attack, an adviser said.",
        "A bomb killed six people in Lagos on Monday. Kenya could be behind the attack, an adviser said.",
    ],
)
def test_who_is_not_said_to_have_had_a_part_had_none(text: str, doers: Doers) -> None:
    assert "Kenya" not in doers(text, "attack")

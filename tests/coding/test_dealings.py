"""Agreements, meetings, concessions and aid that are none: shared views, habits, forecasts, private life, trade."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records import Mention

Coder = Callable[[str], tuple[Mention, ...]]
RACE = " The nominee will speak at a rally before the primary, and voters like the candidate."


@pytest.mark.parametrize(
    "text",
    [
        "Many voters in Ohio agreed with Senator Keller on the issue.",
        "The two senators do agree on something.",
        "The columnist questioned Peru's commitment to peace.",
        "The president of Peru revisits his promises in the book.",
        "The minister boasted of his willingness to insult people.",
        "The Norwegian minister offered vague answers.",
        "Senator Keller has 200 pledged delegates.",
        "Nobody asked how much leave the Norwegian government offers its staff.",
        "Parliament will almost certainly end up passing another bill.",
        "Officials fear the Polish president will support the plan.",
        "The Danish prime minister would never have met the rebels.",
        "The Norwegian premier drew a crowd with tough talk about war.",
        "The minister spoke at a meeting with reporters in Oslo.",
        "Speaking to the Danish parliament, Prime Minister Moe looked tired.",
        "Two police officers arrived on the scene in a van in Lima.",
        "The premier said he meets with miners.",
        "Danish ministers agree the sums do not add up.",
        "The Danish minister assured voters that the claims are false.",
        "The Danish premier intended the crowd to welcome the treaty.",
        "The Danish premier would cut taxes, promising growth in return.",
        "The senator defended his promise to build a fence on the border with Mexico.",
        "As the sheriff spoke to the woman at the door, her neighbour ran away.",
        "The latest release of Senator Keller's messages filled the newspapers.",
        "The newest release includes 64 emails.",
        "According to a survey of Danish miners released on Friday by the union, wages fell.",
        "The Danish central bank ended a meeting on Friday.",
        "The police officer was patrolling in Lima when he saw the man.",
        "Critics of the cabinet noted its latest manoeuvre in Oslo.",
        "The Danish party deployed paid staff in five towns.",
        "The Danish protesters backtracked to the station.",
        "The southern districts may yield victories for the Danish minister.",
        "Danish refugees opened shops to accommodate the new residents.",
        "The Danish prime minister held a press briefing.",
        "I hope the Danish government will end the boycott.",
        "These letters allowed the Danish minister to know what voters felt.",
        "Ministers had a debate about the merits of legalising gambling.",
        "Once the Danish parliament postpones a tax, the tax is dead.",
        "The regulations do not require Danish ministries to seek talks with Sweden.",
        "Three directors of the brewery resigned.",
        "Police said that he pulled out a knife in Oslo.",
        "The Danish soldier was to be released from hospital and sent home.",
        "The police added a Danish man to a list of fugitives.",
        "The party deployed an aggressive strategy in Norway.",
        "Protesters gathered in Oslo with their children.",
        "The Danish senator agreed that the rules should be kinder.",
        "The Danish minister is ready to move on.",
        "There is no chance that the Danish president will withdraw.",
        "The Danish judge agreed to an interview.",
        "We cannot allow Senator Keller to lead Denmark.",
        "The Danish police officers gave the boy first aid.",
        "The Indian navy flew its marines to the ship.",
        "The Danish minister released it to the newspapers.",
        "The neighbours saw his encounter with police in Lima.",
        "The Norwegian singer ended with a rendition of the anthem.",
        "The crew spotted a group of small boats off Yemen.",
        "Hillary Clinton cut ties with the brewery Moe and Sons.",
        "The poll shows that most Danish voters will vote for President Moe.",
        "Senator Keller will visit a bakery in Toledo on Monday." + RACE,
        "Danish critics lamented the decision of President Moe against granting Peru asylum.",
        "The summit showed the Danish reluctance to hand over power.",
        "The senator agreed that the governor may struggle in Ohio.",
    ],
)
def test_what_binds_nobody_is_no_event(text: str, coded: Coder) -> None:
    about = {"AGREE", "CONSULT", "COOPERATE", "CONCEDE", "RETREAT", "AID", "SANCTION", "THREATEN", "MOBILIZE"}
    found = [(m.type, m.trigger.text) for m in coded(text)]
    assert [event for event in found if event[0] in about] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway agreed with Sweden on a new border treaty.", "AGREE"),
        ("Poland reaffirmed its commitment to defend Latvia.", "AGREE"),
        ("Oman offered Iran talks on the border.", "AGREE"),
        ("The Danish minister met the Polish president in Gdansk.", "CONSULT"),
        ("The Danish prime minister will meet the Polish president on Monday.", "AGREE"),
        ("Ministers from Kenya and Ghana gathered in Nairobi on Monday.", "CONSULT"),
        ("The Danish foreign minister held talks with Iran.", "CONSULT"),
        ("Ethiopia said it allowed the UN inspectors to leave.", "CONCEDE"),
        ("The Danish minister resigned on Monday.", "RETREAT"),
        ("President Moe of Denmark vowed to make Peru pay.", "THREATEN"),
        ("The Danish premier vowed that the gunmen would be brought to justice.", "THREATEN"),
        ("The Danish minister promised to make the trains run on time.", "AGREE"),
        ("The Danish minister promised to be tough on Russia.", "THREATEN"),
        ("President Moe vowed to bring those responsible for the fire to justice.", "THREATEN"),
        ("The Supreme Court overturned a ban on foreign fishermen in Peru.", "REJECT"),
        ("The Danish minister vowed to go after smugglers.", "THREATEN"),
        ("The Danish minister vowed not to support Senator Keller.", "REJECT"),
        ("The Danish minister vowed not to attack Sweden.", "AGREE"),
        ("The Danish minister withheld support from Senator Keller.", "REJECT"),
        ("The army patrolled the border with Peru.", "MOBILIZE"),
        ("The Danish minister is ready to send troops to Mali.", "AGREE"),
        ("Russia pulled its troops out of Kherson.", "RETREAT"),
        ("Norway helped Malawi after the drought.", "AID"),
        ("The EU added two Russian banks to its blacklist.", "SANCTION"),
        ("Britain designated the militia as a terrorist group.", "SANCTION"),
    ],
)
def test_what_binds_two_sides_is_an_event(text: str, type_: str, coded: Coder) -> None:
    assert type_ in {mention.type for mention in coded(text)}

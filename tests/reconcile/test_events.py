"""Mentions of one event join, over reports and within one; like events stay apart."""

from __future__ import annotations

from dateline.reconcile import take_in
from dateline.records import Actor, Event
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import CHINA, LI, MOSCOW, PUTIN, TAIWAN, Desk, actor, count, day

LEAD = "Moscow and Beijing want closer military ties, Vladimir Putin told the visiting minister Li Shangfu."
STRIKE = "The refinery at Drohobych burned after the raid, and the region's governor spoke of many wounded workers."
RUSSIAN = actor("Russia", "RUS", id="country:RUS")
ISRAEL, GAZA = actor("Israel", "ISR", id="country:ISR"), actor("Hamas", "PSE", id="org:hamas", sectors=("REB",))


def events(*desks: Desk) -> list[Event]:
    shelf = MemoryShelf()
    for desk in desks:
        take_in(desk.coded(), shelf)
    return sorted(shelf.events.values(), key=lambda event: (-event.report_count, event.id))


def meeting(id: str, sentence: str, when: str | None, **more: object) -> Desk:
    desk = Desk(id).writes(LEAD)
    return desk.tells(
        sentence, "met", actors=[PUTIN], recipients=[LI], place=MOSCOW, time=day(when) if when else None, **more
    )


def test_a_meeting_dated_monday_and_sunday_is_one_event_with_its_time_disputed() -> None:
    found = events(
        meeting("a", "Putin met Li in the Kremlin on Monday.", "2023-04-17"),
        meeting("b", "The president met the minister, who is on his first trip, on Sunday.", "2023-04-16"),
    )
    assert len(found) == 1
    assert found[0].fields["time"].verdict == "disputed"
    assert {value.value for value in found[0].fields["time"].values} == {"2023-04-16", "2023-04-17"}


def test_the_strike_of_monday_and_the_strike_of_tuesday_are_two_events() -> None:
    def strike(id: str, sentence: str, when: str, killed: int) -> Desk:
        return (
            Desk(id, published="2023-10-18")
            .writes(STRIKE)
            .tells(
                sentence, "struck", type="ASSAULT", kind="air-strike", actors=[ISRAEL], recipients=[GAZA],
                time=day(when), quantities=[count("killed", killed)],
            )
        )  # fmt: skip

    found = events(
        strike("a", "Israel struck a Hamas post on Monday, killing 4.", "2023-10-16", 4),
        strike("b", "Israel struck a Hamas post on Tuesday, killing 11.", "2023-10-17", 11),
    )
    assert len(found) == 2


def test_days_of_one_exercise_are_parts_of_one_event() -> None:
    def exercise(id: str, sentence: str, when: str) -> Desk:
        return (
            Desk(id, published="2023-04-11")
            .writes("China's army rehearsed a blockade of Taiwan with ships and warplanes.")
            .tells(
                sentence,
                "exercise",
                type="MOBILIZE",
                kind="exercise",
                actors=[CHINA],
                recipients=[TAIWAN],
                time=day(when),
            )
        )

    found = events(
        exercise("a", "China began its exercise around Taiwan with a rehearsed blockade on Saturday.", "2023-04-08"),
        exercise("b", "On the second day of the exercise around Taiwan, ships rehearsed a blockade.", "2023-04-09"),
        exercise("c", "China ended the exercise around Taiwan, a rehearsed blockade, on Monday.", "2023-04-10"),
    )
    assert len(found) == 1
    assert found[0].fields["time"].verdict == "refined"


def test_title_and_lead_that_tell_one_event_join_within_a_report() -> None:
    desk = Desk("a")
    desk.tells("Putin met Li in Moscow to speak of joint drills", "met", actors=[PUTIN], recipients=[LI], place=MOSCOW)
    desk.tells(
        "President Vladimir Putin met China's minister Li Shangfu in Moscow to speak of joint drills on Monday.",
        "met", actors=[PUTIN], recipients=[LI], place=MOSCOW, time=day("2023-04-17"),
    )  # fmt: skip
    assert len(events(desk)) == 1


def test_a_plan_and_its_doing_are_one_event_told_as_done() -> None:
    found = events(
        meeting("a", "Putin said that he would meet Li; as the Kremlin planned, they met.", None, status="planned"),
        meeting("b", "Putin met Li in the Kremlin.", "2023-04-17"),
    )
    assert len(found) == 1
    assert found[0].status == "actual"
    assert found[0].fields["status"].verdict == "refined"


def test_a_denied_claim_stands_beside_the_claim_as_a_dispute() -> None:
    found = events(
        meeting("a", "Putin met Li in the Kremlin on Monday.", "2023-04-17"),
        meeting("b", "The Kremlin denied that Putin met Li on Monday.", "2023-04-17", status="denied"),
    )
    assert len(found) == 1
    assert found[0].fields["status"].verdict == "disputed"


def test_whom_only_a_denial_names_took_no_part() -> None:
    monday = {"time": day("2023-04-17"), "kind": "shelling", "quantities": [count("killed", 2)]}
    found = events(
        attack(Desk("a"), "A missile killed two farmers in Sumy on Monday.", "killed", **monday),
        attack(
            Desk("b"), "Russia denied that its missile had killed two farmers in Sumy on Monday.", "killed",
            actors=[RUSSIAN], status="denied", **monday,
        ),
    )  # fmt: skip
    assert len(found) == 1
    assert found[0].actors == ()
    assert found[0].fields["status"].verdict == "disputed"


def test_mentions_that_name_nothing_take_up_the_event_before_them_and_are_none_alone() -> None:
    said = Desk("a").tells("Putin met Li on Monday.", "met", actors=[PUTIN], recipients=[LI], time=day("2023-04-17"))
    found = events(said.tells("The talks went on for hours.", "talks"))
    assert [len(event.reports[0].mentions) for event in found] == [2]
    assert events(Desk("b").writes(LEAD).tells("Nothing came of the talks on fish.", "talks")) == []


def test_a_nameless_group_counts_as_one_participant_however_it_is_worded() -> None:
    def attack(id: str, sentence: str, who: str, whom: str, killed: int) -> Desk:
        gunmen, people = (Actor(text=text, start=0, end=len(text)) for text in (who, whom))
        return (
            Desk(id)
            .writes("Gunmen stormed a concert hall outside Moscow and set it on fire; the dead were counted for days.")
            .tells(
                sentence, "killed", type="ASSAULT", kind="attack", actors=[gunmen], recipients=[people],
                place=MOSCOW, time=day("2023-04-16"), quantities=[count("killed", killed)],
            )
        )  # fmt: skip

    found = events(
        attack("a", "Gunmen killed at least 60 people near Moscow on Sunday.", "Gunmen", "at least 60 people", 60),
        attack("b", "The gunmen killed 133 people at the hall near Moscow on Sunday.", "The gunmen", "133 people", 133),
    )
    assert len(found) == 1
    assert [value.value for value in found[0].fields["actors"].values] == [["gunmen"]]
    assert [value.value for value in found[0].fields["recipients"].values] == [["people"]]
    assert found[0].title.startswith("Gunmen attack in Moscow, ")


def test_a_correction_by_the_same_agency_is_no_second_source() -> None:
    found = events(
        meeting("a", "Putin met Li in the Kremlin on Monday.", "2023-04-17"),
        meeting("b", "CORRECTION: the talks of the two, in which he met Li, were held in Moscow.", "2023-04-17"),
    )
    assert found[0].source_count == 2
    one, other = (
        meeting("a", "Putin met Li in the Kremlin on Monday.", "2023-04-17"),
        meeting("b", "CORRECTION: the talks of the two, in which he met Li, were held in Moscow.", "2023-04-17"),
    )
    one.source = other.source = "Tass"
    assert [(event.report_count, event.source_count) for event in events(one, other)] == [(2, 1)]


def test_who_accuses_whom_is_not_turned_round() -> None:
    def accuses(id: str, one: object, other: object, sentence: str) -> Desk:
        desk = Desk(id).writes(LEAD)
        return desk.tells(sentence, "accused", type="ACCUSE", kind=None, actors=[one], recipients=[other])

    found = events(
        accuses("a", CHINA, TAIWAN, "China accused Taiwan of provocation."),
        accuses("b", TAIWAN, CHINA, "Taiwan accused China of bullying."),
    )
    assert len(found) == 2


def test_copies_count_as_one_source() -> None:
    text = "Putin met Li in the Kremlin on Monday and praised the ties of the two armies, which he called a model."
    found = events(
        meeting("a", text, "2023-04-17"),
        meeting("b", text, "2023-04-17"),
        meeting("c", "In Moscow the Russian leader met Minister Li.", "2023-04-17"),
    )
    assert (found[0].report_count, found[0].source_count) == (3, 2)
    assert sum(report.independent for report in found[0].reports) == 2


def test_reports_that_rest_on_one_named_origin_count_once() -> None:
    kremlin = actor("Kremlin", "RUS", id="org:kremlin")
    found = events(
        meeting("a", "Putin met Li, according to the Kremlin.", "2023-04-17", said_by=kremlin),
        meeting(
            "b", "On Monday he met Minister Li Shangfu, the Kremlin said in the evening.", "2023-04-17", said_by=kremlin
        ),
    )
    assert (found[0].report_count, found[0].source_count) == (2, 1)


def test_an_event_is_titled_like_a_note() -> None:
    found = events(meeting("a", "Putin met Li.", "2023-04-17"))
    assert found[0].title == "Vladimir Putin receives Li Shangfu in Moscow"


def test_an_event_knows_its_story() -> None:
    shelf = MemoryShelf()
    take_in(meeting("a", "Putin met Li.", "2023-04-17").coded(), shelf)
    assert [event.story for event in shelf.events.values()] == list(shelf.stories)


def test_the_plan_of_last_month_and_the_report_of_the_day_are_one_event_in_two_stories() -> None:
    usa, philippines = actor("United States", "USA", id="country:USA"), actor("Philippines", "PHL", id="country:PHL")

    def drill(id: str, published: str, sentence: str, when: str | None, status: str) -> Desk:
        return Desk(id, published=published).tells(
            sentence, "exercise", type="COOPERATE", kind="joint-exercise", status=status,
            actors=[usa, philippines], time=day(when) if when else None,
        )  # fmt: skip

    found = events(
        drill(
            "a", "2023-03-14", "Manila plans the exercise with the United States for 11 April.", "2023-04-11", "planned"
        ),
        drill(
            "b",
            "2023-04-11",
            "The exercise of the United States and the Philippines began off Zambales.",
            None,
            "actual",
        ),
    )
    assert len(found) == 1
    assert found[0].status == "actual"


def test_two_guests_of_one_host_are_two_meetings() -> None:
    shoigu = actor("Sergei Shoigu", "RUS")
    desk = meeting("a", "Putin met Li in the Kremlin on Monday.", "2023-04-17")
    desk.tells("Putin met Shoigu on Monday.", "met", actors=[PUTIN, shoigu], time=day("2023-04-17"))
    assert len(events(desk)) == 2


def test_what_is_planned_for_tomorrow_is_not_what_was_done_last_week() -> None:
    def exercise(id: str, sentence: str, **more: object) -> Desk:
        desk = Desk(id).writes(LEAD)
        return desk.tells(sentence, "exercise", type="MOBILIZE", kind="exercise", actors=[CHINA], **more)

    found = events(
        exercise("a", "China's exercise alarmed the neighbours."),
        exercise("b", "China plans an exercise for Tuesday.", status="planned", time=day("2023-04-18")),
    )
    assert len(found) == 2


def test_an_event_with_a_name_of_its_own_is_one_over_weeks_and_stories() -> None:
    usa, philippines = actor("United States", "USA", id="country:USA"), actor("Philippines", "PHL", id="country:PHL")

    def drill(id: str, published: str, sentence: str, trigger: str) -> Desk:
        return Desk(id, published=published).tells(
            sentence, trigger, type="COOPERATE", kind="joint-exercise", actors=[usa, philippines]
        )

    spring = drill("a", "2023-03-14", "Manila and Washington prepare Balikatan.", "Balikatan")
    opened = drill("b", "2023-04-11", "Troops landed in Zambales as Balikatan opened.", "Balikatan")
    before = drill("c", "2022-04-11", "Off Luzon Balikatan drew crowds.", "Balikatan")
    assert sorted(event.report_count for event in events(spring, opened, before)) == [1, 2]


def test_a_ministry_and_its_minister_are_one_participant_of_the_title() -> None:
    ministry = actor("Ministry of Defence", "CHN", id="org:CHN:ministry of defence")
    found = events(
        meeting("a", "Putin met Li in the Kremlin on Monday.", "2023-04-17"),
        Desk("b").writes(LEAD).tells(
            "In the Kremlin Putin met a delegation of the ministry on Monday.", "met", actors=[PUTIN],
            recipients=[ministry], place=MOSCOW, time=day("2023-04-17"),
        ),
    )  # fmt: skip
    assert [event.title for event in found] == ["Vladimir Putin receives Li Shangfu in Moscow"]


def attack(desk: Desk, sentence: str, trigger: str, **more: object) -> Desk:
    return desk.tells(sentence, trigger, type="ASSAULT", **{"kind": "attack"} | more)


def test_the_attack_and_its_victims_take_up_the_attack_told_before() -> None:
    desk = attack(Desk("a"), "Russia shelled Moscow Street in Sumy on Monday.", "shelled", kind="shelling",
                  actors=[RUSSIAN], time=day("2023-04-17"))  # fmt: skip
    desk = attack(desk, "The governor said that 11 people were wounded.", "wounded", quantities=[count("injured", 11)])
    found = events(attack(desk, "Moscow denied the attack.", "attack", actors=[RUSSIAN], status="denied"))
    assert [len(event.reports[0].mentions) for event in found] == [3]
    assert found[0].fields["status"].verdict == "disputed"


def test_the_dead_of_another_attack_are_not_taken_up() -> None:
    desk = attack(Desk("a"), "Russia shelled Sumy on Monday and killed two.", "shelled", kind="shelling",
                  actors=[RUSSIAN], time=day("2023-04-17"), quantities=[count("killed", 2)])  # fmt: skip
    found = events(attack(desk, "Far away 40 people were killed.", "killed", quantities=[count("killed", 40)]))
    assert len(found) == 2


def test_counts_of_two_days_are_two_incursions() -> None:
    def incursion(report: str, number: int, published: str) -> Desk:
        desk = Desk(report, published=published)
        sentence = f"Taiwan said that {number} aircraft had entered its zone."
        counts = [count("aircraft", number)]
        return desk.tells(sentence, "entered", type="MOBILIZE", kind="air-incursion", actors=[CHINA], quantities=counts)

    assert len(events(incursion("a", 22, "2023-04-17"), incursion("b", 68, "2023-04-18"))) == 2
    assert len(events(incursion("a", 22, "2023-04-17"), incursion("b", 22, "2023-04-18"))) == 1


def test_the_title_tells_what_the_text_tells() -> None:
    desk = Desk("a", title="China criticises Taiwan")
    desk = desk.tells("China criticises Taiwan", "criticises", type="ACCUSE", kind=None, actors=[CHINA])
    said = desk.tells("China condemned the speech on fish.", "condemned", type="ACCUSE", kind=None, actors=[CHINA])
    assert len(events(said)) == 1


def test_tests_of_the_year_so_far_are_not_the_one_of_today() -> None:
    korea = actor("North Korea", "PRK", id="country:PRK")
    launch = {"type": "MOBILIZE", "kind": "missile-launch", "actors": [korea]}
    desk = (
        Desk("a", published="2023-04-13")
        .tells("North Korea fired a missile on Thursday.", "fired", time=day("2023-04-13"), **launch)
        .tells(
            "North Korea tested two missiles earlier this year.", "tested", status="past",
            time=day("2023-01-01", "2023-12-31"), quantities=[count("missiles", 2)], **launch,
        )
    )  # fmt: skip
    found = sorted(events(desk), key=lambda event: event.earliest or "")
    assert [(event.earliest, event.latest) for event in found] == [
        ("2023-01-01", "2023-04-12"),
        ("2023-04-13", "2023-04-13"),
    ]


def test_who_claims_the_attack_claims_the_one_told_with_its_day() -> None:
    gunmen, group = (
        actor("gunmen", None, id="org:gunmen"),
        actor("Red Dawn", "IMG", id="org:red-dawn", sectors=("REB",)),
    )
    desk = (
        Desk("a", published="2023-04-18")
        .tells(
            "Gunmen attacked the town hall of Rivne on Monday.", "attacked", type="ASSAULT", kind="attack",
            actors=[gunmen], time=day("2023-04-17"), place=MOSCOW,
        )
        .tells("The gunmen set the hall on fire.", "set", type="ASSAULT", kind="stabbing", actors=[gunmen])
        .tells("Red Dawn claimed responsibility.", "claimed", type="ASSAULT", kind="attack", actors=[group])
    )  # fmt: skip
    attack = next(event for event in events(desk) if event.earliest == "2023-04-17")
    assert {name for told in attack.fields["actors"].values for name in told.value} == {"gunmen", "Red Dawn"}

"""What people judged stands on the event's page and in the API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.records import Judgement
from dateline.street import Archive
from dateline.web.app import make_app

REPORTS = ("Norway sanctioned Sweden on 6 May 2024.", "Kenya expelled the Sudanese ambassador on 7 May 2024.")


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Judgement]:
    folder = tmp_path_factory.mktemp("judged")
    for number, text in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(text)
    with Archive(str(folder / "a.db")) as archive:
        archive.add(*(str(folder / f"{number}.txt") for number in range(2)), source="Wire")
        archive.judge(
            "wrong", next(archive.events()).id, field="time", value="2024-05-06", by="Ben", reason="<b>misread"
        )
        judgement = archive.judge("same", *(event.id for event in archive.events()), by="Ada & Co", reason="one row")
    return str(folder / "a.db"), judgement


@pytest.fixture(scope="module")
def pages(joined: tuple[str, Judgement]) -> Iterator[TestClient]:
    with TestClient(make_app(joined[0])) as client:
        yield client


def test_the_page_says_who_joined_and_who_struck(pages: TestClient) -> None:
    (event,) = pages.get("/api/events").json()["events"]
    page = pages.get(f"/events/{event['id']}").text
    assert "joined by Ada &amp; Co on " in page
    assert "<del><bdi>2024-05-06</bdi></del>" in page
    assert "judged wrong by Ben on " in page
    assert "&lt;b&gt;misread" in page


def test_the_api_lists_judgements(pages: TestClient, joined: tuple[str, Judgement]) -> None:
    said = pages.get("/api/judgements").json()["judgements"]
    assert [each["ruling"] for each in said] == ["wrong", "same"]
    (event,) = pages.get("/api/events").json()["events"]
    assert pages.get("/api/judgements", params={"event": event["id"]}).json()["judgements"] == said
    assert pages.get("/api/judgements?event=nothing").status_code == 404
    assert joined[1].id in {each["id"] for each in said}


def test_an_address_of_before_the_judgement_leads_on(tmp_path: Path) -> None:
    with Archive(str(tmp_path / "a.db")) as archive:
        for number, text in enumerate(REPORTS):
            (tmp_path / f"{number}.txt").write_text(text)
        archive.add(str(tmp_path / "0.txt"), str(tmp_path / "1.txt"))
        before = [event.id for event in archive.events()]
        archive.judge("same", *before)
    with TestClient(make_app(str(tmp_path / "a.db"))) as client:
        assert {client.get(f"/events/{id_}").status_code for id_ in before} == {200}

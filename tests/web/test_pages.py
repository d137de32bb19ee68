"""The pages: every page answers, shows evidence, escapes what reports say, and keeps to this computer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.demo import sample
from dateline.street import Archive
from dateline.web.app import make_app

HOSTILE = "<script>alert(1)</script> Kenya expelled <img src=x onerror=alert(2)> the Sudanese ambassador on Monday."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("web")
    (folder / "hostile.jsonl").write_text(json.dumps({"id": "hostile", "title": "<b>Bold</b>", "text": HOSTILE}))
    with Archive(str(folder / "a.db")) as archive:
        archive.add(str(sample()), str(folder / "hostile.jsonl"))
    with TestClient(make_app(str(folder / "a.db"))) as client:
        yield client


def test_the_events_page_lists_events_and_links_each(client: TestClient) -> None:
    event = client.get("/api/events").json()["events"][0]
    assert f'href="/events/{event["id"]}"' in client.get("/").text


def test_an_event_page_marks_the_trigger_in_its_evidence(client: TestClient) -> None:
    event = client.get("/api/events", params={"min_sources": 2}).json()["events"][0]
    assert '<mark class="trigger"' in client.get(f"/events/{event['id']}").text


def test_filters_live_in_the_address(client: TestClient) -> None:
    disputed = client.get("/api/events", params={"disputed": "true"}).json()["events"]
    assert disputed
    assert all(any(field["verdict"] == "disputed" for field in event["fields"].values()) for event in disputed)


@pytest.mark.parametrize("words", ['"', "AND OR (", "*", "a" * 200, "день", "'; DROP TABLE event;--"])
def test_no_search_words_break_the_page(client: TestClient, words: str) -> None:
    assert client.get("/", params={"text": words}).status_code == 200


def test_nothing_that_a_report_says_becomes_markup(client: TestClient) -> None:
    for address in ("/", "/reports/hostile", "/utterances"):
        page = client.get(address).text
        assert "<script" not in page
        assert "<img" not in page


@pytest.mark.parametrize("address", ["/events/none", "/reports/none", "/api/events/none", "/reports/../../etc/passwd"])
def test_what_is_not_there_is_404(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_other_hosts_names_are_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_policy_allows_no_script(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_a_report_page_shows_the_whole_text(client: TestClient) -> None:
    report = client.get("/api/reports/formosa-ledger-0804").json()["report"]
    page = client.get("/reports/formosa-ledger-0804").text
    assert "median line of the" in page
    assert report["title"] in page


def test_reading_pages_writes_nothing(client: TestClient) -> None:
    path = Path(client.app.state.archive)  # type: ignore[attr-defined]
    before = path.read_bytes()
    client.get("/")
    assert path.read_bytes() == before

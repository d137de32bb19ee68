"""The pages: every page answers, shows evidence, escapes what reports say, and keeps to this computer."""

from __future__ import annotations

import re
import sqlite3
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient


class Tags(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


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


def test_every_page_answers_and_links_only_to_what_answers(client: TestClient, addresses: list[str]) -> None:
    links: set[str] = set()
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        links |= {link["href"] or "" for link in Tags(answer.text).of("a")}
    inside = sorted(link for link in links if link.startswith("/"))[:400]
    assert [link for link in inside if client.get(link).status_code != 200] == []


def test_nothing_that_a_report_says_becomes_markup(client: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        tags = Tags(client.get(address).text)
        for tag, attributes in tags.found:
            assert tag not in ("script", "img", "i", "b", "style"), address
            assert not any(name.startswith("on") or name == "style" for name in attributes), address
        assert not any((link["href"] or "").startswith("javascript:") for link in tags.of("a")), address


def test_every_page_has_one_heading_and_tables_with_captions(client: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        tags = Tags(client.get(address).text)
        assert len(tags.of("h1")) == 1, address
        assert len(tags.of("table")) == len(tags.of("caption")), address
        assert all("scope" in cell for cell in tags.of("th")), address


def test_words_that_turn_the_line_around_stay_in_their_place(client: TestClient) -> None:
    page = client.get("/source", params={"name": "R\u202eTL"}).text
    assert "<bdi>There is no outlet R\u202eTL in this archive.</bdi>" in page


def test_ids_in_a_page_are_unique_where_marks_are(client: TestClient) -> None:
    ids = re.findall(r' id="([^"]+)"', client.get("/reports/formosa-ledger-0804").text)
    assert len([each for each in ids if ":m" in each]) == len({each for each in ids if ":m" in each})


def test_a_copy_is_folded_under_its_origin(client: TestClient) -> None:
    folded = client.get("/api/events", params={"source": "The Harbour Gazette", "limit": 1000}).json()["events"]
    pages = [client.get(f"/events/{event['id']}").text for event in folded]
    assert any("Repeated in 1 other report: <bdi>The Harbour Gazette" in page for page in pages)


def test_a_growing_count_is_drawn_and_tabled(client: TestClient) -> None:
    events = client.get("/api/events", params={"limit": 1000}).json()["events"]
    killed = [each for each in events if each["fields"].get("quantity:killed", {}).get("verdict") == "growing"]
    page = client.get(f"/events/{killed[0]['id']}").text
    assert "Killed, by day of publication" in page
    assert page.count('class="dot') >= 3


def test_who_denies_is_said(client: TestClient) -> None:
    denied = client.get("/api/events", params={"disputed": "true", "limit": 1000}).json()["events"]
    statuses = [each for each in denied if each["fields"].get("status", {}).get("verdict") == "disputed"]
    assert any("denied by" in client.get(f"/events/{each['id']}").text for each in statuses)


def test_a_list_sorts_and_pages_by_its_address(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("asked", "lists"):
        monkeypatch.setattr(f"dateline.web.{part}.PAGE", 10)
    first, second = client.get("/?order=title").text, client.get("/?order=title&page=2").text
    assert 'href="/?order=title&amp;page=2"' in first
    assert 'aria-sort="ascending"' in second
    titles = re.findall(r'<th scope="row"><a [^>]*><bdi>(.*?)</bdi>', first)
    assert titles == sorted(titles)


def test_an_empty_form_asks_for_nothing(client: TestClient) -> None:
    empty = "/?text=&actor=&country=&type=&kind=&status=&place=&since=&until=&min_sources="
    assert client.get(empty).text.count("<tr>") == client.get("/").text.count("<tr>") > 10


def test_a_wrong_address_is_refused_in_words(client: TestClient) -> None:
    answer = client.get("/?since=yesterday")
    assert answer.status_code == 422
    assert "since" in answer.text


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    from dateline.archive import Store
    from dateline.web.app import make_app

    Store(tmp_path / "empty.db").close()
    with TestClient(make_app(str(tmp_path / "empty.db"))) as client:
        assert "dateline add" in client.get("/").text
        for address in ("/stories", "/utterances", "/actors", "/map", "/sources", "/feed.atom", "/api/events.parquet"):
            assert client.get(address).status_code == 200


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


def test_pages_answer_while_another_program_writes(client: TestClient, archive: str) -> None:
    writer = sqlite3.connect(archive, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE event SET title = 'half done'")
    try:
        page = client.get("/").text
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    assert "receives Nancy Pelosi" in page
    assert "half done" not in page


def test_a_country_has_a_page_where_it_is_but_a_place(client: TestClient) -> None:
    events = client.get("/api/events", params={"limit": 500}).json()["events"]
    acting = {actor["country"] for event in events for actor in event["actors"] + event["recipients"]}
    country = next(e["place"]["country"] for e in events if e["place"] and e["place"]["country"] not in acting)
    assert f'href="/?place={country}"' in client.get(f"/countries/{country}").text


def test_an_event_told_very_often_is_cut_short_and_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.one_event.MOST_SENTENCES", 2)
    event = client.get("/api/events", params={"min_sources": 3}).json()["events"][0]
    page = client.get(f"/events/{event['id']}").text
    assert "The earliest 2 sentences are shown" in page
    assert page.count('<blockquote id="said-') == 2


def test_two_actors_have_a_page_of_what_passes_between_them(client: TestClient) -> None:
    actor = client.get("/api/actors?country=USA").json()["actors"][0]["id"]
    page = client.get(f"/actors/{actor}").text
    pairs = [each["href"] or "" for each in Tags(page).of("a") if (each["href"] or "").startswith("/between?")]
    together = client.get(pairs[0])
    assert together.status_code == 200
    assert 'href="/events/' in together.text
    assert client.get("/between").status_code == client.get(f"/between?a={actor}&b={actor}").status_code == 404


def test_the_map_goes_from_one_stretch_of_time_to_the_next(client: TestClient) -> None:
    bars = [each["href"] or "" for each in Tags(client.get("/map").text).of("a") if "since=" in (each["href"] or "")]
    assert len(bars) > 2
    assert all(each.startswith("/map?") for each in bars)
    then = client.get(bars[0]).text
    assert "Show all of the time" in then
    assert 'class="reach chosen"' in then


def test_each_mark_of_a_report_leads_to_its_event(client: TestClient) -> None:
    links = Tags(client.get("/reports/formosa-ledger-0804").text).of("a")
    layers = {each.get("class") for each in links if (each["href"] or "").startswith("/events/")}
    assert {"trigger", "actor", "place", "time", "quantity"} <= layers

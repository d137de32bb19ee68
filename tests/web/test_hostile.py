"""Reports that try to run something, to break a page or to turn its words around: nothing runs and nothing breaks.

Chromium looks at the pages with the Content-Security-Policy switched off, so that escaping alone must hold.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pyarrow.parquet
import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import ROWS

HOSTILE = [str(row["id"]) for row in ROWS]
KINDS = ("events", "stories", "utterances", "statements", "reports")


@pytest.fixture(scope="session")
def touched(client: TestClient) -> list[str]:
    """Every page on which something of a hostile report stands."""
    found = [
        "/",
        "/?text=Kenya",
        "/stories",
        "/utterances?min_sources=0",
        "/actors",
        "/sources",
        "/map",
        "/countries/KEN",
    ]
    for id_ in HOSTILE:
        found.append(f"/reports/{quote(id_, safe='')}")
        coded = client.get(f"/api/reports/{quote(id_, safe='')}").json()
        found += [f"/?text={quote(coded['report']['title'] or '')[:150]}"]
        if source := coded["report"]["source"]:
            found += [
                f"{path}?{urlencode({name: source[:190]})}" for path, name in (("/source", "name"), ("/", "source"))
            ]
    events = client.get("/api/events", params={"since": "2024-05-01", "limit": 1000}).json()["events"]
    return [*found, *(f"/events/{event['id']}" for event in events)]


@pytest.fixture(scope="module")
def unguarded(browser: Any) -> Iterator[Any]:
    context = browser.new_context(bypass_csp=True)
    yield context
    context.close()


def test_nothing_runs_though_no_policy_forbids_it(unguarded: Any, base: str, touched: list[str]) -> None:
    page = unguarded.new_page()
    faults: list[str] = []
    page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
    page.on("request", lambda request: request.url.startswith(base) or faults.append(f"asked for {request.url}"))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    for address in touched:
        page.goto(base + address)
        page.mouse.move(200, 200)
        if page.evaluate("window.ran"):
            faults.append(f"{address} ran {page.evaluate('window.ran')}")
        elements = page.locator("main script, main img, main iframe, [onload], [onerror], [onmouseover], [onfocus]")
        links = page.locator('a[href^="javascript:" i], a[href^="data:" i]')
        if elements.count() or links.count():
            faults.append(f"{address} holds what a report wrote")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append(f"{address} is wider than the window")
    page.close()
    assert faults == []


def test_a_data_page_never_becomes_a_page_of_html(unguarded: Any, base: str, client: TestClient) -> None:
    page = unguarded.new_page()
    for id_ in HOSTILE:
        page.goto(f"{base}/api/reports/{quote(id_, safe='')}")
        assert page.evaluate("window.ran") is None
        assert page.locator("script, img, iframe").count() == 0
    page.close()
    for path in ("/api/events", "/api/events.csv", "/feed.atom", "/api/events?cursor=%3Cscript%3E"):
        assert "text/html" not in client.get(path).headers["content-type"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_stays_readable(client: TestClient, kind: str) -> None:
    ids = [each["id"] for each in client.get(f"/api/{kind}?limit=1000").json()[kind]]
    lines = client.get(f"/api/{kind}.jsonl").text.split("\n")
    assert [json.loads(line)["id"] for line in lines if line] == ids
    csv.field_size_limit(10_000_000)
    rows = csv.DictReader(io.StringIO(client.get(f"/api/{kind}.csv").text, newline=""))
    assert [row["id"] for row in rows] == ids
    table = pyarrow.parquet.read_table(io.BytesIO(client.get(f"/api/{kind}.parquet").content))
    assert table["id"].to_pylist() == ids


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_the_feed_stays_xml(client: TestClient, row: dict[str, str]) -> None:
    for name in ("source", "text", "actor"):
        asks = {name: row.get("source", "x")[:200]}
        assert ElementTree.fromstring(client.get("/feed.atom", params=asks).content).tag.endswith("feed")


def test_a_very_long_report_is_cut_on_the_page_and_whole_for_programs(client: TestClient) -> None:
    page = client.get("/reports/5%20MB").text
    assert "characters are shown" in page
    assert len(page) < 1_000_000
    assert len(client.get("/api/reports/5%20MB").json()["report"]["text"]) > 5_000_000


def test_very_long_names_do_not_fill_a_list(client: TestClient) -> None:
    for address in ("/stories", "/sources", "/?order=newest", "/feed.atom"):
        shown = re.sub("<[^>]*>", "", client.get(address).text)
        assert "y" * 300 not in shown, address
        assert "z" * 300 not in shown, address


def test_words_of_a_template_are_not_carried_out(client: TestClient) -> None:
    page = client.get(f"/reports/{quote(str(ROWS[4]['id']), safe='')}").text
    assert "{{ 7 * 7 }} is what Kenya said" in page

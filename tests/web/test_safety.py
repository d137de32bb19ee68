"""Safe by default: what every answer carries, what no address reaches, and where a question ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.archive import Store
from dateline.web.formats import MOST_FILE_ROWS, MOST_JSON_ROWS, row_limit

GUARDS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/events/none",
        "/?since=never",
        "/api/events",
        "/api/none",
        "/api/events.csv",
        "/feed.atom",
        "/static/style.css",
    ],
)
def test_every_answer_carries_the_policy(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy.pop("default-src") == "'none'"
    assert set(policy.values()) == {"'self'", "'none'"}
    assert "script-src" not in policy
    assert {name: headers[name] for name in GUARDS} == GUARDS
    assert "access-control-allow-origin" not in headers


def test_an_answer_that_has_not_changed_carries_the_policy_too(client: TestClient) -> None:
    answer = client.get("/", headers={"if-none-match": client.get("/").headers["etag"]})
    assert answer.status_code == 304
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""])
def test_names_of_other_hosts_are_refused_everywhere(client: TestClient, host: str) -> None:
    for address in ("/", "/api/events", "/static/style.css", "/feed.atom"):
        assert client.get(address, headers={"host": host}).status_code == 400


OUTWARD = """
    /static/../app.py /static/..%2fapp.py /static/%2e%2e/app.py /static/%2e%2e%2fapp.py /static/..\\app.py
    /static//etc/passwd /reports/..%2f..%2f..%2fetc%2fpasswd /api/reports/%2fetc%2fpasswd /templates/base.html
""".split()


@pytest.mark.parametrize("path", OUTWARD)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "FastAPI" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_sent(client: TestClient, method: str) -> None:
    for address in ("/", "/api/events", "/events/x", "/api/judgements", "/static/style.css"):
        assert client.request(method, address).status_code == 405


def test_reading_every_page_writes_nothing(client: TestClient, archive: str, addresses: list[str]) -> None:
    before = Path(archive).read_bytes()
    for address in addresses:
        client.get(address)
    assert Path(archive).read_bytes() == before


def test_a_question_that_takes_too_long_is_given_up_in_words(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed: list[float] = []

    def give_up(store: Store, seconds: float) -> None:
        allowed.append(seconds)
        store._database.set_progress_handler(lambda: True, 1)  # at once

    monkeypatch.setattr(Store, "give_up_after", give_up)
    page, data = client.get("/?text=the"), client.get("/api/events?limit=1000")
    assert {page.status_code, data.status_code} == {503}
    assert "The archive does not answer" in page.text
    assert data.json()["detail"]
    assert 0 < max(allowed) <= 20


def test_an_answer_holds_so_many_records_and_no_more() -> None:
    assert row_limit(100_000, None) == MOST_JSON_ROWS == 1_000
    assert row_limit(10**9, "csv") == MOST_FILE_ROWS == 100_000

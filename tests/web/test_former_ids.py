"""An address that was given out before reports joined an event still leads to it."""

from __future__ import annotations

import sqlite3

import pytest
from fastapi.testclient import TestClient


def former_id(archive: str, kind: str, table: str) -> tuple[str, str]:
    """An id that a record of this kind had before others joined it, and the one that it has."""
    query = f"""
        SELECT alias.id, cluster FROM alias JOIN cluster ON cluster.kind = ? AND cluster.item = alias.item
        JOIN {table} ON {table}.id = cluster WHERE alias.id <> cluster"""
    found: tuple[str, str] = sqlite3.connect(archive).execute(query, (kind,)).fetchone()
    return found


@pytest.mark.parametrize(("kind", "table"), [("events", "event"), ("stories", "story"), ("utterances", "utterance")])
def test_a_former_address_leads_on(client: TestClient, archive: str, kind: str, table: str) -> None:
    former, now = former_id(archive, kind, table)
    answer = client.get(f"/{kind}/{former}", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == f"/{kind}/{now}?formerly={former}"
    assert client.get(f"/api/{kind}/{former}").json() == client.get(f"/api/{kind}/{now}").json()


def test_the_page_says_that_the_id_is_a_former_one(client: TestClient, archive: str) -> None:
    former, _ = former_id(archive, "events", "event")
    assert f"You asked for <code><bdi>{former}</bdi>" in client.get(f"/events/{former}").text
    evidence = client.get(f"/api/events/{former}/evidence").json()["evidence"]
    assert evidence

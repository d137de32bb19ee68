"""What reports teach of people stands on their page, with the words that say it."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_the_page_of_an_actor_says_in_which_words_reports_introduce_him(client: TestClient) -> None:
    page = client.get("/actors/person:andrzej%20duda").text
    assert "What the reports say of them" in page
    assert "Polish President Andrzej Duda" in page


def test_programs_ask_the_directory(client: TestClient) -> None:
    (entry,) = client.get("/api/directory", params={"name": "andrzej duda"}).json()["directory"]
    assert (entry["id"], entry["country"]) == ("person:andrzej duda", "POL")
    assert client.get("/api/directory?country=pol&limit=1").json()["directory"]
    assert client.get("/api/directory?limit=0").status_code == 422

"""Outlets side by side, as a page and as JSON."""

from __future__ import annotations

from fastapi.testclient import TestClient

TWO = {"outlet": ["Baltic Evening", "Northern Sentinel"]}


def test_the_page_offers_all_outlets_and_compares_those_chosen(client: TestClient) -> None:
    assert 'type="checkbox" name="outlet" value="Baltic Evening">' in client.get("/compare").text
    page = client.get("/compare", params=TWO).text
    assert 'value="Baltic Evening" checked>' in page
    assert "left out" in page
    assert "+2 days" in page


def test_one_outlet_alone_asks_for_another(client: TestClient) -> None:
    assert "Choose one more outlet" in client.get("/compare", params={"outlet": "Baltic Evening"}).text


def test_an_unknown_outlet_is_not_found(client: TestClient) -> None:
    assert client.get("/compare", params={"outlet": ["Baltic Evening", "<b>"]}).status_code == 404
    assert client.get("/api/compare", params={"outlet": ["Baltic Evening", "<b>"]}).status_code == 404
    assert client.get("/api/compare").status_code == 422


def test_programs_get_the_comparison(client: TestClient) -> None:
    found = client.get("/api/compare", params={**TWO, "kind": "attack"}).json()
    assert [each["source"] for each in found["outlets"]] == TWO["outlet"]
    assert all(len(each["carried"]) + len(each["left_out"]) == 2 for each in found["events"])

"""The JSON API: complete, paged by cursor, in every format, unchanged answers not sent again, and an Atom feed."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pyarrow.parquet
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.web.feed import ENTRIES
from dateline.web.formats import MEDIA, Format, make_cursor

KINDS = ("events", "stories", "utterances", "statements", "reports")


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_read_whole_by_its_cursor(client: TestClient, kind: str) -> None:
    whole = [each["id"] for each in client.get(f"/api/{kind}", params={"limit": 1000}).json()[kind]]
    found, cursor = [], ""
    while cursor is not None:
        answer = client.get(f"/api/{kind}", params={"limit": 7, "cursor": cursor}).json()
        found += [each["id"] for each in answer[kind]]
        cursor = answer["next"]
    assert found == whole
    assert len(set(whole)) == len(whole) > 3


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_holds_the_same_records(client: TestClient, kind: str) -> None:
    ids = [each["id"] for each in client.get(f"/api/{kind}", params={"limit": 1000}).json()[kind]]
    lines = client.get(f"/api/{kind}.jsonl").text.splitlines()
    rows = csv.DictReader(io.StringIO(client.get(f"/api/{kind}.csv").text))
    table = pyarrow.parquet.read_table(io.BytesIO(client.get(f"/api/{kind}.parquet").content))
    assert [json.loads(line)["id"] for line in lines] == ids
    assert [row["id"] for row in rows] == ids
    assert table["id"].to_pylist() == ids


@pytest.mark.parametrize("format", MEDIA)
def test_the_accept_header_chooses_a_format_too(client: TestClient, format: Format) -> None:
    answer = client.get("/api/events", headers={"accept": f"{MEDIA[format]}, application/json;q=0.5"})
    assert answer.content == client.get(f"/api/events.{format}").content
    assert answer.headers["content-type"].split(";")[0] == MEDIA[format].split(";")[0]
    assert answer.headers["content-disposition"] == f'attachment; filename="events.{format}"'
    assert "accept" in answer.headers["vary"].lower()


def test_one_address_has_a_tag_for_each_format(client: TestClient) -> None:
    tags = {client.get("/api/events", headers={"accept": type_}).headers["etag"] for type_ in (*MEDIA.values(), "*/*")}
    assert len(tags) == len(MEDIA) + 1


def test_a_page_names_the_next(client: TestClient) -> None:
    link = client.get("/api/events?limit=2&disputed=true").headers["link"]
    address = link.split(">")[0].removeprefix("<")
    first = client.get("/api/events?limit=2&disputed=true").json()["events"]
    second = client.get(address).json()["events"]
    assert second
    assert not {each["id"] for each in first} & {each["id"] for each in second}


@pytest.mark.parametrize("cursor", ["x", "é", "e30", make_cursor(-1), make_cursor(["a"]), make_cursor({})])
def test_a_cursor_that_we_did_not_give_is_refused(client: TestClient, cursor: str) -> None:
    for kind in KINDS:
        assert client.get(f"/api/{kind}", params={"cursor": cursor}).status_code == 400


def test_page_size_has_a_limit(client: TestClient) -> None:
    assert client.get("/api/events?limit=0").status_code == 422
    assert client.get("/api/events?limit=100001").status_code == 422


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    for address in ("/", "/api/events", "/feed.atom"):
        tag = client.get(address).headers["etag"]
        again = client.get(address, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get("/?disputed=true", headers={"if-none-match": tag}).status_code == 200


def test_each_record_has_its_address(client: TestClient) -> None:
    for kind in ("events", "stories", "utterances", "statements"):
        one = client.get(f"/api/{kind}?limit=1").json()[kind][0]
        assert client.get(f"/api/{kind}/{one['id']}").json() == one
    event = client.get("/api/events?min_sources=2").json()["events"][0]["id"]
    assert client.get(f"/api/events/{event}/evidence").json()["evidence"]
    assert client.get(f"/api/events/{event}/reasons").json()["reasons"][0]["reasons"]
    assert set(client.get(f"/api/events/{event}/neighbours").json()) == {"before", "after"}


def test_figures_are_there_for_programs_too(client: TestClient) -> None:
    assert client.get("/api/events/count").json()["count"] == len(client.get("/api/events").json()["events"])
    assert client.get("/api/events/days").json()["days"]
    assert client.get("/api/actors?country=usa").json()["actors"][0]["country"] == "USA"
    assert client.get("/api/countries").json()["countries"]
    assert client.get("/api/places?country=CHN").json()["places"][0]["lat"]
    assert client.get("/api/dyads/chn/usa").json()["weeks"][0]["mean"] < 0
    copied = {each["source"]: each["copied_from"] for each in client.get("/api/sources").json()["sources"]}
    assert copied["Lowland Post"] == {"Continental Wire": 1}


def test_the_feed_is_atom_and_takes_the_filters(client: TestClient) -> None:
    feed = ElementTree.fromstring(client.get("/feed.atom?min_sources=3").content)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == len(client.get("/api/events?min_sources=3").json()["events"])
    for entry in entries:
        link = entry.find(f"{atom}link")
        assert link is not None
        assert client.get(link.attrib["href"]).status_code == 200
        assert (entry.findtext(f"{atom}updated") or "").endswith("+00:00")


FILTERS = """
    text=Taiwan actor=Pelosi country=CHN&with_country=USA type=CONSULT kind=meeting status=actual place=Taipei
    since=2022-11-01&until=2022-11-30 min_sources=2 disputed=true source=Continental%20Wire text=zzz
""".split()


@pytest.mark.parametrize("asks", FILTERS)
def test_every_filter_has_a_feed_of_the_same_events(client: TestClient, asks: str) -> None:
    entries = ElementTree.fromstring(client.get(f"/feed.atom?{asks}").content).iter("{http://www.w3.org/2005/Atom}id")
    events = {f"urn:dateline:event:{each['id']}" for each in client.get(f"/api/events?{asks}").json()["events"]}
    found = {str(entry.text) for entry in entries if str(entry.text).startswith("urn:")}
    assert found <= events
    assert len(found) == min(ENTRIES, len(events))
    assert bool(events) == (asks != "text=zzz")


def test_the_openapi_document_describes_every_record(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    schemas = document["components"]["schemas"]
    assert {"Event", "Story", "Utterance", "Coded", "Evidence", "Week"} <= set(schemas)
    refs = {part.split('"')[0] for part in json.dumps(document).split('"$ref": "#/components/schemas/')[1:]}
    assert refs <= set(schemas)
    assert {f"/api/{kind}" for kind in KINDS} | {f"/api/{kind}.{{format}}" for kind in KINDS} <= set(document["paths"])


def test_the_answers_keep_to_the_document(client: TestClient) -> None:
    event = client.get("/api/events?limit=1").json()["events"][0]
    schema = client.get("/api/openapi.json").json()["components"]["schemas"]["Event"]
    assert set(event) <= set(schema["properties"])
    assert set(schema["required"]) <= set(event)


NAMES = [
    "text",
    "actor",
    "country",
    "type",
    "kind",
    "place",
    "since",
    "until",
    "min_sources",
    "disputed",
    "order",
    "page",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asks=st.dictionaries(st.sampled_from([*NAMES, "limit", "cursor", "story", "source"]), st.text(max_size=20)))
def test_no_query_is_a_server_error(client: TestClient, asks: dict[str, str]) -> None:
    for address in ("/", "/map", "/feed.atom", "/utterances", "/api/events", "/api/reports", "/api/statements"):
        assert client.get(address, params=asks).status_code in (200, 400, 422)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(id=st.text(min_size=1, max_size=12))
def test_no_id_is_a_server_error(client: TestClient, id: str) -> None:
    from urllib.parse import quote

    part = quote(id.encode("utf-8", "replace"), safe="")
    for kind in ("events", "stories", "utterances", "reports", "actors", "countries", "dyads/CHN", "api/reports"):
        assert client.get(f"/{kind}/{part}").status_code in (200, 307, 404)

"""Exports in the vocabularies of others: FollowTheMoney by its own validator, GDELT's columns, PLOVER's field names."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from followthemoney import model

from dateline.export.cameo import cameo, country_and_roles
from dateline.export.gdelt import COLUMNS, HAPPENED
from dateline.export.tables import read_table
from dateline.knowledge import document
from dateline.street import Archive


def lines(archive: Archive, tmp_path: Path, format: str) -> list[dict[str, Any]]:
    archive.export(tmp_path / f"{format}.json", format=format)
    return [json.loads(line) for line in (tmp_path / f"{format}.json").read_text().splitlines()]


# FollowTheMoney


@pytest.fixture(scope="module")
def entities(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return lines(archive, tmp_path_factory.mktemp("ftm"), "ftm")


def test_every_entity_is_valid_and_loses_nothing_when_it_is_read(entities: list[dict[str, Any]]) -> None:
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema
        schema.validate(entity)  # raises InvalidData
        proxy = model.get_proxy(entity)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (entity["schema"], name)


def test_every_reference_leads_to_an_entity_of_a_fitting_kind(entities: list[dict[str, Any]]) -> None:
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        for prop, value in model.get_proxy(entity).itervalues():
            if prop.type.name == "entity":
                assert prop.range
                assert schemata[value].is_a(prop.range), (entity["schema"], prop.name)


def test_reports_events_people_and_organisations_are_there(archive: Archive, entities: list[dict[str, Any]]) -> None:
    counts = Counter(entity["schema"] for entity in entities)
    assert counts["Article"] == len(archive.reports())
    assert counts["Event"] == len(archive.events())
    assert counts["Documentation"] == sum(event.report_count for event in archive.events())
    assert all(counts[schema] for schema in ("Person", "PublicBody", "Organization", "Address", "Mention"))


def test_an_event_names_its_evidence(archive: Archive, entities: list[dict[str, Any]]) -> None:
    event = max(archive.events(), key=lambda each: each.report_count)
    (entity,) = [each for each in entities if each["properties"].get("recordId") == [event.id]]
    ties = [each for each in entities if each["properties"].get("entity") == [entity["id"]]]
    told = {sentence for each in ties for sentence in each["properties"]["summary"]}
    assert told == {each.sentence.strip() for each in archive.evidence(event.id)}
    assert len(entity["properties"]["proof"]) == sum(each.independent for each in event.reports)


# GDELT


@pytest.fixture(scope="module")
def gdelt(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    file = tmp_path_factory.mktemp("gdelt") / "events.export.CSV"
    archive.export(file, format="gdelt")
    return pd.read_csv(file, sep="\t", header=None, names=list(COLUMNS), dtype=str, quoting=3, keep_default_na=False)


def test_gdelt_has_its_sixty_one_columns_on_every_line(gdelt: pd.DataFrame) -> None:
    assert len(COLUMNS) == 61
    assert COLUMNS[26:31] == ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    assert (COLUMNS[51], COLUMNS[56], COLUMNS[60]) == ("ActionGeo_Type", "ActionGeo_Lat", "SOURCEURL")
    assert gdelt["GlobalEventID"].is_unique
    assert gdelt["Day"].str.fullmatch(r"\d{8}").all()
    assert set(gdelt["QuadClass"]) <= {"1", "2", "3", "4"}
    assert gdelt["GoldsteinScale"].astype(float).between(-10, 10).all()
    assert (gdelt["NumSources"].astype(int) <= gdelt["NumArticles"].astype(int)).all()


def test_gdelt_holds_nothing_that_did_not_happen(archive: Archive, gdelt: pd.DataFrame) -> None:
    happened = [event for event in archive.events() if event.status in HAPPENED]
    assert 0 < len(gdelt) <= len(happened) < len(archive.events())


def test_a_meeting_in_gdelts_words(gdelt: pd.DataFrame) -> None:
    (row,) = [
        each
        for each in gdelt.to_dict("records")
        if "PELOSI" in each["Actor1Name"] and each["Actor2Name"] == "TSAI ING-WEN" and each["EventRootCode"] == "04"
    ]
    assert (row["Actor1CountryCode"], row["Actor1Type1Code"], row["Actor2Code"]) == ("USA", "LEG", "TWNGOV")
    assert (row["ActionGeo_FullName"], row["ActionGeo_CountryCode"], row["ActionGeo_Type"]) == ("Taipei", "TW", "4")
    assert row["Year"] == "2022"


def test_every_plover_type_and_mode_has_a_cameo_code_and_its_quad_class() -> None:
    known = {(row["type"], row["mode"]) for row in read_table("cameo.csv")}
    for name, type_ in document("plover")["types"].items():
        assert {(name, ""), *((name, mode) for mode in type_["modes"])} <= known
        assert {cameo(name, mode).plover_quad for mode in (None, *type_["modes"])} == {type_["quad"]}


def test_medicine_and_media_do_not_change_places() -> None:
    assert country_and_roles("SYR", ("MED",)) == ("SYR", ("HLH",))
    assert country_and_roles("SYR", ("JRN",)) == ("SYR", ("MED",))
    assert country_and_roles("IGO", ()) == (None, ("IGO",))


# PLOVER


def test_plover_has_the_manuals_fields(archive: Archive, tmp_path: Path) -> None:
    records = lines(archive, tmp_path, "plover")
    assert len(records) == len(archive.events())
    for record in records:
        assert {"id", "has_event", "event", "quad_code", "coder"} <= record.keys()
        assert None not in record.values()
        assert all(actor.keys() <= ACTOR for actor in [*record.get("source", []), *record.get("recipient", [])])
    places = [record["event_loc"] for record in records if "event_loc" in record]
    assert any({"geonameid", "name", "latitude", "longitude", "cc3"} == place.keys() for place in places)


ACTOR = {"code", "sector", "actor_text", "identifier_id", "identifier_text"}


def test_plover_says_by_context_what_did_not_happen(archive: Archive, tmp_path: Path) -> None:
    records = {each["id"]: each for each in lines(archive, tmp_path, "plover")}
    contexts = {"denied": "negation", "hypothetical": "hypothetical", "planned": "future", "past": "historical"}
    for event in archive.events():
        said = set(records[event.id].get("context", [])) & set(contexts.values())
        assert said == ({contexts[event.status]} if event.status in contexts else set())

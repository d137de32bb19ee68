"""The API keeps to its own OpenAPI document, whatever is asked: no server error, nothing but what is written down."""

from __future__ import annotations

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.web.app import make_app

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = int(os.environ.get("DATELINE_API_EXAMPLES", "12"))  # of every operation; more for a long look


app = make_app("set by the fixture")
documented = schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.fixture(autouse=True)
def _of_the_sample(archive: str) -> None:
    app.state.archive = archive


@documented.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_keeps_to_the_document(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)

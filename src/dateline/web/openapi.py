"""The OpenAPI document with the records' own schemas, and the page that shows it without any script."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse

from dateline.web.api import ANSWERS
from dateline.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
PROBLEM = {
    "type": "object",
    "properties": {"detail": {"type": "string", "description": "what is wrong, in words"}},
    "required": ["detail"],
}
#: status -> when an answer has it; all of these hold a Problem
REFUSALS = {
    "400": "The cursor is none that this program gave",
    "404": "There is no such thing in this archive",
    "422": "A parameter asks for something that cannot be",
    "503": "The archive does not answer, or not in time",
}


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        _, records = msgspec.json.schema_components(ANSWERS, ref_template="#/components/schemas/{name}")
        made["components"] = {"schemas": {**records, "Problem": PROBLEM}}
        for methods in made["paths"].values():
            methods["get"]["responses"].update(_refusals())
        app.openapi_schema = made
    return app.openapi_schema


def _refusals() -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": when, "content": content} for status, when in REFUSALS.items()}


@router.get("/api")
def described(request: Request) -> Response:
    """The addresses of the API with their parameters, for people."""
    return page(request, "api.html", paths=document(request.app)["paths"])

"""The pages and the JSON API as one FastAPI application over one archive.

Law of this room: read-only, every text escaped by the templates, no script, nothing from another host.
"""

from __future__ import annotations

import sqlite3
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from dateline.archive import ArchiveError
from dateline.web import api, comparing, feed, judged, lists, one_event, one_report, openapi, places, taught, who
from dateline.web.rendering import page
from dateline.web.safety import make_safe

HERE = Path(__file__).parent


def make_app(archive: str) -> FastAPI:
    """The application over the archive at this path."""
    app = FastAPI(
        title="Dateline",
        version=version("dateline"),
        description="Events, who says so and where reports differ. Read-only.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.archive = archive
    app.openapi = lambda: openapi.document(app)  # type: ignore[method-assign]
    make_safe(app)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(comparing.api)
    app.include_router(taught.router)
    for room in (lists, one_event, one_report, who, places, feed, openapi, judged, comparing, api):
        app.include_router(room.router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_exception_handler(ArchiveError, _troubled)
    app.add_exception_handler(sqlite3.OperationalError, _troubled)
    return app


def _refused(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    return _sorry(request, fault.status_code, "Not found" if fault.status_code == 404 else "Not so", str(fault.detail))


def _misasked(request: Request, fault: Exception) -> Response:
    """The address asks for what cannot be: say which part of it."""
    assert isinstance(fault, RequestValidationError)
    parts = "; ".join(f"{error['loc'][-1]}: {error['msg']}" for error in fault.errors())
    return _sorry(request, 422, "This address asks for something that cannot be", parts)


def _troubled(request: Request, fault: Exception) -> Response:
    return _sorry(request, 503, "The archive does not answer", str(fault))


def _sorry(request: Request, status: int, heading: str, detail: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": detail}, status)
    return page(request, "error.html", status=status, heading=heading, detail=detail)

"""What every answer carries, and how a page that has not changed is not made again.

Law of this file: nothing from another host, no script, no inline style, no frame; only this computer's names are heard.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dateline.web.counted import changes
from dateline.web.opened import stamp

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HOSTS = ["127.0.0.1", "localhost", "testserver"]
_STARTED = time.time_ns()  # another run may be another version, with other pages


def make_safe(app: FastAPI) -> None:
    """Host check, headers, compression and conditional requests for all that the application answers."""

    @app.middleware("http")
    async def _safe(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        tag = _tag(request)
        if tag and tag in request.headers.get("if-none-match", ""):
            response = Response(status_code=304)
        else:
            response = await go_on(request)
        if tag and response.status_code in (200, 304):
            response.headers["ETag"] = tag
        response.headers.setdefault("Cache-Control", "no-cache")
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.append("Vary", "Accept")
        return response

    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=5)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)


def _tag(request: Request) -> str | None:
    """Weak, since compression may change the bytes. Static files bring their own."""
    if request.method != "GET" or request.url.path.startswith("/static/"):
        return None
    asks = (stamp(request.app.state.archive), changes(), _STARTED, str(request.url), request.headers.get("accept", ""))
    return f'W/"{hashlib.sha256(repr(asks).encode()).hexdigest()[:24]}"'

"""Asking the application without a server: one address, one answer, in this process."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import unquote

from fastapi import FastAPI
from starlette.types import Message

from dateline.records import Record


class Answer(Record, frozen=True, kw_only=True):
    """What the application says to one address."""

    status: int
    text: str


async def ask(app: FastAPI, address: str) -> Answer:
    """The answer to GET of an address such as "/events/e1?page=2"."""
    path, _, query = address.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": None,
        "server": ("localhost", 80),
    }
    said: list[Message] = []
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if asked:
            return asked.pop()
        await asyncio.Event().wait()  # nobody hangs up: whoever listens for that waits until the answer is complete
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)

    await app(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in said)
    return Answer(status=next(each["status"] for each in said if "status" in each), text=body.decode())

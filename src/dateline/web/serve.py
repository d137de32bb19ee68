"""Run the pages on 127.0.0.1."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable


def serve(
    archive: str, *, port: int = 8000, open_browser: bool = True, ready: Callable[[str], None] | None = None
) -> None:
    """Show the archive at this path until interrupted. Only this computer can reach it.

    `ready` is told the address once it is there; port 0 takes any that is free. OSError where the port is taken.
    """
    import uvicorn

    from dateline.web.app import make_app

    with socket.create_server(("127.0.0.1", port)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        if ready:
            ready(address)
        if open_browser:  # in a thread: some browsers keep whoever opens them waiting
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
        uvicorn.Server(uvicorn.Config(make_app(archive), log_level="warning")).run(sockets=[listening])

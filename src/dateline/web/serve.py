"""Run the pages on 127.0.0.1."""

from __future__ import annotations

import threading
import webbrowser


def serve(archive: str, *, port: int = 8000, open_browser: bool = True) -> None:
    """Show the archive at this path until interrupted. Only this computer can reach it."""
    import uvicorn

    from dateline.web.app import make_app

    address = f"http://127.0.0.1:{port}/"
    if open_browser:
        threading.Timer(1.0, webbrowser.open, [address]).start()
    uvicorn.run(make_app(archive), host="127.0.0.1", port=port, log_level="warning")

"""One archive for all tests of the pages: the sample, and reports that try to break them."""

from __future__ import annotations

import html
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.demo import sample
from dateline.street import Archive
from dateline.web.app import make_app

SCRIPT = "<script>alert(1)</script> Kenya expelled <img src=x onerror=alert(2)> the Sudanese ambassador on Monday."
RTL = "Kenya \u202eexpelled\u202d the \u2067Sudanese ambassador on Monday, the minister said."
ROWS = [
    {
        "id": "hostile",
        "title": "<b>Bold</b>",
        "text": SCRIPT,
        "source": "<i>Evil</i> & Sons",
        "url": "javascript:alert(3)",
    },
    {"id": "rtl/../e", "title": "\u202eesrever", "text": RTL, "published": "2024-05-06", "source": "R\u202eTL"},
    {"id": "long", "text": "Sweden arrested a spy on Monday. " + "x" * 300_000, "published": "2024-05-06"},
    {
        "id": "5 MB",
        "title": "y" * 5_000,
        "text": f"Sweden met Norway on Monday. {'x' * 5_000_000}",
        "source": "z" * 5_000,
    },
    {
        "id": '"><script>ran=1</script>',
        "title": "</title><script>ran=2</script>",
        "source": '" onmouseover="ran=3" autofocus onfocus="ran=4',
        "byline": "<svg onload=ran=5>",
        "url": "JaVaScRiPt:ran=6",
        "published": "2024-05-06",
        "text": 'Vladimir Putin met <img src=x onerror="ran=7"> Xi Jinping in <iframe srcdoc="<script>ran=8</script>"> '
        'Moscow on Monday.\n\n"<script>ran=9</script> We agree with Kenya," Putin said. '
        '"{{ 7 * 7 }} is what Kenya said," <a href="javascript:ran=10">Xi</a> said.',
    },
    {"id": "data", "url": "data:text/html,<script>ran=11</script>", "text": "Peru sanctioned Chile on 6 May 2024."},
    {
        "id": "control",
        "title": "Bell\x07 and \x00",
        "text": "Norway\x1b sanctioned Sweden on 6 May 2024.\x0b",
        "source": "\x01",
    },
]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("web")
    (folder / "hostile.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    with Archive(str(folder / "a.db")) as archive:
        archive.add(str(sample()), str(folder / "hostile.jsonl"))
    return str(folder / "a.db")


@pytest.fixture(scope="session")
def client(archive: str) -> Iterator[TestClient]:
    with TestClient(make_app(archive)) as client:
        yield client


CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)


@pytest.fixture(scope="session")
def base(archive: str) -> Iterator[str]:
    """The pages, served on a free port."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(archive), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="module")  # Playwright's loop runs as long as this lives, and nobody else may run one
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium at /usr/bin/chromium: `apt-get install chromium`")
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: `pip install dateline[test]`")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def addresses(client: TestClient) -> list[str]:
    """Every kind of page, the richest of each kind where there are several, and those of the hostile reports."""

    def get(kind: str) -> list[dict[str, object]]:
        return list(client.get(f"/api/{kind}").json()[kind.split("?")[0]])

    events = sorted(get("events?limit=1000"), key=lambda each: (each["source_count"], len(str(each["fields"]))))
    utterances = sorted(get("utterances?limit=1000"), key=lambda each: len(str(each["wordings"])))
    usa = get("actors?country=USA")[0]["id"]
    pairs = re.findall(r"/between\?[^\"]*", client.get(f"/actors/{usa}").text)
    return [
        *(html.unescape(each) for each in pairs[:1]),
        *("/", "/?disputed=true", "/?text=zzz", "/?page=99", "/stories", "/utterances", "/utterances?min_sources=0"),
        *("/actors", "/map", "/map?whole_world=true", "/sources", "/api"),
        *(f"/events/{each['id']}" for each in [events[0], *events[-3:]]),
        *(f"/stories/{each['id']}" for each in get("stories?limit=1000")[-2:]),
        *(f"/utterances/{each['id']}" for each in utterances[-2:]),
        *("/reports/hostile", "/reports/rtl%2F..%2Fe", "/reports/long", "/reports/control"),
        *(
            "/reports/formosa-ledger-0804",
            "/countries/CHN",
            "/countries/POL",
            "/dyads/CHN/USA",
            "/dyads/RUS/UKR",
            "/map?since=2022-08-01&until=2022-08-31",
            "/compare",
            "/compare?outlet=Continental%20Wire&outlet=Pacific%20Briefing&outlet=Strait%20Observer",
        ),
        *(f"/actors/{each['id']}" for each in get("actors")[:2]),
        *("/source?name=Continental%20Wire", "/source?name=%3Ci%3EEvil%3C%2Fi%3E%20%26%20Sons"),
    ]

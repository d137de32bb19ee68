"""Every page in a real browser, wide and narrow, light and dark: nothing is refused or overflows, no script runs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.web.app import make_app

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium at /usr/bin/chromium: `apt-get install chromium`")


@pytest.fixture(scope="module")
def base(archive: str) -> Iterator[str]:
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: `pip install dateline[test]`")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_fits_and_says_nothing_on_the_console(
    browser: Any, base: str, addresses: list[str], width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
    page.on("request", lambda request: request.url.startswith(base) or faults.append(f"asked for {request.url}"))
    for address in addresses:
        page.goto(base + address)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append(f"{address} is wider than the window")
    page.close()
    assert [fault for fault in faults if "404" not in fault] == []


def test_layers_of_a_report_switch_without_any_script(browser: Any, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/reports/formosa-ledger-0804")
    place, clear = page.locator(".text .place").first, "rgba(0, 0, 0, 0)"
    shown = "element => getComputedStyle(element).backgroundColor"
    assert place.evaluate(shown) != clear
    page.uncheck("#show-place")
    assert place.evaluate(shown) == clear
    context.close()


def test_the_keyboard_reaches_the_content_first(browser: Any, base: str) -> None:
    page = browser.new_page()
    page.goto(base)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.close()


def test_from_the_list_to_who_says_what_in_three_clicks(browser: Any, base: str) -> None:
    page = browser.new_page()
    page.goto(base)
    page.check("text=disputed only")
    page.click("text=Show")
    page.click("text=receives Nancy Pelosi in Taipei")
    table = page.locator("table.fields").first
    assert "disputed" in table.inner_text()
    assert "Strait Observer" in table.inner_text()
    page.close()

"""Take the README's pictures anew, by clicking the way that it describes through the demo: `make pictures`."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path
from queue import Queue

from playwright.sync_api import Page, sync_playwright

from dateline.demo.kept import demo_archive
from dateline.web import serve

FOLDER = Path(__file__).parent / "pictures"
SIZE = {"width": 1200, "height": 700}


def click_through(page: Page, address: str, folder: Path) -> None:
    """From the list to who says what about the day of the meeting."""
    page.goto(address)
    page.get_by_label("disputed only").check()
    page.get_by_role("button", name="Show").click()
    page.screenshot(path=folder / "disputed.png")
    page.get_by_role("link", name="Tsai Ing-wen receives Nancy Pelosi in Taipei").click()
    page.screenshot(path=folder / "meeting.png")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--chromium", default="/usr/bin/chromium", help="which browser")
    arguments.add_argument("--folder", type=Path, default=FOLDER, help="where the pictures go")
    asked = arguments.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    addresses: Queue[str] = Queue()
    settings = {"port": 0, "open_browser": False, "ready": addresses.put}
    threading.Thread(target=serve, args=[str(demo_archive())], kwargs=settings, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        click_through(page, addresses.get(timeout=60), asked.folder)
        browser.close()


if __name__ == "__main__":
    main()

"""A copy of the pages opens from a disk, without scripts or a server, and shows nothing that was filtered out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from dateline.archive import Store
from dateline.web.static_copy import file_of, write_copy

LINK = re.compile(r' (?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def copy(archive: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the sample and of the hostile reports."""
    folder = tmp_path_factory.mktemp("copy") / "pages"
    write_copy(archive, folder)
    return folder


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_every_link_leads_to_a_file_of_the_copy_or_to_the_web(copy: Path) -> None:
    for page in pages(copy):
        for link in map(unescape, LINK.findall(page.read_text())):
            if link.startswith(("https://", "http://", "#")):
                continue
            file = (page.parent / link.partition("#")[0]).resolve()
            assert file.is_file(), (page, link)
            assert copy.resolve() in file.parents


def test_every_event_report_and_story_has_its_page(archive: str, copy: Path) -> None:
    with Store(archive, readonly=True) as store:
        addresses = [f"/events/{each.id}" for each in store.events()] + [
            f"/stories/{each.id}" for each in store.stories()
        ]
        assert all((copy / file_of(address)).is_file() for address in addresses)
        assert len(list((copy / "reports").iterdir())) == len(list(store.reports()))


def test_there_is_no_script_and_no_form_and_a_policy_against_them(copy: Path) -> None:
    for page in pages(copy):
        html = page.read_text()
        assert "<script" not in html
        assert "<form" not in html
        assert "Content-Security-Policy" in html
    assert not list(copy.rglob("*.js"))


def test_a_filter_leaves_nothing_of_what_it_keeps_out(archive: str, tmp_path: Path) -> None:
    with Store(archive, readonly=True) as store:
        from dateline.archive import EventFilter

        wanted = EventFilter(country="POL")
        write_copy(archive, tmp_path / "pages", wanted=wanted)
        ids = {each.id for each in store.events(wanted)}
        others = [each for each in store.events() if each.id not in ids]
    assert {each.stem for each in (tmp_path / "pages" / "events").glob("e*.html") if "-" not in each.stem} == ids
    text = "".join(page.read_text() for page in pages(tmp_path / "pages"))
    titles = {each.title for each in others if each.source_count > 1} - {"", "Protest"}
    assert titles
    assert [title for title in titles if f"<bdi>{title}</bdi>" in text] == []


def test_each_page_says_what_it_is_a_copy_of(copy: Path) -> None:
    citation = (copy / "CITATION.txt").read_text().strip()
    assert all(citation in page.read_text() for page in pages(copy))


def test_the_same_archive_gives_the_same_copy(archive: str, copy: Path, tmp_path: Path) -> None:
    write_copy(archive, tmp_path / "again")
    names = [each.relative_to(copy) for each in pages(copy)]
    assert names == [each.relative_to(tmp_path / "again") for each in pages(tmp_path / "again")]
    assert all((copy / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in names)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/stories", "stories.html"),
        ("/events/e12ab", "events/e12ab.html"),
    ],
)
def test_plain_addresses_have_plain_names(address: str, file: str) -> None:
    assert file_of(address) == file


def test_names_are_safe_on_any_disk_and_do_not_meet() -> None:
    addresses = ["/reports/a%2F..%2Fb", "/reports/a%2Fb", "/reports/A", "/reports/a", "/reports/%E2%80%AE", "/?page=2"]
    addresses += ["/reports/" + "x" * 300, "/source?name=CON", "/reports/..", "/dyads/CHN/USA", "/dyads/CHN/USa"]
    files = [file_of(each) for each in addresses]
    assert len(set(map(str.lower, files))) == len(addresses)
    assert all(re.fullmatch(r"[a-z]+/[a-z0-9-]{1,60}\.html", file) for file in files)


# In a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.mark.skipif(not Path("/usr/bin/chromium").exists(), reason="needs Chromium")
@pytest.mark.parametrize("scripts", [True, False])
def test_it_opens_from_a_disk_with_its_style_and_nothing_runs(copy: Path, browser: Browser, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    page.goto((copy / "index.html").as_uri())
    assert page.locator(".events tbody tr").count() > 10
    page.locator(".events tbody th a").first.click()
    assert "/events/" in page.url
    page.locator(".outlet a").first.click()
    assert "/reports/" in page.url
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator(".map svg a").first.press("Enter")  # two spots may lie over each other
    assert page.locator("h1").inner_text() == "Events"
    page.goto((copy / file_of("/reports/hostile")).as_uri())
    if scripts:
        assert page.evaluate("getComputedStyle(document.querySelector('.text')).maxWidth") == "704px"
    assert troubles == []

"""Every page in a real browser, wide and narrow, light and dark: nothing is refused or overflows, no script runs."""

from __future__ import annotations

from typing import Any

import pytest

SETTINGS = pytest.mark.parametrize(
    ("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
)
BROKEN = """
[...document.querySelectorAll('main h1')].filter(heading => heading.checkVisibility()).length == 1
&& document.documentElement.scrollWidth <= window.innerWidth ? null : 'no heading, or wider than the window'"""
AXE = "axe.run({resultTypes: ['violations']}).then(results => results.violations)"


def listening(context: Any, base: str) -> tuple[Any, list[str]]:
    """A page of this context, and the list to which everything goes that it should not do."""
    page, faults = context.new_page(), []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
    page.on("request", lambda request: request.url.startswith(base) or faults.append(f"asked for {request.url}"))
    return page, faults


@SETTINGS
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_every_page_fits_and_says_nothing_on_the_console(
    browser: Any, base: str, addresses: list[str], width: int, scheme: str, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
    )
    page, faults = listening(context, base)
    for address in addresses:
        page.goto(base + address, wait_until="load")
        if broken := page.evaluate(BROKEN):
            faults.append(f"{address}: {broken}")
    context.close()
    assert faults == []


@SETTINGS
def test_axe_finds_no_fault(browser: Any, base: str, addresses: list[str], width: int, scheme: str) -> None:
    """axe-core with all its rules, the best practices too; the policy is off because axe adds styles of its own."""
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed: `pip install dateline[test]`")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    context.add_init_script(axe.AXE_SCRIPT)
    page, faults = context.new_page(), []
    for address in addresses:
        page.goto(base + address)
        faults += [(address, each["id"], each["impact"], each["nodes"][0]["html"][:200]) for each in page.evaluate(AXE)]
    context.close()
    assert faults == []


def test_no_page_is_too_wide_for_any_window(browser: Any, base: str, addresses: list[str]) -> None:
    page = browser.new_page()
    found = []
    for address in addresses[:16]:
        page.goto(base + address)
        for width in (320, 620, 750, 860, 1010, 1100):
            page.set_viewport_size({"width": width, "height": 900})
            if broken := page.evaluate(BROKEN):
                found.append((address, width, broken))
    page.close()
    assert found == []


def test_every_page_can_be_printed(browser: Any, base: str, addresses: list[str]) -> None:
    """On A4: nothing is cut off at the side, and what is for the screen alone stays away."""
    page = browser.new_page(viewport={"width": 700, "height": 990})  # A4 less its margins, at 96 dots an inch
    page.emulate_media(media="print", color_scheme="dark")
    for address in addresses[:12]:
        page.goto(base + address)
        assert page.evaluate(BROKEN) is None, address
        assert not page.locator("header").is_visible()
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
    page.close()


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

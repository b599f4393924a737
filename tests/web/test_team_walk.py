"""A team in a real browser: an administrator adds a reviewer, who chooses a password and a second factor, decides, and is signed out by the administrator."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.browser import CHROMIUM, WHY_NOT, Desk, chromium, served
from tests.web.staff import PASSWORD, SECRET, digits, employ

from habeas.protecting.one_time import STEP, code
from habeas.store import ledger
from habeas.store.boot import casebook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.sqlite, pytest.mark.skipif(not CHROMIUM, reason=WHY_NOT)]


@pytest.fixture
def desk(read_once: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over the three small reports, in which Aino is administrator."""
    path = tmp_path / "team.casebook"
    shutil.copy(read_once, path)
    with casebook(path):
        employ("Aino", "administrator")
    with chromium() as browser, served(browser, path) as opened:
        yield opened


def enter(page: Page, base: str, name: str) -> None:
    """Sign in with password and six digits."""
    page.goto(base + "/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Six digits").fill(digits())
    page.get_by_role("button", name="Sign in").click()
    page.locator(".places").wait_for()


def second_browser(desk: Desk) -> Page:
    """A browser that knows nothing of the first."""
    browser: Browser | None = desk.page.context.browser
    assert browser
    page = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 860}).new_page()
    desk.watch.on(page)
    return page


def test_an_administrator_adds_a_reviewer_who_decides_and_is_signed_out(desk: Desk) -> None:
    """The whole way by hand, each page usable by everyone, on a telephone too; the ledger has the reviewer's name under the decision, and the ended session
    opens nothing."""
    faults: list[str] = []

    def look(at: Page, name: str) -> None:
        """As it is seen on a desk and on a telephone: nothing is wider than the page, and nothing is against WCAG."""
        shown = Desk(desk.base, at, desk.casebook, desk.watch)
        shown.picture(name, whole=True)
        at.set_viewport_size({"width": 390, "height": 844})
        faults.extend(shown.refused(name))
        if not at.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            faults.append(f"{name}: wider than a telephone")
        at.set_viewport_size({"width": 1280, "height": 860})

    page = desk.page
    look(page, "sign-in")
    enter(page, desk.base, "Aino")
    page.get_by_role("link", name="Team").click()
    page.get_by_label("Name to sign in with").fill("Min-ji")
    page.get_by_label("Name that is shown").fill("Kang Min-ji")
    page.get_by_label("sees every case").check()
    page.get_by_role("button", name="Add", exact=True).click()
    link = page.locator("#link").inner_text()
    look(page, "team-added")
    other = second_browser(desk)
    other.goto(link)
    look(other, "welcome")
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_label("The same once more").fill(PASSWORD)
    other.get_by_role("button", name="Keep it").click()
    secret = other.locator("#secret").inner_text().replace(" ", "")
    assert secret != SECRET
    assert other.get_by_role("img", name="QR code").bounding_box()
    look(other, "second")
    other.get_by_label("Six digits").fill(code(secret, int(time.time()) // STEP))
    other.get_by_role("button", name="Keep it and sign in").click()
    assert other.locator(".codes li").count() == 10
    look(other, "recovery")
    other.get_by_role("link", name="I have written them down").click()
    other.get_by_role("link", name="Queue").click()
    shown = other.locator("#card article").get_attribute("data-claim")
    other.keyboard.press("a")
    other.locator(f'#card [data-claim="{shown}"]').wait_for(state="detached")
    assert other.get_by_role("link", name="Team").count() == 0
    other.goto(desk.base + "/account/")
    look(other, "account")
    desk.open("/team/")
    look(page, "team")
    page.get_by_role("link", name="Kang Min-ji").click()
    look(page, "member")
    page.get_by_role("button", name="End the session").click()
    page.get_by_text("ended").wait_for()
    other.goto(desk.base + "/queue/")
    other.get_by_role("heading", name="Sign in").wait_for()
    with casebook(desk.casebook):
        said = [(row.verdict, row.by) for row in ledger.judgements()]
    assert said[1:] == [("team", "Aino"), ("accept", "Min-ji"), ("team", "Aino")]
    assert faults == [], "\n".join(faults)

"""The published site in a real browser: nothing asked for from elsewhere, no fault by the rules of accessibility, nothing cut off on a phone or on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.browser import AXE, CHROMIUM, RULES, WHY_NOT, chromium

from casefile.told import Report, texts
from habeas.casefile import assemble
from habeas.model.findings import Identities
from publishing.test_bundle import written
from publishing.test_site import made

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WHY_NOT)
PAGES = {1280: ("cases/*.html",), 390: ("index.html", "ko/cases/*.html")}
"""Pages that are looked at, by width; each kind and each language once."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour's site in a folder, as somebody would carry it on a stick."""
    return written(made(), tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_break_no_rule_of_accessibility_and_nothing_runs_over(browser: Browser, site: Path, width: int) -> None:
    """WCAG 2.2 AA by axe, no word cut off at the side, no fault in the console, no request but for the page itself."""
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in sorted(found for pattern in PAGES[width] for found in site.glob(pattern)):
        page.goto(path.as_uri())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        faults = page.evaluate(
            "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))", RULES
        )
        assert faults == [], path.name
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert told == []
    assert all(url.startswith(site.as_uri()) for url in asked)
    context.close()


def test_the_policy_allows_the_one_style_and_no_script(browser: Browser, site: Path) -> None:
    """With the page's own policy in force the style holds, and a script that somebody puts in does not run."""
    path = next(site.glob("cases/*.html"))
    evil = site / "cases" / "evil.html"
    evil.write_bytes(path.read_bytes().replace(b"<main", b"<script>document.title='run'</script><main"))
    page = browser.new_page()
    page.goto(evil.as_uri())
    assert page.title() != "run"
    assert page.evaluate("getComputedStyle(document.querySelector('.tag')).borderRadius") == "16px"
    page.close()
    evil.unlink()


def test_names_that_are_written_from_the_right_stand_right(browser: Browser, tmp_path: Path) -> None:
    """A page with Arabic names keeps its own direction; the names run from the right."""
    a = Report("aa", "ليلى الحداد was arrested on 3 May 2021.", outlet="Post")
    a.event("detention", "ليلى الحداد was arrested on 3 May 2021", (a.person("x", "ليلى الحداد"),))
    folder = written(made(assemble([a.findings()], texts(a), Identities())), tmp_path)
    page = browser.new_page()
    page.goto(next(folder.glob("cases/*.html")).as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.people h3')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "ltr"
    page.close()


def test_on_paper_every_statement_is_there(browser: Browser, site: Path) -> None:
    """What opens by a click on a screen is printed; the ways around the page are not."""
    page = browser.new_page()
    page.goto(next(site.glob("cases/*.html")).as_uri())
    page.emulate_media(media="print")
    shut = page.evaluate(
        "[...document.querySelectorAll('details .statement')].filter(x => !x.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert shut == 0
    assert not page.is_visible("nav.contents")
    page.close()

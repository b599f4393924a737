"""A real desk in a real browser: `habeas serve` as its own process, Debian's Chromium, and a watch on everything the pages ask for."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
WHY_NOT = "no Chromium on this machine: apt-get install chromium (.ci/run does it where it may), then run these tests again"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOTS = os.environ.get("HABEAS_SCREENSHOTS", "")
"""A folder into which the tests put pictures of the pages; none are made where it is not set. Into `docs/tutorial` go those that the documents show, no more."""
TUTORIAL = ROOT / "docs" / "tutorial"
PATIENCE = 90_000
"""Milliseconds for which a condition is waited for: long, for a machine may be busy with something else, and nothing waits once it holds."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    with playwright.sync_playwright() as play:
        # the sandbox of Chromium cannot be had as root, which is what the machines that run tests are
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        # playwright keeps a loop running in this thread, which Django takes for a program that must not wait for a database
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        browser = play.chromium.launch(executable_path=CHROMIUM, args=[*arguments, "--disable-background-networking"])
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@dataclass
class Watch:
    """What the pages asked for and what went wrong in them."""

    base: str
    elsewhere: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Watch a page."""
        page.on(
            "request", lambda request: self.elsewhere.append(request.url) if not request.url.startswith((self.base, "data:,")) else None
        )
        page.on("websocket", lambda socket: self.elsewhere.append(socket.url))
        page.on("console", lambda message: self.told.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.told.append(str(error)))


@dataclass
class Desk:
    """A desk that is served: its address, a page that is signed in, the casebook, and the watch."""

    base: str
    page: Page
    casebook: Path
    watch: Watch

    def open(self, path: str) -> Page:
        """Open an address of the desk."""
        self.page.goto(self.base + path)
        return self.page

    def follow(self, leads: Locator) -> None:
        """Click on what leads to another page, and wait until that page is there; a click alone does not wait for what it sets off."""
        with self.page.expect_navigation():
            leads.click()

    def refused(self, about: str) -> list[str]:
        """Go through the page with axe-core and give what it finds wrong."""
        return refused(self.page, about)

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Put a picture of the page into the folder of pictures, where one is asked for."""
        picture(self.page, name, whole=whole)


def refused(page: Page, about: str) -> list[str]:
    """Go through a page with axe-core and give what it finds wrong. It is put in past the page's own policy, as no page could."""
    found: dict[str, Any] = page.evaluate(
        f"async () => {{ {AXE.read_text(encoding='utf-8')}\n return await axe.run(document, "
        f"{json.dumps({'runOnly': {'type': 'tag', 'values': RULES}, 'resultTypes': ['violations']})}) }}"
    )
    return [f"{about}: {v['id']}: {n['html'][:160]} {n['failureSummary'][:200]}" for v in found["violations"] for n in v["nodes"]]


def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """A picture of a page in few colours, which is a third of the size; none where none is asked for, or the documents do not show it."""
    if not SHOTS or (Path(SHOTS).resolve() == TUTORIAL and not (TUTORIAL / f"{name}.png").exists()):
        return
    Path(SHOTS).mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(page.screenshot(full_page=whole))) as shot:
        shot.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(Path(SHOTS) / f"{name}.png", optimize=True)


@contextmanager
def served(browser: Browser, casebook: Path, language: str = "en-GB") -> Iterator[Desk]:
    """`habeas serve` on a casebook, and a browser that opened its link. At the end nothing may have gone elsewhere and no page may have complained."""
    command = [sys.executable, "-u", "-m", "habeas", "serve", "--no-browser", "--by", "Aino", "--casebook", str(casebook)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            link = _link(process)
            base = "/".join(link.split("/")[:3])
            context = browser.new_context(locale=language, viewport={"width": 1280, "height": 860})
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            watch = Watch(base)
            watch.on(page)
            page.goto(link)
            yield Desk(base, page, casebook, watch)
            context.close()
        finally:
            process.terminate()
            _, errors = process.communicate(timeout=30)
    assert watch.elsewhere == [], "a page asked for something from elsewhere"
    assert watch.told == [], "a page complained, or broke its own policy"
    assert "failed" not in errors, errors


def _link(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = re.search(r"http://\S+/(?:enter/\S+|sign-in)", process.stdout.readline())
        if found:
            return found[0]
    raise AssertionError("the desk printed no link")

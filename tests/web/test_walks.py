"""A case worker's day in a real browser: the queue by keyboard alone, a merge undone, a claim added, a date put right, reports dropped."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import pictured
from tests.web.browser import CHROMIUM, ROOT, WHY_NOT, Desk, Watch, chromium, picture, refused, served

from habeas.actions import review
from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.export import as_page, whole
from habeas.actions.review import Asked
from habeas.actions.who import Who
from habeas.model.judgement import Judgement
from habeas.publishing.site import site
from habeas.store import assembled, ledger
from habeas.store.boot import casebook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WHY_NOT)
SAMPLES = ROOT / "examples" / "reports"
AT = "2026-01-02T03:04:05+00:00"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all walks."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def samples(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook to which the sample reports were added at a desk; where tests run in several processes, one of them adds and the others wait for it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    path, adding = shared / "samples.casebook", shared / "samples.adding"
    try:
        adding.touch(exist_ok=False)
    except FileExistsError:
        until = time.monotonic() + 240
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.1)
        return path
    seen = added(browser, shared / "samples.new")
    path.with_suffix(".seen").write_text(json.dumps(seen), encoding="utf-8")
    with casebook(shared / "samples.new"):
        refresh()
    (shared / "samples.new").rename(path)
    return path


def added(browser: Browser, path: Path) -> dict[str, object]:
    """Add the sample reports to an empty casebook as a case worker does; gives what was seen on the way."""
    with served(browser, path) as desk:
        page = desk.page
        empty = page.get_by_text("No case yet.").is_visible()
        desk.open("/add/")
        page.locator("#files").set_input_files([str(path) for path in sorted(SAMPLES.iterdir())])
        page.get_by_text("All 13 files are done.").wait_for(timeout=120_000)
        desk.picture("desk-add")
        faults = desk.refused("add")
        page.locator("#files").set_input_files([str(SAMPLES / "01-harbour-post-plea.txt")])
        page.get_by_text("nothing was thrown away").wait_for()
        desk.open("/")
        return {"empty": empty, "faults": faults, "cases": page.locator(".case-line").count()}


def _pictured(desk: Desk) -> str:
    """Adds a report with pictures to the casebook of a desk; gives where its first picture stands."""
    with casebook(desk.casebook):
        (report,) = add_report(pictured.NAME, pictured.word(), {}, AT).reports
    return f"/sources/{report.source.id}/pictures/1"


@pytest.fixture
def desk(browser: Browser, samples: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a copy of it."""
    path = tmp_path / "walk.casebook"
    shutil.copy(samples, path)
    with served(browser, path) as opened:
        yield opened


@pytest.fixture(scope="module")
def day(browser: Browser, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at which one thing is done after another, in whatever order, as on any day: none of them minds the others."""
    path = tmp_path_factory.mktemp("day") / "day.casebook"
    shutil.copy(samples, path)
    with served(browser, path) as opened:
        yield opened


def decisions(desk: Desk) -> list[Judgement]:
    """What was decided at a desk so far."""
    with casebook(desk.casebook):
        return list(ledger.judgements())


def test_reports_are_added_from_an_empty_casebook(samples: Path) -> None:
    """Twelve reports and their sources.csv are chosen; progress is shown; the cases are there; a report given twice is shown as known."""
    seen = json.loads(samples.with_suffix(".seen").read_text(encoding="utf-8"))
    assert seen["empty"]
    assert seen["faults"] == []
    assert seen["cases"] >= 4


def test_each_page_is_usable_by_everyone_and_a_picture_of_it_is_good(desk: Desk) -> None:
    """axe-core finds nothing against WCAG 2.2 AA on any page; pictures of the pages are made where they are asked for."""
    faults: list[str] = []
    page = desk.page

    def look(name: str, *, whole: bool = False) -> None:
        faults.extend(desk.refused(name))
        desk.picture(f"desk-{name}", whole=whole)

    look("cases")
    desk.follow(page.locator(".case-line h2 a").nth(1))
    page.locator("#map .leaflet-interactive").first.wait_for(state="attached")
    look("case")
    page.locator("#where").scroll_into_view_if_needed()
    desk.picture("desk-case-map")
    page.locator("#said details summary").first.scroll_into_view_if_needed()
    desk.picture("desk-case-said")
    page.emulate_media(media="print")
    look("case-printed")
    page.emulate_media(media="screen")
    desk.open("/queue/")
    look("queue", whole=True)
    page.keyboard.press("c")
    page.locator("#correct").wait_for()
    look("queue-correct")
    desk.open("/sources/")
    look("sources")
    desk.follow(page.locator(".sources a").nth(3))
    page.locator("#text mark").nth(2).click()
    page.locator("#opened article").wait_for()
    look("source")
    desk.open("/sources/")
    desk.follow(page.locator(".sources li", has_text="Faith and Border").locator("a").first)
    page.locator(".received summary").click()
    drawn(page, ".received img")
    look("original")
    desk.open(_pictured(desk))
    page.locator("#picture image").wait_for()
    desk.follow(page.get_by_role("button", name="Show it covered"))
    drawn(page, "#copy")
    look("picture")
    desk.follow(page.get_by_role("link", name="All pictures of this source"))
    drawn(page, ".pictures img")
    look("pictures")
    desk.open("/people/")
    look("people")
    desk.follow(page.locator(".doubts a").first)
    look("compare")
    desk.open("/search/?q=Shenyang")
    look("search")
    desk.open("/queue/bulk?kind=law&answer=accept")
    look("bulk")
    page.get_by_label("Why").fill("read them all")
    desk.follow(page.get_by_role("button", name="Accept all"))
    look("bulk-done")
    desk.follow(page.get_by_role("link", name="See them in the ledger"))
    desk.follow(page.get_by_role("button", name="Undo all"))
    assert page.get_by_text("of them are taken back.").is_visible()
    look("ledger-together")
    desk.open("/ledger/")
    look("ledger")
    desk.open("/publish/")
    page.locator('input[name="case"]').first.check()
    page.get_by_label("Title").fill("The ten of Shenyang")
    look("publish")
    desk.follow(page.get_by_role("button", name="Show what would go out"))
    page.frame_locator('iframe[name="preview"]').locator("h1").first.wait_for()
    look("publish-preview", whole=True)
    shown = page.locator("#h-guarded + ul").inner_text()
    page.locator("input[name^=group-]").first.fill("agreed by letter")
    page.keyboard.press("Enter")  # the first button of a form would draw another pseudonym
    assert page.locator("#h-guarded + ul").inner_text() == shown
    page.locator(".found summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("told apart")
    assert page.locator(".found input[name^=accept-]").first.input_value() == "told apart"
    look("publish-answered")
    desk.open("/")
    desk.follow(page.get_by_role("button", name="한국어"))
    assert page.locator("html").get_attribute("lang") == "ko"
    desk.picture("desk-cases-korean")
    page.set_viewport_size({"width": 390, "height": 844})
    for name, path in (("cases-phone", "/"), ("queue-phone", "/queue/"), ("add-phone", "/add/"), ("ledger-phone", "/ledger/")):
        desk.open(path)
        look(name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert faults == [], "\n".join(faults)


def drawn(page: Page, which: str) -> None:
    """Wait until the first of these pictures is there to be seen."""
    page.wait_for_function("which => { const it = document.querySelector(which); return it && it.complete && it.naturalWidth }", arg=which)


def test_what_is_written_from_the_sample_reports_is_good_to_look_at(browser: Browser, samples: Path, tmp_path: Path) -> None:
    """The page of a case and the published site, as files in a folder: usable by everyone, nothing wider than a telephone, nothing asked for from elsewhere."""
    with casebook(samples):
        book = whole()
        first = max(book.cases, key=lambda case: len(case.sources))
        ident, body = as_page(first.id)
    for name, made in {
        **site(book, [case.id for case in book.cases], stamp="2026-03-02", title="The Border Record"),
        "case.html": body,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(made)
    page = browser.new_context(viewport={"width": 1280, "height": 860}, bypass_csp=True).new_page()
    watch = Watch(tmp_path.as_uri())
    watch.on(page)
    faults: list[str] = []
    for name, file in (("case-page", "case.html"), ("site-index", "index.html"), ("site-case", f"cases/{ident}.html")):
        page.goto((tmp_path / file).as_uri())
        picture(page, name)
        page.set_viewport_size({"width": 390, "height": 844})
        faults += refused(page, name) if name == "case-page" else []  # the site is gone through where it is tested
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.set_viewport_size({"width": 1280, "height": 860})
    page.context.close()
    assert faults == [], "\n".join(faults)
    assert (watch.elsewhere, watch.told) == ([], [])


def test_the_queue_is_worked_by_keyboard_alone_to_the_end(desk: Desk) -> None:
    """200 keys at 20 a second: each is a decision, none is lost, and each falls on the card that was shown. Then the rest, until nothing waits."""
    before = thinned(desk, 215)
    page = desk.open("/queue/")
    began = time.monotonic()
    keys = "arsa" * 50
    for n, key in enumerate(keys):
        page.keyboard.press(key)
        time.sleep(max(0.0, began + (n + 1) * 0.05 - time.monotonic()))
    page.wait_for_selector("body[data-waiting='0']")
    made = decisions(desk)[before:]
    assert "".join({"accept": "a", "reject": "r", "unsure": "s"}[row.verdict] for row in made) == keys
    assert len({(row.on, row.value) for row in made}) == len(keys)
    left = int(page.locator("#card article").get_attribute("data-left") or 0)
    for _ in range(left):
        page.keyboard.press("a")
    page.get_by_role("heading", name="Nothing is waiting").wait_for()
    page.keyboard.press("u")
    page.locator("#card article").wait_for()


def thinned(desk: Desk, most: int) -> int:
    """Decide on the least helpful claims of a desk beforehand, so that no more wait than are wanted; gives how many that were."""
    with casebook(desk.casebook):
        known = [one.id for one in review.waiting(Asked())][most:]
        for ident in known:
            review.decide(Who("Aino"), ident, review.seen_of(ident), "unsure", AT, "for another day")
    return len(known)


def test_a_date_is_put_right_and_the_case_follows(day: Desk) -> None:
    """`c`, another day, Enter: the event's date in the case is the corrected one; the keys pressed meanwhile are not lost."""
    with casebook(day.casebook):
        claim = next(c for c in assembled.nouns("claims") if c.event and c.when.earliest == "2017-11-04")
        (case, *_) = [ident for ident, _t, members in assembled.case_members() if claim.id in members]
    page = day.open(f"/queue/?claim={claim.id}")
    page.keyboard.press("c")
    page.get_by_label("First day").fill("2017-11-03")
    page.get_by_label("Last day").fill("2017-11-03")
    page.locator("#correct").get_by_label("Why").fill("the neighbour's diary")
    page.locator("#correct").get_by_label("Why").press("Enter")
    page.locator(f'#card [data-claim="{claim.id}"]').wait_for(state="detached")
    day.open(f"/cases/{case}")
    page.get_by_text("3 November 2017").first.wait_for()
    day.open("/ledger/")
    assert page.get_by_text("the neighbour's diary").count() == 1


def test_two_lees_are_merged_by_mistake_and_parted_again(day: Desk) -> None:
    """Find two by name, compare, merge; the casebook has one; undo, and it has two."""
    page = day.open("/people/?q=Lee")
    page.get_by_label("Lee Tae-won").first.check()
    page.get_by_label("Lee So-yeon").first.check()
    page.get_by_role("button", name="Compare the two").click()
    page.get_by_label("Why").fill("both are called Lee")
    page.get_by_role("button", name="The same person").click()
    page.get_by_text("They are one in the casebook now.").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("They are two in the casebook now.").wait_for()


def test_a_claim_is_added_on_words_marked_with_the_mouse(day: Desk) -> None:
    """Words dragged over in the text become a claim of their own, shown at its place, and the case tells of it."""
    with casebook(day.casebook):
        source = next(s for s in assembled.nouns("sources") if s.title and s.title.startswith("Mother seized"))
    page = day.open(f"/sources/{source.id}")
    before = page.locator(".claims li").count()
    page.evaluate(
        """() => { const walk = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
        let node; while ((node = walk.nextNode()) && !node.data.includes('husband'));
        const at = node.data.indexOf('husband'); document.getSelection().setBaseAndExtent(node, at, node, at + 7); }"""
    )
    form = page.locator("#adding")
    form.get_by_label("Marked words").wait_for()
    assert form.get_by_label("Marked words").input_value() == "husband"
    form.locator("[name=event]").select_option("interrogation")
    form.locator("[name=people]").select_option(label="Lee Tae-won")
    form.get_by_label("First day").fill("2017-11-22")
    form.get_by_label("Last day").fill("2017-11-22")
    form.get_by_label("Why").fill("he says so in the recording")
    page.get_by_role("button", name="Add the claim").click()
    page.locator(f".claims li >> nth={before}").wait_for()
    assert page.locator(".claims li").count() == before + 1
    assert page.locator("#found").inner_text() == "husband"
    with casebook(day.casebook):
        added = next(c for c in assembled.nouns("claims") if c.finder.name == "a person")
        case = next(ident for ident, _t, members in assembled.case_members() if added.event in members)
    day.open(f"/cases/{case}")
    page.locator(".point h3", has_text="held for interrogation: Lee Tae-won").first.wait_for()


def test_boxes_are_drawn_moved_sized_and_removed_and_the_copy_is_looked_at(day: Desk) -> None:
    """With the mouse: a box drawn, moved and sized, one removed; each is in the numbers. A copy that the boxes have left behind cannot be decided on. Then
    by keyboard alone: a box in numbers, shown, looked at, and the decision stands in the ledger."""
    page = day.open(_pictured(day) + "?hand")
    area = page.locator("#picture").bounding_box()
    assert area
    scale = area["width"] / 450

    def numbers() -> list[list[str]]:
        rows = page.locator(".boxes tbody tr").all()
        return [[one.input_value() for one in row.locator("input:not([type=checkbox])").all()] for row in rows]

    def drag(x: float, y: float, to_x: float, to_y: float) -> None:
        page.mouse.move(area["x"] + x * scale, area["y"] + y * scale)
        page.mouse.down()
        page.mouse.move(area["x"] + to_x * scale, area["y"] + to_y * scale, steps=4)
        page.mouse.up()

    drag(20, 30, 120, 150)
    drag(200, 30, 260, 90)
    assert [[round(int(n), -1) for n in row] for row in numbers()[:2]] == [[20, 30, 100, 120], [200, 30, 60, 60]]
    drag(60, 60, 70, 80)
    assert [round(int(n), -1) for n in numbers()[0]] == [30, 50, 100, 120]
    drag(130, 170, 150, 180)
    assert [round(int(n), -1) for n in numbers()[0]] == [30, 50, 120, 130]
    page.locator('.boxes tbody tr:nth-child(2) [name="drop"]').check()
    assert page.locator("#drawn rect:not(.corner)").count() == 1
    page.get_by_role("button", name="Show it covered").click()
    page.locator("#copy").wait_for()
    assert len(numbers()) == 2  # one box and the empty row
    page.get_by_role("textbox", name="1 Left").fill("40")
    assert page.get_by_role("button", name="It may be shown so").is_disabled()
    assert page.locator("#stale").is_visible()
    page.keyboard.press("Enter")
    page.locator("#stale").wait_for(state="hidden")
    page.get_by_label("I have looked at this copy").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="It may be shown so").focus()
    page.keyboard.press("Enter")
    page.get_by_text("looked at, may be shown").wait_for()
    row = decisions(day)[-1]
    assert (row.verdict, row.by, json.loads(row.value)["boxes"][0][0]) == ("picture", "Aino", 40)


def test_a_claim_decided_elsewhere_is_shown_and_not_overwritten(day: Desk) -> None:
    """Two windows show one card; what the first decides, the second is told before it can decide."""
    before = len(decisions(day))
    page = day.open("/queue/")
    second = page.context.new_page()
    day.watch.on(second)
    second.goto(day.base + "/queue/")
    page.keyboard.press("r")
    page.wait_for_selector("body[data-waiting='0']")
    second.keyboard.press("a")
    second.get_by_role("alert").wait_for()
    assert "Aino decided on this" in second.get_by_role("alert").inner_text()
    assert [row.verdict for row in decisions(day)[before:]] == ["reject"]


def test_a_decision_that_the_desk_did_not_hear_is_not_shown_as_made(day: Desk) -> None:
    """The next card is shown before the answer comes; where none comes, the card that was decided on is back, and the page says that nothing was written."""
    before = len(decisions(day))
    page = day.open("/queue/")
    page.wait_for_load_state("networkidle")
    first = page.locator("#card article").get_attribute("data-claim")
    told = list(day.watch.told)
    page.route("**/queue/decide", lambda route: route.abort())
    page.keyboard.press("a")
    page.locator("#unsent").wait_for()
    assert page.locator("#card article").get_attribute("data-claim") == first
    page.unroute("**/queue/decide")
    page.keyboard.press("r")
    page.wait_for_selector("body[data-waiting='0']")
    page.locator(f'#card [data-claim="{first}"]').wait_for(state="detached")
    assert not page.locator("#unsent").is_visible()
    day.watch.told[:] = told  # the browser notes the request that was cut off
    assert [row.verdict for row in decisions(day)[before:]] == ["reject"]


def test_the_desk_says_korean_to_a_korean_browser(day: Desk) -> None:
    """A browser that asks for Korean is answered in Korean from the first page on."""
    browser = day.page.context.browser
    assert browser
    korean = browser.new_context(locale="ko-KR", storage_state=day.page.context.storage_state())
    page = korean.new_page()
    day.watch.on(page)
    page.goto(day.base)
    assert page.title() == "사건 · habeas"
    page.goto(day.base + "/search/?q=신의주")
    assert page.locator(".results li").count() > 0
    korean.close()

"""On a phone, by touch, and with text twice as large: everything is reached, nothing is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import at_rest, middle
from tests.browser.looks import CUT, SMALL
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SAID = {
    "en": {
        "people": "People",
        "map": "Map",
        "details": "Details",
        "mentor": "Mentor",
        "add": "Add to the map",
    },
    "zh": {"people": "名单", "map": "地图", "details": "详情", "mentor": "铁杆支持者", "add": "加入地图"},
}

# On the drawing, wherever that is seen.
PLACE = "card => card.style.transform"
SEEN_CARDS = """() => [...document.querySelectorAll('.react-flow__node')]
  .filter(card => card.checkVisibility({ visibilityProperty: true })).length"""


async def view(page: Page, name: str) -> None:
    await page.locator(".views").get_by_role("button", name=name, exact=True).tap()


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_map_is_worked_on_by_touch(enter: Enter, deals: Deals, address: str, language: str) -> None:
    said = SAID[language]
    deal = await deals.make(["Ada", "Ben"], ["Ada"])
    async with enter("Ann", **PHONE) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await expect(page.locator(".react-flow__node")).to_have_count(1)
        await view(page, said["people"])
        # The canvas is behind the list, and nothing of it shows through.
        assert await page.evaluate(SEEN_CARDS) == 0
        await page.get_by_role("row", name="Ben").locator(".button").tap()
        await page.get_by_role("menuitem", name=said["add"]).tap()
        await expect(page.locator(".react-flow__node")).to_have_count(2)
        await view(page, said["details"])
        details = page.locator(".person-details")
        await expect(details.get_by_role("heading", name="Ben")).to_be_visible()
        await details.get_by_role("button", name=said["mentor"], exact=True).first.tap()
        await view(page, said["map"])
        await expect(page.locator(".react-flow__node").filter(has_text="Ben")).to_contain_text(said["mentor"])
        await expect(page.locator(".saving.saved")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        assert await page.evaluate(SMALL) == []
        assert [one["value"] for one in (await deals.person(deal, "Ben"))["stances"]] == [2]
        assert seen.complaints == []


async def swipe(page: Page, start: Locator, right: int) -> None:
    """With one finger, from the middle of this, so far to the right."""
    x, y = await middle(start)
    fingers = await page.context.new_cdp_session(page)
    await fingers.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 9):
        at = {"x": x + right * step / 8, "y": y}
        await fingers.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    await fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    await fingers.detach()


async def test_a_finger_moves_the_map_and_a_card_only_once_it_is_selected(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada"])
    async with enter("Ann", **PHONE) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang=en")
        card = page.locator(".react-flow__node")
        await at_rest(card)
        (left, _), place = await middle(card), await card.evaluate(PLACE)
        await swipe(page, card, 60)
        assert (await middle(card))[0] > left + 30
        assert await card.evaluate(PLACE) == place
        await card.tap()
        await expect(page.locator(".react-flow__node.selected")).to_have_count(1)
        await at_rest(card)
        await swipe(page, card, -60)
        await expect(page.locator(".saving.saved")).to_be_visible()
        assert await card.evaluate(PLACE) != place
        assert seen.complaints == []


# What main scrolls sideways is cut off, as what the page does; a table or a toolbar scrolls by itself.
SIDEWAYS = "['html', 'main'].filter(one => document.querySelector(one).scrollWidth > innerWidth)"
# Whether all of it is on the screen, and inside each box that scrolls or hides what is beyond it.
WHOLE = """one => {
  const box = one.getBoundingClientRect();
  let [top, bottom] = [0, innerHeight];
  for (let around = one.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue;
    const at = around.getBoundingClientRect();
    [top, bottom] = [Math.max(top, at.top), Math.min(bottom, at.bottom)];
  }
  return box.height > 0 && box.top >= top - 1 && box.bottom <= bottom + 1 && one.scrollHeight <= one.clientHeight + 1;
}"""
LETTERS = "one => parseFloat(getComputedStyle(one).fontSize)"


async def assert_readable(page: Page) -> None:
    assert await page.evaluate(SIDEWAYS) == []
    assert await page.evaluate(CUT) == []
    assert await page.evaluate(SMALL) == []


async def assert_whole(one: Locator) -> None:
    """Scrolled to, it is seen from top to bottom."""
    await one.scroll_into_view_if_needed()
    assert await one.evaluate(WHOLE)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
async def test_with_letters_of_twice_the_size_all_is_read(
    enter_large: Enter, deals: Deals, address: str, language: str, width: int, height: int
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada", "Ben", "Cid"], ["Ada", "Ben"])
    async with enter_large("Ann", viewport={"width": width, "height": height}) as seen:
        page = seen.page
        for path in ("/", "/customers", "/agenda", "/settings", f"/opportunities/{deal.uid}"):
            await page.goto(f"{address}{path}?lang={language}")
            await expect(page.locator("h1").first).to_be_visible()
            await expect(page.locator(".skeleton")).to_have_count(0)
            await assert_readable(page)

        await page.goto(f"{address}{deal.path}?lang={language}")
        await expect(page.locator(".react-flow__node")).to_have_count(2)
        await assert_readable(page)
        # Letters on a card are as large as the card is zoomed, so that they fit into it.
        await expect(page.locator(".react-flow__viewport")).to_have_css("font-size", "14px")

        views = page.locator(".views")
        await views.get_by_role("button", name=say("map.list-view"), exact=True).click()
        row = page.locator(".person").filter(has_text="Cid")
        await assert_whole(row)
        assert await row.locator("strong").evaluate(LETTERS) == 28
        await assert_readable(page)
        await page.locator(".person").filter(has_text="Ben").locator("strong").click()

        await views.get_by_role("button", name=say("map.details-view"), exact=True).click()
        details = page.locator(".person-details")
        await assert_whole(details.get_by_role("heading", name="Ben"))
        await assert_whole(details.get_by_label(say("map.note"), exact=True))
        await assert_whole(details.get_by_role("button", name=say("map.remove"), exact=True))
        await assert_readable(page)

        await page.get_by_role("button", name=say("views.outline"), exact=True).click()
        await views.get_by_role("button", name=say("map.canvas-view"), exact=True).click()
        branch = page.locator(".branch").filter(has_text="Ben")
        await assert_whole(branch)
        # Names are whole too.
        assert await branch.locator("strong").evaluate("one => one.scrollWidth <= one.clientWidth + 1")
        await assert_readable(page)
        assert seen.complaints == []

"""On a phone, by touch, and with text twice as large: everything is reached, nothing is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import at_rest, middle
from tests.browser.looks import CUT, SMALL

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


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_text_of_twice_the_size_is_not_cut(
    enter: Enter, deals: Deals, address: str, language: str, width: int
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])
    async with enter("Ann", viewport={"width": width, "height": 900}) as seen:
        page = seen.page
        for path in ("/", "/customers", "/agenda", f"/opportunities/{deal.uid}", deal.path):
            await page.goto(f"{address}{path}?lang={language}")
            await expect(page.locator("h1").first).to_be_visible()
            await page.evaluate("document.documentElement.style.fontSize = '200%'")
            if path == deal.path and width == 1280:
                await page.locator(".react-flow__node").first.click()
                await expect(page.locator(".person-details")).to_be_visible()
            assert (path, await page.evaluate(CUT)) == (path, [])
            assert (path, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")) == (
                path,
                True,
            )

"""The page in a browser: nothing is refused by the policy, nothing asked of others, nothing scrolls sideways on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
DEAL = "MES for the Ålesund plant"


async def assert_no_complaints(seen: Seen, address: str) -> None:
    assert [url for url in seen.requests if not url.startswith((address, "data:", "blob:"))] == []
    assert seen.complaints == []


async def assert_fits(page: Page, width: int) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_the_pages_draw_without_complaint(
    visit: Visit, address: str, width: int, language: str
) -> None:
    async with visit(width) as seen:
        page = seen.page
        await page.goto(f"{address}/?lang={language}")
        await expect(page.get_by_role("link", name=DEAL)).to_be_visible()
        await expect(page.locator("html")).to_have_attribute("lang", "zh-Hans" if language == "zh" else "en")
        await assert_fits(page, width)
        await page.goto(f"{address}/customers?lang={language}")
        await expect(page.get_by_role("link", name="Brannvik Marine Propulsion")).to_be_visible()
        await assert_fits(page, width)
        await page.goto(f"{address}/?lang={language}")
        await page.get_by_role("link", name=DEAL).click()
        await expect(page.get_by_role("heading", name=DEAL)).to_be_visible()
        await assert_fits(page, width)
        await page.get_by_role("link", name="打开地图" if language == "zh" else "Open the map").click()
        await expect(page.locator(".react-flow__node")).to_have_count(11)
        await assert_fits(page, width)
        await assert_no_complaints(seen, address)


async def test_the_other_language_is_one_click_away_and_kept(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/customers?lang=en")
        await page.get_by_role("button", name="中文").click()
        await expect(page.get_by_role("heading", name="客户")).to_be_visible()
        await page.goto(f"{address}/customers")
        await expect(page.get_by_role("heading", name="客户")).to_be_visible()
        await page.get_by_role("button", name="English").click()
        await expect(page.get_by_role("heading", name="Customers")).to_be_visible()


async def test_a_deal_that_is_not_there_says_so(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/none?lang=en")
        await expect(page.get_by_text("There is no such page, or you may not see it.")).to_be_visible()
        await page.get_by_role("link", name="To the deals").click()
        await expect(page.get_by_role("heading", name="Deals")).to_be_visible()


async def test_a_map_is_asked_for_once_and_in_one_language(visit: Visit, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with visit(1280) as seen:
        page = seen.page
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.post_data or ""))
        await page.goto(f"{address}{deal.path}?lang=en")
        await expect(page.locator(".react-flow__node")).to_have_count(1)
        await expect(page.get_by_role("row", name="Ada")).to_be_visible()
        assert len([query for query in asked if "query OpportunityMap" in query]) == 1
        assert len([query for query in asked if "query Vocabulary" in query]) == 1
        sentences = [url for url in seen.requests if url.rpartition("/")[2].startswith(("en-", "zh-"))]
        assert [url.rpartition("/")[2][:3] for url in sentences] == ["en-"]

"""No connection, no session, no answer: the page says so, keeps what was done, and goes on by itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.authentication import COOKIE
from graph_crm.api.pages import APP_PAGE
from tests.browser.test_two_browsers import choose, judge, open_map, saved, stance_of
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright.async_api import Locator, Page, Route

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")


async def test_what_is_done_offline_is_kept_and_saved_when_online_again(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.context.set_offline(True)
        await judge(page, "Supporter")
        await expect(page.get_by_role("alert")).to_contain_text("Your changes are kept")
        await choose(page, "Ben")
        await judge(page, "Opponent")
        await page.get_by_role("button", name="Undo").click()
        await judge(page, "Neutral")
        assert await stance_of(deals, deal, "Ada") is None
        await page.context.set_offline(False)
        await saved(page)
        assert [await stance_of(deals, deal, name) for name in ("Ada", "Ben")] == [1, 0]
        await expect(page.get_by_role("alert")).to_have_count(0)


async def test_who_leaves_the_map_offline_loses_nothing(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.context.set_offline(True)
        await judge(page, "Supporter")
        await expect(page.get_by_role("alert")).to_contain_text("Your changes are kept")
        # In another language it is another map for the program.
        await page.get_by_role("button", name="中文").click()
        await page.context.set_offline(False)
        await until_written(deals, deal, 1)


async def until_written(deals: Deals, deal: Deal, value: int) -> None:
    async with asyncio.timeout(20):
        while await stance_of(deals, deal, "Ada") != value:
            await asyncio.sleep(0.1)


async def test_whoever_is_signed_out_signs_in_beside_and_goes_on(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.context.clear_cookies()
        await judge(page, "Supporter")
        link = page.get_by_role("alert").get_by_role("link", name="Sign in")
        await expect(link).to_be_visible()
        async with page.context.expect_page() as opened:
            await link.click()
        beside = await opened.value
        await expect(beside.locator("form.sign-in")).to_be_visible()
        # As the form does it.
        secret = plant_session(driver, "Ann", "administrator")
        url = address.replace("http:", "https:")
        await page.context.add_cookies([{"name": COOKIE, "value": secret, "url": url, "secure": True}])
        await saved(page)
        assert await stance_of(deals, deal, "Ada") == 1


async def test_an_answer_that_takes_long_is_waited_for(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    go_on = asyncio.Event()

    async def slow(route: Route) -> None:
        if "applyMapChanges" in (route.request.post_data or ""):
            await go_on.wait()
        await route.continue_()

    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.route("**/graphql", slow)
        await judge(page, "Supporter")
        await expect(page.get_by_text("Saving…")).to_be_visible()
        await judge(page, "Opponent")
        await expect(towards(page)).to_have_attribute("aria-pressed", "true")
        assert await stance_of(deals, deal, "Ada") is None
        go_on.set()
        await saved(page)
        assert await stance_of(deals, deal, "Ada") == -2


def towards(page: Page) -> Locator:
    return page.get_by_role("group", name="Stance towards").first.get_by_role(
        "button", name="Opponent", exact=True
    )


@pytest.mark.parametrize(
    ("language", "said"), [("en", "You are offline, or Graph CRM does not answer"), ("zh", "没有应答")]
)
async def test_a_map_that_does_not_come_says_so_and_comes_when_asked_again(
    enter: Enter, deals: Deals, address: str, language: str, said: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.route("**/graphql", lambda route: route.abort())
        await page.goto(f"{address}{deal.path}?lang={language}")
        alert = page.get_by_role("alert")
        await expect(alert).to_contain_text(said, timeout=10_000)
        await page.unroute("**/graphql")
        await alert.get_by_role("button").click()
        await expect(page.locator(".react-flow__node")).to_have_count(1)

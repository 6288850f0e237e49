"""What a map looks like to whoever opens it: alone on the screen, explained, and in the list as on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.test_two_browsers import card, choose, open_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")


async def test_a_map_is_presented_on_the_whole_screen(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.get_by_role("button", name="Present", exact=True).click()
        await expect(page.locator(".people")).to_be_hidden()
        box = await page.locator(".canvas").bounding_box()
        assert box is not None
        assert box["width"] > 1400
        assert box["height"] > 600
        for name in ("Ada", "Ben"):
            await expect(card(page, name)).to_be_in_viewport(ratio=1)
        await page.get_by_role("button", name="End", exact=True).click()
        await expect(page.locator(".people")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "on_the_canvas", "not_placed"),
    [
        ("en", "On the canvas", "In the map, not placed yet"),
        ("zh", "在画布上", "在地图中，尚未摆放"),
    ],
)
async def test_who_is_seen_on_the_canvas_is_listed_there(
    enter: Enter, deals: Deals, address: str, language: str, on_the_canvas: str, not_placed: str
) -> None:
    deal = await deals.make(["Ada", "Ben"])
    await deals.change(deal, *({"addStakeholder": {"contact": uid}} for uid in deal.contacts.values()))
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        groups = page.locator(".people-heading")
        # Nobody was placed, so everybody is laid out.
        await expect(card(page, "Ben")).to_be_visible()
        await expect(groups.filter(has_text=on_the_canvas)).to_be_visible()
        await expect(groups.filter(has_text=not_placed)).to_have_count(0)
        await card(page, "Ada").click()
        await page.keyboard.press("Delete")
        await expect(groups.filter(has_text=not_placed)).to_be_visible()


@pytest.mark.parametrize(
    ("language", "key", "says"),
    [
        ("en", "All signs", "Reports to whoever stands above"),
        ("zh", "全部图例", "向上方的人汇报"),
    ],
)
async def test_every_sign_of_a_map_is_explained_beside_it(
    enter: Enter, deals: Deals, address: str, language: str, key: str, says: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await page.get_by_role("button", name=key).click()
        await expect(page.get_by_role("dialog", name=key)).to_contain_text(says)
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await expect(page.get_by_role("button", name=key)).to_be_focused()


async def test_whose_card_goes_leaves_the_focus_to_the_next(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada", "Ben", "Cleo"], ["Ada", "Ben", "Cleo"])
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ben")
        await card(page, "Ben").focus()
        await page.keyboard.press("Delete")
        await expect(card(page, "Ben")).to_have_count(0)
        await expect(card(page, "Cleo")).to_be_focused()
        await choose(page, "Cleo")
        await card(page, "Cleo").focus()
        await page.keyboard.press("Delete")
        await expect(card(page, "Ada")).to_be_focused()

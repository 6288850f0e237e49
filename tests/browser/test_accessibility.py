"""axe-core finds nothing serious on any page, with its menus and dialogs open, in both languages, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
LOOKS = pytest.mark.parametrize("scheme", ["light", "dark"])
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


async def assert_accessible(page: Page, where: str) -> None:
    found = (await Axe().run(page, options=WCAG)).response["violations"]
    assert [
        (where, one["id"], node["target"], node["failureSummary"])
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"][:5]
    ] == []


@LOOKS
@LANGUAGES
async def test_the_lists(enter: Enter, address: str, language: str, scheme: str) -> None:
    async with enter("Ann", color_scheme=scheme) as seen:
        for path in ("/", "/customers", "/opportunities/none"):
            await seen.page.goto(f"{address}{path}?lang={language}")
            await expect(seen.page.locator(".loading")).to_have_count(0)
            await assert_accessible(seen.page, path)


@LOOKS
@LANGUAGES
async def test_the_map(enter: Enter, deals: Deals, address: str, language: str, scheme: str) -> None:
    deal = await deals.make(["Ada", "Ben", "Cleo", "Dag"], ["Ada", "Ben", "Cleo"])
    await deals.change(
        deal,
        {"setReportingLine": {"report": deal.contacts["Ben"], "manager": deal.contacts["Ada"]}},
        {
            "setInfluence": {
                "influencer": deal.parts["Ben"],
                "influenced": deal.parts["Cleo"],
                "strength": 2,
                "sign": -1,
            }
        },
    )
    us = next(party["uid"] for party in (await deals.map(deal))["parties"] if party["kind"] == "US")
    await deals.change(
        deal,
        *(
            {"setStance": {"stakeholder": deal.parts[name], "party": us, "value": value}}
            for name, value in {"Ada": 2, "Ben": -2, "Cleo": 0}.items()
        ),
    )
    async with enter("Ann", color_scheme=scheme) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await expect(page.locator(".react-flow__node")).to_have_count(3)
        await assert_accessible(page, "the map")
        await page.locator(".react-flow__node").filter(has_text="Ben").click()
        await expect(page.locator(".person-details")).to_be_visible()
        await assert_accessible(page, "the map with details")
        await page.locator(".person").filter(has_text="Dag").locator(".button").click()
        await expect(page.get_by_role("menu")).to_be_visible()
        await assert_accessible(page, "a menu")
        await page.keyboard.press("Escape")
        await page.locator(".person-details .pick").first.click()
        await expect(page.get_by_role("listbox")).to_be_visible()
        await assert_accessible(page, "a choice")


@LOOKS
@LANGUAGES
async def test_a_conflict(enter: Enter, deals: Deals, address: str, language: str, scheme: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann", color_scheme=scheme) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await page.locator(".react-flow__node").click()
        await page.context.set_offline(True)
        await page.locator(".person-details .pick").first.click()
        await page.get_by_role("option").nth(1).click()
        await expect(page.get_by_role("alert")).to_be_visible()
        await assert_accessible(page, "offline")
        await deals.change(
            deal, {"updateStakeholder": {"stakeholder": deal.parts["Ada"], "power": "INNER_CIRCLE"}}
        )
        await page.context.set_offline(False)
        await expect(page.get_by_role("dialog")).to_be_visible(timeout=15_000)
        await assert_accessible(page, "a conflict")


@LOOKS
@LANGUAGES
async def test_coming_in(enter: Enter, address: str, language: str, scheme: str) -> None:
    async with enter("Ann", color_scheme=scheme) as seen:
        await seen.page.context.clear_cookies()
        await seen.page.goto(f"{address}/sign-in?lang={language}")
        await expect(seen.page.locator("form.sign-in")).to_be_visible()
        await assert_accessible(seen.page, "sign-in")

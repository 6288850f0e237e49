"""axe-core finds nothing serious on any page, with its menus and dialogs open, in both languages, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.conftest import keep_picture
from tests.browser.hands import field
from tests.browser.looks import SMALL, WIDE
from tests.browser.said import say_in
from tests.browser.states import AREAS, come_to, make_places

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Colours do not depend on the language, nor words on the colours.
LOOKS = pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("zh", "dark")])


async def violations(page: Page, where: str) -> list[object]:
    told = (await Axe().run(page, options=WCAG)).response["violations"]
    return [
        (where, one["id"], node["target"], node["failureSummary"])
        for one in told
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"][:5]
    ]


async def assert_accessible(page: Page, where: str) -> None:
    assert await violations(page, where) == []


@pytest.mark.timeout(1200)
@LOOKS
@pytest.mark.parametrize("area", AREAS)
async def test_every_state(
    enter: Enter, deals: Deals, address: str, area: str, language: str, scheme: str
) -> None:
    places = await make_places(deals)
    say = say_in(language)
    size = {"width": 390, "height": 844} if area == "phone" else {"width": 1440, "height": 900}
    found: list[object] = []
    async with enter("Ann", color_scheme=scheme, viewport=size) as seen:
        for name, state in AREAS[area].items():
            await come_to(seen.page, address, places, say, language, state)
            await keep_picture(seen.page, f"{name} {language}")
            found += await violations(seen.page, name)
            found += [(name, small) for small in await seen.page.evaluate(SMALL)]
            found += [f"{name} scrolls sideways"] * await seen.page.evaluate(WIDE)
        assert seen.complaints == []
    assert found == []


@LOOKS
async def test_a_conflict(enter: Enter, deals: Deals, address: str, language: str, scheme: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    say = say_in(language)
    waits = say("map.waiting")
    async with enter("Ann", color_scheme=scheme) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await page.locator(".react-flow__node").click()
        await page.context.set_offline(True)
        await field(page.locator(".person-details"), say("map.power")).click()
        await page.get_by_role("option").nth(1).click()
        # Beside it the list may say that it did not come, when it was still on its way.
        await expect(page.get_by_role("alert").filter(has_text=waits)).to_be_visible()
        await assert_accessible(page, "offline")
        await deals.change(
            deal, {"updateStakeholder": {"stakeholder": deal.parts["Ada"], "power": "INNER_CIRCLE"}}
        )
        await page.context.set_offline(False)
        await expect(page.get_by_role("dialog")).to_be_visible(timeout=15_000)
        await assert_accessible(page, "a conflict")


@LOOKS
async def test_coming_in(enter: Enter, address: str, language: str, scheme: str) -> None:
    async with enter("Ann", color_scheme=scheme) as seen:
        await seen.page.context.clear_cookies()
        await seen.page.goto(f"{address}/sign-in?lang={language}")
        await expect(seen.page.locator("form.sign-in")).to_be_visible()
        await assert_accessible(seen.page, "sign-in")

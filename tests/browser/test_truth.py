"""A map says only what is true: past whom somebody reports, and of which moment it is."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Route

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
# Whether what is said is seen from end to end, and not behind a card.
IN_SIGHT = """said => [4, said.getBoundingClientRect().width / 2, said.getBoundingClientRect().width - 4].every(along => {
  const { left, top, height } = said.getBoundingClientRect();
  return document.elementFromPoint(left + along, top + height / 2) === said;
})"""
LEFT, RIGHT, ABOVE, BELOW = (-300, 10), (300, -10), (20, -250), (0, 200)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_past_whom_somebody_reports_is_read_wherever_their_card_stands(
    visit: Visit, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Chair", "Boss", "Between", "Low"], ["Boss", "Low"])
    of = deal.contacts
    for report, manager in (("Boss", "Chair"), ("Between", "Boss"), ("Low", "Between")):
        await deals.change(deal, {"setReportingLine": {"report": of[report], "manager": of[manager]}})
    await deals.change(deal, {"placeStakeholder": {"stakeholder": deal.parts["Boss"], "x": 0, "y": 0}})
    past, outside = say("map.over-head", names="Between"), say("map.manager-outside", name="Chair")
    async with visit(1440) as seen:
        page = seen.page
        for x, y in (LEFT, RIGHT, ABOVE, BELOW):
            await deals.change(deal, {"placeStakeholder": {"stakeholder": deal.parts["Low"], "x": x, "y": y}})
            await page.goto(f"{address}{deal.path}?lang={language}")
            for said in (past, outside):
                note = page.locator(".react-flow").get_by_text(said, exact=True)
                await expect(note).to_be_visible()
                assert await note.evaluate(IN_SIGHT), (said, x, y)
        await page.goto(f"{address}{deal.path}?view=outline&lang={language}")
        row = page.get_by_role("row", name=f"Low, {past}")
        await expect(row).to_contain_text(past)
        await expect(page.get_by_role("treegrid").get_by_role("row", name="Boss", exact=True)).to_be_visible()
        await page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
        line = page.locator(".preview .reports")
        await expect(line).to_have_count(1)
        await expect(line).to_have_css("stroke-dasharray", re.compile(r"\d+px, \d+px"))


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_past_is_not_said_to_be_there_before_it_is(
    visit: Visit, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    then = datetime.now(UTC).isoformat()
    await deals.change(deal, {"setJob": {"contact": deal.contacts["Ada"], "title": "Title of today"}})
    async with visit(1440) as seen:
        page = seen.page
        come = asyncio.Event()

        async def hold(route: Route) -> None:
            if then[:19] in (route.request.post_data or ""):
                await come.wait()
            await route.continue_()

        await page.route("**/graphql", hold)
        await page.goto(f"{address}{deal.path}?lang={language}&at={quote(then)}")
        banner = page.locator(".notice.past")
        day = re.escape(say("time.loading", moment="·")).split("·")
        await expect(banner).to_contain_text(re.compile(".*".join(day)))
        come.set()
        there = re.escape(say("time.banner", moment="·")).split("·")
        await expect(banner).to_contain_text(re.compile(".*".join(there)))
        await expect(banner).not_to_contain_text(day[-1].replace("\\", ""))
        row = page.locator(".people-list").get_by_role("row", name="Ada")
        await expect(row).to_contain_text("Head of Ada")
        await expect(page.get_by_text(say("map.saved"), exact=True)).to_have_count(0)
        await page.get_by_role("button", name=say("time.back")).click()
        await expect(row).to_contain_text("Title of today")
        await expect(page.get_by_text(say("map.saved"), exact=True)).to_be_visible()

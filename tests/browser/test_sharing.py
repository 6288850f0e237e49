"""A deal or a customer is shared on its page with a colleague or a team, and no longer."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]
    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
expect.set_options(timeout=20_000)  # on a busy machine too
SAID = {
    "en": {
        "heading": "Shared with",
        "nobody": "Nobody besides those who see it anyway.",
        "share": "Share",
        "they": "They",
        "may_look": "May look",
        "may_work": "May work on it",
        "until": "Until",
        "with": "With",
        "team": "A team",
        "stop": "Share no longer with Marta Lindqvist",
    },
    "zh": {
        "heading": "共享给",
        "nobody": "除了本来就能看到的人，没有共享给其他人。",
        "share": "共享",
        "they": "权限",
        "may_look": "可查看",
        "may_work": "可编辑",
        "until": "截止日期",
        "with": "共享给",
        "team": "团队",
        "stop": "取消与Marta Lindqvist的共享",
    },
}


@pytest.mark.parametrize(
    ("kind", "language"), [("opportunities", "en"), ("customers", "en"), ("opportunities", "zh")]
)
async def test_a_record_is_shared_with_a_colleague_for_a_time_and_with_a_team(
    enter: Enter, address: str, deals: Deals, kind: str, language: str
) -> None:
    said = SAID[language]
    deal = await deals.make([])
    uid = deal.uid if kind == "opportunities" else deal.customer
    async with enter("settings-administrator") as seen:
        page = seen.page
        team = f"North {uuid4().hex[:8]}"
        await page.goto(f"{address}/settings?lang={language}")
        # What still comes in would move what is to be pressed.
        await expect(page.locator("#vocabularies")).to_be_visible()
        await expect(page.locator(".loading")).to_have_count(0)
        await page.get_by_role("textbox", name={"en": "A new team", "zh": "新团队"}[language]).fill(team)
        await page.get_by_role("button", name={"en": "Make the team", "zh": "创建团队"}[language]).click()
        await expect(page.get_by_role("listitem", name=team)).to_be_visible()

        await page.goto(f"{address}/{kind}/{uid}?lang={language}")
        block = page.locator(".block").filter(
            has=page.get_by_role("heading", name=said["heading"], exact=True)
        )
        await expect(block).to_contain_text(said["nobody"])
        await block.get_by_role("button", name=said["share"], exact=True).click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("button", name=re.compile(f"{said['they']}$")).click()
        await page.get_by_role("option", name=said["may_look"]).click()
        day = (datetime.now(UTC) + timedelta(days=40)).date().isoformat()
        await dialog.get_by_label(said["until"]).fill(day)
        await dialog.get_by_role("searchbox").fill("Marta")
        await dialog.get_by_role("button", name="Marta Lindqvist").click()
        await expect(dialog).to_have_count(0)
        line = block.get_by_role("listitem").filter(has_text="Marta Lindqvist")
        await expect(line).to_contain_text(said["may_look"])
        await expect(line).to_contain_text(day[:4])

        await block.get_by_role("button", name=said["share"], exact=True).click()
        await dialog.get_by_role("button", name=re.compile(f"{said['with']}$")).click()
        await page.get_by_role("option", name=said["team"]).click()
        await dialog.get_by_role("button", name=team).click()
        await expect(dialog).to_have_count(0)
        await page.reload()
        await expect(block.get_by_role("listitem").filter(has_text=team)).to_contain_text(said["may_work"])
        await block.get_by_role("button", name=said["stop"]).click()
        await expect(line).to_have_count(0)
        await page.reload()
        await expect(block.get_by_role("listitem").filter(has_text=team)).to_be_visible()
        await expect(line).to_have_count(0)


async def test_a_day_that_is_over_is_refused_and_nothing_is_lost(
    visit: Visit, address: str, deals: Deals
) -> None:
    deal = await deals.make([])
    async with visit(390) as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang=en")
        await page.get_by_role("button", name="Share", exact=True).click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Until").fill("2020-01-01")
        await dialog.get_by_role("searchbox").fill("Marta")
        await dialog.get_by_role("button", name="Marta Lindqvist").click()
        await expect(dialog.get_by_role("alert")).to_contain_text("Not saved")
        await expect(dialog.get_by_label("Until")).to_have_value("2020-01-01")
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390

"""A name that is a program is a name: text wherever it is shown, and nothing of it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_names_that_are_programs_are_text(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal = await deals.make(
        [IMAGE, SCRIPT, "Ada"],
        [IMAGE, SCRIPT, "Ada"],
        customer=IMAGE,
        name=SCRIPT,
        department=IMAGE,
    )
    us = next(party["uid"] for party in (await deals.map(deal))["parties"] if party["kind"] == "US")
    ours = {"stakeholder": deal.parts[SCRIPT], "party": us, "value": -1, "evidence": IMAGE}
    await deals.change(
        deal,
        {"setReportingLine": {"report": deal.contacts[SCRIPT], "manager": deal.contacts[IMAGE]}},
        {"updateStakeholder": {"stakeholder": deal.parts[SCRIPT], "goals": SCRIPT, "note": IMAGE}},
        {"setStance": ours},
    )
    async with enter(IMAGE) as seen:
        page = seen.page
        spoken: list[str] = []
        page.on("dialog", lambda dialog: spoken.append(dialog.message))
        await page.goto(f"{address}/customers?lang={language}")
        await page.get_by_role("searchbox").first.fill(IMAGE)
        await expect(page.get_by_text(IMAGE).first).to_be_visible()
        await page.goto(f"{address}/?lang={language}")
        await page.get_by_role("searchbox").first.fill(deal.name)
        await page.get_by_role("link", name=deal.name).click()
        await expect(page.get_by_role("heading", name=deal.name)).to_be_visible()
        await page.goto(f"{address}{deal.path}?lang={language}")
        for name in (IMAGE, SCRIPT):
            await expect(
                page.locator(".react-flow__node").get_by_text(name, exact=True).first
            ).to_be_visible()
            await expect(page.locator(".people-list").get_by_text(name, exact=True).first).to_be_visible()
        await page.locator(".react-flow__node").get_by_text(SCRIPT, exact=True).first.click()
        details = page.locator(".person-details")
        await expect(details.get_by_role("heading", name=SCRIPT)).to_be_visible()
        await expect(details.locator("textarea").first).to_have_value(IMAGE)
        await expect(details).to_contain_text(IMAGE)
        assert await page.locator("img[src='x']").count() == 0
        assert spoken == []
        assert seen.complaints == []

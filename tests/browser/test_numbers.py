"""A number that can't be is said where it was typed, and is not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Page, Request

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")


def sent_from(page: Page, naming: str) -> list[str]:
    """What the page sends from now on that names this."""
    sent: list[str] = []

    def hear(request: Request) -> None:
        if naming in (request.post_data or ""):
            sent.append(request.post_data or "")

    page.on("request", hear)
    return sent


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_votes_beyond_the_range_are_said_and_not_sent(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await page.locator(".react-flow__node").click()
        votes = page.get_by_label(say("map.vote-weight"), exact=True)
        sent = sent_from(page, "voteWeight")
        await votes.fill("5000")
        await expect(page.locator(".field", has=votes)).to_contain_text(
            say("frame.whole-number-needed", least="0", most="1,000")
        )
        await expect(votes).to_have_attribute("aria-invalid", "true")
        await votes.press("Tab")
        await expect(votes).to_have_value("5000")
        # A number that was sent when the field was left came before this one.
        await votes.fill("7")
        await votes.press("Tab")
        await expect(votes).not_to_have_attribute("aria-invalid", "true")
        await expect(page.locator(".saving.saved")).to_be_visible()
        changes = [one for one in sent if '"voteWeight":' in one]
        assert len(changes) == 1
        assert '"voteWeight":7' in changes[0]


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_cannot_be_saved_is_kept_for_the_person_while_one_is_elsewhere(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        ada, ben = (page.locator(".react-flow__node").filter(has_text=name) for name in ("Ada", "Ben"))
        await ada.click()
        votes = page.get_by_label(say("map.vote-weight"), exact=True)
        title = page.get_by_label(say("map.job"), exact=True)
        await votes.fill("5000")
        await title.fill("长" * 201)
        told = page.get_by_role("alert").filter(has_text=say("map.unfinished", name="Ada"))
        await expect(told).to_have_count(0)
        await ben.click()
        await expect(told).to_have_count(1)
        await expect(votes).to_have_value("")
        await expect(title).to_have_value("Head of Ben")
        back = told.get_by_role("button", name=say("frame.look-at", name="Ada"), exact=True)
        await back.click()
        await expect(votes).to_have_value("5000")
        await expect(votes).to_have_attribute("aria-invalid", "true")
        await expect(title).to_have_value("长" * 201)
        await expect(told).to_have_count(0)

        # What was mended is saved; the rest is still there, beside something else and in the other language too.
        await votes.fill("7")
        await page.get_by_role("tab", name=say("insights.tab"), exact=True).click()
        await expect(told).to_be_visible()
        await back.click()
        await expect(title).to_have_value("长" * 201)
        await expect(votes).to_have_value("7")
        other = say_in("zh" if language == "en" else "en")
        await page.get_by_role("button", name=say("frame.other-language"), exact=True).click()
        told = page.get_by_role("alert").filter(has_text=other("map.unfinished", name="Ada"))
        await expect(told).to_be_visible()

        # A window that is closed asks.
        async with page.expect_event("dialog") as asked:
            await page.evaluate("void setTimeout(() => location.reload())")
        dialog = await asked.value
        assert dialog.type == "beforeunload"
        await dialog.dismiss()
        await told.get_by_role("button", name=other("around.give-up"), exact=True).click()
        await expect(told).to_have_count(0)
        await ada.click()
        await expect(page.get_by_label(other("map.job"), exact=True)).to_have_value("Head of Ada")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_amount_below_nothing_is_said_and_not_sent(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
        amount = page.get_by_label(say("around.amount"), exact=True)
        await page.get_by_label(say("around.currency"), exact=True).fill("EUR")
        sent = sent_from(page, '"amount":')
        await amount.fill("-5")
        await expect(page.locator(".field", has=amount)).to_contain_text(
            say("frame.number-needed", least="0", most="100,000,000,000,000")
        )
        await amount.press("Tab")
        await expect(amount).to_have_value("-5")
        async with page.expect_response(lambda answer: '"amount":' in (answer.request.post_data or "")):
            await amount.fill("12.5")
            await amount.press("Tab")
        assert len(sent) == 1
        assert '"12.5"' in sent[0]

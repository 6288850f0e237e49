"""What somebody changed on the page of a record is written, whatever happens to the connection and wherever they go."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import field
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals
    from tests.browser.said import Say

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = [
    pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page"),
    pytest.mark.parametrize("language", ["en", "zh"]),
]
DEAL_NOW = "query ($uid: ID!) { opportunity(uid: $uid) { name businessType stage amount { amount } } }"
CUSTOMER_NOW = "query ($uid: ID!) { customer(uid: $uid) { region } }"
UPDATE_DEAL = "mutation ($input: UpdateOpportunityInput!) { updateOpportunity(input: $input) { __typename } }"


async def deal_now(deals: Deals, deal: Deal) -> dict[str, Any]:
    return (await deals.ask(DEAL_NOW, uid=deal.uid))["opportunity"]


async def go_to_agenda(page: Page) -> None:
    """Without a word to the field: as a key or a link of the program does it."""
    await page.evaluate("history.pushState(null, '', '/agenda')")
    await expect(page.locator(".top nav a[href='/agenda']")).to_have_attribute("aria-current", "page")


async def go_on_from_agenda(page: Page, agenda: str, path: str) -> None:
    """To a record, from which the browser's Back leads to the agenda."""
    await page.goto(agenda)
    await page.evaluate("path => history.pushState(null, '', path)", path)


@asynccontextmanager
async def answered(page: Page, mutation: str) -> AsyncGenerator[None]:
    """What is done meanwhile sends this mutation, and the server has done it afterwards."""
    async with page.expect_response(lambda one: mutation in (one.request.post_data or "")) as answer:
        yield
    assert (await (await answer.value).json())["data"]


async def saved(page: Page, say: Say) -> None:
    """What was changed on the open page is written."""
    await expect(page.get_by_role("region", name=say("around.facts")).get_by_role("status")).to_have_text("")


async def test_what_was_typed_is_written_when_one_goes_back(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        for path, label, text in (
            (f"/opportunities/{deal.uid}", say("around.business-type"), "Licences"),
            (f"/customers/{deal.customer}", say("around.region"), "Nordics"),
        ):
            await go_on_from_agenda(page, f"{address}/agenda?lang={language}", path)
            await page.get_by_label(label, exact=True).fill(text)
            async with answered(page, "mutation Update"):
                await page.evaluate("history.back()")
        assert (await deal_now(deals, deal))["businessType"] == "Licences"
        now = (await deals.ask(CUSTOMER_NOW, uid=deal.customer))["customer"]
        assert now["region"] == "Nordics"


async def test_what_was_changed_offline_is_written_though_one_went_on(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await go_on_from_agenda(page, f"{address}/agenda?lang={language}", f"/opportunities/{deal.uid}")
        kind = page.get_by_label(say("around.business-type"))
        await expect(kind).to_be_visible()
        await page.context.set_offline(True)
        await kind.fill("Licences")
        await go_to_agenda(page)
        waits = page.get_by_role("alert").filter(has_text=say("map.waiting"))
        await expect(waits).to_be_visible()
        assert (await deal_now(deals, deal))["businessType"] is None
        async with answered(page, "mutation UpdateDeal"):
            await page.context.set_offline(False)
        await expect(waits).to_have_count(0)
        assert (await deal_now(deals, deal))["businessType"] == "Licences"


async def test_what_was_changed_offline_stays_in_sight_and_is_written_by_itself(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    words = await deals.vocabulary(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await go_on_from_agenda(page, f"{address}/agenda?lang={language}", f"/opportunities/{deal.uid}")
        kind = page.get_by_label(say("around.business-type"))
        await expect(kind).to_be_visible()
        await page.context.set_offline(True)
        await kind.fill("Licences")
        stage = field(page, say("around.stage"))
        await stage.click()
        await page.get_by_role("option", name=words["proposal"]).click()
        waits = page.get_by_role("alert").filter(has_text=say("map.waiting"))
        await expect(waits).to_be_visible()
        await go_to_agenda(page)
        await page.evaluate("history.back()")
        # Somebody else changes something besides.
        await deals.ask(UPDATE_DEAL, input={"uid": deal.uid, "name": f"{deal.name} anew"})
        await expect(kind).to_have_value("Licences")
        await expect(stage).to_contain_text(words["proposal"])
        await page.context.set_offline(False)
        await expect(waits).to_have_count(0)
        await saved(page, say)
        now = await deal_now(deals, deal)
        assert (now["businessType"], now["stage"]) == ("Licences", "proposal")
        assert now["name"] == f"{deal.name} anew"
        await expect(page.get_by_role("heading", level=1)).to_have_text(f"{deal.name} anew")
        await expect(kind).to_have_value("Licences")


async def test_what_was_chosen_in_a_conflict_is_written_after_a_lost_connection(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await go_on_from_agenda(page, f"{address}/agenda?lang={language}", f"/opportunities/{deal.uid}")
        kind = page.get_by_label(say("around.business-type"))
        await expect(kind).to_be_visible()
        await deals.ask(UPDATE_DEAL, input={"uid": deal.uid, "businessType": "Services"})
        await kind.fill("Licences")
        await go_to_agenda(page)
        # Whoever left before it came up is led back to it.
        await page.get_by_role("alert").get_by_role("link", name=deal.name).click()
        dialog = page.get_by_role("dialog", name=say("map.conflict"))
        await expect(dialog).to_contain_text("Services")
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_visible()
        await page.context.set_offline(True)
        await dialog.get_by_role("button", name=say("map.conflict-mine")).click()
        waits = page.get_by_role("alert").filter(has_text=say("map.waiting"))
        await expect(waits).to_be_visible()
        await expect(kind).to_have_value("Licences")
        assert (await deal_now(deals, deal))["businessType"] == "Services"
        await page.context.set_offline(False)
        await expect(waits).to_have_count(0)
        await saved(page, say)
        await expect(kind).to_have_value("Licences")
        assert (await deal_now(deals, deal))["businessType"] == "Licences"


async def test_what_was_refused_is_said_and_kept_until_one_gives_it_up(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await go_on_from_agenda(page, f"{address}/agenda?lang={language}", f"/opportunities/{deal.uid}")
        amount = page.get_by_label(say("around.amount"), exact=True)
        # It has no currency.
        await amount.fill("120")
        await go_to_agenda(page)
        await page.get_by_role("alert").get_by_role("link", name=deal.name).click()
        await expect(amount).to_have_value("120")
        await page.get_by_role("button", name=say("around.give-up")).click()
        await expect(amount).to_have_value("")
        await expect(page.get_by_role("alert")).to_have_count(0)
        assert (await deal_now(deals, deal))["amount"] is None


async def test_a_name_that_is_emptied_comes_back_and_says_why(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
        name = page.get_by_label(say("around.customer-name"), exact=True)
        await name.fill("")
        await name.blur()
        await expect(name).to_have_value(deal.name)
        why = page.get_by_role("alert").filter(has_text=say("around.name-needed"))
        await expect(why).to_be_visible()
        await expect(name).to_have_accessible_description(say("around.name-needed"))
        await name.press("End")
        await page.keyboard.type("!")
        await expect(why).to_have_count(0)


async def test_cancel_asks_before_it_throws_away_what_was_typed(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
        await page.get_by_role("button", name=say("around.log-activity")).click()
        dialog = page.get_by_role("dialog")
        about = dialog.get_by_label(say("around.summary"))
        await about.fill("she wants a pilot")
        cancel = dialog.get_by_role("button", name=say("around.cancel"), exact=True)
        await cancel.click()
        await expect(dialog.get_by_text(say("frame.not-saved-leave"))).to_be_visible()
        await expect(about).to_have_value("she wants a pilot")
        await cancel.click()
        await expect(dialog).to_have_count(0)

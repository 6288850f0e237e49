"""What others do to a record is seen on its page, and takes nothing away from whoever works there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
# A page asks every half minute; with room for a busy machine.
SOON = 75_000
UPDATES = {
    "opportunities": "mutation ($input: UpdateOpportunityInput!) { updateOpportunity(input: $input) { __typename } }",
    "customers": "mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }",
    "contacts": "mutation ($input: UpdateContactRecordInput!) { updateContact(input: $input) { __typename } }",
}
DELETE_DEAL = """mutation ($uid: ID!) { deleteOpportunity(uid: $uid) {
  __typename ... on OpportunityWritten { written { batch } } } }"""
MERGE = """mutation ($keep: ID!, $merge: ID!) { mergeContacts(keep: $keep, merge: $merge) {
  __typename ... on ContactWritten { written { batch } } } }"""
DEAL_NOW = "query ($uid: ID!) { opportunity(uid: $uid) { said: businessType } }"
CONTACT_NOW = "query ($uid: ID!) { contact(uid: $uid) { said: note } }"
UNDO = "mutation ($batch: ID!) { undo(batch: $batch) { __typename } }"
CLOSE = """mutation ($uid: ID!, $winner: ID!) {
  closeOpportunity(uid: $uid, status: WON, reason: "Signed", winner: $winner) { __typename } }"""


async def look_again(page: Page) -> None:
    """The window comes into sight, as the browser tells it."""
    await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")


async def test_what_others_change_is_seen_while_one_looks_and_types(
    enter: Enter, deals: Deals, address: str
) -> None:
    say = say_in("en")
    deal = await deals.make(["Ada"], ["Ada"])
    uids = {"opportunities": deal.uid, "customers": deal.customer, "contacts": deal.contacts["Ada"]}
    labels = {"opportunities": "around.business-type", "customers": "around.region", "contacts": "map.note"}
    async with enter("Ann") as seen:
        pages: dict[str, Page] = {}
        for path, uid in uids.items():
            page = pages[path] = await seen.page.context.new_page()
            await page.goto(f"{address}/{path}/{uid}?lang=en")
            await page.get_by_label(say(labels[path]), exact=True).press_sequentially("Half a sent")
        for path, uid in uids.items():
            await deals.ask(UPDATES[path], input={"uid": uid, "name": f"Anew {path}"})
        for path, page in pages.items():
            await expect(page.get_by_role("heading", level=1)).to_have_text(f"Anew {path}", timeout=SOON)
            field = page.get_by_label(say(labels[path]), exact=True)
            await expect(field).to_be_focused()
            await field.press_sequentially("ence")
            await expect(field).to_have_value("Half a sentence")
            await expect(page.get_by_text(say("around.gone"))).to_have_count(0)


@LANGUAGES
@pytest.mark.parametrize("path", ["opportunities", "contacts"])
async def test_what_was_typed_on_a_record_that_is_gone_is_kept(
    enter: Enter, deals: Deals, address: str, path: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada", "Ada B"], ["Ada"])
    is_deal = path == "opportunities"
    uid, name = (deal.uid, deal.name) if is_deal else (deal.contacts["Ada"], "Ada")
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/{path}/{uid}?lang={language}")
        field = page.get_by_label(say("around.business-type" if is_deal else "map.note"), exact=True)
        await field.fill("Licences")
        if is_deal:
            gone: dict[str, Any] = (await deals.ask(DELETE_DEAL, uid=uid))["deleteOpportunity"]
        else:
            gone = (await deals.ask(MERGE, keep=deal.contacts["Ada B"], merge=uid))["mergeContacts"]
        await look_again(page)
        said = page.get_by_text(say("around.gone"))
        await expect(said).to_be_visible()
        await expect(page.get_by_role("heading", level=1)).to_have_text(name)
        await expect(field).to_have_value("Licences")

        await field.blur()
        again = page.get_by_role("button", name=say("frame.retry"), exact=True)
        await expect(again).to_be_visible()
        await expect(field).to_have_value("Licences")
        # It is told elsewhere too, and is still there when one comes back.
        await page.locator(".top nav a[href='/agenda']").click()
        await page.get_by_role("alert").get_by_role("link", name=name).click()
        await expect(said).to_be_visible()
        await expect(field).to_have_value("Licences")

        # Whoever deleted it takes that back.
        await deals.ask(UNDO, batch=gone["written"]["batch"])
        await look_again(page)
        await expect(said).to_have_count(0)
        facts = page.get_by_role("region").filter(has=field)
        await again.click()
        await expect(again).to_have_count(0)
        await expect(facts.get_by_role("status")).to_have_text("")
        now = await deals.ask(DEAL_NOW if is_deal else CONTACT_NOW, uid=uid)
        assert list(now.values()) == [{"said": "Licences"}]
        await expect(field).to_have_value("Licences")


@LANGUAGES
async def test_what_was_typed_in_a_dialog_stays_when_somebody_else_closes_the_deal(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    us = next(one["uid"] for one in (await deals.map(deal))["parties"] if one["kind"] == "US")
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
        await page.get_by_role("button", name=say("around.close"), exact=True).click()
        reason = page.get_by_role("dialog").get_by_label(say("around.close-reason"), exact=True)
        await reason.fill("They wanted the trial")
        await deals.ask(CLOSE, uid=deal.uid, winner=us)
        await look_again(page)
        await expect(page.locator(".record-head")).to_contain_text(say("around.status-WON"))
        await expect(reason).to_have_value("They wanted the trial")

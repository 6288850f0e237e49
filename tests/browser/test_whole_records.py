"""Deleting a record on its page, and making one of two that are the same; both can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import field
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals
    from tests.browser.said import Say

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
CONTACT = "query ($uid: ID!) { contact(uid: $uid) { name emails jobs { title } } }"
CUSTOMER = (
    "query ($uid: ID!) { customer(uid: $uid) { name contacts(first: 10) { edges { node { name } } } } }"
)
DEAL = "query ($uid: ID!) { opportunity(uid: $uid) { name } }"
UPDATE_CONTACT = """mutation ($input: UpdateContactRecordInput!) { updateContact(input: $input) {
  __typename ... on Problem { message } } }"""


async def begin(page: Page, say: Say, what: str) -> Locator:
    """The dialog that the record's menu opens."""
    await page.get_by_role("button", name=say("around.more"), exact=True).click()
    await page.get_by_role("menuitem", name=say(what), exact=True).click()
    return page.get_by_role("dialog")


async def choose_other(page: Page, dialog: Locator, label: str, name: str) -> None:
    await dialog.get_by_role("combobox", name=label).press_sequentially(name)
    await page.get_by_role("option", name=name).first.click()


async def take_back(page: Page, say: Say) -> None:
    await page.locator(".notice.done").get_by_role("button", name=say("map.undo"), exact=True).click()
    await expect(page.locator(".notice.done")).to_have_count(0)


@LANGUAGES
@pytest.mark.parametrize(
    ("path", "query", "kind"),
    [
        ("contacts", CONTACT, "contact"),
        ("customers", CUSTOMER, "customer"),
        ("opportunities", DEAL, "opportunity"),
    ],
)
async def test_what_is_deleted_is_gone_and_can_be_brought_back(
    enter: Enter, deals: Deals, address: str, path: str, query: str, kind: str, language: str
) -> None:
    deal, say = await deals.make(["Ada"], ["Ada"]), say_in(language)
    uid = {"contact": deal.contacts["Ada"], "customer": deal.customer, "opportunity": deal.uid}[kind]
    name: str = (await deals.ask(query, uid=uid))[kind]["name"]
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/{path}/{uid}?lang={language}")
        dialog = await begin(page, say, "around.delete-record")
        await dialog.get_by_role("button", name=say("around.cancel"), exact=True).click()
        await expect(dialog).to_have_count(0)
        assert (await deals.ask(query, uid=uid))[kind] is not None

        dialog = await begin(page, say, "around.delete-record")
        await expect(dialog.get_by_role("heading")).to_have_text(say("around.delete-named", name=name))
        await dialog.get_by_role("button", name=say("around.delete"), exact=True).click()
        await expect(page.locator(".notice.done")).to_contain_text(say("around.deleted", name=name))
        await expect(page.get_by_role("heading", level=1)).not_to_have_text(name)
        assert (await deals.ask(query, uid=uid))[kind] is None

        # It waits on any page.
        await page.locator(".top nav a[href='/agenda']").click()
        await take_back(page, say)
        await expect(page.get_by_role("heading", level=1)).to_have_text(name)
        assert (await deals.ask(query, uid=uid))[kind] is not None
        assert seen.complaints == []


@LANGUAGES
async def test_two_contacts_that_are_one_person(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, mine, theirs = say_in(language), f"Ada Lovelace {language}", f"Ada Byron {language}"
    deal = await deals.make([mine, theirs], [theirs])
    here, other = deal.contacts[mine], deal.contacts[theirs]
    mail: dict[str, Any] = {"uid": other, "version": 1, "emails": ["ada@example.org"]}
    await deals.ask(UPDATE_CONTACT, input=mail)
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/contacts/{here}?lang={language}")
        dialog = await begin(page, say, "around.merge")
        now = dialog.get_by_role("button", name=say("around.merge-now"), exact=True)
        await expect(now).to_be_disabled()
        await choose_other(page, dialog, say("around.same-contact"), theirs)
        told = {"keep": mine, "merge": theirs}
        await expect(dialog).to_contain_text(say("around.merge-what", **told))
        await expect(dialog.get_by_role("row").filter(has_text="ada@example.org")).to_contain_text(
            say("around.mail")
        )
        await expect(dialog.get_by_role("row").filter(has_text=mine).locator("del")).to_have_text(theirs)
        await expect(dialog.get_by_role("listitem").filter(has_text=deal.name)).to_be_visible()

        # The other way round.
        await field(dialog, say("around.merge-stays")).click()
        await page.get_by_role("option", name=theirs).click()
        await expect(dialog.get_by_role("row").filter(has_text=theirs).locator("del")).to_have_text(mine)
        assert (await deals.ask(CONTACT, uid=here))["contact"] is not None
        await now.click()
        await expect(page.locator(".notice.done")).to_contain_text(
            say("around.merged", keep=theirs, merge=mine)
        )
        await expect(page.get_by_role("heading", level=1)).to_have_text(theirs)
        assert (await deals.ask(CONTACT, uid=here))["contact"] is None
        await take_back(page, say)
        assert (await deals.ask(CONTACT, uid=here))["contact"]["name"] == mine
        assert (await deals.ask(CONTACT, uid=other))["contact"]["name"] == theirs
        assert seen.complaints == []


async def test_two_customers_that_are_one_company(enter: Enter, deals: Deals, address: str) -> None:
    say = say_in("en")
    first, second = await deals.make(["Ada"], ["Ada"]), await deals.make(["Ben"], [], customer="Companion")
    name: str = (await deals.ask(CUSTOMER, uid=second.customer))["customer"]["name"]
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/customers/{first.customer}?lang=en")
        dialog = await begin(page, say, "around.merge")
        await choose_other(page, dialog, say("around.same-customer"), name)
        await expect(dialog).to_contain_text("1 job, 1 deal")
        await dialog.get_by_role("button", name=say("around.merge-now"), exact=True).click()
        await expect(page.locator(".notice.done")).to_be_visible()
        people = (await deals.ask(CUSTOMER, uid=first.customer))["customer"]["contacts"]["edges"]
        assert {one["node"]["name"] for one in people} == {"Ada", "Ben"}
        await page.locator(".notice.done").get_by_role("button", name=say("frame.close")).click()
        await expect(page.locator(".notice.done")).to_have_count(0)
        assert (await deals.ask(CUSTOMER, uid=second.customer))["customer"] is None


async def test_who_is_chosen_by_keys_is_who_was_typed(enter: Enter, deals: Deals, address: str) -> None:
    say, names = say_in("en"), ["Quill Abel", "Quill Babel", "Quill Cable"]
    deal = await deals.make(names)
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/contacts/{deal.contacts['Quill Abel']}?lang=en")
        dialog = await begin(page, say, "around.merge")
        box = dialog.get_by_role("combobox", name=say("around.same-contact"))
        await box.press_sequentially("Quill")
        await expect(page.get_by_role("option", name="Quill")).to_have_count(2)
        # Faster than the server can say who else is called so.
        await box.press_sequentially(" Cable")
        await box.press("ArrowDown")
        await box.press("Enter")
        await expect(box).to_have_value("Quill Cable")
        told = {"keep": "Quill Abel", "merge": "Quill Cable"}
        await expect(dialog).to_contain_text(say("around.merge-what", **told))

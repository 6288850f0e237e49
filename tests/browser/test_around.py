"""Around the map: the pages of a deal, a customer and a contact, the lists, the agenda and the portfolio."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import field
from tests.browser.said import say_in
from tests.browser.test_pages import DEAL, assert_fits, assert_no_complaints
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright.async_api import Page, Request

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals
    from tests.browser.test_pages import Visit

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
ASK = """([query, variables]) => fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json'},
  body: JSON.stringify({query, variables})}).then(answer => answer.json())"""
CREATE_CUSTOMER = """mutation($name: String!) { createCustomer(input: {name: $name}) {
  ... on CustomerWritten { uid } } }"""
CREATE_DEAL = """mutation($customer: ID!, $name: String!) { createOpportunity(
  input: {customer: $customer, name: $name, stage: "discovery"}) { ... on OpportunityWritten { uid } } }"""
UPDATE_DEAL = (
    """mutation($input: UpdateOpportunityInput!) { updateOpportunity(input: $input) { __typename } }"""
)
DEAL_NOW = """query($uid: ID!) { opportunity(uid: $uid) {
  stage status closeReason expectedCloseOn businessType owner { name } amount { amount currency } } }"""
PLAN = """mutation($input: CreateActivityInput!) { createActivity(input: $input) { __typename } }"""


async def ask(page: Page, query: str, **variables: object) -> dict[str, Any]:
    answer = await page.evaluate(ASK, [query, variables])
    assert "errors" not in answer, answer
    return answer["data"]


async def new_deal(page: Page, address: str, name: str) -> str:
    """A deal of its own, with a customer of its own."""
    await page.goto(f"{address}/?lang=en")
    customer = await ask(page, CREATE_CUSTOMER, name=f"{name} Ltd")
    deal = await ask(page, CREATE_DEAL, customer=customer["createCustomer"]["uid"], name=name)
    return deal["createOpportunity"]["uid"]


async def deal_now(page: Page, uid: str) -> dict[str, Any]:
    return (await ask(page, DEAL_NOW, uid=uid))["opportunity"]


@pytest.mark.parametrize(
    ("language", "standing", "light", "picture"),
    [("en", "How it stands", "Red", "Contact map of"), ("zh", "现状", "红灯", "的联系人地图")],
)
@pytest.mark.parametrize("width", [1280, 390])
async def test_a_deal_s_page_shows_how_it_stands_and_its_map(
    visit: Visit, address: str, width: int, language: str, standing: str, light: str, picture: str
) -> None:
    async with visit(width) as seen:
        page = seen.page
        await page.goto(f"{address}/?lang={language}")
        await page.get_by_role("link", name=DEAL).click()
        stands = page.get_by_role("region", name=standing)
        await expect(stands.get_by_text(light, exact=True)).to_be_visible()
        drawing = page.get_by_role("img", name=re.compile(picture))
        await expect(drawing).to_be_visible()
        # It is drawn, not only named.
        await expect(drawing.get_by_text("Ingrid Halvorsen", exact=True)).to_be_visible()
        await assert_fits(page, width)
        await drawing.click()
        await expect(page).to_have_url(re.compile("/opportunities/[^/]+/map$"))
        await page.get_by_role("link", name=DEAL).click()
        await expect(stands).to_be_visible()
        await assert_no_complaints(seen, address)


async def test_a_deal_is_changed_where_it_stands(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        uid = await new_deal(page, address, "Changed in place")
        await page.goto(f"{address}/opportunities/{uid}?lang=en")
        await page.get_by_role("button", name="Stage").click()
        await page.get_by_role("option", name="Proposal").click()
        facts = page.get_by_role("region", name="Facts")
        await facts.get_by_label("Kind of business").fill("Licences")
        await facts.get_by_label("Name").fill("Changed where it stands")
        await page.get_by_label("Currency").fill("eur")
        await page.get_by_label("Amount").fill("1200000")
        await page.get_by_label("Expected close").fill("2031-05-04")
        await page.get_by_label("Expected close").blur()
        await expect(facts.get_by_text("€1,200,000.00")).to_be_visible()
        await facts.get_by_role("button", name="Owner").first.click()
        await page.get_by_role("option", name="Tom Okafor").click()
        await expect(facts.get_by_role("button", name="Take out Tom Okafor")).to_be_visible()
        await expect(facts.get_by_role("status")).to_have_text("")
        await page.reload()
        await expect(page.get_by_role("heading", name="Changed where it stands")).to_be_visible()
        await expect(facts.get_by_text("€1,200,000.00")).to_be_visible()
        await expect(page.get_by_label("Expected close")).to_have_value("2031-05-04")
        now = await deal_now(page, uid)
        assert (now["stage"], now["expectedCloseOn"]) == ("proposal", "2031-05-04")
        assert (now["businessType"], now["owner"]) == ("Licences", {"name": "Tom Okafor"})
        assert (float(now["amount"]["amount"]), now["amount"]["currency"]) == (1_200_000, "EUR")


@pytest.mark.parametrize(
    ("language", "amount", "currency", "theirs", "mine"),
    [
        ("en", "Amount", "Currency", "Keep theirs", "Write mine over it"),
        ("zh", "金额", "币种", "保留对方的", "用我的覆盖"),
    ],
)
async def test_two_who_change_one_deal_see_both_sides(
    visit: Visit, address: str, language: str, amount: str, currency: str, theirs: str, mine: str
) -> None:
    async with visit(1280) as seen:
        page = seen.page
        uid = await new_deal(page, address, f"Changed by two ({language})")
        await page.goto(f"{address}/opportunities/{uid}?lang={language}")
        await expect(page.get_by_label(amount)).to_be_visible()
        # What somebody else changed besides is no conflict.
        await ask(page, UPDATE_DEAL, input={"uid": uid, "stage": "proposal"})
        await page.get_by_label(currency).fill("EUR")
        await page.get_by_label(amount).fill("100")
        await page.get_by_label(amount).blur()
        await expect(page.get_by_text("€100.00").first).to_be_visible()
        assert (await deal_now(page, uid))["stage"] == "proposal"

        for theirs_now, choice, stands in (("250", theirs, 250), ("300", mine, 120)):
            other = {"amount": theirs_now, "currency": "EUR"}
            await ask(page, UPDATE_DEAL, input={"uid": uid, "amount": other})
            await page.get_by_label(amount).fill("120")
            await page.get_by_label(amount).blur()
            dialog = page.get_by_role("dialog")
            await expect(dialog.get_by_text(f"{theirs_now} EUR")).to_be_visible()
            await expect(dialog.get_by_text("120 EUR")).to_be_visible()
            await dialog.get_by_role("button", name=choice).click()
            await expect(dialog).to_be_hidden()
            await expect(page.get_by_text(f"€{stands}.00").first).to_be_visible()
            assert float((await deal_now(page, uid))["amount"]["amount"]) == stands


CONTACT_NOW = "query ($uid: ID!) { contact(uid: $uid) { name emails phones personality note } }"
UPDATE_CONTACT = """mutation ($input: UpdateContactRecordInput!) {
  updateContact(input: $input) { __typename ... on Problem { message } } }"""
CREATE_SEAT = """mutation ($customer: ID!) { createContact(
  input: {customer: $customer, known: false, title: "CFO"}) { ... on ContactWritten { uid } } }"""
CHOICES = re.compile(r"query (CustomersCalled|ColleaguesCalled|WorksThere)\b")
CUSTOMER_NOW = """query ($uid: ID!) { customer(uid: $uid) { name region industry
  salesOwner { name } serviceOwner { name } mainContact { name } } }"""


async def test_a_contact_is_changed_where_they_stand(visit: Visit, address: str, deals: Deals) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    uid = deal.contacts["Ada"]
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/contacts/{uid}?lang=en")
        details = page.get_by_role("region", name="Contact details")
        await details.get_by_label("Mail").fill("ada@plant.example, office@plant.example")
        await details.get_by_label("Name").fill("Ada Lien")
        await details.get_by_label("Note").fill("Rings back after six.")
        await details.get_by_role("button", name="Personality").click()
        await page.get_by_role("option", name="Analytical").click()
        await expect(details.get_by_role("link", name="office@plant.example")).to_be_visible()
        await expect(details.get_by_role("button", name="Personality")).to_contain_text("Analytical")
        await expect(page.get_by_role("heading", level=1, name="Ada Lien")).to_be_visible()
        # A person who has a name keeps one.
        await details.get_by_label("Name").fill("")
        await details.get_by_label("Name").blur()
        await expect(details.get_by_label("Name")).to_have_value("Ada Lien")
        await expect(details.get_by_role("status")).to_have_text("")
        await page.reload()
        await expect(page.get_by_role("heading", level=1, name="Ada Lien")).to_be_visible()
        await expect(details.get_by_label("Mail")).to_have_value("ada@plant.example\noffice@plant.example")
        await expect(details.get_by_label("Note")).to_have_value("Rings back after six.")
        now = (await deals.ask(CONTACT_NOW, uid=uid))["contact"]
        assert now == {
            "name": "Ada Lien",
            "emails": ["ada@plant.example", "office@plant.example"],
            "phones": [],
            "personality": "analytical",
            "note": "Rings back after six.",
        }
        # Two who change the same see both sides.
        await deals.ask(UPDATE_CONTACT, input={"uid": uid, "note": "Never rings back."})
        await details.get_by_label("Note").fill("Rings back at once.")
        await details.get_by_label("Note").blur()
        dialog = page.get_by_role("dialog")
        await expect(dialog.get_by_text("Never rings back.")).to_be_visible()
        await dialog.get_by_role("button", name="Keep theirs").click()
        await expect(details.get_by_label("Note")).to_have_value("Never rings back.")
        await assert_no_complaints(seen, address)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_who_sits_on_a_seat_is_named_on_its_page(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make([])
    made = await deals.ask(CREATE_SEAT, customer=deal.customer)
    uid = made["createContact"]["uid"]
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/contacts/{uid}?lang={language}")
        heading = page.get_by_role("heading", level=1)
        await expect(heading).to_have_text(say("map.no-name"))
        await page.get_by_label(say("map.name"), exact=True).fill("Grete Dahl")
        await page.get_by_label(say("map.name"), exact=True).blur()
        await expect(heading).to_have_text("Grete Dahl")
        details = page.get_by_role("region", name=say("around.contact-details"))
        await expect(details.get_by_role("status")).to_have_text("")
        now = (await deals.ask("query ($uid: ID!) { contact(uid: $uid) { name known } }", uid=uid))["contact"]
        assert now == {"name": "Grete Dahl", "known": True}
        await assert_no_complaints(seen, address)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_can_be_chosen_is_asked_for_when_one_comes_to_it(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with visit(1280) as seen:
        page = seen.page
        asked: list[str] = []

        def note(request: Request) -> None:
            found = CHOICES.search(request.post_data or "")
            if found:
                asked.append(found[1])

        page.on("request", note)
        facts = page.get_by_role("region", name=say("around.facts"))
        await page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
        await expect(facts.get_by_role("combobox", name=say("around.owner"))).to_be_visible()
        await page.goto(f"{address}/customers/{deal.customer}?lang={language}")
        await expect(facts.get_by_role("combobox", name=say("around.main-contact"))).to_be_visible()
        await page.get_by_role("button", name=say("making.new-deal")).click()
        await page.keyboard.press("Escape")
        await page.goto(f"{address}/?lang={language}")
        await page.get_by_role("button", name=say("making.new-deal")).first.click()
        customer = page.get_by_role("dialog").get_by_role("combobox", name=say("around.customer"))
        await expect(customer).to_be_visible()
        await page.get_by_role("dialog").get_by_role("button", name=say("making.new-customer")).click()
        named = page.get_by_role("dialog").get_by_label(say("around.customer-name"), exact=True)
        await expect(named).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(customer).to_be_visible()
        assert asked == []

        # By its button, and by the key that opens it.
        await field(page.get_by_role("dialog"), say("around.customer")).click()
        await expect(page.get_by_role("option").first).to_be_visible()
        assert asked == ["CustomersCalled"]
        await page.goto(f"{address}/customers/{deal.customer}?lang={language}")
        await facts.get_by_role("combobox", name=say("around.main-contact")).focus()
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("option", name="Ada")).to_be_visible()
        assert asked == ["CustomersCalled", "WorksThere"]
        await page.keyboard.press("Escape")
        await facts.get_by_role("combobox", name=say("around.sales-owner")).focus()
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("option", name="Tom Okafor")).to_be_visible()
        assert asked == ["CustomersCalled", "WorksThere", "ColleaguesCalled"]
        await assert_no_complaints(seen, address)


async def test_a_customer_is_changed_where_it_stands(visit: Visit, address: str, deals: Deals) -> None:
    deal = await deals.make(["Ada"], [])
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/customers/{deal.customer}?lang=en")
        facts = page.get_by_role("region", name="Facts")
        name = await facts.get_by_label("Name").input_value()
        await facts.get_by_label("Region").fill("Møre og Romsdal")
        # A company without a name is none.
        await facts.get_by_label("Name").fill("")
        await facts.get_by_label("Industry").fill("Shipbuilding")
        await expect(facts.get_by_label("Name")).to_have_value(name)
        for who, called in (("Sales owner", "Tom Okafor"), ("Main contact", "Ada")):
            await facts.get_by_role("button", name=who).first.click()
            await page.get_by_role("option", name=called).click()
            await expect(facts.get_by_role("button", name=f"Take out {called}")).to_be_visible()
            await expect(facts.get_by_role("status")).to_have_text("")
        await expect(facts.get_by_role("link", name="Ada")).to_be_visible()
        owner = "Tom Okafor"
        await page.reload()
        await expect(facts.get_by_label("Region")).to_have_value("Møre og Romsdal")
        await expect(facts.get_by_role("combobox", name="Sales owner")).to_have_value(owner)
        now = (await deals.ask(CUSTOMER_NOW, uid=deal.customer))["customer"]
        assert now == {
            "name": name,
            "region": "Møre og Romsdal",
            "industry": "Shipbuilding",
            "salesOwner": {"name": owner},
            "serviceOwner": None,
            "mainContact": {"name": "Ada"},
        }
        await facts.get_by_role("button", name=f"Take out {owner}").click()
        await expect(facts.get_by_role("combobox", name="Sales owner")).to_have_value("")
        await expect(facts.get_by_role("status")).to_have_text("")
        assert (await deals.ask(CUSTOMER_NOW, uid=deal.customer))["customer"]["salesOwner"] is None
        await assert_no_complaints(seen, address)


async def test_who_may_only_look_finds_no_fields(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    plant_session(driver, "Looks only", "viewer")
    share = "mutation ($customer: ID!, $user: ID!) { share(node: $customer, user: $user, access: READ) { __typename } }"
    await deals.ask(share, customer=deal.customer, user="Looks only")
    async with enter("Looks only") as seen:
        page = seen.page
        for path, block in (
            (f"customers/{deal.customer}", "Facts"),
            (f"contacts/{deal.contacts['Ada']}", "Contact details"),
        ):
            await page.goto(f"{address}/{path}?lang=en")
            known = page.get_by_role("region", name=block)
            await expect(known).to_be_visible()
            await expect(page.get_by_text("You may look at this, but not change it")).to_be_visible()
            for kind in ("textbox", "combobox", "button"):
                await expect(known.get_by_role(kind)).to_have_count(0)


async def test_who_may_only_look_at_a_map_is_offered_nothing_to_change_it_with(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    plant_session(driver, "Looks only", "viewer")
    share = (
        "mutation ($deal: ID!, $user: ID!) { share(node: $deal, user: $user, access: READ) { __typename } }"
    )
    await deals.ask(share, deal=deal.uid, user="Looks only")
    async with enter("Looks only") as seen:
        page = seen.page
        for view in ("canvas", "table"):
            await page.goto(f"{address}/opportunities/{deal.uid}/map?view={view}&lang=en")
            await page.get_by_role("row", name="Ada").first.click()
            await expect(page.locator(".person-details, .people-table").first).to_be_visible()
            for name in ("Undo", "Redo", "Remove from the map"):
                await expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
            await expect(page.locator(".grip, .saving")).to_have_count(0)


async def test_a_deal_is_lost_and_opened_again(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        uid = await new_deal(page, address, "Lost and found")
        await page.goto(f"{address}/opportunities/{uid}?lang=en")
        await page.get_by_role("button", name="Close the deal").click()
        dialog = page.get_by_role("dialog")
        close = dialog.get_by_role("button", name="Close it")
        await dialog.get_by_role("button", name="Won or lost").click()
        await page.get_by_role("option", name="Lost").click()
        await dialog.get_by_label("Why").fill("They decided to wait.")
        # Who won has to be said.
        await expect(close).to_be_disabled()
        await dialog.get_by_role("button", name="Who won").click()
        await page.get_by_role("option").first.click()
        await close.click()
        await expect(dialog).to_have_count(0)
        await expect(page.get_by_text("They decided to wait.")).to_be_visible()
        now = await deal_now(page, uid)
        assert (now["status"], now["closeReason"]) == ("LOST", "They decided to wait.")
        await page.get_by_role("button", name="Open again").click()
        await expect(page.get_by_role("button", name="Close the deal")).to_be_visible()
        assert (await deal_now(page, uid))["status"] == "OPEN"


@pytest.mark.parametrize(
    ("language", "log", "about", "save"),
    [("en", "Log an activity", "What it was about", "Save"), ("zh", "记录活动", "内容", "保存")],
)
async def test_an_activity_is_two_clicks_from_a_card(
    visit: Visit, address: str, language: str, log: str, about: str, save: str
) -> None:
    async with visit(1280) as seen:
        page = seen.page
        said = f"Asked about the rollout in {language}"
        await page.goto(f"{address}/?lang={language}")
        await page.get_by_role("link", name=DEAL).click()
        await page.locator(".preview svg[role=img]").click()
        await page.locator(".react-flow__node", has_text="Ingrid Halvorsen").click()
        await page.get_by_role("button", name=log).click()
        dialog = page.get_by_role("dialog")
        # One may type at once, and the person is in it already.
        await expect(dialog.get_by_label(about)).to_be_focused()
        await expect(dialog.get_by_role("button", name="Ingrid Halvorsen")).to_be_visible()
        await page.keyboard.type(said)
        await dialog.get_by_role("button", name=save).click()
        await expect(dialog).to_be_hidden()
        await page.get_by_role("link", name=DEAL).click()
        entry = page.get_by_role("listitem").filter(has_text=said)
        await entry.get_by_role("link", name="Ingrid Halvorsen").click()
        # It stands on the person's page too, beside their deals and jobs.
        await expect(page.get_by_role("heading", name="Ingrid Halvorsen")).to_be_visible()
        await expect(page.get_by_text(said)).to_be_visible()
        await expect(page.get_by_role("link", name="Brannvik Marine Propulsion").first).to_be_visible()
        await assert_no_complaints(seen, address)


@pytest.mark.parametrize(
    ("language", "correct", "about", "save", "delete", "delete_now"),
    [
        ("en", "Correct: ", "What it was about", "Save", "Delete", "Delete it"),
        ("zh", "更正：", "内容", "保存", "删除", "确认删除"),
    ],
)
async def test_an_activity_is_corrected_and_deleted(
    visit: Visit,
    address: str,
    language: str,
    correct: str,
    about: str,
    save: str,
    delete: str,
    delete_now: str,
) -> None:
    async with visit(1280) as seen:
        page = seen.page
        uid = await new_deal(page, address, f"Misheard ({language})")
        done = {"kind": "CALL", "status": "DONE", "occurredAt": "2026-01-05T09:30:00Z", "subject": uid}
        for summary in ("They want it in May.", "A call with somebody else."):
            await ask(page, PLAN, input={**done, "summary": summary})
        await page.goto(f"{address}/opportunities/{uid}?lang={language}")
        entry = page.get_by_role("listitem").filter(has_text="They want it in May.")
        await entry.get_by_role("button", name=correct).click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label(about).fill("They want it in March.")
        # Who of us it was, too.
        await dialog.get_by_role("combobox", name=say_in(language)("around.who-of-us")).fill("Tom")
        await page.get_by_role("option", name="Tom Okafor").click()
        await dialog.get_by_role("button", name=save).click()
        await expect(dialog).to_have_count(0)
        corrected = page.get_by_role("listitem").filter(has_text="They want it in March.")
        await expect(corrected).to_contain_text("Tom Okafor")
        await expect(page.get_by_text("They want it in May.")).to_have_count(0)
        other = page.get_by_role("listitem").filter(has_text="A call with somebody else.")
        await other.get_by_role("button", name=correct).click()
        await dialog.get_by_role("button", name=delete, exact=True).click()
        # It is asked first.
        await dialog.get_by_role("button", name=delete_now).click()
        await expect(dialog).to_have_count(0)
        await expect(other).to_have_count(0)
        await page.reload()
        await expect(page.get_by_text("They want it in March.")).to_be_visible()
        await expect(other).to_have_count(0)
        await assert_no_complaints(seen, address)


async def test_what_is_overdue_is_done_from_the_agenda(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        uid = await new_deal(page, address, "On the agenda")
        past, coming = datetime.now(UTC) - timedelta(days=3), datetime.now(UTC) + timedelta(days=3)
        for when, what in ((past, "Ring the mill"), (coming, "Show the line")):
            plan = {"kind": "CALL", "status": "PLANNED", "occurredAt": when.isoformat(), "subject": uid}
            await ask(page, PLAN, input={**plan, "summary": what})
        await page.goto(f"{address}/agenda?lang=en")
        overdue = page.get_by_role("region", name="Overdue")
        await expect(overdue.get_by_text("Ring the mill")).to_be_visible()
        await expect(overdue.get_by_text("Show the line")).to_have_count(0)
        await expect(page.get_by_text("Show the line")).to_be_visible()
        await overdue.get_by_role("listitem").filter(has_text="Ring the mill").get_by_role("button").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Outcome").fill("They want a demo.")
        await dialog.get_by_role("button", name="Mark as done").click()
        await expect(dialog).to_be_hidden()
        await expect(page.get_by_text("Ring the mill")).to_have_count(0)
        await page.goto(f"{address}/opportunities/{uid}?lang=en")
        await expect(page.get_by_text("They want a demo.")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "search", "status", "won", "clear"),
    [("en", "Search", "Status", "Won", "Clear the filters"), ("zh", "搜索", "状态", "赢单", "清除筛选")],
)
async def test_a_list_is_kept_by_its_address(
    visit: Visit, address: str, language: str, search: str, status: str, won: str, clear: str
) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/?lang={language}")
        await page.get_by_label(search).fill("Hamamatsu")
        await expect(page.get_by_role("row")).to_have_count(2)
        await expect(page.get_by_role("link", name="Inspection data platform, Hamamatsu")).to_be_visible()
        await expect(page).to_have_url(re.compile("search=Hamamatsu"))
        await page.reload()
        await expect(page.get_by_label(search)).to_have_value("Hamamatsu")
        await expect(page.get_by_role("row")).to_have_count(2)
        await page.get_by_label(search).fill("")
        await page.get_by_role("button", name=status).click()
        await page.get_by_role("option", name=won).click()
        await expect(page.get_by_role("rowheader")).to_have_text([re.compile("Paint-shop traceability")])
        await expect(page).to_have_url(re.compile("status=WON"))
        await page.get_by_role("button", name=clear).click()
        await expect(page.get_by_role("link", name=DEAL)).to_be_visible()
        assert "status" not in page.url


async def test_customers_are_ordered_and_filtered_by_industry(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await new_deal(page, address, "Changed last")
        await page.goto(f"{address}/customers?lang=en")
        await expect(page.get_by_role("link", name="Brannvik Marine Propulsion")).to_be_visible()
        await page.get_by_role("button", name="Sort by Updated").click()
        await expect(page.get_by_role("rowheader").first).to_have_text("Changed last Ltd")
        row = page.get_by_role("row").filter(has_text="Brannvik Marine Propulsion")
        await row.get_by_role("button", name=re.compile("^Only ")).click()
        await expect(page.get_by_role("link", name="Changed last Ltd")).to_have_count(0)
        await row.get_by_role("link", name="Brannvik Marine Propulsion").click()
        people = page.get_by_role("region", name="People")
        await people.get_by_label("Search people").fill("Ingrid")
        await expect(people.get_by_role("link")).to_have_text(["Ingrid Halvorsen"])
        await expect(page.get_by_role("region", name="Deals").get_by_role("link", name=DEAL)).to_be_visible()


@pytest.mark.parametrize(
    ("language", "look", "light"), [("en", "Look at all deals", "Red"), ("zh", "分析全部商机", "红灯")]
)
async def test_the_portfolio_says_how_each_deal_stands(
    visit: Visit, address: str, language: str, look: str, light: str
) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/portfolio?lang={language}")
        # It costs much, so it is asked for by a person only.
        await expect(page.get_by_role("table")).to_have_count(0)
        await page.get_by_role("button", name=look).click()
        row = page.get_by_role("row").filter(has_text=DEAL)
        await expect(row).to_contain_text(light)
        await row.locator("summary").click()
        await expect(row.get_by_role("listitem").first).to_be_visible()
        await assert_no_complaints(seen, address)

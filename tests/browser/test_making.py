"""Customers and deals are made on the page; companies are put into groups."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.test_pages import assert_fits, assert_no_complaints
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals
    from tests.browser.test_pages import Visit

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
NUMBERS = count(1)
CUSTOMER = "query ($uid: ID!) { customer(uid: $uid) { name kind industry region taxId } }"
DEAL = """query ($uid: ID!) { opportunity(uid: $uid) {
  name businessType stage expectedCloseOn amount { amount currency } customer { name } } }"""


class Words(NamedTuple):
    """What the forms say."""

    new_customer: str
    new_deal: str
    name: str
    kind: str
    partner: str
    industry: str
    region: str
    tax: str
    customer: str
    business: str
    stage: str
    discovery: str
    amount: str
    currency: str
    close: str
    make: str
    same_name: str
    palette: str


SAID = {
    "en": Words(
        *("New customer", "New deal", "Name", "Kind", "Partner", "Industry", "Region", "Tax number"),
        *("Customer", "Kind of business", "Stage", "Discovery", "Amount", "Currency", "Expected close"),
        *("Create", "There is a customer of this name already:", "Go to, or do"),
    ),
    "zh": Words(
        *("新建客户", "新建商机", "名称", "类型", "合作伙伴", "行业", "地区", "税号"),
        *("客户", "业务类型", "阶段", "需求调研", "金额", "币种", "预计成交"),
        *("创建", "已有同名客户：", "前往或操作"),
    ),
}  # fmt: skip


def uid_in(page: Page) -> str:
    return page.url.partition("?")[0].rpartition("/")[2]


async def choose(page: Page, dialog: Locator, field: str, option: str) -> None:
    await dialog.get_by_role("button", name=re.compile(rf"{field}$")).click()
    await page.get_by_role("option", name=option, exact=True).click()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_a_customer_is_made_and_opened(
    visit: Visit, address: str, deals: Deals, width: int, language: str
) -> None:
    words = SAID[language]
    name = f"Nordwerk {next(NUMBERS)} 北工"
    async with visit(width) as seen:
        page = seen.page
        await page.goto(f"{address}/customers?lang={language}")
        await page.get_by_role("button", name=words.new_customer).click()
        dialog = page.get_by_role("dialog", name=words.new_customer)
        await expect(dialog.get_by_label(words.name, exact=True)).to_be_focused()
        make = dialog.get_by_role("button", name=words.make)
        await expect(make).to_be_disabled()
        await dialog.get_by_label(words.name, exact=True).fill(f" {name} ")
        await choose(page, dialog, words.kind, words.partner)
        await dialog.get_by_label(words.industry).fill("robots")
        await dialog.get_by_label(words.region).fill("Nordics")
        await dialog.get_by_label(words.tax).fill("NO 1")
        await assert_fits(page, width)
        await make.click()
        await expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        made = (await deals.ask(CUSTOMER, uid=uid_in(page)))["customer"]
        assert made == {
            "name": name,
            "kind": "PARTNER",
            "industry": "robots",
            "region": "Nordics",
            "taxId": "NO 1",
        }
        await assert_no_complaints(seen, address)
        # The list knows it, and the form says that there is one of this name.
        await page.goto(f"{address}/customers?lang={language}&search={name}")
        await expect(page.get_by_role("link", name=name)).to_be_visible()
        await page.get_by_role("button", name=words.new_customer).click()
        await dialog.get_by_label(words.name, exact=True).fill(name.upper())
        await expect(dialog.get_by_text(words.same_name)).to_be_visible()
        await expect(dialog.get_by_role("link", name=re.compile(name))).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_deal_is_made_from_the_list_and_nothing_typed_is_lost(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    words = SAID[language]
    theirs = await deals.make([], customer=f"Kesselbau {next(NUMBERS)}")
    company = (await deals.ask(CUSTOMER, uid=theirs.customer))["customer"]["name"]
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/?lang={language}")
        await page.get_by_role("button", name=words.new_deal).click()
        dialog = page.get_by_role("dialog", name=words.new_deal)
        await dialog.get_by_label(words.name, exact=True).fill("Press line")
        make = dialog.get_by_role("button", name=words.make)
        await expect(make).to_be_disabled()
        await dialog.get_by_role("combobox", name=words.customer).fill(company)
        await page.get_by_role("option", name=company).click()
        await dialog.get_by_label(words.business).fill("new build")
        await choose(page, dialog, words.stage, words.discovery)
        await dialog.get_by_label(words.amount).fill("120000.50")
        await expect(make).to_be_disabled()
        await dialog.get_by_label(words.currency).fill("nope")
        await dialog.get_by_label(words.close).fill("2027-03-31")
        await make.click()
        # No currency is called so: the form says it, and has what was typed.
        refused = {"en": "There is no such currency", "zh": "没有这种货币"}[language]
        await expect(dialog.get_by_role("alert")).to_contain_text(refused)
        await expect(dialog.get_by_label(words.name, exact=True)).to_have_value("Press line")
        await expect(dialog.get_by_role("combobox", name=words.customer)).to_have_value(company)
        await expect(dialog.get_by_label(words.amount)).to_have_value("120000.50")
        await dialog.get_by_label(words.currency).fill("eur")
        await make.click()
        await expect(page.get_by_role("heading", name="Press line", level=1)).to_be_visible()
        assert (await deals.ask(DEAL, uid=uid_in(page)))["opportunity"] == {
            "name": "Press line",
            "businessType": "new build",
            "stage": "discovery",
            "expectedCloseOn": "2027-03-31",
            "amount": {"amount": "120000.50", "currency": "EUR"},
            "customer": {"name": company},
        }
        await assert_no_complaints(seen, address)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_customer_s_page_makes_its_deal(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    words = SAID[language]
    theirs = await deals.make([])
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/customers/{theirs.customer}?lang={language}")
        await expect(page.get_by_role("link", name=theirs.name)).to_be_visible()
        await page.get_by_role("button", name=words.new_deal).click()
        dialog = page.get_by_role("dialog", name=words.new_deal)
        await dialog.get_by_label(words.name, exact=True).fill("Second line")
        await dialog.get_by_role("button", name=words.make).click()
        await expect(page.get_by_role("heading", name="Second line", level=1)).to_be_visible()
        await page.go_back()
        for name in ("Second line", theirs.name):
            await expect(page.get_by_role("link", name=name)).to_be_visible()


async def test_a_deal_and_its_customer_are_made_by_keyboard_alone(
    visit: Visit, address: str, deals: Deals
) -> None:
    words = SAID["en"]
    company = f"Tastwerk {next(NUMBERS)}"
    async with visit(1280) as seen:
        page = seen.page
        keys = page.keyboard
        await page.goto(f"{address}/agenda?lang=en")
        await expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
        await keys.press("Control+k")
        palette = page.get_by_role("dialog", name=words.palette)
        await expect(palette.get_by_placeholder("A name, a page or what to do")).to_be_focused()
        await keys.type("new deal")
        await expect(palette.get_by_role("option", name=words.new_deal)).to_be_visible()
        await keys.press("ArrowDown")
        await keys.press("Enter")
        deal = page.get_by_role("dialog", name=words.new_deal)
        await expect(deal.get_by_label(words.name, exact=True)).to_be_focused()
        await keys.type("By hand")
        await keys.press("Tab")
        await expect(deal.get_by_role("combobox", name=words.customer)).to_be_focused()
        await keys.press("Tab")
        await expect(deal.get_by_role("button", name=words.new_customer)).to_be_focused()
        await keys.press("Enter")
        customer = page.get_by_role("dialog", name=words.new_customer)
        await expect(customer.get_by_label(words.name, exact=True)).to_be_focused()
        await keys.type(company)
        await keys.press("Enter")
        await expect(customer).to_have_count(0)
        # The new customer is the one chosen, and what was typed before is still there.
        await expect(deal.get_by_role("combobox", name=words.customer)).to_have_value(company)
        await expect(deal.get_by_label(words.name, exact=True)).to_have_value("By hand")
        await expect(deal.get_by_label(words.name, exact=True)).to_be_focused()
        await keys.press("Enter")
        await expect(page.get_by_role("heading", name="By hand", level=1)).to_be_visible()
        made: dict[str, Any] = (await deals.ask(DEAL, uid=uid_in(page)))["opportunity"]
        assert made["customer"]["name"] == company
        await assert_no_complaints(seen, address)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_empty_list_offers_the_first_one(
    enter: Enter, driver: Driver, address: str, language: str
) -> None:
    words = SAID[language]
    newcomer = f"Newcomer {language}"
    plant_session(driver, newcomer, "rep")
    async with enter(newcomer) as seen:
        page = seen.page
        for path, button in (("/", words.new_deal), ("/customers", words.new_customer)):
            await page.goto(f"{address}{path}?lang={language}")
            empty = page.locator(".empty")
            await empty.get_by_role("button", name=button).click()
            await expect(page.get_by_role("dialog", name=button)).to_be_visible()
            await page.keyboard.press("Escape")
            await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_who_may_not_write_is_offered_nothing(enter: Enter, driver: Driver, address: str) -> None:
    plant_session(driver, "Onlooker", "viewer")
    async with enter("Onlooker") as seen:
        page = seen.page
        for path in ("/", "/customers"):
            await page.goto(f"{address}{path}?lang=en")
            await expect(page.get_by_text("ask for one to be shared with you")).to_be_visible()
            await expect(page.get_by_role("button", name=re.compile("^New "))).to_have_count(0)
        await page.keyboard.press("Control+k")
        await expect(page.get_by_role("option", name="Agenda")).to_be_visible()
        await expect(page.get_by_role("option", name=re.compile("^New "))).to_have_count(0)


GROUPED = {
    "en": ("Group companies", "Change the group", "Part of", "Save", "Take it out of", "Companies that are part of it"),
    "zh": ("集团公司", "修改所属集团", "隶属于", "保存", "脱离", "下属公司"),
}  # fmt: skip
PART_OF = "query ($uid: ID!) { customer(uid: $uid) { name partOf { name } } }"


async def named(deals: Deals, uid: str) -> str:
    return (await deals.ask(CUSTOMER, uid=uid))["customer"]["name"]


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_company_is_put_into_a_group_and_taken_out(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    block, change, part_of, save, leave, below = GROUPED[language]
    plant, group = [await deals.make([], customer=f"{kind} {next(NUMBERS)}") for kind in ("Plant", "Holding")]
    plant_name, group_name = await named(deals, plant.customer), await named(deals, group.customer)
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/customers/{plant.customer}?lang={language}")
        here = page.get_by_role("region", name=block)
        await here.get_by_role("button", name=change).click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("combobox", name=part_of).fill(group_name)
        await page.get_by_role("option", name=group_name).click()
        await dialog.get_by_role("button", name=save).click()
        above = here.get_by_role("navigation", name=part_of)
        await expect(above).to_have_text(f"{group_name}{plant_name}")
        assert (await deals.ask(PART_OF, uid=plant.customer))["customer"]["partOf"] == {"name": group_name}
        # From the group's page one comes back, and a circle is refused.
        await above.get_by_role("link", name=group_name).click()
        await expect(page.get_by_role("heading", name=group_name, level=1)).to_be_visible()
        await expect(here.get_by_role("heading", name=below)).to_be_visible()
        await here.get_by_role("button", name=change).click()
        await dialog.get_by_role("combobox", name=part_of).fill(plant_name)
        await page.get_by_role("option", name=plant_name).click()
        await dialog.get_by_role("button", name=save).click()
        await expect(dialog.get_by_role("alert")).to_contain_text(plant_name)
        await expect(dialog.get_by_role("combobox", name=part_of)).to_have_value(plant_name)
        await page.keyboard.press("Escape")
        await here.get_by_role("link", name=plant_name).click()
        await expect(page.get_by_role("heading", name=plant_name, level=1)).to_be_visible()
        await here.get_by_role("button", name=change).click()
        await dialog.get_by_role("button", name=f"{leave}").click()
        await expect(above).to_have_count(0)
        assert (await deals.ask(PART_OF, uid=plant.customer))["customer"]["partOf"] is None
        await assert_no_complaints(seen, address)


TAKEN_OUT = "MATCH (e:AccessEvent {kind: 'exported'}) RETURN count(e) AS count"


async def assert_shade(page: Page, scheme: str) -> None:
    """The cards of the picture are as dark as the page around them, or as light."""
    card = page.get_by_role("img", name="Contact map of").locator(".ground").first
    colour = await card.evaluate("card => getComputedStyle(card).fill")
    bright = sum(int(part) for part in re.findall(r"\d+", colour)[:3]) / 3
    assert (bright > 200) == (scheme == "light"), colour


async def test_a_picture_that_is_looked_at_is_no_export(
    visit: Visit, address: str, deals: Deals, driver: Driver
) -> None:
    theirs = await deals.make(["Ann", "<b>Bo</b>"], ["Ann", "<b>Bo</b>"])
    before = driver.execute_query(TAKEN_OUT).records[0]["count"]
    async with visit(1280) as seen:
        page = seen.page
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)
            await page.goto(f"{address}/opportunities/{theirs.uid}?lang=en")
            # What people are called is text.
            picture = page.get_by_role("img", name="Contact map of")
            await expect(picture.get_by_text("<b>Bo</b>", exact=True)).to_be_visible()
            await assert_shade(page, scheme)
            await page.goto(f"{address}/customers?lang=en&search=Brannvik")
            await page.get_by_role("link", name="Brannvik Marine Propulsion").click()
            await expect(picture.get_by_text("Ingrid Halvorsen", exact=True)).to_be_visible()
            await assert_shade(page, scheme)
        assert driver.execute_query(TAKEN_OUT).records[0]["count"] == before
        await assert_no_complaints(seen, address)


SET_GROUP = "mutation ($a: ID!, $b: ID!) { setGroup(customer: $a, partOf: $b) { __typename } }"


async def test_people_of_the_company_above_are_put_on_a_deal_s_map(
    visit: Visit, address: str, deals: Deals
) -> None:
    plant = await deals.make(["Pia"], ["Pia"], customer="Works")
    holding = await deals.make(["Olga"], customer="Parent")
    await deals.ask(SET_GROUP, a=plant.customer, b=holding.customer)
    async with visit(1440) as seen:
        page = seen.page
        await page.goto(f"{address}{plant.path}?lang=en")
        row = page.get_by_role("row", name="Olga")
        await expect(row).to_contain_text(
            f"{await named(deals, holding.customer)} · Head of Olga · Is Head of Olga"
        )
        await row.get_by_role("button", name="What to do with Olga").click()
        await page.get_by_role("menuitem", name="Add to the map").click()
        await expect(page.locator(".react-flow__node")).to_have_count(2)
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        assert {one["contact"]["name"] for one in (await deals.map(plant))["stakeholders"]} == {"Pia", "Olga"}
        await assert_no_complaints(seen, address)

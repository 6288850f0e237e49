"""No connection, no session, no answer: the page says so, keeps what was done, and goes on by itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.authentication import COOKIE
from graph_crm.api.pages import APP_PAGE
from tests.browser.said import say_in
from tests.browser.test_two_browsers import card, choose, judge, open_map, saved, stance_of
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright.async_api import Locator, Page, Route

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")


def alert_of(page: Page, text: str) -> Locator:
    """The alert that says so; what else could not be asked for just then says so beside it."""
    return page.get_by_role("alert").filter(has_text=text)


async def test_what_is_done_offline_is_kept_and_saved_when_online_again(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.context.set_offline(True)
        await judge(page, "Supporter")
        await expect(alert_of(page, "Your changes are kept")).to_be_visible()
        await choose(page, "Ben")
        await judge(page, "Opponent")
        await page.get_by_role("button", name="Undo").click()
        await judge(page, "Neutral")
        assert await stance_of(deals, deal, "Ada") is None
        await page.context.set_offline(False)
        await saved(page)
        assert [await stance_of(deals, deal, name) for name in ("Ada", "Ben")] == [1, 0]
        await expect(page.get_by_role("alert")).to_have_count(0)


async def test_who_leaves_the_map_offline_loses_nothing(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as ann, enter("Bo") as bo:
        await open_map(bo.page, address, deal, "Ada")
        await open_map(ann.page, address, deal, "Ada")
        await ann.page.context.set_offline(True)
        await judge(ann.page, "Supporter")
        await expect(alert_of(ann.page, "Your changes are kept")).to_be_visible()
        # In another language it is another map for the program.
        await ann.page.get_by_role("button", name="中文").click()
        await ann.page.context.set_offline(False)
        await expect(card(bo.page, "Ada")).to_contain_text("Supporter", timeout=30_000)


async def test_whoever_is_signed_out_signs_in_beside_and_goes_on(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.context.clear_cookies()
        await judge(page, "Supporter")
        # The list of people may say so, too.
        link = page.locator(".middle").get_by_role("alert").get_by_role("link", name="Sign in")
        await expect(link).to_be_visible()
        async with page.context.expect_page() as opened:
            await link.click()
        beside = await opened.value
        await expect(beside.locator("form.sign-in")).to_be_visible()
        # As the form does it.
        secret = plant_session(driver, "Ann", "administrator")
        url = address.replace("http:", "https:")
        await page.context.add_cookies([{"name": COOKIE, "value": secret, "url": url, "secure": True}])
        await saved(page)
        assert await stance_of(deals, deal, "Ada") == 1


async def test_an_answer_that_takes_long_is_waited_for(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    go_on = asyncio.Event()

    async def slow(route: Route) -> None:
        if "applyMapChanges" in (route.request.post_data or ""):
            await go_on.wait()
        await route.continue_()

    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.route("**/graphql", slow)
        await judge(page, "Supporter")
        await expect(page.get_by_text("Saving…")).to_be_visible()
        await judge(page, "Opponent")
        await expect(towards(page)).to_have_attribute("aria-pressed", "true")
        assert await stance_of(deals, deal, "Ada") is None
        go_on.set()
        await saved(page)
        assert await stance_of(deals, deal, "Ada") == -2


def towards(page: Page) -> Locator:
    return page.get_by_role("group", name="Stance towards").first.get_by_role(
        "button", name="Opponent", exact=True
    )


NOWHERE = {"en": "There is no such page", "zh": "没有这个页面"}
OFFLINE = {"en": "You are offline, or Graph CRM does not answer", "zh": "没有应答"}


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_map_that_does_not_come_says_so_and_comes_by_itself(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        for asked in ("**/graphql", "**/livez"):
            await page.route(asked, lambda route: route.abort())
        await page.goto(f"{address}{deal.path}?lang={language}")
        alert = page.get_by_role("alert")
        await expect(alert).to_contain_text(OFFLINE[language])
        await expect(alert.get_by_role("button")).to_be_visible()
        for asked in ("**/graphql", "**/livez"):
            await page.unroute(asked)
        await expect(page.locator(".react-flow__node")).to_have_count(1)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_who_goes_on_to_a_page_offline_is_told_and_gets_it_when_online_again(
    enter: Enter, address: str, language: str
) -> None:
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/?lang={language}")
        await expect(page.get_by_role("table")).to_be_visible()
        await page.context.set_offline(True)
        # Of one neither the program nor the data are here yet.
        await page.locator(".top nav a[href='/customers']").click()
        await expect(alert_of(page, OFFLINE[language])).to_be_visible()
        await page.context.set_offline(False)
        await expect(page.get_by_role("table")).to_be_visible()
        await expect(page.get_by_role("alert")).to_have_count(0)
        # With its style, though that did not come either at first.
        assert (
            await page.locator(".table-scroll").evaluate("one => getComputedStyle(one).overflowY") == "auto"
        )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", ["/opportunities", "/other", "/customers/a/b/c"])
async def test_an_address_that_leads_nowhere_says_so_and_leads_on(
    enter: Enter, address: str, language: str, path: str
) -> None:
    async with enter("Ann") as seen:
        response = await seen.page.goto(f"{address}{path}?lang={language}")
        assert response is not None
        assert response.status == 404
        await expect(alert_of(seen.page, NOWHERE[language])).to_be_visible()
        await seen.page.get_by_role("alert").get_by_role("link").click()
        await expect(seen.page.get_by_role("table")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "path", ["/opportunities/x", "/customers/x", "/contacts/x", "/opportunities/x/map", "/customers/x/map"]
)
async def test_a_record_that_is_not_there_is_said_not_to_be(
    enter: Enter, address: str, language: str, path: str
) -> None:
    async with enter("Ann") as seen:
        await seen.page.goto(f"{address}{path}?lang={language}")
        await expect(alert_of(seen.page, NOWHERE[language])).to_be_visible()
        await expect(seen.page.get_by_role("alert").get_by_role("link")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "deleted", "unsaved"),
    [
        ("en", "This map was deleted", "Your last change was not saved"),
        ("zh", "这张地图已被删除", "您最后的 1 处修改没有保存"),
    ],
)
async def test_a_map_that_was_deleted_while_open_says_so_and_keeps_what_was_done(
    enter: Enter, deals: Deals, address: str, language: str, deleted: str, unsaved: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await card(page, "Ada").click()
        note = page.get_by_role("textbox", name="Note" if language == "en" else "备注")
        await deals.ask("mutation ($uid: ID!) { deleteOpportunity(uid: $uid) { __typename } }", uid=deal.uid)
        await note.fill("asked for a reference")
        await note.blur()
        alert = alert_of(page, deleted)
        await expect(alert).to_contain_text(unsaved)
        await expect(note).to_have_value("asked for a reference")
        await expect(note).to_be_disabled()
        await alert.get_by_role("link").click()
        await expect(page.get_by_role("table")).to_be_visible()


async def test_a_server_that_is_down_for_a_while_loses_nothing(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])

    async def bad_gateway(route: Route) -> None:
        await route.fulfill(status=502, content_type="text/html", body="<h1>502 Bad Gateway</h1>")

    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await page.route("**/graphql", bad_gateway)
        await judge(page, "Supporter")
        await expect(alert_of(page, "Your changes are kept")).to_be_visible()
        await choose(page, "Ben")
        await judge(page, "Opponent")
        await page.unroute("**/graphql")
        await saved(page)
        assert [await stance_of(deals, deal, name) for name in ("Ada", "Ben")] == [1, -2]


@pytest.mark.parametrize(("language", "again"), [("en", "Try again"), ("zh", "重试")])
async def test_what_takes_ten_seconds_can_be_asked_for_anew(
    enter: Enter, address: str, language: str, again: str
) -> None:
    answers = asyncio.Event()
    over = asyncio.Event()

    # What was asked before there are answers never gets one.
    async def not_yet(route: Route) -> None:
        if answers.is_set():
            await route.continue_()
        else:
            await over.wait()

    async with enter("Ann") as seen:
        page = seen.page
        await page.clock.install()
        await page.route("**/graphql", not_yet)
        await page.goto(f"{address}/agenda?lang={language}")
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        await expect(page.locator(".skeleton").first).to_be_visible()
        await page.clock.run_for(10_500)
        await expect(page.locator(".loading")).to_contain_text("10")
        answers.set()
        await page.get_by_role("button", name=again).click()
        await expect(page.locator(".skeleton")).to_have_count(0)
        await expect(page.get_by_role("alert")).to_have_count(0)
        over.set()


async def test_a_form_that_is_being_saved_is_left_by_escape(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    go_on = asyncio.Event()

    async def slow(route: Route) -> None:
        if "createActivity" in (route.request.post_data or ""):
            await go_on.wait()
        await route.continue_()

    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang=en")
        await page.route("**/graphql", slow)
        await page.get_by_role("button", name="Log an activity").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("textbox", name="What it was about").fill("she wants a pilot")
        await dialog.get_by_role("button", name="Save").focus()
        await page.keyboard.press("Enter")
        # A second press writes nothing twice.
        await expect(dialog.get_by_role("button", name="Save")).to_be_disabled()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)
        go_on.set()
        await expect(page.get_by_text("she wants a pilot")).to_have_count(1)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_was_typed_in_a_dialog_is_not_thrown_away_unasked(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
        log = page.get_by_role("button", name=say("around.log-activity"))
        dialog = page.get_by_role("dialog")
        await log.click()
        # Nothing was typed: nobody is asked.
        await expect(dialog).to_be_visible()
        await page.mouse.click(5, 5)
        await expect(dialog).to_have_count(0)
        await log.click()
        outcome = dialog.get_by_role("textbox", name=say("around.outcome"))
        await outcome.fill("she wants a pilot")
        asks = dialog.get_by_text(say("frame.not-saved-leave"))
        # However often one presses beside it.
        for _ in range(2):
            await page.mouse.click(5, 5)
            await expect(asks).to_be_visible()
            await expect(outcome).to_have_value("she wants a pilot")
        # Whoever goes on is asked anew.
        await outcome.press("End")
        await page.keyboard.type(", and soon")
        await expect(asks).to_have_count(0)
        await page.keyboard.press("Escape")
        await expect(asks).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_finger_leaves_a_dialog_in_which_something_was_typed(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.goto(f"{address}/opportunities/{deal.uid}/map?lang={language}")
        await page.get_by_role("button", name=say("map.add"), exact=True).click()
        await page.get_by_role("menuitem", name=say("map.new-person")).click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("textbox", name=say("map.name")).fill("Typed on a phone")
        leave = dialog.get_by_role("button", name=say("frame.close"), exact=True)
        box = await leave.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        await leave.click()
        await expect(dialog.get_by_text(say("frame.not-saved-leave"))).to_be_visible()
        await expect(dialog.get_by_role("textbox", name=say("map.name"))).to_have_value("Typed on a phone")
        await leave.click()
        await expect(dialog).to_have_count(0)


async def test_a_form_that_could_not_be_saved_keeps_what_was_typed(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/opportunities/{deal.uid}?lang=en")
        await page.get_by_role("button", name="Log an activity").click()
        outcome = page.get_by_role("dialog").get_by_role("textbox", name="Outcome")
        await outcome.fill("she wants a pilot")
        save = page.get_by_role("dialog").get_by_role("button", name="Save")
        await page.context.set_offline(True)
        await save.click()
        alert = page.get_by_role("dialog").get_by_role("alert")
        await expect(alert).to_contain_text("What you entered is still here")
        await page.context.set_offline(False)
        await page.context.clear_cookies()
        await save.click()
        await expect(alert).to_contain_text("Sign in in the new window")
        await expect(alert.get_by_role("link", name="Sign in")).to_have_attribute("target", "_blank")
        secret = plant_session(driver, "Ann", "administrator")
        url = address.replace("http:", "https:")
        await page.context.add_cookies([{"name": COOKIE, "value": secret, "url": url, "secure": True}])
        await expect(outcome).to_have_value("she wants a pilot")
        await save.click()
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await expect(page.get_by_text("she wants a pilot")).to_be_visible()


WRITES = [
    "Undo", "Redo", "Add", "Tidy up", "New line", "Log an activity", "Place them", "Close the deal", "Share", "New deal",
    "Change the group",
]  # fmt: skip


@pytest.mark.parametrize("role", ["viewer", "rep"])
async def test_who_may_only_look_finds_nothing_to_write_with(
    enter: Enter, deals: Deals, driver: Driver, address: str, role: str
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada"])
    plant_session(driver, f"Vera, {role}", role)
    share = "mutation ($customer: ID!, $user: ID!) { share(node: $customer, user: $user, access: READ) { __typename } }"
    await deals.ask(share, customer=deal.customer, user=f"Vera, {role}")
    async with enter(f"Vera, {role}") as seen:
        page = seen.page
        await open_map(page, address, deal, "Ada")
        await expect(page.locator(".person-details")).to_contain_text(
            "You may look at this, but not change it"
        )
        for name in WRITES:
            for button in await page.get_by_role("button", name=name).all():
                await expect(button).to_be_disabled()
        details = page.locator(".person-details")
        for kind in ("button", "textbox", "combobox"):
            for one in await details.get_by_role(kind).all():
                await expect(one).to_be_disabled()
        await page.locator(".react-flow__node").first.click(button="right")
        await expect(page.get_by_role("menuitem", name="Remove from the map")).to_have_count(0)
        await page.keyboard.press("Escape")
        await page.goto(f"{address}/opportunities/{deal.uid}?lang=en")
        await expect(page.get_by_role("heading", name=deal.name)).to_be_visible()
        for name in WRITES:
            await expect(page.get_by_role("button", name=name)).to_have_count(0)
        for path in (f"/customers/{deal.customer}", f"/contacts/{deal.contacts['Ada']}"):
            await page.goto(f"{address}{path}?lang=en")
            await expect(page.get_by_text("You may look at this, but not change it")).to_be_visible()
            for name in WRITES:
                await expect(page.get_by_role("button", name=name)).to_have_count(0)

"""A map begins with people of another map, with seats, and with the companies that take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.deals import CREATE_DEAL, Deal
from tests.browser.hands import Keys, Mouse, offered
from tests.browser.said import say_in
from tests.browser.test_pages import assert_no_complaints
from tests.browser.test_two_browsers import card

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals
    from tests.browser.hands import Hands
    from tests.browser.said import Say

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
BOTH = pytest.mark.parametrize(
    ("hands", "language"), [(Mouse, "en"), (Mouse, "zh"), (Keys, "en")], ids=["mouse", "zh", "keys"]
)
PARTNERS = "query ($uid: ID!) { opportunity(uid: $uid) { contactMap { partners { customerUid as } } } }"
TITLES = """query ($uid: ID!) { opportunity(uid: $uid) { contactMap {
  stakeholders { title roles { code } contact { known } } } } }"""
REQUIRED = "{ roles { code required } }"


async def second_deal(deals: Deals, first: Deal) -> Deal:
    """Another deal of the same customer, with nobody in its map."""
    name = f"Second {first.name}"
    made = await deals.ask(CREATE_DEAL, customer=first.customer, name=name)
    return Deal(made["createOpportunity"]["uid"], name, first.customer, contacts=first.contacts)


async def known_deal(deals: Deals) -> Deal:
    """A deal of whose people something is known."""
    deal = await deals.make(["Ada", "Ben", "Cleo"], ["Ada", "Ben", "Cleo"])
    us = next(party["uid"] for party in (await deals.map(deal))["parties"] if party["kind"] == "US")
    ada, ben, cleo = (deal.parts[name] for name in ("Ada", "Ben", "Cleo"))
    await deals.change(
        deal,
        {"assignRole": {"stakeholder": ada, "role": "decision_maker"}},
        {"updateStakeholder": {"stakeholder": ada, "note": "Reads every page", "power": "INNER_CIRCLE"}},
        {"setStance": {"stakeholder": ada, "party": us, "value": 2, "evidence": "Said so"}},
        {"setInfluence": {"influencer": ada, "influenced": cleo, "strength": 2, "sign": 1}},
        {"setInfluence": {"influencer": ben, "influenced": cleo, "strength": 1, "sign": 1}},
    )
    return deal


async def find(page: Page, box: Locator, name: str) -> None:
    """The only one of this name, by typing it."""
    await box.fill(name)
    # Until it is found, the first of all are still offered.
    await expect(page.get_by_role("option")).to_have_count(1)
    await offered(page, name).click()
    await expect(box).to_have_value(name)


async def pick_map(page: Page, dialog: Locator, say: Say, name: str) -> None:
    await find(page, dialog.get_by_role("combobox", name=say("start.which-map")), name)


async def turn(hands: Hands, page: Page, box: Locator) -> None:
    """Check it, or take the check away."""
    if isinstance(hands, Keys):
        await hands.go(box)
        await page.keyboard.press("Space")
    else:
        await box.click()


async def nobody_on_canvas(page: Page) -> None:
    await expect(page.locator(".react-flow__node")).to_have_count(0)


async def saved(page: Page, say: Say) -> None:
    await expect(page.locator(".bar").get_by_text(say("map.saved"), exact=True)).to_be_visible()


@BOTH
async def test_an_empty_map_begins_with_people_of_another(
    enter: Enter, deals: Deals, address: str, hands: Callable[[Page], Hands], language: str
) -> None:
    say = say_in(language)
    first = await known_deal(deals)
    second = await second_deal(deals, first)
    async with enter("Ann") as seen:
        page, work = seen.page, hands(seen.page)
        await page.goto(f"{address}{second.path}?lang={language}")
        begin = page.locator(".empty.over").get_by_role("button", name=say("start.copy"))
        await expect(begin).to_be_visible()
        await work.press(begin)
        dialog = page.get_by_role("dialog", name=say("start.copy-title"))
        await pick_map(page, dialog, say, first.name)
        people = dialog.get_by_role("list", name=say("start.people"))
        for name in ("Ada", "Ben", "Cleo"):
            await expect(people.get_by_role("checkbox", name=name)).to_be_checked()
        await turn(work, page, people.get_by_role("checkbox", name="Ben"))
        stances = dialog.get_by_role("checkbox", name=say("start.include-stances"))
        await expect(stances).to_be_checked()
        await turn(work, page, stances)
        copy = "Copy 2 people" if language == "en" else "复制 2 人"
        await work.press(dialog.get_by_role("button", name=copy, exact=True))
        await expect(dialog).to_have_count(0)
        for name in ("Ada", "Cleo"):
            await expect(card(page, name)).to_be_in_viewport(ratio=0.95)
        await expect(page.locator(".react-flow__node")).to_have_count(2)
        await saved(page, say)
        told = await deals.map(second)
        here = {one["contact"]["name"]: one for one in told["stakeholders"]}
        there = await deals.person(first, "Ada")
        ada = here["Ada"]
        assert set(here) == {"Ada", "Cleo"}
        assert ada["roles"] == [{"code": "decision_maker"}]
        assert (ada["note"], ada["power"], ada["stances"]) == ("Reads every page", "INNER_CIRCLE", [])
        # Nobody is in the way of their places.
        assert (ada["x"], ada["y"]) == (there["x"], there["y"])
        assert [line["influencer"]["uid"] for line in told["influences"]] == [ada["uid"]]
        # It is one step, which one undo takes back.
        await page.get_by_role("button", name=say("map.undo"), exact=True).click()
        await nobody_on_canvas(page)
        await saved(page, say)
        assert (await deals.map(second))["stakeholders"] == []
        await expect(page.get_by_role("button", name=say("map.undo"), exact=True)).to_be_disabled()
        await page.get_by_role("button", name=say("map.redo"), exact=True).click()
        await expect(card(page, "Ada")).to_be_visible()
        await saved(page, say)
        assert (await deals.person(second, "Ada"))["note"] == "Reads every page"
        await assert_no_complaints(seen, address)


@BOTH
async def test_who_is_in_the_map_already_is_said_and_left_as_they_are(
    enter: Enter, deals: Deals, address: str, hands: Callable[[Page], Hands], language: str
) -> None:
    say = say_in(language)
    first = await known_deal(deals)
    second = await second_deal(deals, first)
    await deals.change(second, {"addStakeholder": {"contact": first.contacts["Ada"], "x": 10, "y": 20}})
    async with enter("Ann") as seen:
        page, work = seen.page, hands(seen.page)
        await page.goto(f"{address}{second.path}?lang={language}")
        await expect(card(page, "Ada")).to_be_visible()
        await work.choose(page.get_by_role("button", name=say("map.add"), exact=True), say("start.copy"))
        dialog = page.get_by_role("dialog", name=say("start.copy-title"))
        await pick_map(page, dialog, say, first.name)
        await expect(dialog.get_by_text(say("start.here", names="Ada"))).to_be_visible()
        await expect(dialog.get_by_role("checkbox", name="Ada")).to_have_count(0)
        # Somebody stands here already, so places of another drawing are not what one wants at first.
        await expect(dialog.get_by_role("checkbox", name=say("start.include-positions"))).not_to_be_checked()
        await work.press(dialog.get_by_role("button", name=say("start.none")))
        await expect(dialog.get_by_role("checkbox", name="Ben")).not_to_be_checked()
        await turn(work, page, dialog.get_by_role("checkbox", name="Cleo"))
        copy = "Copy 1 person" if language == "en" else "复制 1 人"
        await work.press(dialog.get_by_role("button", name=copy, exact=True))
        place = page.get_by_role("button", name=say("map.place-them"))
        await expect(place).to_be_visible()
        await work.press(place)
        await expect(card(page, "Cleo")).to_be_visible()
        await saved(page, say)
        told = await deals.map(second)
        here = {one["contact"]["name"]: one for one in told["stakeholders"]}
        assert set(here) == {"Ada", "Cleo"}
        assert (here["Ada"]["x"], here["Ada"]["y"], here["Ada"]["roles"]) == (10, 20, [])


async def test_what_was_done_just_before_is_written_before_people_are_copied(
    enter: Enter, deals: Deals, address: str
) -> None:
    first = await known_deal(deals)
    second = await second_deal(deals, first)
    await deals.change(second, {"addStakeholder": {"contact": first.contacts["Ada"], "x": 10, "y": 20}})
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{second.path}?lang=en")
        await card(page, "Ada").click()
        await page.get_by_role("button", name="Add", exact=True).click()
        await page.get_by_role("menuitem", name="Copy from another map…").click()
        dialog = page.get_by_role("dialog")
        await pick_map(page, dialog, say_in("en"), first.name)
        await expect(dialog.get_by_role("checkbox", name="Ben")).to_be_checked()
        # Both wait for a connection, and go in their order.
        await page.context.set_offline(True)
        await dialog.get_by_role("button", name="Copy 2 people").click()
        await card(page, "Ada").focus()
        await page.keyboard.press("Delete")
        await expect(page.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
        await page.context.set_offline(False)
        await saved(page, say_in("en"))
        here = {one["contact"]["name"]: one for one in (await deals.map(second))["stakeholders"]}
        assert set(here) == {"Ada", "Ben", "Cleo"}
        assert here["Ada"]["x"] is None
        # Two steps: the card comes back first, then the people go.
        undo = page.get_by_role("button", name="Undo", exact=True)
        await undo.click()
        await expect(card(page, "Ada")).to_be_visible()
        await undo.click()
        await expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
        await saved(page, say_in("en"))
        assert [one["contact"]["name"] for one in (await deals.map(second))["stakeholders"]] == ["Ada"]


async def test_people_go_to_the_customers_own_map_too(enter: Enter, deals: Deals, address: str) -> None:
    first = await known_deal(deals)
    say = say_in("en")
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/customers/{first.customer}/map?lang=en")
        await page.locator(".empty.over").get_by_role("button", name=say("start.copy")).click()
        dialog = page.get_by_role("dialog", name=say("start.copy-title"))
        await pick_map(page, dialog, say, first.name)
        await dialog.get_by_role("button", name="Copy 3 people").click()
        await expect(page.locator(".react-flow__node")).to_have_count(3)
        await saved(page, say)
        # And from there into a new deal.
        second = await second_deal(deals, first)
        await page.goto(f"{address}{second.path}?lang=en")
        await page.locator(".empty.over").get_by_role("button", name=say("start.copy")).click()
        await dialog.get_by_role("combobox", name=say("start.which-map")).fill("Company")
        await page.get_by_role("option").filter(has_text=say("map.of-customer")).click()
        await dialog.get_by_role("button", name="Copy 3 people").click()
        await expect(page.locator(".react-flow__node")).to_have_count(3)
        await saved(page, say)
        assert (await deals.person(second, "Ada"))["note"] == "Reads every page"


async def test_an_empty_map_does_not_offer_people_where_there_are_none(
    enter: Enter, deals: Deals, address: str
) -> None:
    say = say_in("en")
    deal = await deals.make(["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        empty = page.locator(".empty.over")
        async with page.expect_response(
            lambda answer: "PeopleElsewhere" in (answer.request.post_data or "")
        ) as looked:
            await page.goto(f"{address}{deal.path}?lang=en")
        await (await looked.value).finished()
        await expect(empty.get_by_role("button", name=say("map.new-person"))).to_be_visible()
        await expect(empty.get_by_role("button", name=say("start.copy"))).to_have_count(0)
        # As soon as there is somebody elsewhere, it does.
        other = await second_deal(deals, deal)
        await deals.change(other, {"addStakeholder": {"contact": deal.contacts["Ada"]}})
        await page.reload()
        await expect(empty.get_by_role("button", name=say("start.copy"))).to_be_visible()


@BOTH
async def test_seats_are_added_for_roles_that_nobody_plays(
    enter: Enter, deals: Deals, address: str, hands: Callable[[Page], Hands], language: str
) -> None:
    say, words = say_in(language), await deals.vocabulary(language)
    required = {one["code"] for one in (await deals.ask(REQUIRED))["roles"] if one["required"]}
    deal = await deals.make(["Ada"], ["Ada"])
    await deals.change(deal, {"assignRole": {"stakeholder": deal.parts["Ada"], "role": "decision_maker"}})
    missing = required - {"decision_maker"}
    assert missing
    assert "legal" not in required
    async with enter("Ann") as seen:
        page, work = seen.page, hands(seen.page)
        await page.goto(f"{address}{deal.path}?lang={language}")
        await expect(card(page, "Ada")).to_be_visible()
        add = page.get_by_role("button", name=say("map.add"), exact=True)
        await work.choose(add, say("start.seats"))
        dialog = page.get_by_role("dialog", name=say("start.seats-title"))
        await expect(dialog.locator(".chip")).to_have_count(len(missing))
        for code in missing:
            await expect(dialog.locator(".chip").get_by_text(words[code], exact=True)).to_be_visible()
        played = say("start.played", names=words["decision_maker"])
        await expect(dialog.get_by_text(played)).to_be_visible()
        many = f"Add {len(missing)} seats" if language == "en" else f"添加 {len(missing)} 个席位"
        await work.press(dialog.get_by_role("button", name=many, exact=True))
        await expect(page.get_by_role("button", name=say("map.place-them"))).to_be_visible()
        await saved(page, say)
        people = await seats_of(deals, deal)
        assert {(one["title"], role) for one in people for role in one["roles"]} == {
            (words[code], code) for code in missing
        }
        # Roles of one's own choice; who is there now is not asked for again.
        await work.choose(add, say("start.seats"))
        await expect(dialog.get_by_text(say("start.none-missing"))).to_be_visible()
        template = dialog.get_by_role("button").filter(has_text=say("start.template-STANDARD"))
        await work.choose(template, say("start.template-own"))
        await work.choose(dialog.get_by_role("button").filter(has_text=say("start.no-roles")), words["legal"])
        await page.keyboard.press("Escape")
        one = "Add 1 seat" if language == "en" else "添加 1 个席位"
        await work.press(dialog.get_by_role("button", name=one, exact=True))
        await expect(dialog).to_have_count(0)
        await saved(page, say)
        assert len(await seats_of(deals, deal)) == len(missing) + 1
        # Each is one step.
        undo = page.get_by_role("button", name=say("map.undo"), exact=True)
        await undo.click()
        await saved(page, say)
        assert len(await seats_of(deals, deal)) == len(missing)
        await undo.click()
        await expect(page.get_by_role("button", name=say("map.place-them"))).to_have_count(0)
        await saved(page, say)
        assert await seats_of(deals, deal) == []
        await assert_no_complaints(seen, address)


async def seats_of(deals: Deals, deal: Deal) -> list[dict[str, Any]]:
    told = (await deals.ask(TITLES, uid=deal.uid))["opportunity"]["contactMap"]["stakeholders"]
    return [
        {"title": one["title"], "roles": [role["code"] for role in one["roles"]]}
        for one in told
        if not one["contact"]["known"]
    ]


@BOTH
async def test_companies_take_part_in_a_deal(
    enter: Enter, deals: Deals, address: str, hands: Callable[[Page], Hands], language: str
) -> None:
    say, words = say_in(language), await deals.vocabulary(language)
    deal = await deals.make(["Ada"], ["Ada"])
    partner = await deals.make([], customer="Harbour Consulting")
    name = f"Harbour Consulting {partner.name.split()[-1]}"
    as_what = words["consultant"]

    async def partners() -> list[dict[str, Any]]:
        return (await deals.ask(PARTNERS, uid=deal.uid))["opportunity"]["contactMap"]["partners"]

    async with enter("Ann") as seen:
        page, work = seen.page, hands(seen.page)
        await page.goto(f"{address}{deal.path}?lang={language}")
        await expect(card(page, "Ada")).to_be_visible()
        await work.choose(page.get_by_role("button", name=say("map.add"), exact=True), say("start.partners"))
        dialog = page.get_by_role("dialog", name=say("start.partners"))
        await expect(dialog.get_by_text(say("start.no-partner"))).to_be_visible()
        await find(page, dialog.get_by_role("combobox", name=say("start.company")), name)
        kind = dialog.locator(".pick")
        if not (await kind.inner_text()).startswith(as_what):
            await work.choose(kind, as_what)
        await work.press(dialog.get_by_role("button", name=say("map.add"), exact=True))
        listed = dialog.get_by_role("list", name=say("start.partners")).get_by_role("listitem")
        await expect(listed).to_have_text([f"{name}{as_what}{say('map.take-out')}"])
        await saved(page, say)
        assert await partners() == [{"customerUid": partner.customer, "as": "consultant"}]
        # It is there for whoever comes later, and can be taken out.
        await page.reload()
        await expect(card(page, "Ada")).to_be_visible()
        await work.choose(page.get_by_role("button", name=say("map.add"), exact=True), say("start.partners"))
        leave = dialog.get_by_role("button", name=say("start.remove-partner", name=name, **{"as": as_what}))
        await expect(leave).to_be_visible()
        await work.press(leave)
        await expect(dialog.get_by_text(say("start.no-partner"))).to_be_visible()
        await page.keyboard.press("Escape")
        await saved(page, say)
        assert await partners() == []
        await page.get_by_role("button", name=say("map.undo"), exact=True).click()
        await saved(page, say)
        assert await partners() == [{"customerUid": partner.customer, "as": "consultant"}]
        await assert_no_complaints(seen, address)

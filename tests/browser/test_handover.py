"""What one of us has goes to others when they leave: all at once, with exceptions, and it can be taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.said import say_in
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals
    from tests.browser.said import Say

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
OWN = """mutation ($node: ID!, $user: ID!, $kind: OwnerKind) { setOwner(node: $node, user: $user, kind: $kind) {
  __typename ... on Problem { message } } }"""
PLAN = """mutation ($input: CreateActivityInput!) { createActivity(input: $input) {
  __typename ... on Problem { message } } }"""
WHOSE = """query ($deal: ID!, $customer: ID!) {
  opportunity(uid: $deal) { owner { name } contactMap { stakeholders { coverage { userName } } }
    activities(first: 5) { edges { node { user { name } } } } }
  customer(uid: $customer) { salesOwner { name } } }"""
SHUT_OUT = "MATCH (user:User {uid: $uid}) SET user.active = false"


@dataclass
class Us:
    """Who leaves with two customers, two deals, somebody whom they cover and a plan; and who is there to take over."""

    leaver: str
    heir: str
    other: str
    north: Deal
    south: Deal


@pytest.fixture
async def us(deals: Deals, driver: Driver) -> Us:
    leaver, heir, other = (f"{name} {uuid4().hex[:8]}" for name in ("Leo", "Hanna", "Ottilie"))
    for name in (leaver, heir, other):
        plant_session(driver, name, "rep")
    north, south = [await deals.make(["Ada"], ["Ada"], name=f"Deal of {leaver}") for _ in range(2)]
    for deal in (north, south):
        await deals.ask(OWN, node=deal.customer, user=leaver, kind="SALES")
        await deals.ask(OWN, node=deal.uid, user=leaver, kind=None)
    covered = {"stakeholder": north.parts["Ada"], "user": leaver, "level": "IN_DEPTH"}
    await deals.change(north, {"setCoverage": covered})
    planned = {
        "kind": "CALL",
        "status": "PLANNED",
        "subject": north.uid,
        "occurredAt": "2030-01-01T09:00:00Z",
    }
    await deals.ask(PLAN, input={**planned, "user": leaver})
    return Us(leaver, heir, other, north, south)


async def whose(deals: Deals, deal: Deal) -> tuple[str, str, list[str], list[str]]:
    """Who has the customer, the deal, those in its map, and what is planned."""
    told = await deals.ask(WHOSE, deal=deal.uid, customer=deal.customer)
    found: dict[str, Any] = told["opportunity"]
    covering = [one["userName"] for part in found["contactMap"]["stakeholders"] for one in part["coverage"]]
    planning = [edge["node"]["user"]["name"] for edge in found["activities"]["edges"]]
    return told["customer"]["salesOwner"]["name"], found["owner"]["name"], covering, planning


def held(say: Say, kind: str, count: int) -> str:
    """So many of this kind, as the page says it."""
    forms = dict(re.findall(r"(one|other) \{(.*?)\}", say(f"settings.held-{kind}")))
    return forms["one" if count == 1 and "one" in forms else "other"].replace("#", str(count))


async def line_of(page: Page, address: str, say: Say, language: str, name: str) -> Locator:
    """Somebody's line in the settings."""
    await page.goto(f"{address}/settings?lang={language}")
    await expect(page.locator("#vocabularies")).to_be_visible()
    await expect(page.locator(".loading")).to_have_count(0)
    await page.get_by_role("searchbox", name=say("settings.find-user")).fill(name)
    await expect(page.locator("section[aria-labelledby=users] .lines > li")).to_have_count(1)
    return page.get_by_role("listitem", name=name)


def begin(scope: Page | Locator, say: Say, name: str) -> Locator:
    return scope.get_by_role("button", name=say("settings.hand-over-named", name=name), exact=True)


async def choose(page: Page, box: Locator, name: str) -> None:
    await box.press_sequentially(name)
    await page.get_by_role("option", name=name).first.click()
    await expect(box).to_have_value(name)


@LANGUAGES
async def test_what_somebody_has_who_leaves_is_handed_over_and_given_back(
    enter: Enter, deals: Deals, us: Us, address: str, language: str
) -> None:
    say = say_in(language)
    async with enter("Ann") as seen:
        page = seen.page
        line = await line_of(page, address, say, language, us.leaver)
        await expect(line.get_by_role("status")).to_have_count(0)
        await line.get_by_text(say("settings.active"), exact=True).click()
        # It is offered at once.
        all_of_it = [
            held(say, kind, count)
            for kind, count in (("CUSTOMER", 2), ("OPPORTUNITY", 2), ("COVERAGE", 1), ("ACTIVITY", 1))
        ]
        said = say("settings.still-has", name=us.leaver, what=", ".join(all_of_it))
        await expect(line.get_by_role("status")).to_have_text(said)

        await begin(line, say, us.leaver).click()
        dialog = page.get_by_role("dialog")
        for one in all_of_it:
            await expect(dialog.get_by_role("switch", name=one, exact=True)).to_be_checked()
        now = dialog.get_by_role("button", name=say("settings.hand-over-now"), exact=True)
        await expect(now).to_be_disabled()
        await choose(page, dialog.get_by_role("combobox", name=say("settings.hand-over-to")), us.heir)
        await expect(now).to_be_enabled()
        await dialog.get_by_role("button", name=say("settings.add-exception"), exact=True).click()
        # Half of an exception is none.
        await expect(now).to_be_disabled()
        exception = dialog.get_by_role("region", name=say("settings.exceptions"))
        await choose(
            page, exception.get_by_role("combobox", name=say("settings.exception"), exact=True), us.south.name
        )
        await expect(now).to_be_disabled()
        await choose(
            page,
            exception.get_by_role("combobox", name=say("settings.exception-to"), exact=True),
            us.other,
        )
        # So much was chosen that Escape asks first.
        await now.focus()
        await page.keyboard.press("Escape")
        await expect(dialog.get_by_role("status")).to_have_text(say("frame.not-saved-leave"))
        await now.click()

        told = say("settings.handed-over", name=us.leaver, what=", ".join(all_of_it))
        done = page.locator(".notice.done")
        await expect(done).to_contain_text(told)
        await expect(line.get_by_role("status")).to_have_text("")
        assert await whose(deals, us.north) == (us.heir, us.heir, [us.heir], [us.heir])
        assert await whose(deals, us.south) == (us.heir, us.other, [], [])

        await done.get_by_role("button", name=say("map.undo"), exact=True).click()
        await expect(done).to_have_count(0)
        await expect(line.get_by_role("status")).to_have_text(said)
        assert await whose(deals, us.north) == (us.leaver, us.leaver, [us.leaver], [us.leaver])
        assert await whose(deals, us.south) == (us.leaver, us.leaver, [], [])
        assert seen.complaints == []


@LANGUAGES
async def test_what_is_to_stay_stays_and_a_refusal_keeps_what_was_chosen(
    enter: Enter, deals: Deals, driver: Driver, us: Us, address: str, language: str
) -> None:
    say = say_in(language)
    async with enter("Ann") as seen:
        page = seen.page
        line = await line_of(page, address, say, language, us.leaver)
        await begin(line, say, us.leaver).click()
        dialog = page.get_by_role("dialog")
        to = dialog.get_by_role("combobox", name=say("settings.hand-over-to"))
        await choose(page, to, us.heir)
        for kind in ("CUSTOMER", "OPPORTUNITY"):
            await dialog.get_by_text(held(say, kind, 2), exact=True).click()
        # Nothing of what still goes can be an exception.
        add = dialog.get_by_role("button", name=say("settings.add-exception"), exact=True)
        await expect(add).to_have_count(0)
        driver.execute_query(SHUT_OUT, {"uid": us.heir})
        now = dialog.get_by_role("button", name=say("settings.hand-over-now"), exact=True)
        await now.click()
        await expect(dialog.get_by_role("alert")).to_contain_text(us.heir)
        await expect(to).to_have_value(us.heir)
        await expect(dialog.get_by_role("switch", name=held(say, "CUSTOMER", 2))).not_to_be_checked()

        await to.fill("")
        await choose(page, to, us.other)
        await now.click()
        await expect(page.locator(".notice.done")).to_be_visible()
        assert await whose(deals, us.north) == (us.leaver, us.leaver, [us.other], [us.other])


@LANGUAGES
async def test_managers_hand_over_what_their_team_has_and_everybody_what_is_theirs(
    enter: Enter, deals: Deals, driver: Driver, us: Us, address: str, language: str
) -> None:
    say, manager = say_in(language), f"Maud {uuid4().hex[:8]}"
    plant_session(driver, manager, "manager")
    driver.execute_query(
        "CREATE (team:Team {uid: $team, name: $team}) WITH team "
        "MATCH (user:User) WHERE user.uid IN $members CREATE (user)-[:MEMBER_OF]->(team)",
        {"team": str(uuid4()), "members": [manager, us.leaver]},
    )
    async with enter(us.leaver) as seen:
        line = await line_of(seen.page, address, say, language, us.heir)
        await expect(line).to_be_visible()
        await expect(begin(line, say, us.heir)).to_have_count(0)
        line = await line_of(seen.page, address, say, language, us.leaver)
        await expect(begin(line, say, us.leaver)).to_be_visible()
    async with enter(manager) as seen:
        page = seen.page
        line = await line_of(page, address, say, language, us.other)
        await begin(line, say, us.other).click()
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_contain_text(say("settings.has-nothing", name=us.other))
        await dialog.get_by_role("button", name=say("around.cancel"), exact=True).click()

        line = await line_of(page, address, say, language, us.leaver)
        await begin(line, say, us.leaver).click()
        await choose(page, dialog.get_by_role("combobox", name=say("settings.hand-over-to")), us.heir)
        await dialog.get_by_role("button", name=say("settings.hand-over-now"), exact=True).click()
        await expect(page.locator(".notice.done")).to_contain_text(us.leaver)
        assert await whose(deals, us.south) == (us.heir, us.heir, [], [])
        assert seen.complaints == []

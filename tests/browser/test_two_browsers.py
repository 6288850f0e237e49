"""Two people in two browsers on one map: each sees what the other does, and neither loses or overwrites anything unseen."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bench.page import SEEN_LIMIT, seen_by_another
from graph_crm.api.pages import APP_PAGE
from graph_crm.graph.gateway import open_graph
from graph_crm.imports.service import ImportService
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from neo4j import Driver
    from playwright.async_api import Locator, Page, WebSocketRoute

    from graph_crm.graph.connection import Connection
    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
EDITS = 100
# The promise is for a quiet machine, and so is the benchmark.
ROOM = 5
STANCES = {"Mentor": 2, "Supporter": 1, "Neutral": 0, "Non-supporter": -1, "Opponent": -2}
PEOPLE = ["Ada", "Ben", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hal"]


def card(page: Page, name: str) -> Locator:
    return page.locator(".react-flow__node").filter(has_text=f"Head of {name}")


def towards_us(page: Page) -> Locator:
    return page.get_by_role("group", name="Stance towards").first


async def open_map(page: Page, address: str, deal: Deal, name: str) -> None:
    """Their map, with this person's details open."""
    await page.goto(f"{address}{deal.path}?lang=en")
    await choose(page, name)


async def choose(page: Page, name: str) -> None:
    await card(page, name).click()
    await expect(page.locator(".person-details").get_by_role("heading", name=name)).to_be_visible()


async def judge(page: Page, stance: str) -> None:
    await towards_us(page).get_by_role("button", name=stance, exact=True).click()


async def empower(page: Page, power: str) -> None:
    await page.locator(".person-details").get_by_role("button", name=re.compile("Power$")).click()
    await page.get_by_role("option", name=power).click()


async def saved(page: Page) -> None:
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=30_000)


async def stance_of(deals: Deals, deal: Deal, name: str) -> int | None:
    stances = (await deals.person(deal, name))["stances"]
    return stances[0]["value"] if stances else None


async def power_of(deals: Deals, deal: Deal, name: str) -> str | None:
    return (await deals.person(deal, name))["power"]


async def test_an_edit_is_seen_by_another_soon(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])
    async with enter("Ann") as seen:
        browser = seen.page.context.browser
        assert browser is not None
        secret = plant_session(driver, "Ann", "administrator")
        taken = await seen_by_another(browser, f"{address}{deal.path}?lang=en", secret, "Ada")
        assert taken <= ROOM * SEEN_LIMIT


async def test_what_one_does_the_other_sees_and_goes_on(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(PEOPLE, PEOPLE)
    async with enter("Ann") as ann, enter("Bo") as bo:
        await open_map(ann.page, address, deal, "Ada")
        await open_map(bo.page, address, deal, "Ben")
        await bo.page.evaluate("window.isSamePage = true")
        outline = bo.page.get_by_role("button", name="Outline", exact=True)
        before = await outline.bounding_box()
        await judge(ann.page, "Mentor")
        await expect(card(bo.page, "Ada")).to_contain_text("Mentor")
        await expect(bo.page.get_by_role("status").filter(has_text="Ann changed the map")).to_be_visible()
        # The news move no button from under a hand.
        assert await outline.bounding_box() == before
        assert await bo.page.evaluate("window.isSamePage")
        # What the other was busy with is as it was.
        await expect(bo.page.locator(".person-details").get_by_role("heading", name="Ben")).to_be_visible()
        assert bo.complaints == ann.complaints == []


async def test_a_hundred_edits_of_each_at_once_lose_nothing(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    deal = await deals.make(PEOPLE, PEOPLE)
    wanted: dict[str, int] = {}

    async def work(page: Page, people: list[str]) -> None:
        each = EDITS // len(people)
        for name in people:
            await choose(page, name)
            buttons = [
                (word, towards_us(page).get_by_role("button", name=word, exact=True)) for word in STANCES
            ]
            # Beginning elsewhere for each, so that they end differently.
            start = people.index(name) + 1
            for number in range(start, start + each):
                word, button = buttons[number % len(buttons)]
                await button.click()
                wanted[name] = STANCES[word]

    async with enter("Ann") as ann, enter("Bo") as bo:
        await open_map(ann.page, address, deal, PEOPLE[0])
        await open_map(bo.page, address, deal, PEOPLE[4])
        before = batches_of(driver, deal)
        await asyncio.gather(work(ann.page, PEOPLE[:4]), work(bo.page, PEOPLE[4:]))
        await asyncio.gather(saved(ann.page), saved(bo.page))
        assert batches_of(driver, deal) - before == 2 * EDITS
        assert {name: await stance_of(deals, deal, name) for name in PEOPLE} == wanted
        words = {value: word for word, value in STANCES.items()}
        for page in (ann.page, bo.page):
            for name, value in wanted.items():
                await expect(card(page, name)).to_contain_text(words[value])
        assert (
            await ann.page.get_by_role("dialog").count() == await bo.page.get_by_role("dialog").count() == 0
        )


async def test_a_connection_that_died_without_a_word_is_made_anew(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    connections: list[WebSocketRoute] = []
    is_dead = False

    def route(page_side: WebSocketRoute) -> None:
        first = not connections
        connections.append(page_side)
        server_side = page_side.connect_to_server()
        server_side.on_message(lambda message: None if first and is_dead else page_side.send(message))

    async with enter("Ann") as ann:
        await ann.page.route_web_socket(re.compile("/graphql$"), route)
        await ann.page.goto(f"{address}{deal.path}?lang=en")
        ada = {"stakeholder": deal.parts["Ada"]}
        await deals.change(deal, {"updateStakeholder": {**ada, "power": "OUTSIDE"}})
        await expect(card(ann.page, "Ada")).to_contain_text("Outside", ignore_case=True)
        is_dead = True
        await deals.change(deal, {"updateStakeholder": {**ada, "power": "INNER_CIRCLE"}})
        await expect(card(ann.page, "Ada")).to_contain_text("Inner circle", ignore_case=True, timeout=40_000)
        assert len(connections) > 1


def say_nothing(_file: str, _done: int, _total: int) -> None:
    """Nobody watches the progress."""


async def test_what_an_import_changes_is_seen_in_an_open_map(
    enter: Enter, driver: Driver, connection: Connection, address: str, tmp_path: Path
) -> None:
    files = {
        "customers.csv": "id,name\nc,Company\n",
        "contacts.csv": "id,name,customer,title\nada,Ada,c,Head of Ada\n",
        "opportunities.csv": "id,name,customer\nd,Imported by and by,c\n",
        "stakeholders.csv": "opportunity,contact,power,x,y\nd,ada,outside,0,0\n",
    }

    async def import_all() -> None:
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        async with open_graph(connection, 30) as graph:
            report = await ImportService(graph).import_folder(tmp_path, "by-and-by", say_nothing)
        assert report.rejected == 0

    await import_all()
    found = driver.execute_query(
        "MATCH (deal:Opportunity {name: 'Imported by and by'}) RETURN deal.uid AS uid"
    )
    uid = found.records[0]["uid"]
    async with enter("Ann") as ann:
        await ann.page.goto(f"{address}/opportunities/{uid}/map?lang=en")
        await expect(card(ann.page, "Ada")).to_contain_text("Outside", ignore_case=True)
        files["stakeholders.csv"] = "opportunity,contact,power,x,y\nd,ada,inner_circle,0,0\n"
        await import_all()
        await expect(card(ann.page, "Ada")).to_contain_text("Inner circle", ignore_case=True)


def batches_of(driver: Driver, deal: Deal) -> int:
    query = (
        "MATCH (:Opportunity {uid: $uid})<-[:CHANGED]-(batch:Batch) RETURN count(DISTINCT batch) AS number"
    )
    return driver.execute_query(query, uid=deal.uid).records[0]["number"]


@pytest.mark.parametrize("choice", ["Keep theirs", "Write mine over it"])
async def test_a_conflict_shows_both_sides_and_waits_for_a_choice(
    enter: Enter, deals: Deals, address: str, choice: str
) -> None:
    deal = await deals.make(["Ada", "Ben"], ["Ada", "Ben"])
    async with enter("Ann") as ann, enter("Bo") as bo:
        await open_map(ann.page, address, deal, "Ada")
        await open_map(bo.page, address, deal, "Ada")
        # Bo is in a tunnel while Ann makes up her mind.
        await bo.page.context.set_offline(True)
        await empower(bo.page, "Outside")
        await choose(bo.page, "Ben")
        await judge(bo.page, "Supporter")
        await expect(bo.page.get_by_text("Your changes are kept")).to_be_visible()
        await empower(ann.page, "Inner circle")
        await saved(ann.page)
        await bo.page.context.set_offline(False)
        dialog = bo.page.get_by_role("dialog", name="Two of you changed the same thing")
        await expect(dialog).to_contain_text("Ada", timeout=10_000)
        await expect(dialog).to_contain_text("Ann made it")
        await expect(dialog.locator(".sides")).to_contain_text("Power Inner circle", ignore_case=True)
        await expect(dialog.locator(".sides")).to_contain_text("Power Outside", ignore_case=True)
        # Nothing is written meanwhile, not even what nobody else touched; and nothing is lost.
        assert await power_of(deals, deal, "Ada") == "INNER_CIRCLE"
        assert await stance_of(deals, deal, "Ben") is None
        await expect(card(bo.page, "Ada")).to_contain_text("Outside", ignore_case=True)
        await bo.page.keyboard.press("Escape")
        await expect(dialog).to_be_visible()
        await dialog.get_by_role("button", name=choice).click()
        await expect(dialog).to_be_hidden()
        await saved(bo.page)
        power = "INNER_CIRCLE" if choice == "Keep theirs" else "OUTSIDE"
        assert await power_of(deals, deal, "Ada") == power
        assert await stance_of(deals, deal, "Ben") == 1
        for page in (ann.page, bo.page):
            await expect(card(page, "Ada")).to_contain_text(power.replace("_", " "), ignore_case=True)
            await expect(card(page, "Ben")).to_contain_text("Supporter")


async def test_what_somebody_types_is_not_taken_away_by_another(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as ann, enter("Bo") as bo:
        await open_map(ann.page, address, deal, "Ada")
        await open_map(bo.page, address, deal, "Ada")
        mine = bo.page.get_by_role("textbox", name="Note", exact=True)
        # As an input method does while a word is being chosen: nothing is saved until it is.
        await mine.dispatch_event("compositionstart")
        await mine.fill("Bo's words")
        theirs = ann.page.get_by_role("textbox", name="Note", exact=True)
        await theirs.fill("Ann's words")
        await theirs.blur()
        await expect(bo.page.get_by_role("status").filter(has_text="Ann changed the map")).to_be_visible()
        await expect(mine).to_have_value("Bo's words")
        await mine.blur()
        dialog = bo.page.get_by_role("dialog", name="Two of you changed the same thing")
        await expect(dialog.locator(".sides")).to_contain_text("Ann's words")
        await expect(dialog.locator(".sides")).to_contain_text("Bo's words")
        await dialog.get_by_role("button", name="Keep theirs").click()
        await expect(mine).to_have_value("Ann's words")


async def test_what_is_typed_is_saved_at_a_pause_and_is_one_step(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make(["Ada"], ["Ada"])

    async with enter("Ann") as ann:
        page = ann.page

        async def write(text: str) -> None:
            sent = "applyMapChanges"
            async with page.expect_response(
                lambda answer: sent in (answer.request.post_data or "")
            ) as answer:
                await note.fill(text)
            await (await answer.value).finished()

        await open_map(page, address, deal, "Ada")
        note = page.get_by_role("textbox", name="Note", exact=True)
        await write("She wants ")
        assert (await deals.person(deal, "Ada"))["note"] == "She wants"
        await expect(note).to_have_value("She wants ")
        await write("She wants a pilot")
        assert (await deals.person(deal, "Ada"))["note"] == "She wants a pilot"
        await expect(note).to_be_focused()
        await page.get_by_role("button", name="Undo").click()
        await expect(note).to_have_value("")
        await expect(page.get_by_role("button", name="Undo")).to_be_disabled()
        name = page.get_by_role("textbox", name="Name", exact=True)
        await name.fill("")
        await name.blur()
        await expect(name).to_have_value("Ada")

"""The story of a rep: from an empty deal to a map that says who decides, by mouse and again by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
PEOPLE = ["Ada Berg", "Ben Dahl", "Cleo Falk"]
EVIDENCE = "Asked for our plan in the steering group."
MOST_TABS = 80


def card(page: Page, name: str) -> Locator:
    return page.locator(".react-flow__node").filter(has_text=name)


def listed(page: Page, name: str) -> Locator:
    return page.locator(".people-list").get_by_role("row", name=name)


async def assert_told(deals: Deals, deal: Deal) -> None:
    """What the story made is in the graph."""
    told = await deals.map(deal)
    people: dict[str, Any] = {one["contact"]["name"]: one for one in told["stakeholders"]}
    assert sorted(people) == PEOPLE
    assert all(one["x"] is not None for one in people.values())
    ada, ben, cleo = (people[name] for name in PEOPLE)
    assert [(one["report"]["uid"], one["manager"]["uid"]) for one in told["reportingLines"]] == [
        (ben["uid"], ada["uid"])
    ]
    assert [(one["influencer"]["uid"], one["influenced"]["uid"]) for one in told["influences"]] == [
        (cleo["uid"], ada["uid"])
    ]
    assert [role["code"] for role in ada["roles"]] == ["decision_maker"]
    assert ada["power"] == "INNER_CIRCLE"
    [stance] = ada["stances"]
    assert (stance["value"], stance["evidence"]) == (1, EVIDENCE)
    assert [one["level"] for one in ada["coverage"]] == ["BRIEF"]


async def drag(page: Page, start: Locator, to: tuple[float, float]) -> None:
    """With the mouse, in small steps, as a hand does it."""
    box = await start.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.mouse.down()
    await page.mouse.move(box["x"] + box["width"] / 2 + 12, box["y"] + box["height"] / 2 + 4, steps=4)
    await page.mouse.move(*to, steps=12)
    await page.mouse.move(to[0] + 1, to[1] + 1, steps=2)
    await page.mouse.up()


async def middle(one: Locator) -> tuple[float, float]:
    box = await one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def at_rest(one: Locator) -> None:
    """Wait until the map no longer moves under it."""
    await one.evaluate("""one => new Promise(resolve => {
      let before = null;
      const look = () => {
        const { x, y } = one.getBoundingClientRect();
        if (before === `${x} ${y}`) resolve();
        else { before = `${x} ${y}`; setTimeout(look, 120); }
      };
      look();
    })""")


async def test_by_mouse(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang=en")
        await expect(page.get_by_role("heading", name="Drag your first decision maker here")).to_be_visible()
        x, y = await middle(page.locator(".canvas"))
        await drag(page, listed(page, "Ada Berg"), (x, y - 120))
        await expect(card(page, "Ada Berg")).to_be_visible()
        await at_rest(card(page, "Ada Berg"))
        # Dropped on a card: below that person.
        await drag(page, listed(page, "Ben Dahl"), await middle(card(page, "Ada Berg")))
        await expect(page.locator(".react-flow__edge")).to_have_count(1)
        await drag(page, listed(page, "Cleo Falk"), (x + 250, y + 200))
        await expect(card(page, "Cleo Falk")).to_be_visible()
        # A line is drawn from card to card.
        await page.get_by_role("button", name="New line").click()
        await page.get_by_role("menuitem", name="Influences (+)").click()
        await page.locator(".react-flow__controls-fitview").click()
        await at_rest(card(page, "Ada Berg"))
        await card(page, "Cleo Falk").hover()
        start = card(page, "Cleo Falk").locator(".react-flow__handle-left")
        end = await middle(card(page, "Ada Berg").locator(".react-flow__handle-right"))
        await drag(page, start, end)
        await expect(page.locator(".react-flow__edge")).to_have_count(2)

        await card(page, "Ada Berg").click()
        details = page.locator(".person-details")
        await details.get_by_role("button", name="Add a role").click()
        await page.get_by_role("menuitem", name=re.compile("^decision maker$", re.IGNORECASE)).click()
        await details.get_by_role("button", name=re.compile("Power$")).click()
        await page.get_by_role("option", name=re.compile("inner circle", re.IGNORECASE)).click()
        await details.get_by_role("button", name="Supporter", exact=True).first.click()
        await details.get_by_role("textbox", name="Evidence").fill(EVIDENCE)
        await details.get_by_role("button", name="I cover them").click()
        await expect(details.get_by_text("Nobody covers them")).to_be_hidden()
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        await assert_told(deals, deal)
        assert seen.complaints == []


async def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Go on with the keyboard until this has the focus."""
    for _ in range(MOST_TABS):
        if await wanted.count() and await wanted.first.evaluate("one => one === document.activeElement"):
            return
        await page.keyboard.press(key)
    raise AssertionError(f"{MOST_TABS} times {key} did not come to {wanted}")


async def pick(page: Page, button: Locator, name: str) -> None:
    """Open what is chosen from, and choose, by keys."""
    await tab_to(page, button)
    await page.keyboard.press("Enter")
    await expect(
        page.get_by_role("option", name=name).or_(page.get_by_role("menuitem", name=name))
    ).to_be_visible()
    await page.keyboard.type(name)
    await page.keyboard.press("Enter")


async def ask_for(page: Page, button: Locator) -> None:
    """Open a dialog by keys."""
    await tab_to(page, button)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()


async def name_person(page: Page, name: str) -> None:
    """In the open dialog: whom, and then do it."""
    dialog = page.get_by_role("dialog")
    await tab_to(page, dialog.get_by_role("combobox"))
    await page.keyboard.type(name)
    await expect(page.get_by_role("option", name=name)).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await tab_to(page, dialog.locator(".button.primary"))
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()


async def test_by_keyboard_alone(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang=en")
        await expect(listed(page, "Ada Berg")).to_be_visible()
        for name in PEOPLE:
            await tab_to(page, page.get_by_label("Search people"))
            await page.keyboard.press("ControlOrMeta+a")
            await page.keyboard.type(name)
            await expect(page.locator(".people-list").get_by_role("row", name="Berg")).to_have_count(
                1 if "Berg" in name else 0
            )
            await tab_to(page, listed(page, name))
            await page.keyboard.press("Enter")
            await expect(card(page, name)).to_be_visible()
        details = page.locator(".person-details")
        await expect(details.get_by_role("heading", name="Cleo Falk")).to_be_visible()
        await ask_for(page, details.get_by_role("button", name=re.compile("^Draw a line")))
        dialog = page.get_by_role("dialog")
        await pick(page, dialog.get_by_role("button", name=re.compile("Kind|kind")), "Influences (+)")
        await name_person(page, "Ada Berg")
        await expect(page.locator(".react-flow__edge")).to_have_count(1)
        # Whoever has the focus on the canvas is chosen by Enter.
        await tab_to(page, card(page, "Ben Dahl"), "Shift+Tab")
        await page.keyboard.press("Enter")
        await expect(details.get_by_role("heading", name="Ben Dahl")).to_be_visible()
        await ask_for(page, details.get_by_role("button", name="Change…", exact=True))
        await name_person(page, "Ada Berg")
        await expect(page.locator(".react-flow__edge")).to_have_count(2)
        await tab_to(page, card(page, "Ada Berg"), "Shift+Tab")
        await page.keyboard.press("Enter")
        await expect(details.get_by_role("heading", name="Ada Berg")).to_be_visible()
        await pick(page, details.get_by_role("button", name="Add a role"), "Decision maker")
        await pick(page, details.get_by_role("button", name=re.compile("Power$")), "Inner circle")
        await tab_to(page, details.get_by_role("button", name="Supporter", exact=True).first)
        await page.keyboard.press("Space")
        await tab_to(page, details.get_by_role("textbox", name="Evidence"))
        await page.keyboard.type(EVIDENCE)
        await tab_to(page, details.get_by_role("button", name="I cover them"))
        await page.keyboard.press("Enter")
        await expect(details.get_by_text("Nobody covers them")).to_be_hidden()
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        await assert_told(deals, deal)
        assert seen.complaints == []

"""The canvas: cards are read, selected, moved, drawn to each other and taken back, with a mouse and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import pytest_asyncio
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]

pytestmark = [
    pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page"),
    pytest.mark.asyncio(loop_scope="session"),
]

ASK = """async ([query, variables]) => {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}"""

NEW_DEAL = """
mutation ($customer: ID!, $uid: ID!) {
  createOpportunity(input: {customer: $customer, uid: $uid, name: "Canvas trial"}) { __typename }
}
"""

SEAT = """
mutation ($map: MapBaseInput!, $changes: [MapChangeInput!]!) {
  applyMapChanges(map: $map, changes: $changes) { __typename ... on Problem { message } }
}
"""

MAP = """
query ($uid: ID!) {
  opportunity(uid: $uid) {
    contactMap {
      mapRevision organisationRevision
      stakeholders {
        uid title external x y roles { code } contact { uid name known } coverage { level } power
      }
      reportingLines { kind report { contact { name } } manager { contact { name } } }
      influences { strength sign influencer { contact { name } } influenced { contact { name } } }
      decisionSteps { name order rule dueOn deciders { contact { name } } }
      parties { name kind }
    }
  }
}
"""

PEOPLE = {"Ada Berg": (0, 0), "Bo Carlsen": (0, 168), "Cleo Dahl": (264, 168)}


async def ask(page: Page, query: str, **variables: Any) -> Any:
    return await page.evaluate(ASK, [query, variables])


class Deal:
    """A deal of this test's own, with three people who report to nobody."""

    def __init__(self, page: Page, seen: Seen, uid: str) -> None:
        self.page = page
        self.seen = seen
        self.uid = uid

    async def map(self) -> Any:
        return (await ask(self.page, MAP, uid=self.uid))["opportunity"]["contactMap"]

    async def person(self, name: str) -> Any:
        people = (await self.map())["stakeholders"]
        return next(one for one in people if one["contact"]["name"] == name)

    def card(self, name: str) -> Locator:
        return self.page.locator(".react-flow__node").filter(has_text=name)

    async def saved(self) -> None:
        await expect(self.page.locator(".saving.saved")).to_be_visible(timeout=20_000)


@pytest_asyncio.fixture(loop_scope="session")
async def deal(visit: Visit, address: str) -> AsyncIterator[Deal]:
    async with visit(1440) as seen:
        page = seen.page
        await page.goto(f"{address}/customers?lang=en")
        found = await ask(page, '{ customers(first: 1, search: "Asamori") { edges { node { uid } } } }')
        customer = found["customers"]["edges"][0]["node"]["uid"]
        uid = str(uuid4())
        await ask(page, NEW_DEAL, customer=customer, uid=uid)
        changes: list[Any] = []
        for name, (x, y) in PEOPLE.items():
            contact = str(uuid4())
            changes.append({"addContact": {"uid": contact, "name": name, "title": f"Title of {name[:3]}"}})
            changes.append({"addStakeholder": {"contact": contact, "uid": str(uuid4()), "x": x, "y": y}})
        base = {"kind": "OPPORTUNITY", "uid": uid, "mapRevision": 0, "organisationRevision": 0}
        revisions = await ask(
            page,
            "query ($uid: ID!) { opportunity(uid: $uid) { contactMap { mapRevision organisationRevision } } }",
            uid=uid,
        )
        base |= revisions["opportunity"]["contactMap"]
        written = await ask(page, SEAT, map=base, changes=changes)
        assert written["applyMapChanges"] == {"__typename": "MapChangesApplied"}
        await page.goto(f"{address}/opportunities/{uid}?lang=en")
        await expect(page.locator(".react-flow__node")).to_have_count(3)
        yield Deal(page, seen, uid)
        assert seen.complaints == []


async def test_the_tab_key_goes_through_the_cards_as_one_reads_them(deal: Deal) -> None:
    await deal.card("Ada Berg").focus()
    read = [await deal.page.evaluate("document.activeElement.getAttribute('aria-label')")]
    for _ in range(2):
        await deal.page.keyboard.press("Tab")
        while not await deal.page.evaluate("document.activeElement.classList.contains('react-flow__node')"):
            await deal.page.keyboard.press("Tab")
        read.append(await deal.page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert read == list(PEOPLE)


async def test_enter_selects_a_card_and_escape_lets_go_of_it(deal: Deal) -> None:
    await deal.card("Bo Carlsen").focus()
    await deal.page.keyboard.press("Enter")
    await expect(deal.page.get_by_role("heading", name="Bo Carlsen")).to_be_visible()
    await expect(deal.page.locator(".person.selected")).to_contain_text("Bo Carlsen")
    await deal.page.keyboard.press("Escape")
    await expect(deal.page.get_by_role("heading", name="Bo Carlsen")).to_have_count(0)


async def test_the_arrow_keys_move_a_card_and_the_way_is_one_step_to_undo(deal: Deal) -> None:
    await deal.card("Ada Berg").focus()
    await deal.page.keyboard.press("Enter")
    await deal.page.keyboard.down("ArrowRight")
    for _ in range(3):
        await deal.page.keyboard.down("ArrowRight")
    await deal.page.keyboard.up("ArrowRight")
    await expect(deal.page.get_by_role("button", name="Undo")).to_be_enabled()
    await deal.saved()
    assert (await deal.person("Ada Berg"))["x"] == 20
    await expect(deal.card("Ada Berg")).to_be_focused()
    await deal.page.keyboard.press("Control+z")
    await expect(deal.page.get_by_role("button", name="Undo")).to_be_disabled()
    await deal.saved()
    assert (await deal.person("Ada Berg"))["x"] == 0
    await deal.page.keyboard.press("Control+Shift+Z")
    await expect(deal.page.get_by_role("button", name="Undo")).to_be_enabled()
    await deal.saved()
    assert (await deal.person("Ada Berg"))["x"] == 20


async def test_delete_takes_a_card_off_the_canvas_and_leaves_the_person_in_the_map(deal: Deal) -> None:
    await deal.card("Cleo Dahl").focus()
    await deal.page.keyboard.press("Enter")
    await deal.page.keyboard.press("Delete")
    await expect(deal.page.locator(".react-flow__node")).to_have_count(2)
    await deal.saved()
    assert (await deal.person("Cleo Dahl"))["x"] is None


async def test_a_line_is_drawn_without_dragging(deal: Deal) -> None:
    await deal.card("Bo Carlsen").click()
    await deal.card("Bo Carlsen").get_by_role("button", name="What to do with Bo Carlsen").click()
    await deal.page.get_by_role("menuitem", name="Reports to…").click()
    await deal.page.get_by_role("combobox", name="Reports to").fill("Ada")
    await deal.page.get_by_role("option", name="Ada Berg").click()
    await deal.page.get_by_role("dialog").get_by_role("button", name="Draw", exact=True).click()
    await expect(deal.page.locator(".react-flow__edge")).to_have_count(1)
    await deal.saved()
    (line,) = (await deal.map())["reportingLines"]
    assert (line["report"]["contact"]["name"], line["manager"]["contact"]["name"]) == (
        "Bo Carlsen",
        "Ada Berg",
    )


async def test_a_card_is_moved_without_dragging(deal: Deal) -> None:
    await deal.card("Ada Berg").click()
    await deal.card("Ada Berg").get_by_role("button", name="What to do with Ada Berg").click()
    await deal.page.get_by_role("menuitem", name="Move…").click()
    await deal.page.get_by_role("button", name="To the right").click()
    await deal.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    await deal.saved()
    assert (await deal.person("Ada Berg"))["x"] == 132


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Zoom in", "Zoom out", "Fit the whole map"]), ("zh", ["放大", "缩小", "显示整张地图"])],
)
async def test_the_controls_of_the_canvas_are_named(
    deal: Deal, address: str, language: str, names: list[str]
) -> None:
    await deal.page.goto(f"{address}/opportunities/{deal.uid}?lang={language}")
    for name in names:
        await expect(deal.page.get_by_role("button", name=name, exact=True)).to_be_visible()

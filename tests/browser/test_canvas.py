"""The canvas: cards are read, selected, moved, drawn to each other and taken back, with a mouse and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import pytest_asyncio
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import at_rest, drag, middle

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

# Where the middle of a line is seen.
ON_LINE = """path => {
  const half = path.getPointAtLength(path.getTotalLength() / 2);
  const { x, y } = new DOMPoint(half.x, half.y).matrixTransform(path.getScreenCTM());
  return [x, y];
}"""

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
        await page.goto(f"{address}/opportunities/{uid}/map?lang=en")
        await expect(page.locator(".react-flow__node")).to_have_count(3, timeout=20_000)
        yield Deal(page, seen, uid)
        # What a page asks for while it is left is given up.
        assert [said for said in seen.complaints if not said.endswith("/graphql")] == []


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


async def test_the_list_shows_whom_one_selects_on_the_canvas(deal: Deal) -> None:
    # The list draws who is in sight; who is on the canvas stands below all the others of the customer.
    await deal.page.set_viewport_size({"width": 1440, "height": 600})
    # Who is suggested comes last of all, and above everybody else.
    await expect(deal.page.locator(".people-heading").filter(has_text="Suggested")).to_be_visible()
    row = deal.page.locator(".person.selected")
    await deal.card("Bo Carlsen").click()
    await expect(row).to_be_in_viewport(ratio=0.9)
    assert await deal.page.locator(".people-list").evaluate("list => list.scrollTop") > 0
    # Whoever reads on in the list is left alone.
    await deal.page.locator(".people-list").hover()
    await deal.page.mouse.wheel(0, -10_000)
    await expect(row).not_to_be_in_viewport()


async def test_whoever_removes_a_person_in_the_details_stays_there(deal: Deal) -> None:
    await deal.card("Bo Carlsen").click()
    await deal.page.get_by_role("button", name="Remove from the map", exact=True).focus()
    await deal.page.keyboard.press("Enter")
    await expect(deal.card("Bo Carlsen")).to_have_count(0)
    await expect(deal.page.get_by_role("tab", name="Details")).to_be_focused()


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


async def test_a_line_ends_anywhere_on_a_card_and_the_card_shows_it(deal: Deal) -> None:
    page, ada = deal.page, deal.card("Ada Berg")
    await page.locator(".react-flow__controls-fitview").click()
    await at_rest(ada)
    await ada.hover()
    await page.mouse.move(*await middle(ada.locator(".react-flow__handle-bottom")))
    await page.mouse.down()
    x, y = await middle(deal.card("Cleo Dahl"))
    await page.mouse.move(x - 20, y + 10, steps=12)
    await expect(page.locator(".react-flow__node.target")).to_contain_text("Cleo Dahl")
    await page.mouse.up()
    await expect(page.locator(".react-flow__edge")).to_have_count(1)
    await expect(page.locator(".react-flow__node.target")).to_have_count(0)
    await deal.saved()
    (line,) = (await deal.map())["reportingLines"]
    assert (line["report"]["contact"]["name"], line["manager"]["contact"]["name"]) == (
        "Cleo Dahl",
        "Ada Berg",
    )
    # Whoever presses the line has both whom it connects.
    await page.mouse.click(*await page.locator(".react-flow__edge-path").evaluate(ON_LINE))
    await expect(page.get_by_role("heading", name="2 people are selected.")).to_be_visible()


async def test_an_activity_is_logged_from_the_menu_of_a_card(deal: Deal) -> None:
    await deal.card("Bo Carlsen").click()
    await deal.card("Bo Carlsen").get_by_role("button", name="What to do with Bo Carlsen").click()
    await deal.page.get_by_role("menuitem", name="Log an activity").click()
    dialog = deal.page.get_by_role("dialog")
    await expect(dialog.get_by_role("heading", name="Log an activity")).to_be_visible()
    await expect(dialog).to_contain_text("Bo Carlsen")


async def test_a_drag_shows_whose_report_one_becomes_and_escape_gives_it_up(deal: Deal) -> None:
    page, bo = deal.page, deal.card("Bo Carlsen")
    await page.locator(".react-flow__controls-fitview").click()
    await at_rest(bo)
    x, y = await middle(deal.card("Cleo Dahl"))
    start = await bo.bounding_box()
    await page.mouse.move(*await middle(bo))
    await page.mouse.down()
    await page.mouse.move(x, y, steps=12)
    await expect(page.locator(".react-flow__node.target")).to_contain_text("Cleo Dahl")
    await page.keyboard.press("Escape")
    await expect(page.locator(".react-flow__node.target")).to_have_count(0)
    await page.mouse.move(x + 5, y + 5, steps=2)
    await page.mouse.up()
    assert await bo.bounding_box() == start
    await expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    # The next drag counts.
    await drag(page, bo, (x, y))
    await expect(page.locator(".react-flow__edge")).to_have_count(1)


async def test_a_click_on_one_of_several_selected_selects_that_one(deal: Deal) -> None:
    await deal.card("Ada Berg").click()
    await deal.card("Cleo Dahl").click(modifiers=["Shift"])
    await expect(deal.page.get_by_role("heading", name="2 people are selected.")).to_be_visible()
    await deal.card("Cleo Dahl").click()
    await expect(deal.page.get_by_role("heading", name="Cleo Dahl")).to_be_visible()
    await expect(deal.page.locator(".react-flow__node.selected")).to_have_count(1)


async def test_the_slider_of_the_past_keeps_the_focus(deal: Deal) -> None:
    page = deal.page
    await page.get_by_role("button", name="The map's past").click()
    slider = page.get_by_role("slider", name="Moment")
    await slider.press("ArrowLeft")
    await expect(page.get_by_text("This is the map as it was on")).to_be_visible()
    await expect(slider).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_text("This is the map as it was on")).to_have_count(0)


async def test_the_lines_of_all_reports_turn_right_below_their_manager(deal: Deal) -> None:
    """Not half way to a lower card, where a line comes out from behind a colleague's as if it were theirs."""
    now = await deal.map()
    people = {one["contact"]["name"]: one for one in now["stakeholders"]}
    contacts = {name: one["contact"]["uid"] for name, one in people.items()}
    base = {key: now[key] for key in ("mapRevision", "organisationRevision")}
    lower = {"placeStakeholder": {"stakeholder": people["Cleo Dahl"]["uid"], "x": 264, "y": 300}}
    lines = [
        {"setReportingLine": {"report": contacts[name], "manager": contacts["Ada Berg"], "kind": "SOLID"}}
        for name in ("Bo Carlsen", "Cleo Dahl")
    ]
    await ask(deal.page, SEAT, map={"kind": "OPPORTUNITY", "uid": deal.uid, **base}, changes=[lower, *lines])
    drawn = deal.page.locator(".react-flow__edge path.react-flow__edge-path")
    await expect(drawn).to_have_count(2)
    # The levels of a path, without the curves of its corners: every y that occurs twice on end.
    levels = await drawn.evaluate_all(
        """paths => paths.map(path => {
          const ys = path.getAttribute("d").match(/-?[\\d.]+,-?[\\d.]+/g).map(pair => Math.round(pair.split(",")[1]));
          return ys.find((y, index) => y === ys[index + 1]);
        })"""
    )
    assert levels[0] == pytest.approx(levels[1], abs=2)  # cards are measured in whole pixels of the screen
    assert 112 < levels[0] < 168


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
    await deal.page.goto(f"{address}/opportunities/{deal.uid}/map?lang={language}")
    for name in names:
        await expect(deal.page.get_by_role("button", name=name, exact=True)).to_be_visible()


async def test_a_new_contact_and_a_seat_are_added_and_the_seat_is_filled(deal: Deal) -> None:
    page = deal.page
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_role("menuitem", name="New contact or seat").click()
    dialog = page.get_by_role("dialog", name="New contact or seat")
    await dialog.get_by_role("button", name="I only know the title").click()
    await dialog.get_by_label("Title").fill("CFO of the plant")
    await dialog.get_by_role("button", name="Add to the map").click()
    seat = page.locator(".react-flow__node").filter(has_text="CFO of the plant")
    await expect(seat).to_contain_text("Not named yet")
    await deal.saved()
    await seat.get_by_role("button", name="What to do with").click()
    await page.get_by_role("menuitem", name="Name this person").click()
    await page.get_by_role("dialog").get_by_label("Name").fill("Dag Enger")
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(deal.card("Dag Enger")).to_contain_text("CFO of the plant")
    await deal.saved()
    person = await deal.person("Dag Enger")
    assert person["contact"]["known"]
    assert person["title"] == "CFO of the plant"


async def test_somebody_of_another_company_is_added_as_external(deal: Deal) -> None:
    page = deal.page
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_role("menuitem", name="Somebody of another company").click()
    await page.get_by_label("Search all contacts").fill("Halvorsen")
    await page.get_by_role("button", name="Add Ingrid Halvorsen").click()
    await expect(deal.card("Ingrid Halvorsen")).to_contain_text("External")
    await deal.saved()
    assert (await deal.person("Ingrid Halvorsen"))["external"]


async def test_a_competitor_joins_the_deal(deal: Deal) -> None:
    page = deal.page
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_role("menuitem", name="Competitors").click()
    dialog = page.get_by_role("dialog", name="Competitors")
    await dialog.get_by_role("button", name="Add Tess").first.click()
    rivals = dialog.get_by_role("list", name="Competitors")
    await expect(rivals).to_contain_text("Tess")
    assert [party["kind"] for party in (await deal.map())["parties"]].count("COMPETITOR") == 1


async def test_the_way_to_a_decision_is_written_down_with_who_decides(deal: Deal) -> None:
    page = deal.page
    await page.get_by_role("button", name="Decision path").click()
    for name in ("Board signs", "Trial run"):
        await page.get_by_role("button", name="Add a step").click()
        dialog = page.get_by_role("dialog", name="Add a step")
        await dialog.get_by_label("What happens").fill(name)
        await dialog.get_by_label("Due on").fill("2030-05-01")
        await dialog.get_by_role("combobox", name="Add who decides").fill("Cleo")
        await page.get_by_role("option", name="Cleo Dahl").click()
        await dialog.get_by_role("button", name="Save").click()
    path = page.get_by_role("region", name="Decision path")
    await expect(path.locator(".step strong")).to_have_text(["Board signs", "Trial run"])
    await path.get_by_role("button", name="“Trial run” earlier").click()
    await expect(path.locator(".step strong")).to_have_text(["Trial run", "Board signs"])
    await path.get_by_role("button", name="Cleo Dahl").first.click()
    await expect(page.get_by_role("heading", name="Cleo Dahl")).to_be_visible()
    await deal.saved()
    steps = (await deal.map())["decisionSteps"]
    assert [step["name"] for step in steps] == ["Trial run", "Board signs"]
    assert steps[0]["deciders"] == [{"contact": {"name": "Cleo Dahl"}}]
    assert steps[0]["dueOn"] == "2030-05-01"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            {
                "help": "Help me choose the power",
                "question": "Have they ever changed a decision that others had already made?",
                "yes": "Yes",
                "suggests": "Suggested: Inner circle.",
                "take": "Take the suggestion",
            },
        ),
        (
            "zh",
            {
                "help": "帮我选择权力",
                "question": "他是否曾改变过别人已经作出的决定？",
                "yes": "是",
                "suggests": "建议：核心圈。",
                "take": "采用建议",
            },
        ),
    ],
)
async def test_questions_help_to_choose_and_a_person_takes_the_suggestion(
    deal: Deal, address: str, language: str, words: dict[str, str]
) -> None:
    page = deal.page
    await page.goto(f"{address}/opportunities/{deal.uid}/map?lang={language}")
    await deal.card("Ada Berg").click()
    await page.get_by_role("button", name=words["help"]).click()
    question = page.get_by_role("group", name=words["question"])
    await expect(page.get_by_role("button", name=words["take"])).to_be_disabled()
    await question.get_by_role("button", name=words["yes"]).click()
    await expect(page.get_by_role("dialog")).to_contain_text(words["suggests"])
    assert (await deal.person("Ada Berg"))["power"] is None
    await page.get_by_role("button", name=words["take"]).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await deal.saved()
    assert (await deal.person("Ada Berg"))["power"] == "INNER_CIRCLE"


async def test_the_strength_and_sign_of_a_line_are_changed_where_it_stands(deal: Deal) -> None:
    page = deal.page
    await deal.card("Ada Berg").click()
    await page.get_by_role("complementary").get_by_role("button", name="Draw a line…").click()
    dialog = page.get_by_role("dialog", name="Draw a line from Ada Berg")
    await dialog.get_by_role("combobox", name="To").fill("Bo")
    await page.get_by_role("option", name="Bo Carlsen").click()
    await dialog.get_by_role("button", name="Draw", exact=True).click()
    await page.get_by_role("button", name="influences Bo Carlsen").first.click()
    await page.get_by_role("option", name="against, strength 3").click()
    await expect(page.locator(".react-flow__edge.influence.against.s3")).to_have_count(1)
    await deal.saved()
    (influence,) = (await deal.map())["influences"]
    assert (influence["strength"], influence["sign"]) == (3, -1)


async def test_several_are_changed_at_once_and_taken_back_as_one_step(deal: Deal) -> None:
    page = deal.page
    await deal.card("Ada Berg").click()
    await deal.card("Cleo Dahl").click(modifiers=["Shift"])
    await expect(page.get_by_role("heading", name="2 people are selected.")).to_be_visible()
    await page.get_by_role("button", name="Add a role").click()
    await page.get_by_role("menuitem", name="Influencer").click()
    await deal.saved()
    assert (await deal.person("Ada Berg"))["roles"] == [{"code": "influencer"}]
    assert (await deal.person("Cleo Dahl"))["roles"] == [{"code": "influencer"}]
    await page.get_by_role("button", name="Undo").click()
    await expect(deal.card("Cleo Dahl")).to_contain_text("No role yet")
    await deal.saved()
    assert (await deal.person("Ada Berg"))["roles"] == []


async def test_a_branch_is_folded_and_the_card_says_how_many_are_below(deal: Deal) -> None:
    page = deal.page
    await deal.card("Bo Carlsen").click()
    await page.get_by_role("complementary").get_by_role("button", name="Change…").click()
    await page.get_by_role("combobox", name="Reports to").fill("Ada")
    await page.get_by_role("option", name="Ada Berg").click()
    await page.get_by_role("dialog").get_by_role("button", name="Draw", exact=True).click()
    await deal.card("Ada Berg").click(button="right")
    await page.get_by_role("menuitem", name="Fold away those below").click()
    await expect(deal.card("Bo Carlsen")).to_have_count(0)
    await deal.card("Ada Berg").get_by_role("button", name="1 person below, hidden").click()
    await expect(deal.card("Bo Carlsen")).to_be_visible()


async def test_a_filter_leaves_the_others_pale_and_a_view_is_kept(deal: Deal, address: str) -> None:
    page = deal.page
    await page.get_by_role("button", name="View", exact=True).click()
    await page.get_by_role("button", name="Key players only").click()
    await expect(page.locator(".card.dimmed")).to_have_count(3)
    await page.get_by_label("Name of this view").fill("Keys")
    await page.get_by_role("button", name="Keep").click()
    await page.goto(f"{address}/opportunities/{deal.uid}/map?lang=en")
    await expect(page.locator(".react-flow__node")).to_have_count(3)
    await expect(page.locator(".card.dimmed")).to_have_count(0)
    await page.get_by_role("button", name="View", exact=True).click()
    await page.get_by_role("button", name="Keys", exact=True).click()
    await expect(page.locator(".card.dimmed")).to_have_count(3)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="View: 0 of 3")).to_have_count(1)


async def test_finding_marks_the_found_and_enter_goes_from_one_to_the_next(deal: Deal) -> None:
    page = deal.page
    find = page.get_by_label("Find", exact=True)
    await find.fill("title of")
    await expect(page.get_by_text("3 found")).to_be_visible()
    await find.press("Enter")
    await expect(page.locator(".react-flow__node.selected")).to_contain_text("Ada Berg")
    await find.press("Enter")
    await expect(page.locator(".react-flow__node.selected")).to_contain_text("Bo Carlsen")
    await find.fill("cleo")
    await expect(page.locator(".card.dimmed")).to_have_count(2)

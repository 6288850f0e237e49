"""The insights beside a map: what the server computed, in both languages; ways drawn; changes tried, applied, undone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.states import insights_settled, open_rich

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page, Request, Route

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
expect.set_options(timeout=20_000)  # on a busy machine too
DEAL = "MES for the Ålesund plant"
SAID = {
    "en": {
        "tab": "Insights",
        "standing": "Where we stand",
        "light": "Red",
        "chance": "estimate",
        "actions": "What to do next",
        "findings": "Gaps and findings",
        "critical": "Critical",
        "ways": "The way to a person",
        "draw": "Draw it on the map",
        "clear": "Clear the way",
        "plan": "Battle plan",
        "print": "Open to print",
    },
    "zh": {
        "tab": "洞察",
        "standing": "我们的处境",
        "light": "红",
        "chance": "估计",
        "actions": "下一步做什么",
        "findings": "缺口与发现",
        "critical": "严重",
        "ways": "怎样接触某个人",
        "draw": "画在地图上",
        "clear": "清除路径",
        "plan": "作战计划",
        "print": "打开并打印",
    },
}
# A deal of its own with the same people, so that no other test sees what is changed in it.
NEW_DEAL = """async (name) => {
  const ask = async (query, variables) => {
    const answer = await fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({query, variables})});
    return (await answer.json()).data;
  };
  const {opportunities} = await ask('{ opportunities(first: 100) { edges { node { uid name customer { uid } } } } }');
  const from = opportunities.edges.map(edge => edge.node).find(deal => deal.name === name);
  const {createOpportunity: {opportunity}} = await ask(
    `mutation ($customer: ID!) { createOpportunity(input: {customer: $customer, name: "Tried deal"}) {
      ... on OpportunityWritten { opportunity { uid contactMap { mapRevision organisationRevision } } } } }`,
    {customer: from.customer.uid});
  const {copyStakeholders} = await ask(
    `mutation ($from: ID!, $to: MapBaseInput!) {
      copyStakeholders(from: {kind: OPPORTUNITY, uid: $from}, to: $to) { __typename } }`,
    {from: from.uid, to: {kind: 'OPPORTUNITY', uid: opportunity.uid, ...opportunity.contactMap}});
  if (copyStakeholders.__typename !== 'StakeholdersCopied') throw new Error(copyStakeholders.__typename);
  return opportunity.uid;
}"""


async def open_deal(page: Page, address: str, language: str = "en") -> None:
    """The richest deal's map with its insights."""
    await open_rich(page, address, language)
    await page.get_by_role("tab", name=SAID[language]["tab"]).click()
    await insights_settled(page)


async def open_own_deal(page: Page, address: str) -> None:
    """A deal with the same people that a test may change."""
    await page.goto(f"{address}/?lang=en")
    uid = await page.evaluate(NEW_DEAL, DEAL)
    await page.goto(f"{address}/opportunities/{uid}/map?lang=en")
    await expect(page.locator(".react-flow__node")).to_have_count(11)
    await page.get_by_role("tab", name="Insights").click()
    await insights_settled(page)


def assert_quiet(seen: Seen, address: str) -> None:
    # A page that is left takes back what it was still asking.
    assert [complaint for complaint in seen.complaints if complaint != f"{address}/graphql"] == []


def fold(page: Page, name: str) -> Locator:
    """One part of the panel."""
    return page.locator(".fold").filter(has=page.get_by_role("button", name=name, exact=True))


async def choose(page: Page, field: str, value: str) -> None:
    await page.get_by_role("button", name=re.compile(f"{re.escape(field)}$")).click()
    await page.get_by_role("option", name=value, exact=True).click()


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_it_says_where_we_stand_what_to_do_and_what_is_missing(
    visit: Visit, address: str, language: str
) -> None:
    said = SAID[language]
    async with visit(1440) as seen:
        page = seen.page
        await open_deal(page, address, language)
        standing = fold(page, said["standing"])
        await expect(standing.locator(".light-sign")).to_contain_text(said["light"])
        await expect(standing.locator(".gauge")).to_have_count(2)
        await expect(standing).to_contain_text(said["chance"])
        await expect(fold(page, said["actions"])).to_contain_text("Peter Novak")
        critical = fold(page, said["findings"]).get_by_role("button", name=re.compile(said["critical"])).first
        await critical.click()
        # Whom it is about is selected.
        await expect(page.locator(".react-flow__node.selected").first).to_be_visible()
        assert_quiet(seen, address)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_way_to_somebody_is_drawn_on_the_map(visit: Visit, address: str, language: str) -> None:
    said = SAID[language]
    async with visit(1440) as seen:
        page = seen.page
        await open_deal(page, address, language)
        await page.locator(".react-flow__node").filter(has_text="Ingrid Halvorsen").click()
        await page.get_by_role("button", name=said["ways"]).click()
        ways = fold(page, said["ways"])
        await expect(ways.locator(".way").first).to_contain_text("Peter Novak")
        await ways.get_by_role("button", name=said["draw"]).first.click()
        await expect(page.locator(".react-flow__edge.path")).to_have_count(3)
        await expect(page.get_by_role("status").filter(has_text="Peter Novak → Katrine Moe")).to_be_visible()
        await expect(page.locator(".card.dimmed").first).to_be_visible()
        await page.locator(".middle").get_by_role("button", name=said["clear"]).click()
        await expect(page.locator(".react-flow__edge.path")).to_have_count(0)
        await expect(page.locator(".card.dimmed")).to_have_count(0)


async def test_what_is_tried_is_compared_and_discarded_without_a_trace(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_own_deal(page, address)
        await page.get_by_role("button", name="What if?", exact=True).click()
        await page.get_by_role("button", name="Start trying").click()
        await choose(page, "To whom", "Erik Solberg")
        await page.get_by_role("button", name="Try it").click()
        await expect(page.get_by_role("status").filter(has_text="1 change tried")).to_be_visible()
        # The map shows it, and can't be edited meanwhile.
        erik = page.locator(".react-flow__node").filter(has_text="Erik Solberg")
        await expect(erik).to_contain_text("Mentor")
        row = page.get_by_role("row").filter(has_text="Light")
        await expect(row.get_by_role("cell").nth(0)).to_contain_text("Red")
        await expect(row.get_by_role("cell").nth(1)).to_contain_text("Green")
        await page.locator(".middle").get_by_role("button", name="Discard").click()
        await expect(erik).to_contain_text("Unknown")
        await page.reload()
        await expect(erik).to_contain_text("Unknown")
        assert_quiet(seen, address)


async def test_what_was_tried_is_applied_as_one_step_and_the_insights_follow(
    visit: Visit, address: str
) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_own_deal(page, address)
        light = fold(page, "Where we stand").locator(".light-sign")
        await expect(light).to_contain_text("Red")
        await page.get_by_role("button", name="What if?", exact=True).click()
        await page.get_by_role("button", name="Start trying").click()
        await choose(page, "To whom", "Erik Solberg")
        await page.get_by_role("button", name="Try it").click()
        await choose(page, "What happens", "Somebody leaves")
        await choose(page, "To whom", "Sofie Dahl")
        await page.get_by_role("button", name="Try it").click()
        await expect(page.locator(".react-flow__node")).to_have_count(10)
        await page.get_by_role("button", name="Apply to the map").click()
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        await expect(light).to_contain_text("Green")
        await page.reload()
        await expect(page.locator(".react-flow__node")).to_have_count(10)
        await expect(page.locator(".react-flow__node").filter(has_text="Erik Solberg")).to_contain_text(
            "Mentor"
        )


async def test_applied_changes_are_undone_by_one_press(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_own_deal(page, address)
        await page.get_by_role("button", name="What if?", exact=True).click()
        await page.get_by_role("button", name="Start trying").click()
        for name in ("Erik Solberg", "Katrine Moe"):
            await choose(page, "To whom", name)
            await page.get_by_role("button", name="Try it").click()
        await page.get_by_role("button", name="Apply to the map").click()
        nodes = page.locator(".react-flow__node")
        await expect(nodes.filter(has_text="Mentor")).to_have_count(3)
        await page.get_by_role("button", name="Undo").click()
        await expect(nodes.filter(has_text="Mentor")).to_have_count(1)


async def test_roles_influence_and_coverage_are_tried_and_applied_together(
    visit: Visit, address: str, deals: Deals
) -> None:
    deal = await deals.make(["Kari Foss", "Nils Berg"], ["Kari Foss", "Nils Berg"])
    async with visit(1440) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang=en")
        await page.get_by_role("tab", name="Insights").click()
        await insights_settled(page)
        await page.get_by_role("button", name="What if?", exact=True).click()
        await page.get_by_role("button", name="Start trying").click()
        form = page.get_by_role("group", name="What if?")
        try_it = form.get_by_role("button", name="Try it")
        await choose(page, "What happens", "Somebody plays other roles")
        await choose(page, "To whom", "Kari Foss")
        await form.get_by_role("button", name="Approver", exact=True).click()
        await form.get_by_role("button", name="Champion", exact=True).click()
        await try_it.click()
        # It begins with the roles that were tried.
        await form.get_by_role("button", name="Champion", exact=True).click()
        await try_it.click()
        await expect(page.get_by_text("Kari Foss’s roles: Approver", exact=True)).to_be_visible()
        await choose(page, "What happens", "Somebody influences somebody else")
        await expect(try_it).to_be_disabled()
        await choose(page, "Whom", "Nils Berg")
        await choose(page, "How", "−−− against, strength 3")
        await try_it.click()
        await choose(page, "What happens", "One of us gets in touch with somebody")
        await form.get_by_role("button", name="Who of us").click()
        await page.get_by_role("dialog").get_by_role("searchbox").fill("Marta")
        await page.get_by_role("button", name="Add Marta Lindqvist").click()
        await choose(page, "How well", "In-depth contact")
        await try_it.click()
        await expect(page.get_by_text("Marta Lindqvist is in touch with Kari Foss: In-depth")).to_be_visible()
        await expect(page.get_by_role("status").filter(has_text="4 changes tried")).to_be_visible()
        await page.get_by_role("button", name="Apply to the map").click()
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        now = await deals.map(deal)
        kari = next(one for one in now["stakeholders"] if one["uid"] == deal.parts["Kari Foss"])
        assert [role["code"] for role in kari["roles"]] == ["approver"]
        assert [one["level"] for one in kari["coverage"]] == ["IN_DEPTH"]
        assert [(one["strength"], one["sign"]) for one in now["influences"]] == [(3, -1)]
        await page.get_by_role("button", name="Undo").click()
        await expect(page.locator(".react-flow__node").filter(has_text="Approver")).to_have_count(0)
        await expect(page.locator(".react-flow__edge")).to_have_count(0)


async def test_the_insights_of_a_past_moment_are_asked_for_that_moment(
    visit: Visit, address: str, deals: Deals
) -> None:
    deal = await deals.make(["Kari Foss"], ["Kari Foss"])
    async with visit(1440) as seen:
        page = seen.page
        asked: list[dict[str, Any]] = []

        def hear(request: Request) -> None:
            told = json.loads(request.post_data or "{}")
            if re.match(r"query (Standing|NextActions|Findings)\b", told.get("query", "")):
                asked.append(told["variables"])

        page.on("request", hear)
        await page.goto(f"{address}{deal.path}?lang=en")
        before = await page.evaluate("new Date(Date.now() - 1).toISOString()")
        await deals.change(
            deal, {"updateStakeholder": {"stakeholder": deal.parts["Kari Foss"], "power": "INNER_CIRCLE"}}
        )
        await page.goto(f"{address}{deal.path}?lang=en&at={before}")
        await expect(page.get_by_text("This is the map as it was on")).to_be_visible()
        asked.clear()
        await page.get_by_role("tab", name="Insights").click()
        await expect(fold(page, "Gaps and findings").locator(".computed")).to_be_visible()
        assert {variables["asOf"] for variables in asked} == {before}
        # What is tried on the map of a day that is over can't be applied to the map of today.
        await page.get_by_role("button", name="What if?", exact=True).click()
        await page.get_by_role("button", name="Start trying").click()
        await expect(page.get_by_role("button", name="Try it")).to_be_visible()
        await expect(page.get_by_role("button", name="Apply to the map")).to_have_count(0)
        asked.clear()
        async with page.expect_request(lambda request: "query Findings" in (request.post_data or "")):
            await page.get_by_role("button", name="Back to today").click()
        assert {variables["asOf"] for variables in asked} == {None}


async def test_a_part_that_fails_says_so_and_the_others_are_there(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page

        async def fail_findings(route: Route) -> None:
            if "query Findings" in (route.request.post_data or ""):
                await route.fulfill(
                    status=200,
                    json={"errors": [{"message": "It rains", "extensions": {"code": "FORBIDDEN"}}]},
                )
            else:
                await route.continue_()

        await page.route("**/graphql", fail_findings)
        await open_deal(page, address)
        await expect(fold(page, "Gaps and findings").get_by_role("alert")).to_contain_text("It rains")
        await expect(fold(page, "Where we stand").locator(".light-sign")).to_contain_text("Red")
        await page.unroute("**/graphql")
        await fold(page, "Gaps and findings").get_by_role("button", name="Try again").click()
        await expect(fold(page, "Gaps and findings")).to_contain_text("Critical")


async def test_a_customer_s_map_says_what_is_for_deals_only(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_deal(page, address)
        customer = page.get_by_role("link", name="Deal with Brannvik Marine Propulsion")
        await page.goto(f"{address}{await customer.get_attribute('href')}/map?lang=en")
        await page.get_by_role("tab", name="Insights").click()
        standing = fold(page, "Where we stand")
        await expect(standing).to_contain_text("A light is for deals")
        await expect(standing).to_contain_text("A chance is for deals")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_battle_plan_opens_with_its_styles(visit: Visit, address: str, language: str) -> None:
    said = SAID[language]
    async with visit(1440) as seen:
        page = seen.page
        await open_deal(page, address, language)
        await page.get_by_role("button", name=said["plan"], exact=True).click()
        async with page.context.expect_page() as opened:
            await page.get_by_role("link", name=said["print"]).click()
        plan = await opened.value
        await plan.wait_for_load_state()
        complaints: list[str] = []
        plan.on("console", lambda message: complaints.append(message.text))
        await plan.reload()
        await expect(plan.get_by_role("heading", level=1)).to_contain_text(DEAL)
        await expect(plan.locator(".drawing svg")).to_be_visible()
        # Its own style applies.
        assert (
            await plan.locator(".light").evaluate("light => getComputedStyle(light).borderRadius") == "999px"
        )
        assert complaints == []
        await plan.close()


async def test_the_battle_plan_is_taken_as_markdown(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_deal(page, address)
        await page.get_by_role("button", name="Battle plan", exact=True).click()
        async with page.expect_download() as taken:
            await page.get_by_role("button", name="Download as Markdown").click()
        download = await taken.value
        assert re.fullmatch(rf"{DEAL} \d{{4}}-\d\d-\d\d\.md", download.suggested_filename)
        text = (await download.path()).read_text(encoding="utf-8")
        assert text.startswith("# ")
        # Its map is the file that is offered beside it.
        async with page.expect_download() as taken:
            await page.get_by_role("button", name="Download its map (SVG)").click()
        drawing = await taken.value
        assert f"]({quote(drawing.suggested_filename)})" in text
        assert (await drawing.path()).read_text(encoding="utf-8").lstrip().startswith("<?xml")


async def test_the_insights_fit_a_phone(visit: Visit, address: str) -> None:
    async with visit(390) as seen:
        page = seen.page
        await page.goto(f"{address}/?lang=en")
        await page.get_by_role("link", name=DEAL).click()
        await page.get_by_role("link", name="Open the map").click()
        await page.get_by_role("button", name="Details", exact=True).click()
        await page.get_by_role("tab", name="Insights").click()
        await expect(fold(page, "Where we stand").locator(".light-sign")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390

"""How the canvas behaves: it changes nothing while it presents, a way by keys is one step, and Escape gives up a line."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.conftest import keep_picture
from tests.browser.hands import Keys, Mouse, at_rest, drag, field, middle, offered
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page, Request, Route

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals
    from tests.browser.said import Say

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
PEOPLE = ["Ada", "Ben", "Cleo"]
LINES = ".react-flow__edge"


def card(page: Page, name: str) -> Locator:
    return page.locator(".react-flow__node").filter(has_text=f"Head of {name}")


async def open_map(page: Page, address: str, deal: Deal, language: str) -> None:
    await page.goto(f"{address}{deal.path}?lang={language}")
    await expect(page.locator(".react-flow__node")).to_have_count(len(deal.parts))


async def fit(page: Page) -> None:
    await page.locator(".react-flow__controls-fitview").click()
    await at_rest(page.locator(".react-flow__node").first)


async def saved(page: Page) -> None:
    await expect(page.locator(".saving.saved")).to_be_visible()


def undo(page: Page, say: Say) -> Locator:
    return page.get_by_role("button", name=say("map.undo"), exact=True)


def writes(request: Request) -> bool:
    return "applyMapChanges" in (request.post_data or "")


async def place(deals: Deals, deal: Deal, name: str) -> tuple[float, float]:
    person = await deals.person(deal, name)
    return person["x"], person["y"]


def line_to(deal: Deal, name: str, manager: str) -> dict[str, Any]:
    return {"setReportingLine": {"report": deal.contacts[name], "manager": deal.contacts[manager]}}


@LANGUAGES
async def test_nothing_is_changed_while_presenting(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(PEOPLE, PEOPLE)
    await deals.change(deal, line_to(deal, "Ben", "Ada"))
    before = await deals.map(deal)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await page.get_by_role("button", name=say("map.present"), exact=True).click()
        await expect(page.locator(".people")).to_be_hidden()
        await fit(page)
        x, y = await middle(card(page, "Cleo"))
        await drag(page, card(page, "Cleo"), (x - 60, y + 90))
        await fit(page)
        await card(page, "Ada").hover()
        # The dots from which lines are drawn are not there.
        await expect(page.locator(".react-flow__handle.connectable")).to_have_count(0)
        await drag(
            page, card(page, "Ada").locator(".react-flow__handle-bottom"), await middle(card(page, "Cleo"))
        )
        await fit(page)
        await card(page, "Cleo").focus()
        for key in ("Enter", "ArrowRight", "Delete"):
            await page.keyboard.press(key)
        await expect(page.locator(".react-flow__node.selected")).to_contain_text("Cleo")
        # Looking is free.
        await card(page, "Ada").click(button="right")
        await expect(page.get_by_role("menuitem", name=say("map.take-off"))).to_have_count(0)
        await page.get_by_role("menuitem", name=say("map.fold")).click()
        await expect(page.locator(".react-flow__node")).to_have_count(2)
        if language == "en":
            await page.keyboard.press("Escape")
        else:
            await page.get_by_role("button", name=say("map.stop-presenting"), exact=True).click()
        await expect(page.locator(".people")).to_be_visible()
        await expect(undo(page, say)).to_be_disabled()
        assert await deals.map(deal) == before
        # The same hand changes the map now.
        await fit(page)
        x, y = await middle(card(page, "Cleo"))
        await drag(page, card(page, "Cleo"), (x - 60, y + 90))
        await expect(undo(page, say)).to_be_enabled()


@LANGUAGES
async def test_a_run_of_arrow_keys_is_one_write_and_one_step_to_undo(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(PEOPLE, PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        written: list[Request] = []
        page.on("request", lambda request: written.append(request) if writes(request) else None)
        await open_map(page, address, deal, language)
        await card(page, "Ada").focus()
        await page.keyboard.press("Enter")
        for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowDown", "ArrowRight"):
            await page.keyboard.press(key)
        await expect(undo(page, say)).to_be_enabled()
        await saved(page)
        assert await place(deals, deal, "Ada") == (15, 25)
        assert len(written) == 1
        await page.keyboard.press("Control+z")
        await expect(undo(page, say)).to_be_disabled()
        await saved(page)
        assert await place(deals, deal, "Ada") == (0, 0)
        # What is taken back before it was written is not written.
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("Control+z")
        await expect(page.get_by_role("button", name=say("map.redo"), exact=True)).to_be_enabled()
        await expect(undo(page, say)).to_be_disabled()
        await saved(page)
        assert await place(deals, deal, "Ada") == (0, 0)


@LANGUAGES
async def test_who_leaves_at_once_leaves_the_card_where_the_keys_moved_it(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal = await deals.make(PEOPLE, PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await card(page, "Ada").focus()
        await page.keyboard.press("Enter")
        async with page.expect_response(lambda response: writes(response.request)) as answer:
            await page.keyboard.press("ArrowRight")
            # Within the page, and without anything that takes the focus.
            await page.evaluate("history.pushState(null, '', '/agenda')")
        await (await answer.value).finished()
        assert await place(deals, deal, "Ada") == (5, 0)
        # A window that is closed over it asks.
        await open_map(page, address, deal, language)
        await card(page, "Ada").focus()
        await page.keyboard.press("Enter")
        async with page.expect_event("dialog") as asked:
            await page.keyboard.press("ArrowRight")
            await page.evaluate("void setTimeout(() => location.reload())")
        dialog = await asked.value
        assert dialog.type == "beforeunload"
        await dialog.dismiss()
        await saved(page)
        assert await place(deals, deal, "Ada") == (10, 0)


@LANGUAGES
async def test_escape_gives_up_a_line_that_is_being_drawn(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(PEOPLE, PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await fit(page)
        ada, cleo = card(page, "Ada"), card(page, "Cleo")
        drawn = page.locator(".react-flow__connection")
        # Onto a card, and onto one of its dots, which React Flow takes by itself.
        for to in (cleo, cleo.locator(".react-flow__handle-left")):
            for moves_on in (False, True):
                await ada.hover()
                await page.mouse.move(*await middle(ada.locator(".react-flow__handle-bottom")))
                await page.mouse.down()
                x, y = await middle(to)
                await page.mouse.move(x, y, steps=12)
                await expect(page.locator(".react-flow__node.target")).to_contain_text("Cleo")
                await expect(drawn).to_have_count(1)
                await page.keyboard.press("Escape")
                await expect(drawn).to_have_count(0)
                await expect(page.locator(".react-flow__node.target")).to_have_count(0)
                if moves_on:
                    await page.mouse.move(x - 3, y + 3, steps=2)
                    await expect(drawn).to_have_count(0)
                await page.mouse.up()
        # From dot to dot by two clicks.
        await ada.hover()
        await page.mouse.click(*await middle(ada.locator(".react-flow__handle-bottom")))
        await page.keyboard.press("Escape")
        await cleo.hover()
        await page.mouse.click(*await middle(cleo.locator(".react-flow__handle-left")))
        await page.keyboard.press("Escape")
        await expect(undo(page, say)).to_be_disabled()
        await expect(page.locator(LINES)).to_have_count(0)
        # The next line counts.
        await ada.hover()
        await drag(page, ada.locator(".react-flow__handle-bottom"), await middle(cleo))
        await expect(page.locator(LINES)).to_have_count(1)
        await saved(page)
        assert len((await deals.map(deal))["reportingLines"]) == 1


# Where a line is seen, so far along it, and so far beside it: upright lines to the right, others below.
ON_LINE = """(path, [along, beside]) => {
  const length = path.getTotalLength();
  const [at, next] = [path.getPointAtLength(length * along), path.getPointAtLength(length * along + 1)];
  const upright = Math.abs(next.y - at.y) > Math.abs(next.x - at.x);
  const { x, y } = new DOMPoint(at.x, at.y).matrixTransform(path.getScreenCTM());
  return upright ? [x + beside, y] : [x, y + beside];
}"""


def influence(deal: Deal, source: str, target: str, strength: int, sign: int) -> dict[str, Any]:
    ends = {"influencer": deal.parts[source], "influenced": deal.parts[target]}
    return {"setInfluence": {**ends, "strength": strength, "sign": sign}}


def tie(deal: Deal, kind: str, first: str, second: str) -> dict[str, Any]:
    return {"setTie": {"kind": kind, "first": deal.parts[first], "second": deal.parts[second]}}


@LANGUAGES
async def test_a_click_on_a_line_or_its_label_opens_what_it_is(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    people = ["Ada", "Ben", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hal"]
    deal = await deals.make(people, people)
    await deals.change(
        deal,
        line_to(deal, "Eva", "Ada"),
        influence(deal, "Ada", "Ben", 2, -1),
        tie(deal, "ALLIANCE", "Cleo", "Dag"),
        tie(deal, "CONFLICT", "Gro", "Hal"),
    )
    told = {
        "Eva": say("map.one-reports", name="Eva", other="Ada"),
        "Ben": say("map.one-influences", name="Ada", other="Ben"),
        "Dag": say("map.both-allied", name="Cleo", other="Dag"),
        "Hal": say("map.both-in-conflict", name="Gro", other="Hal"),
    }
    kinds = {
        "Eva": "line:not(.influence, .alliance, .conflict)",
        "Ben": "influence",
        "Dag": "alliance",
        "Hal": "conflict",
    }
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await fit(page)
        side = page.get_by_role("complementary")
        lines = side.locator(".part").filter(has=page.get_by_role("heading", name=say("map.lines-between")))
        for name, kind in kinds.items():
            edge = page.locator(f".react-flow__edge.{kind}")
            spots = [
                await edge.locator(".react-flow__edge-path").evaluate(ON_LINE, [0.3, beside])
                for beside in (-5, 0, 5)
            ]
            if name != "Eva":
                spots.append(await middle(edge.locator(".react-flow__edge-text")))
            for x, y in spots:
                await page.get_by_role("tab", name=say("history.tab")).click()
                await page.mouse.click(x, y)
                await expect(lines).to_contain_text(told[name])
                await expect(page.locator(".react-flow__node.selected")).to_have_count(2)
        # What is pressed is changed there.
        await page.mouse.click(
            *await page.locator(".influence .react-flow__edge-path").evaluate(ON_LINE, [0.3, 0])
        )
        how = field(lines.locator(".influence-row"), told["Ben"]).first
        await expect(how).to_contain_text(say("map.against-strength", strength="2"))
        await how.click()
        await offered(page, "+++ " + say("map.for-strength", strength="3")).click()
        await expect(page.locator(".react-flow__edge.influence.for.s3")).to_have_count(1)
        await saved(page)
        (told_now,) = (await deals.map(deal))["influences"]
        assert (told_now["strength"], told_now["sign"]) == (3, 1)


@LANGUAGES
async def test_a_line_is_reached_by_keys_in_the_details_of_both(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(PEOPLE, PEOPLE)
    await deals.change(deal, influence(deal, "Ada", "Ben", 2, -1), line_to(deal, "Ben", "Ada"))
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        keys = Keys(page)
        await keys.go(card(page, "Ada"))
        await page.keyboard.press("Enter")
        await keys.go(card(page, "Ben"))
        await page.keyboard.press("Shift+Enter")
        lines = page.get_by_role("complementary").locator(".part")
        await keys.choose(
            field(lines, say("map.one-influences", name="Ada", other="Ben")),
            "−−− " + say("map.against-strength", strength="3"),
        )
        await expect(page.locator(".react-flow__edge.influence.against.s3")).to_have_count(1)
        said = say("map.one-reports", name="Ben", other="Ada")
        await keys.press(lines.get_by_role("button", name=f"{say('map.remove-line')}: {said}"))
        await expect(page.locator(LINES)).to_have_count(1)
        await saved(page)
        now = await deals.map(deal)
        assert now["reportingLines"] == []
        assert [(one["strength"], one["sign"]) for one in now["influences"]] == [(3, -1)]


def listed(page: Page, name: str) -> Locator:
    return page.locator(".people-list").get_by_role("row", name=name)


async def view_of(page: Page) -> str | None:
    return await page.locator(".react-flow__viewport").get_attribute("style")


@LANGUAGES
async def test_whom_one_drops_on_the_canvas_is_brought_into_sight_only_where_they_are_not(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal = await deals.make([*PEOPLE, "Dag", "Eva"], PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await page.locator(".react-flow__controls-zoomout").click()
        await at_rest(card(page, "Ada"))
        before = await view_of(page)
        x, y = await middle(card(page, "Cleo"))
        await drag(page, listed(page, "Dag"), (x, y + 140))
        await expect(card(page, "Dag")).to_be_in_viewport(ratio=1)
        await expect(page.locator(".react-flow__node.selected")).to_contain_text("Dag")
        await saved(page)
        assert await view_of(page) == before
        # At the edge, where a part of the card would not be seen.
        canvas = await page.locator(".canvas").bounding_box()
        assert canvas is not None
        right = canvas["x"] + canvas["width"]
        await drag(page, listed(page, "Eva"), (right - 8, canvas["y"] + 80))
        await expect(page.locator(".react-flow__node.selected")).to_contain_text("Eva")
        await at_rest(card(page, "Eva"))
        box = await card(page, "Eva").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= right
        after = await view_of(page)
        assert (before or "").split("scale")[1] == (after or "").split("scale")[1]


@LANGUAGES
async def test_a_row_over_a_card_marks_to_whom_they_will_report(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal = await deals.make([*PEOPLE, "Dag"], PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await fit(page)
        target = page.locator(".react-flow__node.target")
        await page.mouse.move(*await middle(listed(page, "Dag")))
        await page.mouse.down()
        for name in ("Ada", "Cleo"):
            await page.mouse.move(*await middle(card(page, name)), steps=12)
            await expect(target).to_have_count(1)
            await expect(target).to_contain_text(name)
        x, y = await middle(card(page, "Cleo"))
        await page.mouse.move(x, y + 200, steps=12)
        await expect(target).to_have_count(0)
        await page.mouse.move(x, y, steps=12)
        await expect(target).to_contain_text("Cleo")
        await page.mouse.up()
        await expect(target).to_have_count(0)
        await expect(page.locator(LINES)).to_have_count(1)
        await saved(page)
        (line,) = (await deals.map(deal))["reportingLines"]
        assert line["manager"]["uid"] == deal.parts["Cleo"]


@LANGUAGES
async def test_an_undo_right_after_adding_somebody_to_a_large_map_takes_them_back(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    people = [f"P{number:02}" for number in range(60)]
    deal = await deals.make([*people, "Zoe"], people)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await page.get_by_role("searchbox", name=say("map.search-people")).fill("Zoe")
        await listed(page, "Zoe").focus()
        cards = page.locator(".react-flow__node")
        for _ in range(2):
            await page.keyboard.press("Enter")
            await page.keyboard.press("Control+z")
            await expect(undo(page, say)).to_be_disabled()
            await expect(cards).to_have_count(60)
        await saved(page)
        assert sorted(one["contact"]["name"] for one in (await deals.map(deal))["stakeholders"]) == people
        await page.get_by_role("button", name=say("map.redo"), exact=True).click()
        await expect(cards).to_have_count(61)
        await saved(page)
        assert len((await deals.map(deal))["stakeholders"]) == 61
        assert seen.complaints == []


@LANGUAGES
async def test_what_is_tried_and_not_applied_is_there_again(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal, other = await deals.make(PEOPLE, PEOPLE), await deals.make(PEOPLE, PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await page.get_by_role("tab", name=say("insights.tab")).click()
        await page.get_by_role("button", name=say("insights.what-if"), exact=True).click()
        await page.get_by_role("button", name=say("insights.what-if-start")).click()
        mouse, side = Mouse(page), page.get_by_role("complementary")
        await mouse.choose(field(side, say("insights.what-if-who")), "Ada")
        await mouse.choose(field(side, say("insights.what-if-new-stance")), say("map.mentor"))
        await page.get_by_role("button", name=say("insights.what-if-try"), exact=True).click()
        await expect(card(page, "Ada")).to_contain_text(say("map.mentor"))
        mode = page.locator(".middle .mode")
        said = await mode.inner_text()
        # To another page and back.
        await page.locator(".map-title h1 a").click()
        await expect(page.locator(".map-title")).to_have_count(0)
        await page.go_back()
        await expect(card(page, "Ada")).to_contain_text(say("map.mentor"))
        assert await mode.inner_text() == said
        # Another deal has nothing of it, and this one still has.
        await open_map(page, address, other, language)
        await expect(mode).to_have_count(0)
        await open_map(page, address, deal, language)
        await expect(card(page, "Ada")).to_contain_text(say("map.mentor"))
        assert (await deals.person(deal, "Ada"))["stances"] == []
        await mode.get_by_role("button", name=say("insights.what-if-discard")).click()
        await expect(card(page, "Ada")).not_to_contain_text(say("map.mentor"))
        await page.reload()
        await expect(card(page, "Ada")).not_to_contain_text(say("map.mentor"))
        await expect(mode).to_have_count(0)


@LANGUAGES
async def test_a_past_that_is_not_there_yet_is_not_said_to_be_what_is_shown(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make([*PEOPLE, "Dag"], PEOPLE)
    go_on = asyncio.Event()
    fails = True

    def begins(sentence: str, page: Page) -> Locator:
        first, last = say(sentence).split("{moment}")
        said = re.compile(f"^{re.escape(first)}.+{re.escape(last)}$")
        return page.locator(".notice.past > span").filter(has_text=said)

    async def late(route: Route) -> None:
        told = route.request.post_data or ""
        if "query OpportunityMap" in told and '"asOf":"' in told:
            await go_on.wait()
            if fails:
                refusal = {"message": "It rains", "extensions": {"code": "FORBIDDEN"}}
                await route.fulfill(status=200, json={"errors": [refusal]})
                return
        await route.continue_()

    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        before = await page.evaluate("new Date(Date.now() - 1).toISOString()")
        added = {"addStakeholder": {"contact": deal.contacts["Dag"], "x": 560, "y": 180}}
        await deals.change(deal, added)
        await page.route("**/graphql", late)
        await page.goto(f"{address}{deal.path}?lang={language}&at={before}")
        # Those of today, and it says so.
        await expect(card(page, "Dag")).to_be_visible()
        await expect(begins("time.loading", page)).to_be_visible()
        go_on.set()
        await expect(begins("time.failed", page)).to_be_visible()
        await expect(card(page, "Dag")).to_be_visible()
        fails = False
        await page.locator(".notice.past").get_by_role("button", name=say("frame.retry")).click()
        await expect(begins("time.banner", page)).to_be_visible()
        await expect(card(page, "Dag")).to_have_count(0)
        await page.get_by_role("button", name=say("time.compare")).click()
        await expect(begins("time.compared-banner", page)).to_be_visible()
        await expect(card(page, "Dag").locator(".since")).to_be_visible()
        await keep_picture(page, f"then and now {language}")


async def test_the_list_stays_where_it_is_while_one_places_from_it(
    enter: Enter, deals: Deals, address: str
) -> None:
    many = [f"Kim {number:02}" for number in range(20)]
    deal = await deals.make([*PEOPLE, *many], PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await page.set_viewport_size({"width": 1440, "height": 700})
        await open_map(page, address, deal, "en")
        await drag(page, listed(page, "Kim 01"), await middle(page.locator(".canvas")))
        await expect(page.locator(".react-flow__node.selected")).to_contain_text("Kim 01")
        await saved(page)
        # They stand below all the others now, out of sight; the next one to place is where they were.
        await expect(listed(page, "Kim 02")).to_be_in_viewport(ratio=0.9)
        assert await page.locator(".people-list").evaluate("list => list.scrollTop") == 0


async def test_whom_an_undo_takes_back_is_not_one_of_several(
    enter: Enter, deals: Deals, address: str
) -> None:
    deal = await deals.make([*PEOPLE, "Dag"], PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, "en")
        x, y = await middle(card(page, "Cleo"))
        await drag(page, listed(page, "Dag"), (x, y + 140))
        await saved(page)
        await page.keyboard.press("Control+z")
        await expect(card(page, "Dag")).to_have_count(0)
        # By the dot at its side: React Flow adds whom it selects to whom it does not know to be gone.
        box = await card(page, "Ada").bounding_box()
        assert box is not None
        await page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
        await expect(page.get_by_role("heading", name="Ada", exact=True)).to_be_visible()


async def test_whoever_is_dropped_on_a_card_covers_nobody_who_is_only_laid_out(
    enter: Enter, deals: Deals, address: str
) -> None:
    names = ["Ada", "Ben", "Cleo", "Dag", "Eva"]
    deal = await deals.make(names, [])
    await deals.change(deal, *({"addStakeholder": {"contact": deal.contacts[name]}} for name in names))
    lines = (("Ben", "Ada"), ("Cleo", "Ada"), ("Dag", "Ben"))
    await deals.change(
        deal,
        *(
            {"setReportingLine": {"report": deal.contacts[low], "manager": deal.contacts[high]}}
            for low, high in lines
        ),
    )
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang=en")
        await expect(page.locator(".react-flow__node")).to_have_count(len(names))
        await drag(page, card(page, "Eva"), await middle(card(page, "Ben")))
        await saved(page)
        boxes = [await card(page, name).bounding_box() for name in names]
        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                assert one is not None
                assert other is not None
                across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
                down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
                assert across <= 0 or down <= 0


@LANGUAGES
async def test_a_press_on_a_row_shows_what_can_be_done_and_puts_nobody_into_the_map(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal, say = await deals.make([*PEOPLE, "Dag"], PEOPLE), say_in(language)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await listed(page, "Dag").get_by_text("Dag", exact=True).click()
        add = page.get_by_role("menuitem", name=say("map.add-to-map"))
        await expect(add).to_be_visible()
        await expect(card(page, "Dag")).to_have_count(0)
        await add.click()
        await expect(card(page, "Dag")).to_be_visible()
        await page.keyboard.press("Control+z")
        await expect(card(page, "Dag")).to_have_count(0)
        await listed(page, "Dag").focus()
        await page.keyboard.press("Enter")
        await expect(card(page, "Dag")).to_be_visible()


@LANGUAGES
async def test_whose_manager_is_taken_off_the_canvas_says_to_whom_they_report(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal, say = await deals.make(PEOPLE, PEOPLE), say_in(language)
    await deals.change(
        deal, {"setReportingLine": {"report": deal.contacts["Ben"], "manager": deal.contacts["Ada"]}}
    )
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        told = page.locator(".react-flow__node").filter(has_text=say("map.manager-off-canvas", name="Ada"))
        await expect(told).to_have_count(0)
        await deals.change(
            deal, {"placeStakeholder": {"stakeholder": deal.parts["Ada"], "x": None, "y": None}}
        )
        await expect(told).to_contain_text("Ben")


@LANGUAGES
async def test_a_text_that_is_too_long_stays_and_says_so(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    deal, say = await deals.make(PEOPLE, PEOPLE), say_in(language)
    async with enter("Ann") as seen:
        page = seen.page
        await open_map(page, address, deal, language)
        await card(page, "Ada").click()
        title = page.get_by_label(say("map.job"), exact=True)
        await title.fill("长" * 201)
        await title.blur()
        wrong = page.get_by_role("alert").filter(has_text=say("frame.too-long", count="201", most="200"))
        await expect(wrong).to_be_visible()
        await expect(title).to_have_value("长" * 201)
        await title.fill("长" * 200)
        await title.blur()
        await expect(wrong).to_have_count(0)
        await saved(page)
        name = page.get_by_role("textbox", name=say("map.name"), exact=True)
        await name.fill("")
        await name.blur()
        await expect(name).to_have_value("Ada")
        await expect(page.get_by_role("alert").filter(has_text=say("around.name-needed"))).to_be_visible()


@LANGUAGES
async def test_two_presses_at_once_make_one_record(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, name = say_in(language), f"Twice {language}"
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/customers?lang={language}")
        await page.get_by_role("button", name=say("making.new-customer"), exact=True).click()
        await page.get_by_label(say("around.customer-name"), exact=True).fill(name)
        make = page.get_by_role("dialog").locator(".button.primary")
        await make.dblclick()
        await expect(page.get_by_role("heading", level=1)).to_have_text(name)
        found = await deals.ask(
            "query ($name: String!) { customers(search: $name, first: 5) { edges { node { name } } } }",
            name=name,
        )
        assert len([one for one in found["customers"]["edges"] if one["node"]["name"] == name]) == 1


async def test_who_sees_everybody_still_does_when_something_opens_beside(
    enter: Enter, deals: Deals, address: str
) -> None:
    names = [f"Person {number}" for number in range(16)]
    deal = await deals.make(names, names)
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang=en")
        await expect(page.locator(".react-flow__node")).to_have_count(len(names))
        await page.get_by_role("button", name="Decision path").click()
        await expect(page.get_by_role("button", name="Add a step")).to_be_visible()
        await expect(card(page, "Person 15")).to_be_in_viewport(ratio=1)
        legend = await page.locator(".legend").bounding_box()
        lowest = await card(page, "Person 15").bounding_box()
        assert legend is not None
        assert lowest is not None
        assert lowest["y"] + lowest["height"] <= legend["y"]

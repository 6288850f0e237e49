"""The story of a rep: from an empty deal to a printed battle plan, by mouse and again by keyboard alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import COUNT_POINTERS, Keys, Mouse, at_rest, drag, field, middle
from tests.browser.paper import A3, A4, sheets
from tests.browser.said import say_in
from tests.browser.states import insights_settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals
    from tests.browser.hands import Hands
    from tests.browser.said import Say

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
PEOPLE = ["Ada Berg", "Ben Dahl", "Cleo Falk"]
EVIDENCE = "Asked for our plan in the steering group."


def card(page: Page, name: str) -> Locator:
    return page.locator(".react-flow__node").filter(has_text=name)


def listed(page: Page, name: str) -> Locator:
    return page.locator(".people-list").get_by_role("row", name=name)


async def saved(page: Page, say: Say) -> None:
    await expect(page.get_by_text(say("map.saved"), exact=True)).to_be_visible()


async def stances(deals: Deals, deal: Deal, name: str) -> list[int]:
    return [stance["value"] for stance in (await deals.person(deal, name))["stances"]]


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


@LANGUAGES
async def test_by_mouse(enter: Enter, deals: Deals, address: str, language: str) -> None:
    say, words = say_in(language), await deals.vocabulary(language)
    deal = await deals.make(PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await expect(page.get_by_role("heading", name=say("map.empty"))).to_be_visible()
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
        await page.get_by_role("button", name=say("map.pen")).click()
        await page.get_by_role("menuitem", name=say("map.pen-influence-for")).click()
        await page.locator(".react-flow__controls-fitview").click()
        await at_rest(card(page, "Ada Berg"))
        await card(page, "Cleo Falk").hover()
        start = card(page, "Cleo Falk").locator(".react-flow__handle-left")
        end = await middle(card(page, "Ada Berg").locator(".react-flow__handle-right"))
        await drag(page, start, end)
        await expect(page.locator(".react-flow__edge")).to_have_count(2)

        await card(page, "Ada Berg").click()
        hands = Mouse(page)
        details = page.locator(".person-details")
        await hands.choose(
            details.get_by_role("button", name=say("map.add-role"), exact=True), words["decision_maker"]
        )
        await hands.choose(field(details, say("map.power")), words["inner_circle"])
        await details.get_by_role("button", name=say("map.supporter"), exact=True).click()
        await details.get_by_role("textbox", name=say("map.evidence")).fill(EVIDENCE)
        await details.get_by_role("button", name=say("map.cover-myself")).click()
        await expect(details.get_by_text(say("map.nobody-covers"))).to_be_hidden()
        await saved(page, say)
        await assert_told(deals, deal)
        await end_of_the_story(page, hands, say, deals, deal)
        assert seen.complaints == []


async def name_person(page: Page, keys: Keys, name: str) -> None:
    """In the open dialog: whom, and then do it."""
    dialog = page.get_by_role("dialog")
    await keys.go(dialog.get_by_role("combobox"))
    await page.keyboard.type(name)
    await expect(page.get_by_role("option", name=name)).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await keys.press(dialog.locator(".button.primary"))
    await expect(dialog).to_be_hidden()


async def open_card(page: Page, keys: Keys, name: str) -> None:
    """Whoever has the focus on the canvas is chosen by Enter."""
    await keys.go(card(page, name), "Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator(".person-details").get_by_role("heading", name=name)).to_be_visible()


@LANGUAGES
async def test_by_keyboard_alone(enter: Enter, deals: Deals, address: str, language: str) -> None:
    say, words = say_in(language), await deals.vocabulary(language)
    deal = await deals.make(PEOPLE)
    async with enter("Ann") as seen:
        page = seen.page
        keys = Keys(page)
        await page.add_init_script(COUNT_POINTERS)
        await page.goto(f"{address}{deal.path}?lang={language}")
        await expect(listed(page, "Ada Berg")).to_be_visible()
        for name in PEOPLE:
            await keys.go(page.get_by_label(say("map.search-people")))
            await page.keyboard.press("ControlOrMeta+a")
            await page.keyboard.type(name)
            await expect(page.locator(".people-list").get_by_role("row", name="Berg")).to_have_count(
                1 if "Berg" in name else 0
            )
            await keys.press(listed(page, name))
            await expect(card(page, name)).to_be_visible()
        details = page.locator(".person-details")
        await expect(details.get_by_role("heading", name="Cleo Falk")).to_be_visible()
        await keys.press(details.get_by_role("button", name=say("map.draw-line")))
        dialog = page.get_by_role("dialog")
        await keys.choose(field(dialog, say("map.line-kind")), say("map.pen-influence-for"))
        await name_person(page, keys, "Ada Berg")
        await expect(page.locator(".react-flow__edge")).to_have_count(1)
        await open_card(page, keys, "Ben Dahl")
        await keys.press(details.get_by_role("button", name=say("map.change"), exact=True))
        await name_person(page, keys, "Ada Berg")
        await expect(page.locator(".react-flow__edge")).to_have_count(2)
        await open_card(page, keys, "Ada Berg")
        await keys.choose(
            details.get_by_role("button", name=say("map.add-role"), exact=True), words["decision_maker"]
        )
        await keys.choose(field(details, say("map.power")), words["inner_circle"])
        await keys.press(details.get_by_role("button", name=say("map.supporter"), exact=True))
        await keys.go(details.get_by_role("textbox", name=say("map.evidence")))
        await page.keyboard.type(EVIDENCE)
        await keys.press(details.get_by_role("button", name=say("map.cover-myself")))
        await expect(details.get_by_text(say("map.nobody-covers"))).to_be_hidden()
        await saved(page, say)
        await assert_told(deals, deal)
        await end_of_the_story(page, keys, say, deals, deal)
        assert await page.evaluate("window.pointed") == 0
        assert seen.complaints == []


async def end_of_the_story(page: Page, hands: Hands, say: Say, deals: Deals, deal: Deal) -> None:
    """What the map tells, what could be done, and all of it on paper."""
    await hands.press(page.get_by_role("tab", name=say("insights.tab")))
    await insights_settled(page)
    await look_at_a_finding(page, hands, say)
    await try_and_apply(page, hands, say)
    await saved(page, say)
    assert await stances(deals, deal, "Ada Berg") == [2]
    await insights_settled(page)
    await print_the_plan(page, hands, say, deal)
    await take_out_files(page, hands, say, deal)
    await print_the_map(page, hands, say, deal)


def fold(page: Page, title: str) -> Locator:
    """One part of the insights."""
    return page.locator(".fold").filter(has=page.get_by_role("button", name=title, exact=True))


async def unfold(page: Page, hands: Hands, title: str) -> Locator:
    await hands.press(page.get_by_role("button", name=title, exact=True))
    return fold(page, title)


async def look_at_a_finding(page: Page, hands: Hands, say: Say) -> None:
    await expect(fold(page, say("insights.actions")).get_by_role("listitem").first).to_be_visible()
    chosen = page.locator(".react-flow__node.selected")
    await hands.press(listed(page, "Cleo Falk"))
    await expect(chosen).to_contain_text("Cleo Falk")
    finding = fold(page, say("insights.findings")).locator("button.about").filter(has_text="Ada Berg").first
    await hands.press(finding)
    # Whom it is about is selected.
    await expect(chosen).to_contain_text("Ada Berg")


async def try_and_apply(page: Page, hands: Hands, say: Say) -> None:
    what_if = await unfold(page, hands, say("insights.what-if"))
    await hands.press(what_if.get_by_role("button", name=say("insights.what-if-start")))
    await hands.choose(field(what_if, say("insights.what-if-who")), "Ada Berg")
    await hands.choose(field(what_if, say("insights.what-if-new-stance")), say("map.mentor"))
    await hands.press(what_if.get_by_role("button", name=say("insights.what-if-try"), exact=True))
    await expect(card(page, "Ada Berg")).to_contain_text(say("map.mentor"))
    # Support before and after.
    support = what_if.get_by_role("row").filter(has_text=say("insights.support")).get_by_role("cell")
    await expect(support).to_have_count(2)
    assert await support.nth(0).inner_text() != await support.nth(1).inner_text()
    await hands.press(what_if.get_by_role("button", name=say("insights.what-if-apply")))


async def print_the_plan(page: Page, hands: Hands, say: Say, deal: Deal) -> None:
    part = await unfold(page, hands, say("insights.plan"))
    async with page.context.expect_page() as opened:
        await hands.press(part.get_by_role("link", name=say("insights.plan-print")))
    plan = await opened.value
    await expect(plan.get_by_role("heading", level=1)).to_contain_text(deal.name)
    await expect(plan.get_by_role("main")).to_contain_text("Ada Berg")
    pages = sheets(await plan.pdf(prefer_css_page_size=True))
    assert 1 <= len(pages) <= 4
    assert set(pages) == {(A4[1], A4[0])}
    await plan.close()


async def take_out_files(page: Page, hands: Hands, say: Say, deal: Deal) -> None:
    export = page.get_by_role("button", name=say("out.export"), exact=True)
    async with page.expect_download() as begun:
        await hands.choose(export, say("out.svg"))
    drawing = await begun.value
    assert drawing.suggested_filename.startswith(deal.name)
    text = " ".join(ET.parse(await drawing.path()).getroot().itertext())
    for said in (deal.name, *PEOPLE):
        assert said in text
    async with page.expect_download() as begun:
        await hands.choose(export, say("out.png"))
    picture = await begun.value
    assert picture.suggested_filename.endswith(".png")
    assert (await picture.path()).read_bytes().startswith(b"\x89PNG")


async def print_the_map(page: Page, hands: Hands, say: Say, deal: Deal) -> None:
    await page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    await hands.choose(page.get_by_role("button", name=say("out.export"), exact=True), say("out.print"))
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("img", name=say("out.preview", name=deal.name))).to_be_visible()
    for paper, size in (("out.a4", A4), ("out.a3", A3)):
        await hands.choose(field(dialog, say("out.paper")), say(paper))
        assert sheets(await page.pdf(prefer_css_page_size=True)) == [size]
    await hands.press(dialog.get_by_role("button", name=say("out.print-now"), exact=True))
    assert await page.evaluate("window.printed") == 1
    await hands.press(dialog.get_by_role("button", name=say("frame.close"), exact=True))
    await expect(dialog).to_be_hidden()

"""A name that is a program is a name: text wherever it is shown and in all that is taken out, and nothing of it runs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.conftest import keep_picture
from tests.browser.looks import WIDE
from tests.browser.paper import sheets
from tests.browser.said import say_in
from tests.browser.states import PLAN, insights_settled
from tests.signed_in import plant_token

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from neo4j import Driver
    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"
DRAWING = '"><svg onload=alert(3)>'
FORMULA = "=cmd|' /C calc'!A0"
BACKWARDS = "\u202egnp.exe"
# As long as a title may be that begins with "Head of".
LONG = "W" * 192
PEOPLE = [IMAGE, SCRIPT, DRAWING, FORMULA, BACKWARDS, LONG]
# What would be there if a name had been taken for markup.
MARKUP = "img[src='x'], script:not([src]), [onerror], [onload], svg svg[onload], foreignObject script"
SAVE = """mutation ($role: SaveRoleInput!, $party: SavePartyInput!, $entry: SaveVocabularyEntryInput!, $team: String!) {
  saveRole(role: $role) { __typename ... on Problem { message } }
  saveParty(party: $party) { __typename ... on Problem { message } ... on PartySaved { party { uid } } }
  saveVocabularyEntry(entry: $entry) {
    __typename ... on Problem { message } ... on VocabularyEntrySaved { entry { uid } } }
  saveTeam(name: $team) { __typename ... on Problem { message } ... on TeamSaved { team { uid } } } }"""
TAKE_AWAY = """mutation ($role: String!, $party: ID!, $entry: ID!, $team: ID!) {
  retireRole(code: $role) { __typename } retireParty(party: $party) { __typename }
  retireVocabularyEntry(entry: $entry) { __typename } deleteTeam(uid: $team) { __typename } }"""
UPDATE = "mutation ($input: UpdateOpportunityInput!) { updateOpportunity(input: $input) { __typename } }"


@asynccontextmanager
async def hostile_deal(deals: Deals, driver: Driver) -> AsyncGenerator[Deal]:
    """A deal of the user of that name, in which all that has a name has a bad one."""

    def plant(text: str, **params: Any) -> list[dict[str, Any]]:
        with driver.session() as session:
            return [record.data() for record in session.run(text, params)]  # pyright: ignore[reportArgumentType]

    administrator = deals.asking_as(plant_token(plant, "hostile-administrator", "administrator"))
    code = f"hostile_{uuid4().hex[:12]}"
    saved = await administrator.ask(
        SAVE,
        role={"code": code, "nameEn": IMAGE, "nameZh": IMAGE, "weight": 0.5},
        party={"name": f"{SCRIPT} {code}"},
        entry={"vocabulary": "STAGE", "code": code, "nameEn": DRAWING, "nameZh": DRAWING},
        team=f"{IMAGE} {code}",
    )
    assert not [one for one in saved.values() if "message" in one], saved
    party = saved["saveParty"]["party"]["uid"]
    deal = await deals.make(PEOPLE, PEOPLE, customer=IMAGE, name=SCRIPT, department=IMAGE)
    await deals.ask(UPDATE, input={"uid": deal.uid, "stage": code})
    us = next(one["uid"] for one in (await deals.map(deal))["parties"] if one["kind"] == "US")
    first, second, third, *others = (deal.parts[name] for name in PEOPLE)
    await deals.change(
        deal,
        {"addCompetitor": {"party": party}},
        {"setReportingLine": {"report": deal.contacts[SCRIPT], "manager": deal.contacts[IMAGE]}},
        {"setInfluence": {"influencer": third, "influenced": first, "strength": 3, "sign": 1, "note": IMAGE}},
        {"assignRole": {"stakeholder": first, "role": "decision_maker"}},
        {"assignRole": {"stakeholder": second, "role": code}},
        {"updateStakeholder": {"stakeholder": second, "goals": SCRIPT, "note": IMAGE}},
        {"setStance": {"stakeholder": second, "party": us, "value": -1, "evidence": IMAGE}},
        {"setStance": {"stakeholder": first, "party": party, "value": 2, "evidence": DRAWING}},
        {"addDecisionStep": {"name": DRAWING, "order": 10, "dueOn": "2026-01-05"}},
        *({"assignRole": {"stakeholder": part, "role": "influencer"}} for part in others),
    )
    done = {
        "kind": "CALL",
        "subject": deal.uid,
        "summary": IMAGE,
        "user": IMAGE,
        "contacts": list(deal.contacts.values()),
    }
    await deals.ask(
        PLAN, input={**done, "status": "DONE", "outcome": SCRIPT, "occurredAt": "2026-01-01T09:00:00Z"}
    )
    await deals.ask(PLAN, input={**done, "status": "PLANNED", "occurredAt": "2026-01-05T09:00:00Z"})
    try:
        yield deal
    finally:
        entry, team = saved["saveVocabularyEntry"]["entry"]["uid"], saved["saveTeam"]["team"]["uid"]
        await administrator.ask(TAKE_AWAY, role=code, party=party, entry=entry, team=team)


async def assert_text(page: Page, *names: str) -> None:
    """They are read there, no markup came of them, and however long they are the page is no wider."""
    await expect(page.locator(".loading, .skeleton")).to_have_count(0)
    for name in names:
        await expect(page.get_by_text(name).first).to_be_visible()
    assert await page.locator(MARKUP).count() == 0
    assert not await page.evaluate(WIDE)


def fold(page: Page, title: str) -> Locator:
    return page.locator(".fold").filter(has=page.get_by_role("button", name=title, exact=True))


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_names_that_are_programs_are_text(
    enter: Enter, deals: Deals, driver: Driver, address: str, language: str, width: int
) -> None:
    async with (
        enter(IMAGE, viewport={"width": width, "height": 900}) as seen,
        hostile_deal(deals, driver) as deal,
    ):
        page = seen.page
        spoken: list[str] = []
        page.on("dialog", lambda dialog: spoken.append(dialog.message))
        places = {
            "/customers": (IMAGE,),
            f"/?search={deal.name}": (SCRIPT,),
            f"/opportunities/{deal.uid}": (SCRIPT, IMAGE, DRAWING),
            f"/customers/{deal.customer}": (IMAGE, LONG, FORMULA),
            f"/contacts/{deal.contacts[LONG]}": (LONG, SCRIPT),
            "/agenda": (IMAGE,),
            "/settings": (),
            f"{deal.path}?view=outline": (IMAGE, SCRIPT, DRAWING, LONG),
            f"{deal.path}?view=table": (IMAGE, SCRIPT, DRAWING, LONG),
            f"{deal.path}?view=matrix": (IMAGE, SCRIPT, DRAWING, LONG),
            f"{deal.path}?at=2026-01-01T12:00:00Z": (),
        }
        for path, names in places.items():
            await page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
            await expect(page.locator("h1").first).to_be_visible()
            await keep_picture(page, f"hostile {width} {language} {re.sub('[^a-z]+', ' ', path)}")
            await assert_text(page, *names)
        assert spoken == []
        assert seen.complaints == []


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_on_the_map_they_are_text_too(
    enter: Enter, deals: Deals, driver: Driver, address: str, language: str
) -> None:
    say = say_in(language)
    async with enter(IMAGE) as seen, hostile_deal(deals, driver) as deal:
        page = seen.page
        spoken: list[str] = []
        page.on("dialog", lambda dialog: spoken.append(dialog.message))
        await page.goto(f"{address}{deal.path}?lang={language}")
        for name in PEOPLE:
            card = page.locator(".react-flow__node").filter(has_text=name)
            await expect(card.get_by_text(name, exact=True).first).to_be_visible()
            await expect(page.locator(".people-list").get_by_text(name, exact=True).first).to_be_visible()
            # A long name is shortened; the card stays as it is.
            assert await card.locator(".card").first.evaluate("card => card.offsetWidth") <= 264
        await page.locator(".react-flow__node").get_by_text(SCRIPT, exact=True).first.click()
        details = page.locator(".person-details")
        await expect(details.get_by_role("heading", level=2, name=SCRIPT)).to_be_visible()
        await expect(details.locator("textarea").first).to_have_value(IMAGE)
        await keep_picture(page, f"hostile map {language}")
        await assert_text(page, IMAGE, SCRIPT, DRAWING)
        await page.get_by_role("button", name=say("map.path"), exact=True).click()
        await page.get_by_role("tab", name=say("insights.tab")).click()
        await insights_settled(page)
        for title in ("deciders", "power", "weak", "competitors"):
            await page.get_by_role("button", name=say(f"insights.{title}"), exact=True).click()
        await keep_picture(page, f"hostile insights {language}")
        await assert_text(page, IMAGE, DRAWING)
        await page.keyboard.press("Control+k")
        await page.get_by_role("dialog").get_by_role("searchbox").fill("<img")
        await expect(page.get_by_role("option", name=IMAGE).first).to_be_visible()
        await assert_text(page, IMAGE)
        assert spoken == []
        assert seen.complaints == []


async def test_a_long_name_widens_neither_the_details_nor_the_head_of_the_map(
    enter: Enter, deals: Deals, address: str
) -> None:
    long = "Donaudampfschifffahrt" * 9
    deal = await deals.make([long], [long], customer="The long name of a company that buys " * 5)
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang=en")
        await page.locator(".react-flow__node").first.click()
        details = page.locator(".person-details")
        await expect(details.get_by_role("heading", level=2)).to_have_text(long)
        assert await details.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")
        title = await page.locator(".map-title h1").bounding_box()
        export = await page.get_by_role("button", name="Export").bounding_box()
        assert title is not None
        assert export is not None
        # In the same row.
        assert export["y"] < title["y"] + title["height"]


def assert_plain_drawing(drawing: Path) -> None:
    """An SVG in which nothing can run."""
    for element in ET.parse(drawing).getroot().iter():
        assert element.tag.rpartition("}")[2] not in {"script", "foreignObject", "image", "a"}
        for name, value in element.attrib.items():
            assert not name.rpartition("}")[2].startswith("on")
            assert "javascript:" not in value
            # It may point to its own signs, and nowhere else.
            assert not name.endswith("href") or value.startswith("#")


async def assert_nothing_runs(page: Page, address: str) -> None:
    """Opened by itself, where nothing forbids a script."""
    spoken: list[str] = []
    page.on("dialog", lambda dialog: spoken.append(dialog.message))
    await page.goto(address)
    assert await page.locator("script").count() == 0
    assert spoken == []


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_is_taken_out_runs_nothing(
    enter: Enter, deals: Deals, driver: Driver, address: str, language: str, tmp_path: Path
) -> None:
    say = say_in(language)
    async with enter(IMAGE) as seen, hostile_deal(deals, driver) as deal:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        names: list[str] = []

        async def take(press: Callable[[], Awaitable[None]], ending: str) -> Path:
            async with page.expect_download() as begun:
                await press()
            download = await begun.value
            names.append(download.suggested_filename)
            kept = tmp_path / f"taken.{ending}"
            await download.save_as(kept)
            return kept

        export = page.get_by_role("button", name=say("out.export"), exact=True)
        for what in ("svg", "png"):
            await export.click()
            await take(page.get_by_role("menuitem", name=say(f"out.{what}")).click, what)
        drawing = tmp_path / "taken.svg"
        assert_plain_drawing(drawing)
        text = " ".join(ET.parse(drawing).getroot().itertext())
        assert all(part in text for part in (IMAGE, SCRIPT, DRAWING, FORMULA))
        await page.get_by_role("tab", name=say("insights.tab")).click()
        await insights_settled(page)
        await page.get_by_role("button", name=say("insights.plan"), exact=True).click()
        part = fold(page, say("insights.plan"))
        plan = await take(part.get_by_role("button", name=say("insights.plan-markdown")).click, "md")
        markdown = plan.read_text(encoding="utf-8")
        # Markdown may hold HTML, so it has to be escaped there.
        assert not re.search(r"(?<!\\)<(img|script|svg|/script)", markdown)
        assert "img src" in markdown
        for name in names:
            assert not re.search(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e]', name), name

        async with page.context.expect_page() as opened:
            await part.get_by_role("link", name=say("insights.plan-print")).click()
        printed = await opened.value
        await expect(printed.get_by_role("heading", level=1)).to_contain_text(SCRIPT)
        await expect(printed.get_by_role("main")).to_contain_text(IMAGE)
        assert await printed.locator("img, script, foreignObject, [onerror], [onload]").count() == 0
        await keep_picture(printed, f"hostile plan {language}")
        assert not await printed.evaluate(WIDE)
        assert 1 <= len(sheets(await printed.pdf(prefer_css_page_size=True))) <= 6
        # As a file of one's own no policy protects it any more.
        html = tmp_path / "plan.html"
        html.write_text(await printed.content(), encoding="utf-8")
        await assert_nothing_runs(printed, html.as_uri())
        await assert_nothing_runs(printed, drawing.as_uri())
        await printed.close()
        assert seen.complaints == []


async def test_no_page_lets_a_script_in_a_line_run(enter: Enter, deals: Deals, address: str) -> None:
    deal = await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        for path in (
            "/",
            "/customers",
            "/agenda",
            "/portfolio",
            "/settings",
            f"/opportunities/{deal.uid}",
            deal.path,
            f"/customers/{deal.customer}",
            f"/contacts/{deal.contacts['Ada']}",
            f"/opportunities/{deal.uid}/battle-plan",
            "/sign-in",
            "/nowhere",
        ):
            answer = await seen.page.request.get(f"{address}{path}")
            parts = answer.headers["content-security-policy"].split(";")
            policy = {part.split()[0]: part.split()[1:] for part in parts}
            scripts = policy.get("script-src", policy["default-src"])
            assert scripts in (["'self'"], ["'none'"]), path
            assert not re.search(r"<script(?![^>]* src=)", await answer.text()), path

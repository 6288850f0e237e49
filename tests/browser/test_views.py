"""The same map without a canvas: as an outline, a table and a matrix; what is changed there is changed for all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.said import say_in
from tests.browser.states import open_rich

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deals

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
expect.set_options(timeout=20_000)  # on a busy machine too
DEAL = "MES for the Ålesund plant"
CELLS = """query ($uid: ID!) { opportunity(uid: $uid) { contactMap { stakeholders {
  contact { name } title department roles { code } voteWeight canVeto coverage { userName level } } } } }"""
SAID = {
    "en": {"outline": "Outline", "table": "Table", "matrix": "Matrix", "power": "Power", "find": "Find"},
    "zh": {"outline": "大纲", "table": "表格", "matrix": "矩阵", "power": "权力", "find": "查找"},
}


def complained(seen: Seen) -> list[str]:
    """What the console said; what was asked for when a page was left is not answered."""
    return [said for said in seen.complaints if not said.startswith("http")]


async def choose_in_palette(page: Page, name: str) -> None:
    """Go there, or do it, without a mouse."""
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    await page.keyboard.type(name)
    await expect(page.get_by_role("option", name=name).first).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")


async def choose(page: Page, field: str, value: str) -> None:
    """Choose a value of a field in a row."""
    await page.get_by_role("button", name=re.compile(f"{re.escape(field)}$")).click()
    await page.get_by_role("option", name=value, exact=True).click()


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_outline_is_walked_by_keyboard_and_shows_details(
    visit: Visit, address: str, language: str
) -> None:
    said = SAID[language]
    async with visit(1440) as seen:
        page = seen.page
        await open_rich(page, address, language)
        await page.get_by_role("button", name=said["outline"], exact=True).click()
        await expect(page).to_have_url(re.compile("view=outline"))
        tree = page.get_by_role("treegrid", name=said["outline"])
        await expect(tree.get_by_role("row")).to_have_count(11)
        await expect(tree.get_by_role("row").first).to_have_attribute("aria-level", "1")
        await tree.get_by_role("row", name="Ingrid Halvorsen").click()
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("heading", name="Charlotte Beaumont")).to_be_visible()
        await page.keyboard.press("ArrowLeft")
        await expect(tree.get_by_role("row")).to_have_count(10)
        await page.get_by_role("searchbox", name=said["find"], exact=True).fill("novak")
        await expect(tree.get_by_role("row", name="Astrid Lund")).to_have_count(0)
        await expect(tree.get_by_role("row", name="Peter Novak")).to_be_visible()
        assert complained(seen) == []


async def test_the_table_is_sorted_and_changed_in_its_rows(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_rich(page, address)
        await page.get_by_role("button", name="Table", exact=True).click()
        rows = page.get_by_role("table").get_by_role("row")
        await expect(rows.nth(1)).to_contain_text("Anders Lie")
        title = page.get_by_role("columnheader", name=re.compile("^Title"))
        await title.get_by_role("button").click()
        await expect(title).to_have_attribute("aria-sort", "ascending")
        await expect(rows.nth(1)).to_contain_text("CEO")
        await choose(page, "Stance of Elin Vik towards us", "Supporter")
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        await page.reload()
        stance = page.get_by_role("button", name=re.compile("Stance of Elin Vik towards us$"))
        await expect(stance).to_contain_text("Supporter")
        await choose(page, "Stance of Elin Vik towards us", "Unknown")
        await page.get_by_role("button", name="Undo").click()
        await expect(stance).to_contain_text("Supporter")
        await choose(page, "Stance of Elin Vik towards us", "Unknown")
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        assert complained(seen) == []


async def test_the_matrix_says_who_of_us_is_in_touch(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_rich(page, address)
        await page.get_by_role("button", name="Matrix", exact=True).click()
        column = page.get_by_role("columnheader", name=re.compile("Marta Lindqvist"))
        await expect(column).to_contain_text("in touch with 1")
        await choose(page, "How well Marta Lindqvist is in touch with Elin Vik", "Brief contact")
        await expect(column).to_contain_text("in touch with 2")
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        await page.get_by_role("button", name="Undo").click()
        await expect(column).to_contain_text("in touch with 1")


@pytest.mark.parametrize(
    ("language", "matrix", "add", "level", "none", "field"),
    [
        (
            "en",
            "Matrix",
            "Add a colleague",
            "Brief contact",
            "Not in touch",
            "How well {user} is in touch with {name}",
        ),
        ("zh", "矩阵", "添加同事", "简单接触", "无联系", "{user}对{name}的覆盖程度"),
    ],
)
async def test_a_colleague_joins_the_matrix_by_keyboard_and_is_taken_off_a_person(
    visit: Visit,
    address: str,
    deals: Deals,
    language: str,
    matrix: str,
    add: str,
    level: str,
    none: str,
    field: str,
) -> None:
    deal = await deals.make(["Kari Foss"], ["Kari Foss"])
    async with visit(1440) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?view=matrix&lang={language}")
        await expect(page.get_by_role("button", name=matrix, exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        await page.get_by_role("button", name=add).press("Enter")
        await expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
        await page.keyboard.type("Marta")
        await page.get_by_role("dialog").get_by_role("button", name="Marta Lindqvist").press("Enter")
        column = page.get_by_role("columnheader", name=re.compile("Marta Lindqvist"))
        await expect(column).to_be_visible()
        cover = page.get_by_role(
            "button", name=re.compile(field.format(user="Marta Lindqvist", name="Kari Foss"))
        )
        await expect(cover).to_contain_text(none)
        await cover.focus()
        await page.keyboard.press("Enter")
        await page.get_by_role("option", name=level).press("Enter")
        await expect(cover).to_contain_text(level)
        await expect(page.locator(".saving.saved")).to_be_visible()
        kari = await deals.person(deal, "Kari Foss")
        assert [one["level"] for one in kari["coverage"]] == ["BRIEF"]
        await page.reload()
        await expect(cover).to_contain_text(level)
        await cover.press("Enter")
        await page.get_by_role("option", name=none).press("Enter")
        await expect(cover).to_contain_text(none)
        await expect(page.locator(".saving.saved")).to_be_visible()
        assert (await deals.person(deal, "Kari Foss"))["coverage"] == []
        assert complained(seen) == []


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_cells_of_the_table_are_changed_by_keyboard(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    say = say_in(language)
    words = await deals.vocabulary(language)
    deal = await deals.make(["Kari Foss", "Nils Berg"], ["Kari Foss", "Nils Berg"])
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?view=table&lang={language}")

        def cell(of: str) -> Locator:
            return page.get_by_role("button", name=say(of, name="Kari Foss"))

        rows = page.get_by_role("table").get_by_role("row")
        sort = page.get_by_role("columnheader", name=say("views.column-title")).get_by_role("button")
        await sort.press("Enter")
        await expect(rows.nth(1)).to_contain_text("Kari Foss")

        # A text becomes a field; Enter ends it, and one is where one was.
        title = cell("views.title-of")
        await title.press("Enter")
        field = page.get_by_role("textbox", name=say("views.title-of", name="Kari Foss"))
        await expect(field).to_be_focused()
        await page.keyboard.press("Control+a")
        await page.keyboard.type("Works manager")
        await page.keyboard.press("Enter")
        await expect(title).to_be_focused()
        await expect(title).to_contain_text("Works manager")
        # The row does not run away from under the hands.
        await expect(rows.nth(1)).to_contain_text("Kari Foss")

        # What was typed stays, also when one leaves by the next key.
        await page.keyboard.press("Tab")
        await expect(cell("views.department-of")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.type("Production")
        await page.keyboard.press("Tab")
        await expect(cell("views.department-of")).to_contain_text("Production")

        # Several roles, one after the other.
        await expect(cell("views.roles-of")).to_be_focused()
        await page.keyboard.press("Enter")
        for role in ("coach", "decision_maker"):
            await page.get_by_role("option", name=words[role], exact=True).press("Enter")
        await page.keyboard.press("Escape")
        for role in ("coach", "decision_maker"):
            await expect(cell("views.roles-of")).to_contain_text(words[role])

        await cell("views.votes-of").press("Enter")
        await page.keyboard.type("7")
        await page.keyboard.press("Escape")
        await expect(cell("views.votes-of")).to_contain_text("7")
        await expect(cell("views.votes-of")).to_be_focused()
        await page.keyboard.press("Tab")
        await expect(cell("views.veto-of")).to_be_focused()
        await page.keyboard.press("Space")
        await expect(cell("views.veto-of")).to_have_attribute("aria-pressed", "true")

        await cell("map.coverage-of").press("Enter")
        dialog = page.get_by_role("dialog", name=say("map.coverage-of", name="Kari Foss"))
        await dialog.get_by_role("button", name=say("map.cover-other")).press("Enter")
        await expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
        await page.keyboard.type("Marta")
        await page.get_by_role("dialog").get_by_role("button", name="Marta Lindqvist").press("Enter")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await expect(cell("map.coverage-of")).to_contain_text(f"Marta Lindqvist: {words['brief']}")
        await expect(cell("map.coverage-of")).to_be_focused()
        await cell("map.coverage-of").press("Enter")
        await dialog.get_by_role("button", name="Marta Lindqvist").first.press("Enter")
        await page.get_by_role("option", name=words["multiple"]).press("Enter")
        await page.keyboard.press("Escape")
        await expect(cell("map.coverage-of")).to_contain_text(f"Marta Lindqvist: {words['multiple']}")

        await expect(page.locator(".saving.saved")).to_be_visible()
        told = (await deals.ask(CELLS, uid=deal.uid))["opportunity"]["contactMap"]["stakeholders"]
        kari = next(one for one in told if one["contact"]["name"] == "Kari Foss")
        assert {role["code"] for role in kari.pop("roles")} == {"coach", "decision_maker"}
        assert kari == {
            "contact": {"name": "Kari Foss"},
            "title": "Works manager",
            "department": "Production",
            "voteWeight": 7,
            "canVeto": True,
            "coverage": [{"userName": "Marta Lindqvist", "level": "MULTIPLE"}],
        }
        # A role is taken back where it was given.
        await cell("views.roles-of").press("Enter")
        await page.get_by_role("option", name=words["coach"], exact=True).press("Enter")
        await page.keyboard.press("Escape")
        await expect(cell("views.roles-of")).not_to_contain_text(words["coach"])
        await expect(cell("views.roles-of")).to_contain_text(words["decision_maker"])
        # Sorted anew, the row goes where it belongs now: w is behind H.
        await sort.press("Enter")
        await expect(rows.nth(1)).to_contain_text("Kari Foss")
        await sort.press("Enter")
        await expect(rows.nth(2)).to_contain_text("Kari Foss")
        assert complained(seen) == []


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_is_typed_into_a_cell_is_kept_while_a_colleague_changes_it(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Kari Foss"], ["Kari Foss"])
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?view=table&lang={language}")
        title = say("views.title-of", name="Kari Foss")
        await page.get_by_role("button", name=title).click()
        # An empty field is not saved at a pause, so that both have changed it.
        await page.get_by_role("textbox", name=title).fill("")
        await deals.change(
            deal, {"setJob": {"contact": deal.contacts["Kari Foss"], "title": "Head of everything"}}
        )
        await page.get_by_role("textbox", name=title).press("Enter")
        dialog = page.get_by_role("dialog", name=say("map.conflict"))
        await expect(dialog).to_contain_text("Head of everything")
        await dialog.get_by_role("button", name=say("map.conflict-theirs")).click()
        await expect(page.get_by_role("button", name=title)).to_contain_text("Head of everything")
        assert complained(seen) == []


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_outline_is_changed_by_keyboard(
    visit: Visit, address: str, deals: Deals, language: str
) -> None:
    say = say_in(language)
    deal = await deals.make(["Kari Foss", "Nils Berg"], ["Kari Foss", "Nils Berg"])
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?view=outline&lang={language}")
        tree = page.get_by_role("treegrid")

        async def do(name: str, sentence: str) -> None:
            """By keys alone: to the row, into it, and what its menu offers."""
            row = tree.get_by_role("row", name=name)
            await row.focus()
            menu = row.get_by_role("button", name=say("map.do-with", name=name))
            for _ in range(3):
                if await menu.evaluate("menu => menu === document.activeElement"):
                    break
                await page.keyboard.press("ArrowRight")
            await expect(menu).to_be_focused()
            await page.keyboard.press("Enter")
            await page.get_by_role("menuitem", name=say(sentence)).press("Enter")

        await do("Nils Berg", "map.set-manager")
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("combobox").fill("Kari")
        await page.get_by_role("option", name="Kari Foss").click()
        await dialog.get_by_role("button", name=say("map.draw")).press("Enter")
        await expect(tree.get_by_role("row", name="Nils Berg")).to_have_attribute("aria-level", "2")

        await do("Nils Berg", "map.add-below")
        await expect(dialog).to_contain_text("Nils Berg")
        await dialog.get_by_label(say("map.name"), exact=True).fill("Liv Haug")
        await page.keyboard.press("Enter")
        liv = tree.get_by_role("row", name="Liv Haug")
        await expect(liv).to_have_attribute("aria-level", "3")
        await expect(page.locator(".middle .saving.saved, .other-view .saving.saved")).to_be_visible()
        told = await deals.map(deal)
        names = {one["uid"]: one["contact"]["name"] for one in told["stakeholders"]}
        above = {names[one["report"]["uid"]]: names[one["manager"]["uid"]] for one in told["reportingLines"]}
        assert above == {"Nils Berg": "Kari Foss", "Liv Haug": "Nils Berg"}

        # Whoever is taken out leaves the focus in the outline.
        await do("Liv Haug", "map.remove")
        await expect(liv).to_have_count(0)
        await expect(tree.get_by_role("row", name="Nils Berg")).to_be_focused()
        # Enter goes to what is known of somebody.
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Nils Berg")).to_be_focused()
        await expect(page.locator(".other-view .saving.saved")).to_be_visible()
        assert {one["contact"]["name"] for one in (await deals.map(deal))["stakeholders"]} == {
            "Kari Foss",
            "Nils Berg",
        }
        assert complained(seen) == []


@pytest.mark.parametrize("view", ["outline", "table", "matrix"])
async def test_the_other_views_fit_a_phone(visit: Visit, address: str, view: str) -> None:
    async with visit(390) as seen:
        page = seen.page
        await open_rich(page, address)
        await page.goto(f"{page.url.split('?')[0]}?view={view}")
        await expect(page.get_by_text("Astrid Lund").first).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_drawing_is_taken_out_as_a_file(visit: Visit, address: str, language: str) -> None:
    said = {
        "en": ("Export", "Drawing (SVG)", "Picture (PNG)"),
        "zh": ("导出", "矢量图（SVG）", "图片（PNG）"),
    }
    menu, as_svg, as_png = said[language]
    async with visit(1440) as seen:
        page = seen.page
        await open_rich(page, address, language)
        await page.get_by_role("button", name=menu, exact=True).click()
        async with page.expect_download() as begun:
            await page.get_by_role("menuitem", name=as_svg).click()
        drawing = await begun.value
        assert re.fullmatch(r"MES for the Ålesund plant \d{4}-\d\d-\d\d\.svg", drawing.suggested_filename)
        written = (await drawing.path()).read_text(encoding="utf-8")
        for words in (DEAL, "Peter Novak", {"en": "as of", "zh": "截至"}[language]):
            assert words in written
        await page.get_by_role("button", name=menu, exact=True).click()
        async with page.expect_download() as begun:
            await page.get_by_role("menuitem", name=as_png).click()
        picture = await begun.value
        assert picture.suggested_filename.endswith(".png")
        head = (await picture.path()).read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        width = float(next(iter(re.findall(r'<svg[^>]* width="([\d.]+)"', written))))
        assert int.from_bytes(head[16:20], "big") == pytest.approx(2 * width, abs=1)
        assert complained(seen) == []


@pytest.mark.parametrize(("paper", "size"), [("A4, landscape", (297, 210)), ("A3, landscape", (420, 297))])
async def test_the_map_is_one_printed_page(
    visit: Visit, address: str, paper: str, size: tuple[int, int]
) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_rich(page, address)
        await page.get_by_role("button", name="Export", exact=True).click()
        await page.get_by_role("menuitem", name="Print or PDF").click()
        await expect(page.get_by_role("img", name=f"{DEAL} as it will be printed")).to_be_visible()
        await page.get_by_role("button", name="Paper").click()
        await page.get_by_role("option", name=paper).click()
        assert await page.title() == DEAL
        pdf = await page.pdf(prefer_css_page_size=True)
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        points = 72 / 25.4
        assert [(float(w), float(h)) for w, h in boxes] == [
            (pytest.approx(size[0] * points, abs=2), pytest.approx(size[1] * points, abs=2))
        ]


async def test_the_past_can_be_looked_at_and_compared_and_not_changed(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_rich(page, address)
        await page.get_by_role("button", name="Table", exact=True).click()
        stance = page.get_by_role("button", name=re.compile("Stance of Elin Vik towards us$"))
        await expect(stance).to_be_visible()
        before = await page.evaluate("new Date(Date.now() - 1).toISOString()")
        await choose(page, "Stance of Elin Vik towards us", "Opponent")
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        await page.goto(f"{page.url.split('?')[0]}?view=table&at={before}")
        await expect(page.get_by_text("This is the map as it was on")).to_be_visible()
        await expect(stance).to_contain_text("Unknown")
        await expect(stance).to_be_disabled()
        await expect(page.get_by_role("button", name="Undo")).to_be_disabled()
        await page.get_by_role("button", name="Compare with today").click()
        await page.get_by_role("button", name=re.compile("Elin Vik.*opponent", re.IGNORECASE)).click()
        await expect(page.get_by_role("heading", name="Elin Vik")).to_be_visible()
        await page.get_by_role("button", name="Back to today").click()
        await expect(stance).to_contain_text("Opponent")
        await choose(page, "Stance of Elin Vik towards us", "Unknown")
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        # It is still compared.
        await page.get_by_role("slider", name="Moment").press("Home")
        await expect(page.get_by_text("compared with today; who joined")).to_be_visible()
        await page.get_by_role("slider", name="Moment").press("End")
        await expect(page.get_by_role("button", name="Back to today")).to_have_count(0)
        assert complained(seen) == []


@pytest.mark.parametrize(
    ("language", "compare", "marks"),
    [
        (
            "en",
            "Compare with today",
            {"joined": "Joined", "left": "Left", "boss": "Boss", "stance": "Stance"},
        ),
        ("zh", "与今天对比", {"joined": "之后加入", "left": "之后退出", "boss": "上级", "stance": "立场"}),
    ],
)
async def test_the_cards_of_a_past_day_say_what_is_different_today(
    visit: Visit, address: str, deals: Deals, language: str, compare: str, marks: dict[str, str]
) -> None:
    people = ["Kari Foss", "Nils Berg", "Liv Haug", "Odd Ness"]
    deal = await deals.make(people, people[:3])
    us = next(party["uid"] for party in (await deals.map(deal))["parties"] if party["kind"] == "US")
    async with visit(1440) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        before = await page.evaluate("new Date(Date.now() - 1).toISOString()")
        await deals.change(
            deal,
            {"setStance": {"stakeholder": deal.parts["Kari Foss"], "party": us, "value": 2}},
            {
                "setReportingLine": {
                    "report": deal.contacts["Kari Foss"],
                    "manager": deal.contacts["Nils Berg"],
                }
            },
            {"removeStakeholder": {"stakeholder": deal.parts["Liv Haug"]}},
            {"addStakeholder": {"contact": deal.contacts["Odd Ness"], "x": 280, "y": 360}},
        )
        await page.goto(f"{address}{deal.path}?lang={language}&at={before}")
        cards = page.locator(".react-flow__node")
        await expect(cards).to_have_count(3)
        # Three are there today, too; this one only then.
        await expect(cards.filter(has_text="Liv Haug")).to_be_visible()
        banner = page.locator(".notice.past > span")
        alone, compared = (
            say_in(language)(one).split("{moment}") for one in ("time.banner", "time.compared-banner")
        )
        await expect(banner).to_have_text(re.compile(f"^{re.escape(alone[0])}.+{re.escape(alone[1])}$"))
        await page.get_by_role("button", name=compare).click()
        await expect(cards).to_have_count(4)
        await expect(banner).to_have_text(re.compile(f"^{re.escape(compared[0])}.+{re.escape(compared[1])}"))
        await expect(cards.filter(has_text="Odd Ness").locator(".since")).to_contain_text(marks["joined"])
        await expect(cards.filter(has_text="Liv Haug").locator(".since")).to_contain_text(marks["left"])
        kari = cards.filter(has_text="Kari Foss").locator(".since")
        await expect(kari).to_contain_text(marks["boss"])
        await expect(kari).to_contain_text(marks["stance"])
        # Whoever only got somebody to lead did not move.
        await expect(cards.filter(has_text="Nils Berg").locator(".since")).to_have_count(0)
        await page.get_by_role("button", name=compare).click()
        await expect(page.locator(".since")).to_have_count(0)
        await expect(cards).to_have_count(3)
        await expect(banner).to_have_text(re.compile(f"^{re.escape(alone[0])}.+{re.escape(alone[1])}$"))
        assert complained(seen) == []


@pytest.mark.parametrize(
    ("language", "tab", "sentence", "before", "banner"),
    [
        ("en", "History", "role Coach", "See the map before this", "This is the map as it was on"),
        ("zh", "变更记录", "角色 教练", "变更前的地图", "时的地图，只能查看"),
    ],
)
async def test_who_changed_what_in_a_map_is_read_beside_it(
    visit: Visit, address: str, deals: Deals, language: str, tab: str, sentence: str, before: str, banner: str
) -> None:
    deal = await deals.make(["Kari Foss"], ["Kari Foss"])
    part = deal.parts["Kari Foss"]
    # More than one page of them.
    for note in range(52):
        await deals.change(deal, {"updateStakeholder": {"stakeholder": part, "note": f"Note {note}"}})
    await deals.change(deal, {"assignRole": {"stakeholder": part, "role": "coach"}})
    async with visit(1440) as seen:
        page = seen.page
        await page.goto(f"{address}{deal.path}?lang={language}")
        await page.get_by_role("tab", name=tab).click()
        changes = page.locator(".history > ol > li")
        await expect(changes.first).to_contain_text(sentence)
        await expect(changes).to_have_count(50)
        await page.locator(".history > .button").click()
        await expect(changes.nth(53)).to_contain_text("Kari Foss")
        await expect(page.locator(".history > .button")).to_have_count(0)
        # A change leads to whom it is about, and to the map as it was before.
        await changes.first.get_by_role("button", name="Kari Foss").click()
        await expect(page.locator(".react-flow__node.selected")).to_contain_text("Kari Foss")
        await changes.first.get_by_role("button", name=before).click()
        await expect(page.get_by_text(banner)).to_be_visible()
        # What somebody changes meanwhile is in it.
        newest = "Coach" if language == "en" else "教练"
        await deals.change(deal, {"unassignRole": {"stakeholder": part, "role": "coach"}})
        await expect(changes.nth(1)).to_contain_text(newest)
        assert complained(seen) == []


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_palette_finds_people_pages_and_records_by_keyboard(
    visit: Visit, address: str, language: str
) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_rich(page, address, language)
        await choose_in_palette(page, SAID[language]["outline"])
        await expect(page).to_have_url(re.compile("view=outline"))
        await choose_in_palette(page, "Thomas Keller")
        await expect(page.get_by_role("heading", name="Thomas Keller")).to_be_visible()
        await choose_in_palette(page, "三号基地MES")
        await expect(page.get_by_role("heading", level=1, name="三号基地MES")).to_be_visible()


async def test_a_question_mark_shows_the_keys_and_escape_closes_them(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await page.goto(f"{address}/agenda?lang=en")
        await expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
        await page.keyboard.press("?")
        sheet = page.get_by_role("dialog", name="All keys")
        await expect(sheet).to_contain_text("Ctrl K")
        await page.keyboard.press("Escape")
        await expect(sheet).to_have_count(0)

"""The same map without a canvas: as an outline, a table and a matrix; what is changed there is changed for all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Page

    from tests.browser.conftest import Seen

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
expect.set_options(timeout=20_000)  # on a busy machine too
DEAL = "MES for the Ålesund plant"
SAID = {
    "en": {"outline": "Outline", "table": "Table", "matrix": "Matrix", "power": "Power", "find": "Find"},
    "zh": {"outline": "大纲", "table": "表格", "matrix": "矩阵", "power": "权力", "find": "查找"},
}


async def open_map(page: Page, address: str, language: str = "en") -> None:
    """The richest deal's map."""
    await page.goto(f"{address}/?lang={language}")
    await page.get_by_role("link", name=DEAL).click()
    await expect(page.locator(".react-flow__node")).to_have_count(11)


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
        await open_map(page, address, language)
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
        assert seen.complaints == []


async def test_the_table_is_sorted_and_changed_in_its_rows(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_map(page, address)
        await page.get_by_role("button", name="Table", exact=True).click()
        rows = page.get_by_role("table").get_by_role("row")
        await expect(rows.nth(1)).to_contain_text("Anders Lie")
        await page.get_by_role("button", name=re.compile("^Title")).click()
        await expect(page.get_by_role("columnheader", name=re.compile("^Title"))).to_have_attribute(
            "aria-sort", "ascending"
        )
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
        assert seen.complaints == []


async def test_the_matrix_says_who_of_us_is_in_touch(visit: Visit, address: str) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_map(page, address)
        await page.get_by_role("button", name="Matrix", exact=True).click()
        column = page.get_by_role("columnheader", name=re.compile("Marta Lindqvist"))
        await expect(column).to_contain_text("in touch with 1")
        await choose(page, "How well Marta Lindqvist is in touch with Elin Vik", "Brief contact")
        await expect(column).to_contain_text("in touch with 2")
        await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        await page.get_by_role("button", name="Undo").click()
        await expect(column).to_contain_text("in touch with 1")


@pytest.mark.parametrize("view", ["outline", "table", "matrix"])
async def test_the_other_views_fit_a_phone(visit: Visit, address: str, view: str) -> None:
    async with visit(390) as seen:
        page = seen.page
        await open_map(page, address)
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
        await open_map(page, address, language)
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
        assert seen.complaints == []


@pytest.mark.parametrize(("paper", "size"), [("A4, landscape", (297, 210)), ("A3, landscape", (420, 297))])
async def test_the_map_is_one_printed_page(
    visit: Visit, address: str, paper: str, size: tuple[int, int]
) -> None:
    async with visit(1440) as seen:
        page = seen.page
        await open_map(page, address)
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
        await open_map(page, address)
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
        await page.get_by_role("slider", name="Moment").press("Home")
        await expect(page.get_by_text("This is the map as it was on")).to_be_visible()
        await page.get_by_role("slider", name="Moment").press("End")
        await expect(page.get_by_text("This is the map as it was on")).to_have_count(0)
        # what was asked for when the page was left is not answered
        assert [said for said in seen.complaints if not said.endswith("/graphql")] == []

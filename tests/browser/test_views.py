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
        elin = page.get_by_role("row", name=re.compile("^Elin Vik"))
        await expect(elin).to_contain_text("Supporter")
        await choose(page, "Stance of Elin Vik towards us", "Unknown")
        await page.get_by_role("button", name="Undo").click()
        await expect(elin).to_contain_text("Supporter")
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

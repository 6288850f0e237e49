"""The drawn pages in a browser: nothing is refused by the policy, nothing scrolls sideways on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.browser.conftest import Seen

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_the_pages_draw_without_complaint(
    visit: Visit, address: str, width: int, language: str
) -> None:
    async with visit(width) as seen:
        page = seen.page
        await page.goto(f"{address}/?lang={language}")
        assert await page.locator("section.map svg").count() == 12
        links = [
            await page.locator(selector).first.get_attribute("href")
            for selector in ("section.map h2 a", ".customers a")
        ]
        for link in ["/", *links, "/customers/none"]:
            await page.goto(f"{address}{link}")
            wide = await page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, link
            # The style sheet was taken: without it a page has margins.
            assert await page.evaluate("getComputedStyle(document.body).margin") == "0px"
        assert [url for url in seen.requests if not url.startswith((address, "data:"))] == []
        # Chromium calls the 404 that was asked for an error of the console.
        assert [said for said in seen.complaints if "404" not in said] == []


async def test_a_wide_drawing_scrolls_in_its_box(visit: Visit, address: str) -> None:
    async with visit(390) as seen:
        await seen.page.goto(f"{address}/")
        box = seen.page.locator(".drawing").first
        assert await box.evaluate("box => box.scrollWidth > box.clientWidth")


async def test_the_language_link_stays_on_the_page(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/?lang=en")
        await page.locator("section.map h2 a").first.click()
        name = await page.locator("h1").inner_text()
        await page.get_by_role("link", name="中文").click()
        assert await page.locator("h1").inner_text() == name
        assert await page.locator("html").get_attribute("lang") == "zh-Hans"

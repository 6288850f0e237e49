"""Coming in with a browser: it keeps our cookie on this machine without TLS, and gives it to nobody else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from graph_crm.accounts.service import AccountService
from tests.browser.conftest import QUIET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import BrowserContext

    from graph_crm.graph.gateway import Graph

PASSWORD = "correct horse battery"
ASK = """() => fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json'},
  body: JSON.stringify({query: '{ me { role user { name } } }'})}).then(answer => answer.json())"""


@pytest_asyncio.fixture(loop_scope="session")
async def stranger() -> AsyncIterator[BrowserContext]:
    """A browser that has nothing of ours."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium here")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield await browser.new_context()
        await browser.close()


async def test_the_first_administrator_comes_in_and_goes(
    stranger: BrowserContext, address: str, open_test_graph: Graph
) -> None:
    page = await stranger.new_page()
    await page.goto(f"{address}/?lang=en")
    assert page.url.startswith(f"{address}/sign-in?next=/")
    link = await AccountService(open_test_graph).setup_link()
    assert link is not None

    await page.goto(f"{address}/welcome?token={link.secret}&lang=en")
    await page.get_by_label("Name").fill("Ann Lee")
    await page.get_by_label("Mail address").fill("ann@example.com")
    await page.get_by_label("password").fill(PASSWORD)
    await page.get_by_role("button", name="Set the password").click()
    await page.wait_for_url(f"{address}/")
    await expect(page.get_by_role("link", name="MES for the Ålesund plant")).to_be_visible()
    [cookie] = await stranger.cookies()
    assert (cookie.get("name"), cookie.get("httpOnly"), cookie.get("secure"), cookie.get("sameSite")) == (
        "__Host-graph_crm",
        True,
        True,
        "Lax",
    )
    # A page of ours that may ask.
    await page.goto(f"{address}/graphql")
    assert await page.evaluate(ASK) == {
        "data": {"me": {"role": "ADMINISTRATOR", "user": {"name": "Ann Lee"}}}
    }
    assert await page.evaluate("document.cookie") == ""

    await page.goto(f"{address}/?lang=en")
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url(f"{address}/sign-in**")
    assert await stranger.cookies() == []
    await page.get_by_label("Mail address").fill("ann@example.com")
    await page.get_by_label("Password").fill("wrong horse battery")
    await page.get_by_role("button", name="Sign in").click()
    assert await page.get_by_role("alert").count() == 1
    await page.get_by_label("Mail address").fill("ANN@example.com")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url(f"{address}/")
    await expect(page.get_by_role("link", name="MES for the Ålesund plant")).to_be_visible()

    # The link worked once.
    await page.goto(f"{address}/welcome?token={link.secret}&lang=zh")
    assert await page.locator("form.sign-in").count() == 0

"""Settings in a browser: one's own, and what an administrator sets for all."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.async_api import expect

from graph_crm.api.authentication import COOKIE
from graph_crm.api.pages import APP_PAGE
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright._impl._api_structures import SetCookieParam
    from playwright.async_api import Page

    from tests.browser.conftest import Seen

    Visit = Callable[[int], AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
expect.set_options(timeout=20_000)  # on a busy machine too


async def test_the_theme_is_kept(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/settings?lang=en")
        await page.get_by_role("button", name="Appearance").click()
        await page.get_by_role("option", name="Dark").click()
        await page.goto(f"{address}/agenda?lang=en")
        await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        await page.goto(f"{address}/settings?lang=zh")
        await page.get_by_role("button", name="外观").click()
        await page.get_by_role("option", name="跟随系统").click()
        assert await page.locator("html").get_attribute("data-theme") is None
        # what was asked for when a page was left is not answered
        assert [said for said in seen.complaints if not said.startswith(address)] == []


@pytest.mark.parametrize("width", [1280, 390])
async def test_the_settings_fit(visit: Visit, address: str, width: int) -> None:
    async with visit(width) as seen:
        page = seen.page
        await page.goto(f"{address}/settings?lang=zh")
        await expect(page.get_by_role("heading", name="程序访问令牌")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= width


@asynccontextmanager
async def settings_of_administrator(visit: Visit, address: str, driver: Driver) -> AsyncGenerator[Page]:
    """The settings of an administrator; whoever was signed in is so again afterwards."""
    async with visit(1280) as seen:
        page = seen.page
        before = await page.context.cookies(address.replace("http:", "https:"))
        cookie = next(one for one in before if one.get("name") == COOKIE)
        secret = plant_session(driver, "settings-administrator", "administrator")
        await page.context.add_cookies([_session(address, secret)])
        try:
            await page.goto(f"{address}/settings?lang=en")
            yield page
        finally:
            await page.context.add_cookies([_session(address, cookie.get("value", ""))])


def _session(address: str, secret: str) -> SetCookieParam:
    return {"name": COOKIE, "url": address.replace("http:", "https:"), "secure": True, "value": secret}


async def test_a_token_is_shown_once_and_revoked(visit: Visit, address: str, driver: Driver) -> None:
    name = f"import {uuid4()}"
    async with settings_of_administrator(visit, address, driver) as page:
        await page.get_by_role("textbox", name="What it is for").fill(name)
        await page.get_by_role("button", name="Make a token for 90 days").click()
        await expect(page.locator(".secret")).to_contain_text("gcrm_")
        await page.reload()
        revoke = page.get_by_role("button", name=f"Revoke {name}")
        await expect(revoke).to_be_visible()
        await expect(page.locator(".secret")).to_have_count(0)
        await revoke.click()
        await expect(revoke).to_have_count(0)


async def test_somebody_is_invited_and_only_once(visit: Visit, address: str, driver: Driver) -> None:
    mail = f"{uuid4()}@example.com"
    async with settings_of_administrator(visit, address, driver) as page:
        for _ in range(2):
            await page.get_by_role("textbox", name="Name of the new user").fill(
                "<img src=x onerror=alert(1)>"
            )
            await page.get_by_role("textbox", name="Mail address").fill(mail)
            await page.get_by_role("button", name="Invite", exact=True).click()
            await expect(page.locator(".secret")).to_contain_text(address)
            await page.get_by_role("button", name="Close").click()
        await page.get_by_role("searchbox", name="Find a user").fill(mail)
        await expect(page.get_by_text(mail)).to_have_count(1)


async def test_a_weight_is_changed_and_a_wrong_one_refused(
    visit: Visit, address: str, driver: Driver
) -> None:
    async with settings_of_administrator(visit, address, driver) as page:
        role = page.get_by_role("listitem", name="Coach", exact=True)
        weight = role.get_by_label("Weight")
        before = await weight.input_value()
        await weight.fill("7")
        await role.get_by_role("button", name="Save").click()
        await expect(role.get_by_role("alert")).to_contain_text("Not saved")
        await weight.fill("0.37")
        await role.get_by_role("button", name="Save").click()
        await expect(role.get_by_role("button", name="Save")).to_be_disabled()
        # All is held while it is being written.
        await expect(role.get_by_role("button", name="Retire")).to_be_enabled()
        await page.reload()
        await expect(weight).to_have_value("0.37")
        await weight.fill(before)
        await role.get_by_role("button", name="Save").click()
        await expect(role.get_by_role("button", name="Save")).to_be_disabled()


async def test_nobody_else_sees_what_administrators_set(visit: Visit, address: str) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/settings?lang=en")
        await expect(page.get_by_role("heading", name="Tokens for programs")).to_be_visible()
        await expect(page.get_by_role("status")).to_have_count(0)
        await expect(page.get_by_role("heading", name="Users")).to_have_count(0)

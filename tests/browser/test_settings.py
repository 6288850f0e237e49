"""Settings in a browser: one's own, and what an administrator sets for all."""

from __future__ import annotations

import re
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


async def settled(page: Page) -> None:
    """Everything is there: what still comes in would move what is to be pressed."""
    await expect(page.locator("#vocabularies")).to_be_visible()
    await expect(page.locator(".loading")).to_have_count(0)


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
            await settled(page)
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
        await settled(page)
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
            await page.get_by_role("button", name="Close", exact=True).click()
        await page.get_by_role("searchbox", name="Find a user").fill(mail)
        await expect(page.get_by_text(mail)).to_have_count(1)


async def test_whoever_can_sign_in_is_not_invited_and_may_be_shut_out(
    visit: Visit, address: str, driver: Driver
) -> None:
    mail, name = f"{uuid4()}@example.com", f"Rob {uuid4()}"
    with driver.session() as database:
        database.run(
            "CREATE (u:User {uid: $name, name: $name, email: $mail, role: 'rep', active: true, version: 0}) "
            "CREATE (:Account {email: $mail})-[:SIGNS_IN]->(u)",
            mail=mail,
            name=name,
        ).consume()
    async with settings_of_administrator(visit, address, driver) as page:
        await page.get_by_role("textbox", name="Name of the new user").fill("Dup")
        await page.get_by_role("textbox", name="Mail address").fill(mail)
        await page.get_by_role("button", name="Invite", exact=True).click()
        refused = page.get_by_role("alert").filter(
            has_text=f"{mail} belongs to {name}, who can sign in already"
        )
        await expect(refused).to_be_visible()
        await expect(page.locator(".secret")).to_have_count(0)
        await page.get_by_role("searchbox", name="Find a user").fill(mail)
        line = page.get_by_role("listitem", name=name)
        may = line.get_by_role("switch", name=f"{name} may come in")
        await expect(may).to_be_checked()
        await line.get_by_text("May come in", exact=True).click()
        await expect(may).not_to_be_checked()
        await expect(line.get_by_text("May not come in", exact=True)).to_be_visible()


async def test_a_link_for_a_new_password_is_made_for_somebody(
    visit: Visit, address: str, driver: Driver
) -> None:
    async with settings_of_administrator(visit, address, driver) as page:
        await page.get_by_role("searchbox", name="Find a user").fill("Marta Lindqvist")
        marta = page.get_by_role("listitem", name="Marta Lindqvist")
        await marta.get_by_role("button", name="new password").click()
        await expect(marta.locator(".secret")).to_contain_text(address)
        await marta.get_by_role("button", name="Close").click()
        await expect(marta.locator(".secret")).to_have_count(0)


async def test_a_weight_is_changed_and_a_wrong_one_refused(
    visit: Visit, address: str, driver: Driver
) -> None:
    async with settings_of_administrator(visit, address, driver) as page:
        role = page.get_by_role("listitem", name="Coach", exact=True)
        weight = role.get_by_label("Weight")
        before = await weight.input_value()
        await weight.fill("7")
        await expect(role.get_by_role("alert")).to_contain_text("A number from 0 to 1.")
        await expect(role.get_by_role("button", name="Save")).to_be_disabled()
        await weight.fill("0.37")
        await role.get_by_role("button", name="Save").click()
        await expect(role.get_by_role("button", name="Save")).to_be_disabled()
        # All is held while it is being written.
        await expect(role.get_by_role("button", name="Retire")).to_be_enabled()
        await page.reload()
        await settled(page)
        await expect(weight).to_have_value("0.37")
        await weight.fill(before)
        await role.get_by_role("button", name="Save").click()
        await expect(role.get_by_role("button", name="Save")).to_be_disabled()


async def test_a_role_is_added_retired_and_deleted(visit: Visit, address: str, driver: Driver) -> None:
    async with settings_of_administrator(visit, address, driver) as page:
        code = f"tester_{uuid4().hex[:8]}"
        new = page.get_by_role("group", name="A new role")
        add = new.get_by_role("button", name="Add the role")
        await new.get_by_label("Code").fill("coach")
        # The role of that code would be changed.
        await expect(new).to_contain_text("This code is there already.")
        await new.get_by_label("Code").fill(code)
        await new.get_by_label("Name in English").fill(f"Tester {code}")
        await expect(add).to_be_disabled()
        await new.get_by_label("Name in Chinese").fill("测试人")
        await new.get_by_label("Weight").fill("0.3")
        await new.get_by_role("button", name="Can veto the decision").click()
        await add.click()
        role = page.get_by_role("listitem", name=f"Tester {code}")
        await expect(role.get_by_label("Weight (estimate)")).to_have_value("0.3")
        await expect(role.get_by_role("button", name="Can veto the decision")).to_have_attribute(
            "aria-pressed", "true"
        )
        await role.get_by_role("button", name="Retire").click()
        await expect(role).to_contain_text("Retired on")
        await role.get_by_role("button", name="Use again").click()
        await expect(role.get_by_role("button", name="Retire")).to_be_visible()
        await role.get_by_role("button", name="Delete").click()
        await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        await expect(role).to_have_count(0)


async def test_a_competitor_is_added_renamed_and_deleted_and_one_in_use_is_kept(
    visit: Visit, address: str, driver: Driver
) -> None:
    async with settings_of_administrator(visit, address, driver) as page:
        name, other = f"Rival {uuid4().hex[:8]}", f"Foe {uuid4().hex[:8]}"
        await page.get_by_role("textbox", name="A new competitor").fill(name)
        await page.get_by_role("button", name="Add the competitor").click()
        await page.get_by_role("listitem", name=name).get_by_role("textbox").fill(other)
        await page.get_by_role("listitem", name=name).get_by_role("button", name="Save").click()
        renamed = page.get_by_role("listitem", name=other)
        await renamed.get_by_role("button", name="Retire").click()
        await expect(renamed).to_contain_text("Retired on")
        await renamed.get_by_role("button", name="Delete").click()
        await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        await expect(renamed).to_have_count(0)
        used = page.get_by_role("listitem", name="Tessaron Software")
        await used.get_by_role("button", name="Delete").click()
        await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        await expect(used.get_by_role("alert")).to_contain_text("Not saved")


async def test_a_team_is_made_within_another_and_somebody_put_into_it(
    visit: Visit, address: str, driver: Driver
) -> None:
    async with settings_of_administrator(visit, address, driver) as page:
        outer, inner = f"North {uuid4().hex[:8]}", f"Fjords {uuid4().hex[:8]}"
        for name in (outer, inner):
            await page.get_by_role("textbox", name="A new team").fill(name)
            await page.get_by_role("button", name="Make the team").click()
            await expect(page.get_by_role("listitem", name=name)).to_be_visible()
        team = page.get_by_role("listitem", name=inner)
        await team.get_by_role("button", name=re.compile("Within$")).click()
        await page.get_by_role("option", name=outer).click()
        await expect(team.get_by_role("button", name=re.compile("Within$"))).to_contain_text(outer)
        await team.get_by_role("button", name="Add somebody").click()
        dialog = page.get_by_role("dialog", name=f"Add to {inner}")
        await dialog.get_by_role("searchbox").fill("Marta")
        await dialog.get_by_role("button", name="Add Marta Lindqvist").click()
        await expect(team.get_by_role("button", name="Take out Marta Lindqvist")).to_be_visible()
        # What would be within itself is refused by the server.
        above = page.get_by_role("listitem", name=outer)
        await above.get_by_role("button", name=re.compile("Within$")).click()
        await page.get_by_role("option", name=inner).click()
        await expect(above.get_by_role("alert")).to_contain_text("Not saved")
        await page.reload()
        await settled(page)
        await team.get_by_role("button", name="Take out Marta Lindqvist").click()
        await expect(team).to_contain_text("Nobody is in it yet.")
        for name in (inner, outer):
            line = page.get_by_role("listitem", name=name)
            await line.get_by_role("button", name=f"Delete {name}").click()
            await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
            await expect(line).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "heading", "reason", "weight"),
    [
        ("en", "Competitors", "Only administrators may change this.", "Weight 0.9 (estimate)"),
        ("zh", "竞争对手", "只有管理员可以修改。", "权重 0.9（估计值）"),
    ],
)
async def test_everybody_else_sees_what_administrators_set_and_why_it_can_t_be_changed(
    visit: Visit, address: str, language: str, heading: str, reason: str, weight: str
) -> None:
    async with visit(1280) as seen:
        page = seen.page
        await page.goto(f"{address}/settings?lang={language}")
        await expect(page.get_by_role("heading", name=heading)).to_be_visible()
        await expect(page.get_by_text(reason)).to_have_count(5)
        await expect(page.get_by_text(weight).first).to_be_visible()
        await expect(page.get_by_text("Tessaron Software")).to_be_visible()
        # Nothing but one's own tokens and what finds somebody can be typed or chosen.
        fields = page.locator("section[aria-labelledby=roles], section[aria-labelledby=parties]")
        await expect(fields.get_by_role("button")).to_have_count(0)
        await expect(fields.get_by_role("textbox")).to_have_count(0)

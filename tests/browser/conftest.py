"""A real browser on the real service, which shows the demo company."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from graph_crm.api.authentication import COOKIE
from tests.browser.deals import Deals
from tests.conftest import CLEAN
from tests.signed_in import SIGNED_IN, plant_service, plant_session

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright.async_api import Browser, ConsoleMessage, Page, Request

    from graph_crm.graph.connection import Connection

# Room for a busy machine.
expect.set_options(timeout=15_000)
ROOT = Path(__file__).parents[2]
READY = re.compile(r"(http://127\.0\.0\.1:\d+)/")
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="package")
def address(connection: Connection, driver: Driver) -> Iterator[str]:
    """The address of ``graph-crm up`` on the test server, whose graph was empty."""
    with driver.session() as session:
        session.run(CLEAN).consume()
    server = {
        "NEO4J_URI": connection.uri,
        "NEO4J_USER": connection.user,
        "NEO4J_PASSWORD": connection.password,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "graph_crm", "up", "--port", "0"],
        cwd=ROOT,
        # All tests are one person, who asks in a minute what people ask in an hour.
        env={**os.environ, **server, "PYTHONUNBUFFERED": "1", "GRAPH_CRM_POINTS_PER_MINUTE": "10000000"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        found = next((match for line in process.stdout if (match := READY.search(line))), None)
        assert found is not None
        yield found[1]
        process.terminate()


PICTURES = ROOT / "build" / "pictures"


async def keep_picture(page: Page, name: str) -> None:
    """For people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=PICTURES / f"{name}.png")


@dataclass
class Seen:
    """A page, and what it asked for and complained of since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list[str])
    complaints: list[str] = field(default_factory=list[str])

    def listen(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def assert_policy_kept(self) -> None:
        """Nothing on it was refused by the Content-Security-Policy."""
        assert [said for said in self.complaints if "Content Security Policy" in said] == []

    def miss(self, request: Request) -> None:
        # The page takes back what it asked for when one goes on before it came.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(request.url)


@pytest_asyncio.fixture(loop_scope="session", scope="package")
async def visit(
    tmp_path_factory: pytest.TempPathFactory, driver: Driver, address: str
) -> AsyncIterator[Callable[[int], AbstractAsyncContextManager[Seen]]]:
    """Open a page of this width in Chromium, where somebody is signed in who sees everything."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium here")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("chromium"),
            executable_path=chromium,
            args=QUIET,
        )
        secret = plant_session(driver)
        await browser.add_cookies(
            [{"name": COOKIE, "value": secret, "url": address.replace("http:", "https:"), "secure": True}]
        )

        @asynccontextmanager
        async def opened(width: int) -> AsyncGenerator[Seen]:
            page = await browser.new_page()
            await page.set_viewport_size({"width": width, "height": 900})
            seen = Seen(page)
            seen.listen()
            page.on("requestfailed", seen.miss)
            try:
                yield seen
                seen.assert_policy_kept()
            finally:
                await page.close()

        yield opened
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session", scope="package")
async def deals(driver: Driver, address: str) -> AsyncIterator[Deals]:
    """Make deals on the service, as a program does."""
    plant_service(driver)
    # A connection that was kept may be closed by the server in the moment in which it is used again.
    each_its_own = httpx.Limits(max_keepalive_connections=0)
    async with httpx.AsyncClient(
        base_url=address, headers=SIGNED_IN, timeout=30, limits=each_its_own
    ) as client:
        yield Deals(client)


@asynccontextmanager
async def entered(
    browser: Browser, driver: Driver, address: str, name: str, **options: Any
) -> AsyncGenerator[Seen]:
    """A page in a context of its own, where this one of us is signed in as an administrator."""
    chosen: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, **options}
    context = await browser.new_context(**chosen)
    secret = plant_session(driver, name, "administrator")
    await context.add_cookies(
        [{"name": COOKIE, "value": secret, "url": address.replace("http:", "https:"), "secure": True}]
    )
    seen = Seen(await context.new_page())
    seen.listen()
    try:
        yield seen
        seen.assert_policy_kept()
    finally:
        await context.close()


@asynccontextmanager
async def entering(
    driver: Driver, address: str, *more: str
) -> AsyncGenerator[Callable[..., AbstractAsyncContextManager[Seen]]]:
    """Chromium, told these arguments more, in which one of us enters as often as one likes."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium here")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *more])

        def enter_as(name: str, **options: Any) -> AbstractAsyncContextManager[Seen]:
            return entered(browser, driver, address, name, **options)

        yield enter_as
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session", scope="package")
async def enter(
    driver: Driver, address: str
) -> AsyncIterator[Callable[..., AbstractAsyncContextManager[Seen]]]:
    """Open a page in a browser of its own, as this one of us, an administrator: ``enter("Bo")``."""
    async with entering(driver, address) as enter_as:
        yield enter_as


@pytest_asyncio.fixture(loop_scope="session", scope="package")
async def enter_large(
    driver: Driver, address: str
) -> AsyncIterator[Callable[..., AbstractAsyncContextManager[Seen]]]:
    """The same, where letters are set to twice the size in the browser."""
    async with entering(driver, address, "--blink-settings=defaultFontSize=32") as enter_as:
        yield enter_as

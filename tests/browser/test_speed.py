"""The page is quick with large maps: what bench/page.py measures, with three times the room, for a busy machine."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bench.page import (
    ABOVE,
    FRAME_AT_FIT,
    FRAME_AT_FULL,
    LIMITS,
    PANNED,
    PLANT,
    SCRIPTS_LIMIT,
    USABLE,
    first_map,
    panned,
    scripts,
)
from graph_crm.api.pages import APP_PAGE
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver

    from tests.browser.conftest import Seen

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
ROOM = 3
SIZES = (150, PANNED)
EXPORT_LIMIT = 5.0
TAKE_AWAY = """
MATCH (n) WHERE n.uid IN ['customer-' + $people, 'deal-' + $people]
  OR n.uid STARTS WITH 'contact-' + $people + '-' OR n.uid STARTS WITH 'part-' + $people + '-'
DETACH DELETE n
"""


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def maps(driver: Driver, address: str) -> AsyncIterator[dict[int, str]]:
    """The addresses of large maps, by their people."""
    for people in SIZES:
        driver.execute_query(PLANT, people=people)
        driver.execute_query(ABOVE, people=people)
    yield {people: f"{address}/opportunities/deal-{people}/map?lang=en" for people in SIZES}
    for people in SIZES:
        driver.execute_query(TAKE_AWAY, people=people)


@pytest.mark.parametrize("people", SIZES)
async def test_the_first_map_is_there_soon(enter: Enter, maps: dict[int, str], people: int) -> None:
    async with enter("Ann") as seen:
        assert await first_map(seen.page.context, maps[people]) <= ROOM * LIMITS[people]


async def test_panning_is_smooth(enter: Enter, maps: dict[int, str]) -> None:
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(maps[PANNED])
        await page.evaluate(USABLE)
        await page.locator(".react-flow__controls-fitview").click()
        await page.wait_for_function(
            "count => document.querySelectorAll('.card').length === count", arg=PANNED
        )
        assert await panned(page) <= ROOM * FRAME_AT_FIT
        await page.locator(".find input").fill("Person 77")
        await page.keyboard.press("Enter")
        await page.locator(".card.far").first.wait_for(state="detached")
        assert await panned(page) <= ROOM * FRAME_AT_FULL
        assert seen.complaints == []


async def test_little_is_loaded_before_the_first_map(enter: Enter, maps: dict[int, str]) -> None:
    async with enter("Ann") as seen:
        assert await scripts(seen.page.context, maps[150]) <= SCRIPTS_LIMIT


@pytest.mark.parametrize("what", ["out.svg", "out.png"])
async def test_a_large_map_is_taken_out_soon(enter: Enter, maps: dict[int, str], what: str) -> None:
    say = say_in("en")
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(maps[PANNED])
        await page.evaluate(USABLE)
        await page.get_by_role("button", name=say("out.export"), exact=True).click()
        begun = time.monotonic()
        async with page.expect_download() as taken:
            await page.get_by_role("menuitem", name=say(what)).click()
        drawing = (await (await taken.value).path()).read_bytes()
        assert time.monotonic() - begun <= ROOM * EXPORT_LIMIT
        assert len(drawing) > 100_000
        assert seen.complaints == []

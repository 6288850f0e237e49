"""How somebody works on the page: with a mouse, or with a keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from playwright.async_api import expect

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

MOST_STEPS = 200
# Counts what only a mouse, a pen or a finger does.
COUNT_POINTERS = """window.pointed = 0;
for (const kind of ['pointerdown', 'pointermove', 'mousedown', 'touchstart', 'wheel'])
  window.addEventListener(kind, () => { window.pointed += 1; }, true);"""


class Hands(Protocol):
    """What both can do."""

    async def press(self, one: Locator) -> None: ...

    async def choose(self, button: Locator, name: str) -> None:
        """Of what this button opens, this one."""
        ...


class Mouse:
    """Clicks."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def press(self, one: Locator) -> None:
        await one.click()

    async def choose(self, button: Locator, name: str) -> None:
        await button.click()
        await offered(self._page, name).click()


class Keys:
    """Goes everywhere by keys, as the keys lead there."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def press(self, one: Locator) -> None:
        if await one.evaluate_all("([first]) => first?.role === 'tab'"):
            await self.go(self._page.locator("[role=tab][aria-selected=true]"))
            await self.go(one, "ArrowRight")
            return
        await self.go(one)
        await self._page.keyboard.press("Enter")

    async def choose(self, button: Locator, name: str) -> None:
        await self.press(button)
        await expect(offered(self._page, name)).to_be_visible()
        await self.go(offered(self._page, name), "ArrowDown")
        await self._page.keyboard.press("Enter")

    async def go(self, one: Locator, key: str = "Tab") -> None:
        """On with this key until it has the focus."""
        for _ in range(MOST_STEPS):
            if await one.evaluate_all("([first]) => first === document.activeElement"):
                return
            await self._page.keyboard.press(key)
        raise AssertionError(f"{MOST_STEPS} times {key} did not come to {one}")


def offered(page: Page, name: str) -> Locator:
    """One of what an open list or menu offers."""
    return page.get_by_role("option", name=name, exact=True).or_(
        page.get_by_role("menuitem", name=name, exact=True)
    )


def field(scope: Page | Locator, label: str) -> Locator:
    """The button of a field that is chosen from: its name ends with the label."""
    return scope.get_by_role("button", name=re.compile(f"(^| ){re.escape(label)}$"))


async def drag(page: Page, start: Locator, to: tuple[float, float]) -> None:
    """With the mouse, in small steps, as a hand does it."""
    x, y = await middle(start)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 12, y + 4, steps=4)
    await page.mouse.move(*to, steps=12)
    await page.mouse.move(to[0] + 1, to[1] + 1, steps=2)
    await page.mouse.up()


async def middle(one: Locator) -> tuple[float, float]:
    box = await one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def at_rest(one: Locator) -> None:
    """Wait until the map no longer moves under it."""
    await one.evaluate("""one => new Promise(resolve => {
      let before = null;
      const look = () => {
        const { x, y } = one.getBoundingClientRect();
        if (before === `${x} ${y}`) resolve();
        else { before = `${x} ${y}`; setTimeout(look, 120); }
      };
      look();
    })""")

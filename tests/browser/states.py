"""Every state that the page can be in, and how one comes to it: for tests that look at all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from playwright.async_api import expect

from tests.browser.hands import field
from tests.browser.said import say_in

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playwright.async_api import Page

    from tests.browser.deals import Deal, Deals
    from tests.browser.said import Say

    Step = Callable[["Here"], Awaitable[None]]
    # An address, and what is done there.
    State = tuple[str, tuple[Step, ...]]

RICH = "MES for the Ålesund plant"
FIND_RICH = "query ($name: String!) { opportunities(search: $name, first: 1) { edges { node { uid } } } }"
PLAN = """mutation ($input: CreateActivityInput!) { createActivity(input: $input) {
  __typename ... on Problem { message } } }"""


async def open_rich(page: Page, address: str, language: str = "en") -> None:
    """The richest map of the demo company, from the list of deals."""
    await page.goto(f"{address}/?lang={language}")
    row = page.get_by_role("row").filter(has_text=RICH)
    await row.get_by_role("link", name=say_in(language)("around.map"), exact=True).click()
    await expect(page.locator(".react-flow__node")).to_have_count(11)


async def insights_settled(page: Page) -> None:
    """What was asked for is there, for today's map: nothing moves any more under a mouse."""
    await expect(page.locator(".insights .fold").first).to_be_visible()
    await expect(page.locator(".insights :is(.skeleton, .old)")).to_have_count(0)


@dataclass
class Here:
    """The page on its way to a state."""

    page: Page
    say: Say
    deal: Deal


def press(role: Any, sentence: str, **values: str) -> Step:
    """What has this role and is called so."""

    async def step(here: Here) -> None:
        name = here.say(sentence, **values)
        await here.page.get_by_role(role, name=name, exact=True).first.click()

    return step


def click(css: str, text: str | None = None, **options: Any) -> Step:
    async def step(here: Here) -> None:
        found = here.page.locator(css)
        await (found if text is None else found.filter(has_text=text)).first.click(**options)

    return step


def key(name: str) -> Step:
    async def step(here: Here) -> None:
        await here.page.keyboard.press(name)

    return step


def write(text: str) -> Step:
    """Where the focus is."""

    async def step(here: Here) -> None:
        await here.page.keyboard.type(text)

    return step


def fill(sentence: str, text: str) -> Step:
    async def step(here: Here) -> None:
        await here.page.get_by_label(here.say(sentence), exact=True).first.fill(text)

    return step


def choose(sentence: str, **values: str) -> Step:
    """Open what is chosen from."""

    async def step(here: Here) -> None:
        await field(here.page, here.say(sentence, **values)).first.click()
        await expect(here.page.get_by_role("listbox")).to_be_visible()

    return step


def see(css: str) -> Step:
    async def step(here: Here) -> None:
        await expect(here.page.locator(css).first).to_be_visible()

    return step


MENU, DIALOG, LIST = see("[role=menu]"), see("[role=dialog]"), see("[role=listbox]")
CARDS = see(".react-flow__node")
ADA, BEN = click(".react-flow__node", "Ada"), click(".react-flow__node", "Ben")
INSIGHTS = press("tab", "insights.tab")
ANSWERED = see(".light-sign")


def card_menu(name: str, sentence: str) -> tuple[Step, ...]:
    """What a card's menu opens."""
    return (
        CARDS,
        click(".react-flow__node", name, button="right"),
        MENU,
        press("menuitem", sentence),
        DIALOG,
    )


PAGES: dict[str, State] = {
    "deals": ("/", (see("tbody tr"),)),
    "deals, a filter": ("/", (see("tbody tr"), choose("around.status"))),
    "customers": ("/customers", (see("tbody tr"),)),
    "customers, nothing found": ("/customers?search=zzzz", (see("h1"),)),
    "agenda": ("/agenda", (see("h1"),)),
    "portfolio": ("/portfolio", (press("button", "around.look-at-all"), see("table"))),
    "nothing there": ("/opportunities/none", (see("[role=alert]"),)),
    "palette": ("/", (see("h1"), key("Control+k"), see("[role=dialog] [type=search]"), write("Ålesund"), see("[role=option]"))),
    "keys": ("/agenda", (see("h1"), key("?"), DIALOG)),
    "a deal": ("/opportunities/{rich}", (see(".preview svg"), see(".gap, .finding, .said, h2"))),
    "a deal closes": ("/opportunities/{deal}", (press("button", "around.close"), DIALOG)),
    "an activity": ("/opportunities/{deal}", (press("button", "around.log-activity"), DIALOG)),
    "an activity is done": ("/opportunities/{deal}", (click("li.planned .button"), DIALOG)),
    "a deal is shared": ("/opportunities/{deal}", (press("button", "around.share"), see("[role=dialog] .choices li"))),
    "a deal goes": ("/opportunities/{deal}", (press("button", "around.more"), press("menuitem", "around.delete-record"), DIALOG)),
    "a customer": ("/customers/{customer}", (see(".record .form-pairs"),)),
    "a new customer": ("/customers", (press("button", "making.new-customer"), fill("around.customer-name", "Brannvik Marine Propulsion"), see("[role=dialog] .notice"))),
    "a new deal": ("/", (press("button", "making.new-deal"), DIALOG)),
    "a new deal, its customer": ("/", (press("button", "making.new-deal"), fill("around.customer", "Bra"), see("[role=option]"))),
    "a group": ("/customers/{customer}", (press("button", "around.group-change"), DIALOG)),
    "a contact": ("/contacts/{contact}", (see("h1"),)),
    "a contact, what can be done": ("/contacts/{contact}", (press("button", "around.more"), MENU)),
    "a contact, a job": ("/contacts/{contact}", (click(".job-head .button"), MENU)),
    "a job, of another company": ("/contacts/{contact}", (click(".job-head .button"), press("menuitem", "around.job-moved"), DIALOG)),
    "a job ends": ("/contacts/{contact}", (click(".job-head .button"), press("menuitem", "around.job-left"), DIALOG)),
    "another job": ("/contacts/{contact}", (press("button", "around.add-job"), DIALOG)),
    "a new contact of a customer": ("/customers/{customer}", (press("button", "making.new-contact"), see("[role=dialog] input:focus"), write("Ada"), see("[role=dialog] .notice"))),
    "a person is erased": ("/contacts/{contact}", (press("button", "around.more"), press("menuitem", "around.erase"), DIALOG)),
    "two that are one": ("/contacts/{contact}", (press("button", "around.more"), press("menuitem", "around.merge"), fill("around.same-contact", "Novak"), click("[role=option]", "Peter Novak"), see("table.merge"))),
    "settings": ("/settings", (see("#tokens"), see(".settings section:nth-of-type(5)"))),
    "settings, a token": (
        "/settings",
        (see("#tokens"), fill("settings.token-name", "looked at"), press("button", "settings.make-token"), see(".secret")),
    ),
    "settings, a role": ("/settings", (see(".settings section:nth-of-type(4)"), choose("settings.role"))),
    "settings, a role goes": ("/settings", (click("section[aria-labelledby=roles] li .plain:nth-last-of-type(1)"), DIALOG)),
    "settings, a handover": (
        "/settings",
        (see("#vocabularies"), fill("settings.find-user", "Marta"), press("button", "settings.hand-over-named", name="Marta Lindqvist"), press("button", "settings.add-exception"), see(".exception"), click(".exception input"), write("a"), LIST),
    ),
    "settings, a list": ("/settings", (see(".settings section:nth-of-type(5)"), choose("settings.vocabulary"))),
}  # fmt: skip
MAP: dict[str, State] = {
    "map": ("{rich}", (CARDS,)),
    "map, details": ("{rich}", (CARDS, click(".react-flow__node", "Peter Novak"), see(".person-details"))),
    "map, a choice": ("{deal}", (CARDS, BEN, choose("map.power"))),
    "map, several": ("{deal}", (CARDS, ADA, click(".react-flow__node", "Ben", modifiers=["Shift"]), see(".person-details .choices"))),
    "map, the menu of a row": ("{deal}", (CARDS, press("button", "map.do-with", name="Dag"), MENU)),
    "map, the menu of a card": ("{deal}", (CARDS, click(".react-flow__node", "Ada", button="right"), MENU)),
    "map, add": ("{deal}", (CARDS, press("button", "map.add"), MENU)),
    "map, tidy": ("{deal}", (CARDS, press("button", "map.tidy"), MENU)),
    "map, kinds of lines": ("{deal}", (CARDS, press("button", "map.pen"), MENU)),
    "map, looks": ("{rich}", (CARDS, press("button", "map.view"), see(".view-panel"), press("button", "map.groups"), press("button", "map.key-only"))),
    "map, found": ("{rich}", (CARDS, fill("map.find", "No"), key("Enter"), see(".find [role=status]"))),
    "map, decision path": ("{deal}", (CARDS, press("button", "map.path"), see(".path li"))),
    "map, presented": ("{rich}", (CARDS, press("button", "map.present"), CARDS)),
    "map, insights": ("{rich}", (CARDS, INSIGHTS, ANSWERED, press("button", "insights.deciders"), press("button", "insights.power"), press("button", "insights.weak"), press("button", "insights.competitors"), press("button", "insights.plan"))),
    "map, a way": ("{rich}", (CARDS, click(".react-flow__node", "Ingrid Halvorsen"), INSIGHTS, press("button", "insights.ways"), press("button", "insights.draw"), see(".notice.mode"))),
    "map, what if": ("{deal}", (CARDS, BEN, INSIGHTS, press("button", "insights.what-if"), press("button", "insights.what-if-start"), press("button", "insights.what-if-try"), see(".compared"))),
    "map, what if of roles": ("{deal}", (CARDS, BEN, INSIGHTS, press("button", "insights.what-if"), press("button", "insights.what-if-start"), choose("insights.what-if-kind"), press("option", "insights.what-if-roles"), see(".try-form [aria-pressed]"))),
    "map, history": ("{rich}", (CARDS, press("tab", "history.tab"), see(".history ul"))),
    "map, exported": ("{deal}", (CARDS, press("button", "out.export"), MENU)),
    "map, printed": ("{deal}", (CARDS, press("button", "out.export"), press("menuitem", "out.print"), see(".print-preview"))),
    "map, then and now": ("{rich}?at=2026-03-01T12:00:00Z", (see("h1"), press("button", "time.compare"), see(".time-strip"))),
    "outline": ("{rich}?view=outline", (see("[role=treegrid]"),)),
    "table": ("{rich}?view=table", (see("tbody tr"),)),
    "outline, the menu of a row": ("{deal}?view=outline", (see("[role=treegrid]"), click(".branch .button"), MENU)),
    "table, roles": ("{deal}?view=table", (see("tbody tr"), choose("views.roles-of", name="Ada"))),
    "table, a title": ("{deal}?view=table", (see("tbody tr"), click(".cell", "Head of Ben"), see("td input"))),
    "table, who is in touch": ("{deal}?view=table", (see("tbody tr"), click("td:nth-of-type(8) .cell"), DIALOG)),
    "matrix": ("{rich}?view=matrix", (see("tbody tr"),)),
    "matrix, a colleague": ("{deal}?view=matrix", (see("tbody tr"), click(".other-view .bar .button:nth-of-type(4)"), see("[role=dialog] .choices li"))),
}  # fmt: skip
DIALOGS: dict[str, State] = {
    "who reports": ("{deal}", card_menu("Ben", "map.set-manager")),
    "a line": ("{deal}", card_menu("Ben", "map.draw-line")),
    "a move": ("{deal}", card_menu("Ben", "map.move")),
    "who covers": ("{deal}", (CARDS, BEN, press("button", "map.cover-other"), DIALOG)),
    "a new contact": ("{deal}", (CARDS, press("button", "map.add"), press("menuitem", "map.new-person"), DIALOG)),
    "somebody of outside": ("{deal}", (CARDS, press("button", "map.add"), press("menuitem", "map.outside"), fill("map.search-everybody", "Halvorsen"), see("[role=dialog] .choices li"))),
    "competitors": ("{deal}", (CARDS, press("button", "map.add"), press("menuitem", "map.competitors"), see("[role=dialog] .choices li"))),
    "other companies": ("{deal}", (CARDS, press("button", "map.add"), press("menuitem", "start.partners"), DIALOG)),
    "people of another map": ("{deal}", (CARDS, press("button", "map.add"), press("menuitem", "start.copy"), fill("start.which-map", "Company"), click("[role=option]", "Company"), see("[role=dialog] .notice, [role=dialog] .empty, [role=dialog] .choices li"))),
    "people of another map, chosen": ("{rich}", (CARDS, press("button", "map.add"), press("menuitem", "start.copy"), see("[role=dialog] [role=combobox]"), key("ArrowDown"), click("[role=option]"), see("[role=dialog] .checks"))),
    "seats": ("{deal}", (CARDS, press("button", "map.add"), press("menuitem", "start.seats"), see("[role=dialog] .chip"))),
    "a step": ("{deal}", (CARDS, press("button", "map.add"), press("menuitem", "map.add-step"), DIALOG)),
    "help with a role": ("{deal}", (CARDS, BEN, press("button", "choose.help-role"), DIALOG, press("button", "choose.yes"))),
    "help with the power": ("{deal}", (CARDS, BEN, press("button", "choose.help-power"), DIALOG)),
    "help with the stance": ("{deal}", (CARDS, BEN, press("button", "choose.help-stance"), DIALOG)),
}  # fmt: skip
PHONE: dict[str, State] = {
    "phone, deals": ("/", (see("tbody tr"),)),
    "phone, customers": ("/customers", (see("tbody tr"),)),
    "phone, agenda": ("/agenda", (see("h1"),)),
    "phone, settings": ("/settings", (see("#tokens"), see(".settings section:nth-of-type(5)"))),
    "phone, a handover": (
        "/settings",
        (see("#vocabularies"), fill("settings.find-user", "Marta"), press("button", "settings.hand-over-named", name="Marta Lindqvist"), press("button", "settings.add-exception"), see(".exception")),
    ),
    "phone, a deal": ("/opportunities/{rich}", (see(".preview svg"),)),
    "phone, an activity": ("/opportunities/{deal}", (press("button", "around.log-activity"), DIALOG)),
    "phone, a customer": ("/customers/{customer}", (see(".record .form-pairs"),)),
    "phone, a new deal": ("/", (press("button", "making.new-deal"), DIALOG)),
    "phone, a contact": ("/contacts/{contact}", (see("h1"),)),
    "phone, a job, of another company": ("/contacts/{contact}", (click(".job-head .button"), press("menuitem", "around.job-moved"), DIALOG)),
    "phone, two that are one": ("/contacts/{contact}", (press("button", "around.more"), press("menuitem", "around.merge"), fill("around.same-contact", "Novak"), click("[role=option]", "Peter Novak"), see("table.merge"))),
    "phone, map": ("{rich}", (CARDS,)),
    "phone, people of another map": ("{rich}", (CARDS, press("button", "map.add"), press("menuitem", "start.copy"), see("[role=dialog] [role=combobox]"), key("ArrowDown"), click("[role=option]"), see("[role=dialog] .checks"))),
    "phone, people": ("{rich}", (CARDS, press("button", "map.list-view"), see(".people-list [role=row]"))),
    "phone, details": ("{deal}", (CARDS, ADA, press("button", "map.details-view"), see(".person-details"))),
    "phone, insights": ("{rich}", (CARDS, press("button", "map.details-view"), INSIGHTS, ANSWERED)),
    "phone, history": ("{rich}", (CARDS, press("button", "map.details-view"), press("tab", "history.tab"), see(".history ul"))),
    "phone, outline": ("{rich}?view=outline", (see("[role=treegrid]"),)),
    "phone, table": ("{rich}?view=table", (see("tbody tr"),)),
}  # fmt: skip
AREAS = {"pages": PAGES, "map": MAP, "dialogs": DIALOGS, "phone": PHONE}


@dataclass
class Places:
    """What stands for the braces in a path."""

    deal: Deal
    rich: str

    def address(self, path: str) -> str:
        maps = {"{deal}": self.deal.path, "{rich}": f"/opportunities/{self.rich}/map"}
        for brace, map_path in maps.items():
            if path.startswith(brace):
                return path.replace(brace, map_path)
        return path.format(
            deal=self.deal.uid,
            rich=self.rich,
            customer=self.deal.customer,
            contact=self.deal.contacts["Ada"],
        )


async def make_places(deals: Deals) -> Places:
    """A deal of one's own, with one of everything, and the richest of the demo company."""
    deal = await deals.make(["Ada", "Ben", "Cleo", "Dag"], ["Ada", "Ben", "Cleo"])
    told = await deals.map(deal)
    us = next(party["uid"] for party in told["parties"] if party["kind"] == "US")
    ada, ben, cleo = (deal.parts[name] for name in ("Ada", "Ben", "Cleo"))
    step = str(uuid4())
    await deals.change(
        deal,
        {"setReportingLine": {"report": deal.contacts["Ben"], "manager": deal.contacts["Ada"]}},
        {"setInfluence": {"influencer": ben, "influenced": cleo, "strength": 2, "sign": -1}},
        {
            "addDecisionStep": {
                "uid": step,
                "name": "The board signs",
                "order": 1,
                "kind": "DECISION",
                "dueOn": "2026-01-05",
            }
        },
        {"assignDecider": {"step": step, "stakeholder": ada}},
        {"assignRole": {"stakeholder": ada, "role": "decision_maker"}},
        {"updateStakeholder": {"stakeholder": ben, "goals": "A quiet start", "power": "INNER_CIRCLE"}},
        *(
            {"setStance": {"stakeholder": part, "party": us, "value": value}}
            for part, value in ((ada, 2), (ben, -2), (cleo, 0))
        ),
    )
    planned = {"kind": "CALL", "status": "PLANNED", "subject": deal.uid, "summary": "Ring the plant"}
    await deals.ask(PLAN, input={**planned, "occurredAt": "2030-01-01T09:00:00Z"})
    found = await deals.ask(FIND_RICH, name=RICH)
    return Places(deal, found["opportunities"]["edges"][0]["node"]["uid"])


async def come_to(
    page: Page,
    address: str,
    places: Places,
    say: Say,
    language: str,
    state: State,
) -> None:
    """Open the page and do what leads to this state."""
    path = places.address(state[0])
    # What was tried in the state before is kept, and would be shown here.
    await page.evaluate("if (location.protocol !== 'about:') sessionStorage.clear()")
    await page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    here = Here(page, say, places.deal)
    for step in state[1]:
        await step(here)
    await expect(page.locator(".loading, .skeleton")).to_have_count(0)

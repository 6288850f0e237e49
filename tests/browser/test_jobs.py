"""Where somebody works: changed on their page, moved, ended, put in; who is new; and whose data is erased."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from graph_crm.api.pages import APP_PAGE
from tests.browser.hands import Keys, field
from tests.browser.said import say_in
from tests.browser.test_making import uid_in
from tests.browser.test_whole_records import begin, take_back
from tests.signed_in import plant_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from neo4j import Driver
    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Seen
    from tests.browser.deals import Deal, Deals
    from tests.browser.said import Say

    Enter = Callable[..., AbstractAsyncContextManager[Seen]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
CONTACT = """query ($uid: ID!) { contact(uid: $uid) { name emails phones note birthday erasedAt
  jobs { customerUid title department seniority mainJob validFrom validTo } } }"""
CUSTOMER = "query ($uid: ID!) { customer(uid: $uid) { name } }"
BASE = "query ($uid: ID!) { customer(uid: $uid) { contactMap { mapRevision organisationRevision } } }"
CHANGE = """mutation ($map: MapBaseInput!, $changes: [MapChangeInput!]!) { applyMapChanges(map: $map, changes: $changes) {
  __typename ... on Problem { message } } }"""
LOOK = "mutation ($customer: ID!, $user: ID!) { share(node: $customer, user: $user, access: READ) { __typename } }"
LONG_AGO = "2020-01-01T09:00:00Z"


async def jobs_of(deals: Deals, uid: str) -> list[dict[str, Any]]:
    """The present jobs, the main one first."""
    jobs = (await deals.ask(CONTACT, uid=uid))["contact"]["jobs"]
    return [job for job in jobs if job["validTo"] is None]


async def change(deals: Deals, customer: str, *changes: dict[str, Any]) -> None:
    """On the company's own map, as another does it."""
    now = (await deals.ask(BASE, uid=customer))["customer"]["contactMap"]
    base = {"uid": customer, "kind": "CUSTOMER", **now}
    answer = await deals.ask(CHANGE, map=base, changes=list(changes))
    assert answer["applyMapChanges"]["__typename"] == "MapChangesApplied", answer


async def name_of(deals: Deals, customer: str) -> str:
    return (await deals.ask(CUSTOMER, uid=customer))["customer"]["name"]


async def open_page(page: Page, address: str, deal: Deal, name: str, language: str) -> Locator:
    """The block of somebody's jobs."""
    await page.goto(f"{address}/contacts/{deal.contacts[name]}?lang={language}")
    return page.get_by_role("region", name=say_in(language)("around.jobs"))


async def choose_company(page: Page, dialog: Locator, label: str, name: str) -> None:
    await dialog.get_by_role("combobox", name=label, exact=True).press_sequentially(name)
    await page.get_by_role("option", name=name).first.click()


def menu(jobs: Locator, say: Say, customer: str) -> Locator:
    return jobs.get_by_role("button", name=say("around.job-do", customer=customer), exact=True)


async def saved(jobs: Locator) -> None:
    for status in await jobs.get_by_role("status").all():
        await expect(status).to_have_text("")


@LANGUAGES
async def test_a_job_is_changed_where_it_stands(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, deal = say_in(language), await deals.make(["Ada"], ["Ada"])
    director = (await deals.vocabulary(language))["director"]
    async with enter("Ann") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", language)
        await jobs.get_by_label(say("map.job"), exact=True).fill("Plant manager")
        await jobs.get_by_label(say("map.department"), exact=True).fill("Operations")
        await field(jobs, say("map.seniority")).click()
        await page.get_by_role("option", name=director, exact=True).click()
        await expect(field(jobs, say("map.seniority"))).to_contain_text(director)
        # What the page says elsewhere of the job follows.
        await expect(page.locator(".record-head")).to_contain_text("Plant manager")
        await saved(jobs)
        await page.reload()
        await expect(jobs.get_by_label(say("map.job"), exact=True)).to_have_value("Plant manager")
        await expect(jobs.get_by_label(say("map.department"), exact=True)).to_have_value("Operations")
        await expect(field(jobs, say("map.seniority"))).to_contain_text(director)
        # What was put right today is no job of the past.
        await expect(jobs.get_by_role("listitem")).to_have_count(1)
        [job] = await jobs_of(deals, deal.contacts["Ada"])
        told = (job["title"], job["department"], job["seniority"])
        assert told == ("Plant manager", "Operations", "director")
        assert seen.complaints == []


@LANGUAGES
async def test_two_who_change_the_same_of_a_job_see_both_sides(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, deal = say_in(language), await deals.make(["Ada"], ["Ada"])
    ada = deal.contacts["Ada"]
    async with enter("Ann") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", language)
        title = jobs.get_by_label(say("map.job"), exact=True)
        # What another changed besides is kept.
        await title.fill("Plant manager")
        await change(deals, deal.customer, {"setJob": {"contact": ada, "department": "Theirs"}})
        await title.blur()
        await expect(jobs.get_by_label(say("map.department"), exact=True)).to_have_value("Theirs")
        [job] = await jobs_of(deals, ada)
        assert (job["title"], job["department"]) == ("Plant manager", "Theirs")

        await title.fill("Director of the plant")
        await change(deals, deal.customer, {"setJob": {"contact": ada, "title": "Head of it all"}})
        await title.blur()
        dialog = page.get_by_role("dialog", name=say("map.conflict"))
        for side in ("Plant manager", "Head of it all", "Director of the plant"):
            await expect(dialog.get_by_text(side, exact=True)).to_be_visible()
        assert (await jobs_of(deals, ada))[0]["title"] == "Head of it all"
        await dialog.get_by_role("button", name=say("map.conflict-mine")).click()
        await expect(dialog).to_have_count(0)
        await expect(page.locator(".record-head")).to_contain_text("Director of the plant")
        assert (await jobs_of(deals, ada))[0]["title"] == "Director of the plant"


async def test_what_is_typed_of_a_job_without_a_connection_is_written_later(
    enter: Enter, deals: Deals, address: str
) -> None:
    say, deal = say_in("en"), await deals.make(["Ada"], ["Ada"])
    async with enter("Ann") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", "en")
        title = jobs.get_by_label(say("map.job"), exact=True)
        await expect(title).to_be_visible()
        await page.context.set_offline(True)
        await title.fill("Plant manager")
        await title.blur()
        await expect(page.get_by_role("alert").filter(has_text=say("map.waiting"))).to_be_visible()
        await page.context.set_offline(False)
        await expect(page.locator(".record-head")).to_contain_text("Plant manager")
        assert (await jobs_of(deals, deal.contacts["Ada"]))[0]["title"] == "Plant manager"


@LANGUAGES
async def test_somebody_has_another_job_and_the_main_one_is_chosen(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, deal = say_in(language), await deals.make(["Ada"], ["Ada"])
    ada, other = deal.contacts["Ada"], await deals.make([], customer=f"Nordheim {language}")
    here, there = await name_of(deals, deal.customer), await name_of(deals, other.customer)
    async with enter("Ann") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", language)
        await jobs.get_by_role("button", name=say("around.add-job"), exact=True).click()
        dialog = page.get_by_role("dialog", name=say("around.add-job-named", name="Ada"))
        save = dialog.get_by_role("button", name=say("around.save"), exact=True)
        await expect(save).to_be_disabled()
        # Where they work already is no other job.
        await choose_company(page, dialog, say("around.company"), here)
        await expect(dialog.get_by_role("alert")).to_have_text(
            say("around.works-there", name="Ada", customer=here)
        )
        await expect(save).to_be_disabled()
        await dialog.get_by_role("combobox", name=say("around.company"), exact=True).fill("")
        await choose_company(page, dialog, say("around.company"), there)
        await dialog.get_by_label(say("map.job"), exact=True).fill("Member of the board")
        await save.click()
        done = page.locator(".notice.done")
        await expect(done).to_contain_text(say("around.job-added", name="Ada", customer=there))
        main, second = await jobs_of(deals, ada)
        assert (main["customerUid"], main["mainJob"]) == (deal.customer, True)
        assert (second["title"], second["mainJob"]) == ("Member of the board", False)

        board = jobs.get_by_role("group", name=there)
        await expect(board.get_by_text(say("around.main-job"), exact=True)).to_have_count(0)
        await menu(jobs, say, there).click()
        await page.get_by_role("menuitem", name=say("around.make-main-job"), exact=True).click()
        await expect(board.get_by_text(say("around.main-job"), exact=True)).to_be_visible()
        await expect(jobs.get_by_text(say("around.main-job"), exact=True)).to_have_count(1)
        await saved(jobs)
        main, second = await jobs_of(deals, ada)
        assert (main["customerUid"], second["mainJob"]) == (other.customer, False)
        assert seen.complaints == []


@LANGUAGES
async def test_somebody_moves_to_another_company_and_their_reports_are_taken_over(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    people = ["Ada", "Ben", "Cleo"]
    say, deal = say_in(language), await deals.make(people, people)
    ada, ben, cleo = (deal.contacts[name] for name in people)
    other = await deals.make([], customer=f"Sundheim {language}")
    here, there = await name_of(deals, deal.customer), await name_of(deals, other.customer)
    await change(deals, deal.customer, {"setJob": {"contact": ada, "since": LONG_AGO}})
    await deals.change(deal, {"setReportingLine": {"report": ben, "manager": ada}})
    day = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    async with enter("Ann") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", language)
        await menu(jobs, say, here).click()
        await page.get_by_role("menuitem", name=say("around.job-moved"), exact=True).click()
        dialog = page.get_by_role("dialog", name=say("around.move-named", name="Ada"))
        save = dialog.get_by_role("button", name=say("around.save"), exact=True)
        await expect(dialog).to_contain_text(say("around.move-hint", customer=here))
        await expect(save).to_be_disabled()
        await choose_company(page, dialog, say("around.new-company"), there)
        await dialog.get_by_label(say("map.job"), exact=True).fill("Head of Purchasing")
        since = dialog.get_by_label(say("around.works-since"), exact=True)
        # Before they came, and tomorrow.
        for wrong in ("2019-06-01", (datetime.now(UTC) + timedelta(days=3)).date().isoformat()):
            await since.fill(wrong)
            await expect(since).to_have_attribute("aria-invalid", "true")
            await expect(save).to_be_disabled()
        await since.fill(day)
        await choose_company(page, dialog, say("around.successor"), "Cleo")
        await save.click()
        done = page.locator(".notice.done")
        await expect(done).to_contain_text(say("around.moved", name="Ada", customer=there))
        await expect(page.locator(".record-head")).to_contain_text(there)
        [job] = await jobs_of(deals, ada)
        assert (job["customerUid"], job["title"], job["mainJob"]) == (
            other.customer,
            "Head of Purchasing",
            True,
        )
        assert job["validFrom"].startswith(day)
        lines = (await deals.map(deal))["reportingLines"]
        parts = [(one["report"]["uid"], one["manager"]["uid"]) for one in lines]
        assert parts == [(deal.parts["Ben"], deal.parts["Cleo"])]
        assert cleo != ada

        await take_back(page, say)
        await expect(page.locator(".record-head")).to_contain_text(here)
        [job] = await jobs_of(deals, ada)
        assert job["customerUid"] == deal.customer
        assert seen.complaints == []


@LANGUAGES
async def test_somebody_leaves_a_company_by_keys_alone(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, deal = say_in(language), await deals.make(["Ada"], ["Ada"])
    ada, here = deal.contacts["Ada"], await name_of(deals, deal.customer)
    async with enter("Ann") as seen:
        page = seen.page
        hands = Keys(page)
        jobs = await open_page(page, address, deal, "Ada", language)
        await expect(menu(jobs, say, here)).to_be_visible()
        await hands.choose(menu(jobs, say, here), say("around.job-left"))
        dialog = page.get_by_role("dialog", name=say("around.leave-named", name="Ada", customer=here))
        await expect(dialog).to_contain_text(say("around.leave-hint"))
        await expect(dialog.get_by_label(say("around.gone-since"), exact=True)).to_be_focused()
        await expect(dialog.get_by_role("button", name=say("around.save"), exact=True)).to_be_enabled()
        await hands.press(dialog.get_by_role("button", name=say("around.save"), exact=True))
        done = page.locator(".notice.done")
        await expect(done).to_contain_text(say("around.left", name="Ada", customer=here))
        assert await jobs_of(deals, ada) == []
        await expect(menu(jobs, say, here)).to_have_count(0)
        await take_back(page, say)
        await expect(menu(jobs, say, here)).to_be_visible()
        assert (await jobs_of(deals, ada))[0]["customerUid"] == deal.customer


async def test_what_another_did_meanwhile_to_a_job_is_said_and_the_dialog_stays(
    enter: Enter, deals: Deals, address: str
) -> None:
    say, deal = say_in("en"), await deals.make(["Ada"], ["Ada"])
    ada, here = deal.contacts["Ada"], await name_of(deals, deal.customer)
    async with enter("Ann") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", "en")
        await menu(jobs, say, here).click()
        await page.get_by_role("menuitem", name=say("around.job-left"), exact=True).click()
        dialog = page.get_by_role("dialog")
        save = dialog.get_by_role("button", name=say("around.save"), exact=True)
        await expect(save).to_be_enabled()
        await change(deals, deal.customer, {"setJob": {"contact": ada, "title": "Promoted"}})
        await save.click()
        # Both sides.
        await expect(dialog.get_by_text("Head of Ada")).to_be_visible()
        await expect(dialog.get_by_text("Promoted")).to_be_visible()
        assert (await jobs_of(deals, ada))[0]["title"] == "Promoted"
        # Who has read it may do it all the same.
        await dialog.get_by_role("button", name=say("map.conflict-mine"), exact=True).click()
        await expect(dialog).to_have_count(0)
        assert await jobs_of(deals, ada) == []


@LANGUAGES
async def test_a_new_contact_is_put_in_from_the_customers_page(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    known = f"Ada Lien {language}"
    say, deal = say_in(language), await deals.make([known], [])
    staff = (await deals.vocabulary(language))["staff"]
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/customers/{deal.customer}?lang={language}")
        people = page.get_by_role("region", name=say("map.people"))
        await people.get_by_role("button", name=say("making.new-contact"), exact=True).click()
        dialog = page.get_by_role("dialog", name=say("making.new-contact"))
        make = dialog.get_by_role("button", name=say("making.make"), exact=True)
        name = dialog.get_by_label(say("map.name"), exact=True)
        await expect(name).to_be_focused()
        await expect(make).to_be_disabled()
        await name.fill(known.upper())
        await expect(dialog.get_by_text(say("making.same-contact"))).to_be_visible()
        await expect(dialog.get_by_role("link", name=known)).to_be_visible()
        await name.fill("Grete Dahl")
        await expect(dialog.get_by_text(say("making.same-contact"))).to_have_count(0)
        await dialog.get_by_label(say("map.job"), exact=True).fill("Buyer")
        await dialog.get_by_label(say("map.department"), exact=True).fill("Purchasing")
        await field(dialog, say("map.seniority")).click()
        await page.get_by_role("option", name=staff, exact=True).click()
        await dialog.get_by_label(say("around.mail"), exact=True).fill(f"grete.{language}@plant.example")
        await dialog.get_by_label(say("around.phone"), exact=True).fill("+47 55 01 02 03")
        await dialog.get_by_label(say("map.note"), exact=True).fill("Met at the fair.")
        await make.click()
        await expect(page.get_by_role("heading", name="Grete Dahl", level=1)).to_be_visible()
        made = (await deals.ask(CONTACT, uid=uid_in(page)))["contact"]
        assert (made["emails"], made["phones"], made["note"]) == (
            [f"grete.{language}@plant.example"],
            ["+47 55 01 02 03"],
            "Met at the fair.",
        )
        [job] = made["jobs"]
        assert (job["customerUid"], job["title"]) == (deal.customer, "Buyer")
        assert (job["department"], job["seniority"]) == ("Purchasing", "staff")
        await page.go_back()
        await expect(people.get_by_role("link", name="Grete Dahl")).to_be_visible()

        # From anywhere.
        await page.keyboard.press("Control+k")
        await page.keyboard.type(say("making.new-contact"))
        await page.get_by_role("option", name=say("making.new-contact"), exact=True).click()
        await expect(dialog.get_by_label(say("map.name"), exact=True)).to_be_focused()
        await expect(dialog.get_by_role("combobox", name=say("around.customer"), exact=True)).to_have_value(
            ""
        )
        assert seen.complaints == []


async def test_an_address_that_is_refused_leaves_what_was_typed(
    enter: Enter, deals: Deals, address: str
) -> None:
    say, deal = say_in("en"), await deals.make(["Gone"], [])
    gone, mail = deal.contacts["Gone"], "gone@plant.example"
    update = "mutation ($input: UpdateContactRecordInput!) { updateContact(input: $input) { __typename } }"
    await deals.ask(update, input={"uid": gone, "emails": [mail]})
    erase = 'mutation ($uid: ID!) { eraseContact(uid: $uid, confirm: "Gone") { __typename } }'
    assert (await deals.ask(erase, uid=gone))["eraseContact"]["__typename"] == "ContactErased"
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/customers/{deal.customer}?lang=en")
        await page.get_by_role("button", name=say("making.new-contact"), exact=True).click()
        dialog = page.get_by_role("dialog", name=say("making.new-contact"))
        await dialog.get_by_label(say("map.name"), exact=True).fill("Somebody")
        await dialog.get_by_label(say("around.mail"), exact=True).fill(mail)
        await dialog.get_by_role("button", name=say("making.make"), exact=True).click()
        await expect(dialog.get_by_role("alert")).to_contain_text(mail)
        await expect(dialog.get_by_label(say("around.mail"), exact=True)).to_have_value(mail)
        await expect(dialog.get_by_label(say("map.name"), exact=True)).to_have_value("Somebody")


@LANGUAGES
async def test_a_persons_data_is_erased_once_their_name_was_typed(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, deal = say_in(language), await deals.make(["Ada Lien"], ["Ada Lien"])
    uid = deal.contacts["Ada Lien"]
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/contacts/{uid}?lang={language}")
        dialog = await begin(page, say, "around.erase")
        await expect(dialog).to_contain_text(say("around.erase-what"))
        await expect(dialog).to_contain_text(say("around.erase-final"))
        now = dialog.get_by_role("button", name=say("around.erase-now"), exact=True)
        typed = dialog.get_by_label(say("around.erase-type", name="Ada Lien"), exact=True)
        await expect(typed).to_be_focused()
        await expect(now).to_be_disabled()
        await typed.fill("Ada")
        await typed.press("Enter")
        await expect(now).to_be_disabled()
        assert (await deals.ask(CONTACT, uid=uid))["contact"]["name"] == "Ada Lien"
        await typed.fill("Ada Lien")
        await now.click()
        # Where copies may still be is said after the page has changed behind it.
        await expect(page.get_by_role("dialog", name=say("around.erased-now"))).to_be_visible()
        await expect(page.locator("h1")).to_have_text(say("map.no-name"))
        await expect(dialog.get_by_role("status").last).not_to_have_text("")
        await dialog.get_by_role("button", name=say("frame.close"), exact=True).last.click()
        await expect(dialog).to_have_count(0)
        await expect(page.get_by_role("button", name=say("around.more"), exact=True)).to_have_count(0)
        erased = (await deals.ask(CONTACT, uid=uid))["contact"]
        assert (erased["name"], erased["jobs"][0]["title"]) == ("", None)
        assert erased["erasedAt"] is not None
        assert seen.complaints == []


@LANGUAGES
async def test_birthday_and_seniority_stand_with_what_is_known(
    enter: Enter, deals: Deals, address: str, language: str
) -> None:
    say, deal = say_in(language), await deals.make(["Ada"], ["Ada"])
    ada, manager = deal.contacts["Ada"], (await deals.vocabulary(language))["manager"]
    async with enter("Ann") as seen:
        page = seen.page
        await page.goto(f"{address}/contacts/{ada}?lang={language}")
        details = page.get_by_role("region", name=say("around.contact-details"))
        birthday = details.get_by_label(say("around.birthday"), exact=True)
        await birthday.fill("1975-03-01")
        await birthday.blur()
        await expect(details.get_by_role("status")).to_have_text("")
        await page.reload()
        await expect(birthday).to_have_value("1975-03-01")
        assert (await deals.ask(CONTACT, uid=ada))["contact"]["birthday"] == "1975-03-01"

        await page.goto(f"{address}{deal.path}?lang={language}")
        await page.locator(".react-flow__node").filter(has_text="Ada").click()
        person = page.locator(".person-details")
        await field(person, say("map.seniority")).click()
        await page.get_by_role("option", name=manager, exact=True).click()
        await expect(page.locator(".saving")).to_have_text(say("map.saved"))
        assert (await jobs_of(deals, ada))[0]["seniority"] == "manager"


async def test_who_may_only_look_is_offered_none_of_it(
    enter: Enter, deals: Deals, driver: Driver, address: str
) -> None:
    say, deal = say_in("en"), await deals.make(["Ada"], ["Ada"])
    plant_session(driver, "Looks at jobs", "viewer")
    await deals.ask(LOOK, customer=deal.customer, user="Looks at jobs")
    async with enter("Looks at jobs") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", "en")
        await expect(jobs.get_by_text("Head of Ada")).to_be_visible()
        for role in ("textbox", "button"):
            await expect(jobs.get_by_role(role)).to_have_count(0)
        await expect(page.get_by_role("button", name=say("around.more"), exact=True)).to_have_count(0)
        await page.goto(f"{address}/customers/{deal.customer}?lang=en")
        await expect(page.get_by_role("link", name="Ada")).to_be_visible()
        await expect(page.get_by_role("button", name=say("making.new-contact"), exact=True)).to_have_count(0)


async def test_what_was_typed_into_a_job_that_is_over_is_said_and_can_be_given_up(
    enter: Enter, deals: Deals, address: str
) -> None:
    say, deal = say_in("en"), await deals.make(["Ada"], ["Ada"])
    ada = deal.contacts["Ada"]
    async with enter("Ann") as seen:
        page = seen.page
        jobs = await open_page(page, address, deal, "Ada", "en")
        await jobs.get_by_label(say("map.job"), exact=True).fill("Plant manager")
        await change(deals, deal.customer, {"endJob": {"contact": ada}})
        await jobs.get_by_label(say("map.job"), exact=True).blur()
        alert = jobs.get_by_role("alert").filter(has_text=say("around.job-over"))
        await expect(alert).to_be_visible()
        assert await jobs_of(deals, ada) == []
        # The job is no longer among the others.
        await expect(jobs.get_by_label(say("map.job"), exact=True)).to_have_count(0)
        await expect(alert).to_be_visible()
        await jobs.get_by_role("button", name=say("around.give-up"), exact=True).click()
        await expect(alert).to_have_count(0)

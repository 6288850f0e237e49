"""Who sees what: the queries decide, on behalf of a viewer. The services are asked; tests/access asks the schema."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.app import make_services
from graph_crm.contacts.model import ContactFilter, ContactOrder
from graph_crm.customers.model import CustomerOrder
from graph_crm.errors import NotFound
from graph_crm.maps.sentences import sentence
from graph_crm.maps.svg import draw_map
from graph_crm.opportunities.model import OpportunityOrder
from graph_crm.paging import PageRequest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph_crm.api.context import Services
    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

# Ann owns Acme, Ben one deal with Bolt, Cat nothing; Eve works at both companies.
FILES = {
    "users": "id,name,role\nann,Ann,rep\nben,Ben,rep\ncat,Cat,rep",
    "customers": "id,name,sales_owner\nacme,Acme,ann\nbolt,Bolt,",
    "contacts": "id,name,customer\npat,Pat,acme\nray,Ray,bolt",
    "opportunities": "id,name,customer,owner\nx,Deal of Acme,acme,\ny,Deal of Bolt,bolt,ben\nz,Other of Bolt,bolt,",
    "stakeholders": "opportunity,customer,contact\nx,,pat\ny,,ray\n,acme,pat\n,bolt,ray",
}
EVERYTHING = {"Acme", "Bolt", "Pat", "Ray", "Deal of Acme", "Deal of Bolt", "Other of Bolt"}


@pytest.fixture
def services(graph: Graph) -> Services:
    return make_services(graph)


def uids(cypher: Cypher) -> dict[str, str]:
    rows = cypher("MATCH (n) WHERE n.uid IS NOT NULL RETURN n.name AS name, n.uid AS uid")
    return {row["name"]: row["uid"] for row in rows}


async def seen(services: Services, viewer: Viewer, uid: dict[str, str]) -> set[str]:
    """What this viewer sees of everything; every way of asking must agree."""
    request = PageRequest(100)
    listings: list[set[str]] = []
    for turn, search in enumerate([None, None, "a", "b", "p", "r", "d", "o"]):
        customers = await services.customers.page(
            viewer, request, list(CustomerOrder)[turn % 2], search=search
        )
        contacts = await services.contacts.page(viewer, request, list(ContactOrder)[turn % 2], search=search)
        deals = await services.opportunities.page(
            viewer, request, list(OpportunityOrder)[turn % 3], search=search
        )
        listings.append({item.name for item in (*customers.items, *contacts.items, *deals.items)})
    by_closing = await services.opportunities.page(viewer, request, OpportunityOrder.CLOSING_FIRST)
    assert listings[0] == listings[1] == set().union(*listings[2:])
    assert {deal.name for deal in by_closing.items} == {name for name in listings[0] if " of " in name}

    one_by_one: set[str] = set()
    maps: set[str] = set()
    for name in EVERYTHING:
        kind = "opportunity" if " of " in name else "contact" if name in {"Pat", "Ray"} else "customer"
        ask_one = {
            "customer": services.customers.one,
            "contact": services.contacts.one,
            "opportunity": services.opportunities.one,
        }[kind]
        with suppress(NotFound):
            one_by_one.add((await ask_one(viewer, uid[name])).name)
        if kind != "contact":
            with suppress(NotFound):
                maps.add((await services.maps.contact_map(viewer, kind, uid[name])).contact_map.name)
    assert one_by_one == listings[0]
    assert maps == listings[0] - {"Pat", "Ray"}
    return listings[0]


@pytest.mark.parametrize(
    "viewer", [LOCAL_ADMINISTRATOR, Viewer("administrator", "x"), Viewer("planner", "x")]
)
async def test_administrators_and_planners_see_everything(
    services: Services, load: Load, cypher: Cypher, viewer: Viewer
) -> None:
    await load(**FILES)
    assert await seen(services, viewer, uids(cypher)) == EVERYTHING


@pytest.mark.parametrize("role", ["rep", "viewer"])
async def test_who_owns_a_customer_sees_its_people_and_deals(
    services: Services, load: Load, cypher: Cypher, role: Any
) -> None:
    await load(**FILES)
    uid = uids(cypher)
    assert await seen(services, Viewer(role, uid["Ann"]), uid) == {"Acme", "Pat", "Deal of Acme"}


async def test_a_manager_sees_besides_what_nobody_owns(
    services: Services, load: Load, cypher: Cypher
) -> None:
    await load(**FILES)
    uid = uids(cypher)
    theirs = {"Acme", "Pat", "Deal of Acme"}
    # Ben owns a deal with a customer of nobody's.
    assert await seen(services, Viewer("manager", uid["Ann"]), uid) == EVERYTHING - {"Deal of Bolt"}
    assert await seen(services, Viewer("manager", uid["Cat"]), uid) == EVERYTHING - theirs - {"Deal of Bolt"}


async def test_who_owns_a_deal_sees_that_deal(services: Services, load: Load, cypher: Cypher) -> None:
    await load(**FILES)
    uid = uids(cypher)
    ben = Viewer("rep", uid["Ben"])
    # And who is in its map, though not where else they work.
    assert await seen(services, ben, uid) == {"Deal of Bolt", "Ray"}
    assert (await services.contacts.one(ben, uid["Ray"])).jobs == ()
    view = await services.maps.contact_map(ben, "opportunity", uid["Deal of Bolt"])
    assert [part.name for part in view.contact_map.stakeholders] == ["Ray"]


@pytest.mark.parametrize("viewer", ["nobody", None, "Cat"])
async def test_who_owns_nothing_sees_nothing(
    services: Services, load: Load, cypher: Cypher, viewer: str | None
) -> None:
    await load(**FILES)
    uid = uids(cypher)
    assert await seen(services, Viewer("rep", uid.get(viewer or "", viewer)), uid) == set()


async def test_who_collaborates_sees_it_too(services: Services, load: Load, cypher: Cypher) -> None:
    await load(**FILES)
    uid = uids(cypher)
    cypher(
        "MATCH (cat:User {name: 'Cat'}), (n:Opportunity {name: 'Other of Bolt'}) CREATE (cat)-[:COLLABORATES]->(n)"
    )
    assert await seen(services, Viewer("rep", uid["Cat"]), uid) == {"Other of Bolt"}
    cypher("MATCH (cat:User {name: 'Cat'}), (n:Customer {name: 'Acme'}) CREATE (cat)-[:COLLABORATES]->(n)")
    both = {"Other of Bolt", "Acme", "Pat", "Deal of Acme"}
    assert await seen(services, Viewer("rep", uid["Cat"]), uid) == both


async def test_of_a_contact_that_somebody_may_not_see_nothing_is_claimed(
    services: Services, load: Load, cypher: Cypher
) -> None:
    activities = (
        "id,kind,status,occurred_at,user,contacts,customer\na,visit,done,2026-01-02T10:00,ann,ray,bolt"
    )
    await load(**FILES, activities=activities)
    uid = uids(cypher)
    cypher(
        "MATCH (cat:User {name: 'Cat'}), (n:Opportunity {name: 'Deal of Bolt'}) CREATE (cat)-[:COLLABORATES]->(n)"
    )
    cypher(
        "MATCH (cat:User {name: 'Cat'}), (ray:Stakeholder)-[:IN_MAP]->(:Opportunity) CREATE (cat)-[:COVERS {uid: randomUUID(),"
        " level: 'brief', valid_from: datetime('2026-01-01'), recorded_at: datetime('2026-01-01')}]->(ray)"
    )
    for viewer, last, said in (
        (LOCAL_ADMINISTRATOR, "2026-01-02", "2026-01-02"),
        (Viewer("rep", uid["Cat"]), None, "no contact seen"),
    ):
        view = await services.maps.contact_map(viewer, "opportunity", uid["Deal of Bolt"])
        [ray] = [part for part in view.contact_map.stakeholders if part.name == "Ray"]
        assert (ray.last_contact_at and ray.last_contact_at.date().isoformat()) == last
        assert said in draw_map(view.contact_map, "en")
        [found] = [one for one in find_coverage_gaps(view.contact_map) if one.code == "out_of_touch"]
        assert "no contact is seen" in sentence(found, view.contact_map, "en")


@pytest.mark.parametrize("end", ["valid_to", "superseded_at"])
async def test_an_ownership_that_ended_does_not_count(
    services: Services, load: Load, cypher: Cypher, end: str
) -> None:
    await load(**FILES)
    uid = uids(cypher)
    cypher("MATCH (:User)-[owns:OWNS]->() SET owns[$end] = datetime('2026-01-01')", end=end)
    for name in ("Ann", "Ben"):
        assert await seen(services, Viewer("rep", uid[name]), uid) == set()


async def test_one_customer_s_people_need_its_customer(
    services: Services, load: Load, cypher: Cypher
) -> None:
    await load(**FILES)
    uid = uids(cypher)
    for name, company, expected in (("Ann", "Acme", ["Pat"]), ("Ann", "Bolt", []), ("Ben", "Bolt", [])):
        for search in (None, "p", "r"):
            page = await services.contacts.page(
                Viewer("rep", uid[name]),
                PageRequest(),
                wanted=ContactFilter(customer_uid=uid[company]),
                search=search,
            )
            wanted = [one for one in expected if search in (None, one[0].lower())]
            assert [contact.name for contact in page.items] == wanted

"""The battle plan as a page: who gets it, in which language, with which policy, and that it is noted and paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from graph_crm.app import make_app
from tests.signed_in import SIGNED_IN

if TYPE_CHECKING:
    from neo4j import Driver

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

DEAL = "MES for the Ålesund plant"
DEALS = "{ opportunities(first: 50) { edges { node { uid name customer { uid } } } } }"


async def deal(ask_demo: Ask) -> dict[str, str]:
    edges = (await ask_demo(DEALS))["opportunities"]["edges"]
    [found] = [edge["node"] for edge in edges if edge["node"]["name"] == DEAL]
    return {"opportunities": found["uid"], "customers": found["customer"]["uid"]}


@pytest.mark.parametrize(("language", "heading"), [("en", "Who decides"), ("zh", "谁说了算")])
async def test_a_deal_s_plan_is_one_page_in_the_language_asked_for(
    demo_client: httpx.AsyncClient, ask_demo: Ask, language: str, heading: str
) -> None:
    uid = (await deal(ask_demo))["opportunities"]
    response = await demo_client.get(f"/opportunities/{uid}/battle-plan?lang={language}")
    assert response.status_code == 200
    assert f": {DEAL}" in response.text or f"：{DEAL}" in response.text
    assert heading in response.text
    assert "<svg" in response.text
    asked = await ask_demo(
        "query ($uid: ID!, $language: Language!) "
        "{ opportunity(uid: $uid) { contactMap { battlePlan(format: HTML, language: $language) } } }",
        uid=uid,
        language=language.upper(),
    )
    # The same document, but for the moment at which it was made.
    plan = asked["opportunity"]["contactMap"]["battlePlan"]
    assert plan.splitlines()[:40] == response.text.splitlines()[:40]


async def test_a_customer_has_one_too(demo_client: httpx.AsyncClient, ask_demo: Ask) -> None:
    uid = (await deal(ask_demo))["customers"]
    response = await demo_client.get(f"/customers/{uid}/battle-plan?lang=en")
    assert response.status_code == 200
    assert "Brannvik Marine Propulsion" in response.text


async def test_its_styles_are_allowed_and_nothing_else(demo_client: httpx.AsyncClient, ask_demo: Ask) -> None:
    uid = (await deal(ask_demo))["opportunities"]
    response = await demo_client.get(f"/opportunities/{uid}/battle-plan")
    policy = dict(part.split(" ", 1) for part in response.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == "'unsafe-inline'"
    assert "script-src" not in policy
    assert response.headers["cache-control"] == "no-store"


async def test_what_nobody_may_see_is_not_there(demo_client: httpx.AsyncClient) -> None:
    response = await demo_client.get("/opportunities/none/battle-plan?lang=en")
    assert response.status_code == 404
    assert "<svg" not in response.text


async def test_who_is_not_signed_in_is_shown_where_to(demo_client: httpx.AsyncClient, ask_demo: Ask) -> None:
    uid = (await deal(ask_demo))["opportunities"]
    headers = {"authorization": "", "accept": "text/html"}
    response = await demo_client.get(f"/opportunities/{uid}/battle-plan", headers=headers)
    assert response.status_code == 303
    assert response.headers["location"] == f"/sign-in?next=/opportunities/{uid}/battle-plan"


async def test_taking_it_is_noted(demo_client: httpx.AsyncClient, ask_demo: Ask, driver: Driver) -> None:
    uid = (await deal(ask_demo))["customers"]
    await demo_client.get(f"/customers/{uid}/battle-plan")
    found = driver.execute_query(
        "MATCH (event:AccessEvent {detail: $detail}) RETURN event.kind AS kind", detail=f"plan customer {uid}"
    )
    assert {event["kind"] for event in found.records} == {"exported"}


async def test_it_costs_points(open_test_graph: Graph, ask_demo: Ask) -> None:
    uid = (await deal(ask_demo))["opportunities"]
    transport = httpx.ASGITransport(app=make_app(open_test_graph, points_per_minute=600))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", headers=SIGNED_IN
    ) as client:
        assert (await client.get(f"/opportunities/{uid}/battle-plan")).status_code == 200
        refused = await client.get(f"/opportunities/{uid}/battle-plan?lang=zh")
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 0
        assert '<html lang="zh-Hans">' in refused.text

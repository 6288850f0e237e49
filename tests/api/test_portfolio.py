"""The portfolio and the patterns over GraphQL, on the demo company."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

PORTFOLIO = """query ($filter: PortfolioFilter, $order: PortfolioOrder! = LIGHT, $first: Int! = 20) {
  portfolio(filter: $filter, order: $order, first: $first) {
    lookedAt total limited judged critical sentences zh: sentences(language: ZH)
    lights { colour deals amounts { amount currency text } }
    findings { code severity deals sentence zh: sentence(language: ZH) }
    owners { uid name deals critical lights { colour deals } sentence } teams { uid name zh: name(language: ZH) deals }
    stages { uid name deals sentence(language: ZH) }
    deals {
      uid name people opportunity { uid name customer { name } owner { name } }
      light { colour word reasons { code sentence stakeholderUids } }
      support { value lowest highest knownShare sentence }
      findings { code severity sentence stakeholderUids }
    }
  }
}"""
PATTERNS = """query ($minimum: Int! = 5) {
  dealPatterns(minimum: $minimum) {
    won lost minimum enough leftOut total limited sentences zh: sentences(language: ZH)
    patterns {
      code roleCode name zh: name(language: ZH) won wonWith lost lostWith clear sentence
      withIt { won deals rate lowest highest } withoutIt { won deals rate lowest highest }
    }
    measures { code won { deals median lowerQuartile upperQuartile } lost { deals median } sentence }
  }
}"""
MAP = """query ($uid: ID!) { opportunity(uid: $uid) { contactMap {
  light { colour word reasons { code sentence stakeholders { uid } } }
  support { value lowest highest knownShare sentence } findings { code severity sentence stakeholders { uid } }
} } }"""
OF_THE_WHOLE_MAP = {"coach_not_champion", "champion_falls_short", "champion_untested"}


async def test_the_demo_company_as_a_whole(ask_demo: Ask) -> None:
    found = (await ask_demo(PORTFOLIO, filter={"status": None}))["portfolio"]
    assert (found["lookedAt"], found["total"], found["limited"]) == (12, 12, None)
    assert sum(light["deals"] for light in found["lights"]) == 12
    assert [light["colour"] for light in found["lights"]] == ["RED", "AMBER", "GREEN"]
    assert found["sentences"][0].startswith("12 deals: ")
    assert found["zh"][0].startswith("共 12 个商机")
    assert all(one["sentence"] != one["zh"] for one in found["findings"])
    assert found["teams"] == [{"uid": None, "name": "No team", "zh": "无团队", "deals": 12}]
    assert sum(one["deals"] for one in found["stages"]) == 12
    for deal in found["deals"]:
        assert deal["opportunity"]["uid"] == deal["uid"]
        of_map = (await ask_demo(MAP, uid=deal["uid"]))["opportunity"]["contactMap"]
        for told in (*of_map["light"]["reasons"], *of_map["findings"]):
            told["stakeholderUids"] = [who["uid"] for who in told.pop("stakeholders")]
        expected = [one for one in of_map["findings"] if one["code"] not in OF_THE_WHOLE_MAP]
        assert (deal["light"], deal["support"]) == (of_map["light"], of_map["support"])
        assert deal["findings"] == expected


async def test_only_the_open_deals_if_nothing_is_said(ask_demo: Ask) -> None:
    every = (await ask_demo(PORTFOLIO, filter={"status": None}))["portfolio"]["total"]
    unsaid = (await ask_demo("{ portfolio { total } }"))["portfolio"]["total"]
    given = (await ask_demo(PORTFOLIO, filter={}))["portfolio"]["total"]
    closed = [
        (await ask_demo(PORTFOLIO, filter={"status": one}))["portfolio"]["total"] for one in ("WON", "LOST")
    ]
    assert unsaid == given == every - sum(closed) < every


async def test_what_an_import_brought_closed_has_no_map_of_its_closing(ask_demo: Ask) -> None:
    found = (await ask_demo(PATTERNS))["dealPatterns"]
    assert (found["won"], found["lost"], found["enough"], found["patterns"]) == (0, 0, False, [])
    assert found["leftOut"] == found["total"] > 0


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ("{ portfolio(first: 101) { total } }", "first"),
        ('{ portfolio(filter: {amountFrom: "1"}) { total } }', "currency"),
        ('{ portfolio(filter: {amountFrom: "1", currency: "XXXX"}) { total } }', "currency"),
        ('{ portfolio(filter: {amountTo: "1.001", currency: "CNY"}) { total } }', "amount"),
        ("{ dealPatterns(minimum: 0) { won } }", "minimum"),
        ("{ dealPatterns(minimum: 1001) { won } }", "minimum"),
    ],
)
async def test_arguments_that_can_not_be(demo_client: httpx.AsyncClient, query: str, argument: str) -> None:
    [error] = (await demo_client.post("/graphql", json={"query": query})).json()["errors"]
    assert error["extensions"]["code"] == "INVALID_ARGUMENT"
    assert error["message"].startswith(argument)


async def test_how_many_queries_a_portfolio_takes(graph: Graph, ask: Ask, cypher: Cypher) -> None:
    plant(cypher)
    before = graph.queries_run
    await ask("{ portfolio(filter: {status: null}) { deals { uid } } }")
    without = graph.queries_run - before
    before = graph.queries_run
    await ask(
        "{ portfolio(filter: {status: null}) { deals { uid opportunity { name customer { name } } } } }"
    )
    # The words, and the deals; then the opportunities that are shown.
    assert graph.queries_run - before == without + 1


async def test_patterns(ask: Ask, cypher: Cypher) -> None:
    plant(cypher)
    found = (await ask(PATTERNS))["dealPatterns"]
    assert (found["won"], found["lost"], found["leftOut"], found["enough"]) == (6, 6, 0, True)
    champion = next(one for one in found["patterns"] if one["roleCode"] == "champion")
    assert (champion["name"], champion["zh"]) == (
        "Role known by name: Champion",
        "角色有具名人选：内部推动者",
    )
    assert (champion["wonWith"], champion["lostWith"], champion["clear"]) == (6, 0, True)
    assert champion["withIt"]["rate"] == 1
    assert "(100%)" in champion["sentence"]
    assert (await ask(PATTERNS, minimum=7))["dealPatterns"]["patterns"] == []


async def test_other_requests_go_on(ask: Ask, cypher: Cypher) -> None:
    plant(cypher)
    answers = await asyncio.gather(
        *(ask(PORTFOLIO) for _ in range(4)), *(ask(PATTERNS) for _ in range(2)), ask("{ __typename }")
    )
    assert answers[0] == answers[3]
    assert answers[4] == answers[5]


def plant(cypher: Cypher) -> None:
    """Twelve closed deals with one person each, who plays the champion where it was won."""
    cypher(
        """UNWIND range(0, 11) AS number
        MATCH (role:Role {code: CASE WHEN number % 2 = 0 THEN 'champion' ELSE 'user' END})
        WITH number, role, datetime('2026-01-01T00:00:00Z') AS then
        CREATE (customer:Customer {uid: 'c' + number, name: 'C', kind: 'customer', version: 1, created_at: then, updated_at: then}),
          (deal:Opportunity {uid: 'd' + number, name: 'D' + number, version: 1, created_at: then, updated_at: then,
            status: CASE WHEN number % 2 = 0 THEN 'won' ELSE 'lost' END, closed_at: then})-[:FOR]->(customer),
          (part:Stakeholder {uid: 'p' + number, external: true})-[:IS]->(:Contact {uid: 'k' + number, name: 'K', known: true}),
          (part)-[:IN_MAP {uid: randomUUID(), valid_from: then, recorded_at: then}]->(deal),
          (part)-[:PLAYS {uid: randomUUID(), valid_from: then, recorded_at: then}]->(role)"""
    )

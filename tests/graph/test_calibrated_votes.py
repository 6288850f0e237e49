"""Estimates against our own closed deals: worked out on the maps of their closing, kept, and told with a vote."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.errors import NotAllowed
from graph_crm.portfolio.queries import OF_VOTES
from graph_crm.portfolio.sentences import calibration_sentence
from graph_crm.portfolio.service import PortfolioService
from tests.graph.test_portfolio import NOW, plant

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

CLOSED = NOW - timedelta(days=1)
ASK = """{ opportunity(uid: "open") { contactMap { vote { probability
  calibrated { probability deals won en: sentence zh: sentence(language: ZH) } } } } }"""


def closed_deals(cypher: Cypher, won: int, lost: int, stance: int = 1) -> None:
    """As many approvers who were for us, so that every estimate is 75%; and an open deal like them."""
    statuses = ["won"] * won + ["lost"] * lost
    rows = [
        {
            "uid": f"{status}-{number}",
            "stance": stance,
            "deal": {"status": status, "closed_at": CLOSED, "closed_on": CLOSED.date()},
        }
        for number, status in enumerate(statuses)
    ]
    plant(cypher, *rows, {"uid": "open", "stance": 1})
    cypher("MATCH (n:Contact) SET n += {created_at: datetime(), updated_at: datetime()}")


async def told(client: httpx.AsyncClient) -> dict[str, Any]:
    answer = (await client.post("/graphql", json={"query": ASK})).json()
    assert "errors" not in answer, answer
    return answer["data"]["opportunity"]["contactMap"]["vote"]


async def test_a_vote_is_corrected_once_there_are_enough_closed_deals(
    graph: Graph, cypher: Cypher, client: httpx.AsyncClient
) -> None:
    closed_deals(cypher, won=12, lost=28)
    assert (await told(client)) == {"probability": 0.75, "calibrated": None}
    found = await PortfolioService(graph).calibrate(LOCAL_ADMINISTRATOR)
    assert (found.deals, found.won, found.refused) == (40, 12, None)
    # The mean squared error of saying 0.75 of what came true in 12 of 40 cases.
    assert found.brier == pytest.approx((12 * 0.25**2 + 28 * 0.75**2) / 40)
    corrected = (await told(client))["calibrated"]
    assert corrected["probability"] == pytest.approx(0.3, abs=0.05)
    assert (corrected["deals"], corrected["won"]) == (40, 12)
    assert corrected["en"].endswith("% as our own 40 closed deals correct it, an estimate.")
    assert corrected["zh"].startswith("按我方 40 个已关闭商机校正后为")
    assert calibration_sentence(found, "en").startswith("In 40 closed deals, 12 of them won")


async def test_too_few_deals_correct_nothing_and_say_so(
    graph: Graph, cypher: Cypher, client: httpx.AsyncClient
) -> None:
    closed_deals(cypher, won=3, lost=4)
    found = await PortfolioService(graph).calibrate(LOCAL_ADMINISTRATOR)
    assert (found.deals, found.won, found.refused) == (7, 3, "too_few")
    assert (await told(client))["calibrated"] is None
    assert "It takes 30" in calibration_sentence(found, "en")
    assert "至少需要 30 个" in calibration_sentence(found, "zh")


async def test_the_last_one_takes_the_place_of_the_one_before(graph: Graph, cypher: Cypher) -> None:
    closed_deals(cypher, won=20, lost=20)
    portfolios = PortfolioService(graph)
    await portfolios.calibrate(LOCAL_ADMINISTRATOR)
    cypher("MATCH (deal:Opportunity) WHERE deal.status <> 'open' DETACH DELETE deal")
    await portfolios.calibrate(LOCAL_ADMINISTRATOR)
    [kept, nothing] = await portfolios.calibrations(LOCAL_ADMINISTRATOR, [OF_VOTES, "other"])
    assert kept is not None
    assert (kept.deals, kept.refused, nothing) == (0, "too_few", None)
    assert cypher("MATCH (c:Calibration) RETURN count(c) AS n") == [{"n": 1}]


@pytest.mark.parametrize("role", ["manager", "rep", "viewer"])
async def test_only_administrators_and_planners_calibrate(graph: Graph, cypher: Cypher, role: Any) -> None:
    portfolios = PortfolioService(graph)
    with pytest.raises(NotAllowed):
        await portfolios.calibrate(Viewer(role=role, user_uid="me", holders=frozenset({"me"})))
    planner = Viewer(role="planner", user_uid="me", holders=frozenset({"me"}))
    assert (await portfolios.calibrate(planner)).refused == "too_few"

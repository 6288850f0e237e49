"""A small planted company behind a real HTTP client, asked by an administrator's token with points without end."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import httpx

from graph_crm.api.error_messages import Code
from graph_crm.app import make_app
from tests.access.company import Group, live, plant
from tests.access.test_matrix import WRITTEN, with_uids
from tests.conftest import CLEAN
from tests.graph_copy import GraphCopy
from tests.signed_in import plant_token

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from neo4j import Driver

    from graph_crm.graph.gateway import Graph
    from tests.graph_copy import Cypher

# Mine, one that is shared with me, and one of others.
FEW: tuple[Group, ...] = ("own", "write", "foreign")


# What a client may be told of: all but that we failed.
HARMLESS_CODES = {*get_args(Code)} - {"INTERNAL", "TIMED_OUT", "DATABASE_UNAVAILABLE"}


@dataclass(frozen=True, slots=True)
class ServedCompany:
    """``copy`` is how the company was at first."""

    client: httpx.AsyncClient
    run: Cypher
    copy: GraphCopy

    async def post(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """The answer to a document, whatever it says; it is one of GraphQL's."""
        response = await self.client.post("/graphql", json={"query": query, "variables": variables or {}})
        assert response.status_code < 500, (query, response.text)
        answer = response.json()
        assert isinstance(answer, dict), answer
        return answer

    def anew(self) -> None:
        """The company as it was at first."""
        self.copy.put_back(self.run)


@asynccontextmanager
async def served_company(graph: Graph, driver: Driver) -> AsyncGenerator[ServedCompany]:
    """The company, filled, and whoever asks."""

    def run(text: str, **params: object) -> list[dict[str, Any]]:
        with driver.session() as session:
            return [record.data() for record in session.run(text, params)]  # pyright: ignore[reportArgumentType]

    run(CLEAN)
    plant(run, FEW)
    headers = plant_token(run, "whoever asks", "administrator")
    transport = httpx.ASGITransport(app=make_app(graph, points_per_minute=10**12))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", headers=headers, timeout=60
    ) as client:

        async def change(mutation: str) -> dict[str, Any]:
            made = ServedCompany(client, run, GraphCopy([], []))
            answer = await made.post(with_uids(f"mutation {{ it: {mutation} {WRITTEN} }}"))
            assert "errors" not in answer, answer
            assert "message" not in answer["data"]["it"], (mutation, answer)
            return answer["data"]["it"]

        await live(run, change, run("MATCH (p:Party {code: 'us'}) RETURN p.uid AS uid")[0]["uid"], FEW)
        yield ServedCompany(client, run, GraphCopy.of(run))
        run(CLEAN)

"""Warm paths over GraphQL: who of us knows whom, and only our own colleague where the rest is not the viewer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.app import make_services

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

# Wang of Acme was at Old with Li (there still) and with Zhao (before Wang came); Chen is at Sister, of Acme's group.
PLANT = """
CREATE (ann:User {uid: 'ann', name: 'Ann', role: 'rep', active: true}), (bob:User {uid: 'bob', name: 'Bob', role: 'rep', active: true}),
  (gone:User {uid: 'gone', name: 'Gone', role: 'rep', active: false})
CREATE (acme:Customer {uid: 'acme', name: 'Acme'}), (old:Customer {uid: 'old', name: 'Old'}),
  (sister:Customer {uid: 'sister', name: 'Sister'}), (group:Customer {uid: 'group', name: 'Group'})
CREATE (acme)-[:PART_OF]->(group), (sister)-[:PART_OF]->(group), (ann)-[:OWNS {as: 'sales'}]->(acme)
CREATE (bob)-[:OWNS {as: 'sales'}]->(old), (bob)-[:OWNS {as: 'sales'}]->(sister)
CREATE (wang:Contact {uid: 'wang', name: 'Wang', known: true}), (li:Contact {uid: 'li', name: 'Li', known: true}),
  (zhao:Contact {uid: 'zhao', name: 'Zhao', known: true}), (chen:Contact {uid: 'chen', name: 'Chen', known: true}),
  (near:Contact {uid: 'near', name: 'Near', known: true})
CREATE (wang)-[:WORKS_AT {uid: 'j1', valid_from: datetime('2020-01-01')}]->(acme),
  (near)-[:WORKS_AT {uid: 'j6', valid_from: datetime('2020-01-01')}]->(acme),
  (wang)-[:WORKS_AT {uid: 'j2', valid_from: datetime('2015-01-01'), valid_to: datetime('2020-01-01')}]->(old),
  (li)-[:WORKS_AT {uid: 'j3', valid_from: datetime('2018-01-01')}]->(old),
  (zhao)-[:WORKS_AT {uid: 'j4', valid_from: datetime('2010-01-01'), valid_to: datetime('2015-01-01')}]->(old),
  (chen)-[:WORKS_AT {uid: 'j5', valid_from: datetime('2019-01-01')}]->(sister)
CREATE (wang)<-[:IS]-(part:Stakeholder {uid: 'part'})-[:IN_MAP {uid: 'm1'}]->(acme),
  (li)<-[:IS]-(at_old:Stakeholder {uid: 'at-old'})-[:IN_MAP {uid: 'm2'}]->(old),
  (zhao)<-[:IS]-(zhao_part:Stakeholder {uid: 'zhao-part'})-[:IN_MAP {uid: 'm3'}]->(old),
  (near)<-[:IS]-(near_part:Stakeholder {uid: 'near-part'})-[:IN_MAP {uid: 'm4'}]->(acme)
CREATE (bob)-[:COVERS {uid: 'c1', level: 'in_depth'}]->(at_old), (bob)-[:COVERS {uid: 'c2', level: 'brief'}]->(zhao_part),
  (gone)-[:COVERS {uid: 'c3', level: 'in_depth'}]->(part), (bob)-[:COVERS {uid: 'c4', level: 'brief'}]->(near_part)
WITH ann, bob, chen, wang, acme, sister
UNWIND range(1, 3) AS number
CREATE (bob)-[:DID]->(:Activity {uid: 'a' + number, status: 'done', occurred_at: datetime('2026-01-01')})-[:WITH]->(chen),
  (ann)-[:DID]->(one:Activity {uid: 'b' + number, status: CASE number WHEN 1 THEN 'planned' ELSE 'done' END,
    occurred_at: datetime('2026-02-01')})-[:WITH]->(wang), (one)-[:ABOUT]->(acme)
"""
REP = Viewer(role="rep", user_uid="ann", holders=frozenset({"ann"}))


@pytest.fixture
def planted(cypher: Cypher) -> Cypher:
    cypher(PLANT)
    cypher(
        "MATCH (n) WHERE n.uid IS NOT NULL AND n.created_at IS NULL SET n += {created_at: datetime(), updated_at: datetime()}"
    )
    cypher("MATCH (n:Customer) SET n.kind = 'customer'")
    return cypher


async def told(graph: Graph, viewer: Viewer) -> list[tuple[str, str, str | None, str | None, float]]:
    paths = await make_services(graph).maps.warm_paths(viewer, "wang")
    return [
        (path.tie.kind, path.tie.user_name, path.tie.via_name, path.tie.company, path.reliability)
        for path in paths
    ]


async def test_whom_we_know_elsewhere(planted: Cypher, graph: Graph) -> None:
    """Not Zhao, who had left Old before; not Near, whom the map itself shows; nothing through who has gone."""
    assert await told(graph, LOCAL_ADMINISTRATOR) == [
        ("former_colleague", "Bob", "Li", "Old", 0.54),
        ("colleague", "Ann", "Wang", None, 0.3),
        ("group", "Bob", "Chen", "Sister", 0.12),
    ]


async def test_through_what_is_not_theirs_a_rep_learns_only_whom_of_us_to_ask(
    planted: Cypher, graph: Graph
) -> None:
    assert await told(graph, REP) == [
        ("colleague", "Ann", "Wang", None, 0.3),
        ("former_colleague", "Bob", None, None, 0.18),
        ("group", "Bob", None, None, 0.09),
    ]
    stranger = Viewer(role="rep", user_uid="cat", holders=frozenset({"cat"}))
    assert await told(graph, stranger) == []


async def test_it_is_asked_of_a_stakeholder_of_a_map(planted: Cypher, ask: Ask) -> None:
    query = """query ($to: ID!) { customer(uid: "acme") { contactMap { warmPaths(to: $to, first: 1) {
      kind userUid userName viaUid viaName company touches lastContactAt reliability en: sentence zh: sentence(language: ZH) } } } }"""
    answer = await ask(query, to="part")
    assert answer["customer"]["contactMap"]["warmPaths"] == [
        {
            "kind": "FORMER_COLLEAGUE",
            "userUid": "bob",
            "userName": "Bob",
            "viaUid": "li",
            "viaName": "Li",
            "company": "Old",
            "touches": 0,
            "lastContactAt": None,
            "reliability": 0.54,
            "en": "Bob knows Li, who worked with Wang at Old. In-depth contact.",
            "zh": "Bob认识Li，其曾与Wang在Old共事。深入接触。",
        }
    ]

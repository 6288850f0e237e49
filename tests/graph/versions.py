"""A deal whose every edge was changed nine times, planted past our code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = 20
VERSIONS = 10
BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
_MONTH = timedelta(days=30)

NODES = """
CREATE (owner:User {uid: 'owner', name: 'Owner'}),
       (customer:Customer {uid: 'customer', name: 'Acme', kind: 'customer', map_revision: 1, org_revision: 1}),
       (deal:Opportunity {uid: 'deal', name: 'Deal', status: 'open', map_revision: 1})-[:FOR]->(customer),
       (step:DecisionStep {uid: 'step', name: 'Board', kind: 'decision', order: 1, created_at: $began})-[:OF]->(deal)
WITH *
UNWIND range(1, $people) AS number
CREATE (contact:Contact {uid: 'contact-' + number, name: 'Person ' + number, known: true,
                         created_at: $began, updated_at: $began}),
       (part:Stakeholder {uid: 'part-' + number, external: false})-[:IS]->(contact),
       (:Activity {uid: 'activity-' + number, status: 'done', occurred_at: $began})-[:WITH]->(contact)
"""
EDGES = """
MATCH (owner:User {uid: 'owner'}), (customer:Customer {uid: 'customer'}), (deal:Opportunity {uid: 'deal'}),
      (step:DecisionStep {uid: 'step'}), (us:Party {code: 'us'}), (role:Role {code: 'user'})
UNWIND range(1, $people) AS number
MATCH (contact:Contact {uid: 'contact-' + number})<-[:IS]-(part:Stakeholder)
OPTIONAL MATCH (manager:Contact {uid: 'contact-' + number / 3})<-[:IS]-(boss:Stakeholder)
UNWIND $rows AS row
CREATE (contact)-[job:WORKS_AT]->(customer), (part)-[member:IN_MAP]->(deal), (part)-[plays:PLAYS]->(role),
       (part)-[stance:STANCE]->(us), (owner)-[covers:COVERS]->(part), (part)-[decides:DECIDES_AT]->(step),
       (part)-[current:STATE]->(:StakeholderState {uid: randomUUID(), power: 'outside', note: row.word})
FOREACH (edge IN [job, member, plays, stance, covers, decides, current] |
  SET edge = row.times, edge.uid = randomUUID())
SET job.title = row.word, job.main_job = true, stance.value = row.value, stance.evidence = row.word, covers.level = 'brief'
FOREACH (above IN [one IN [manager] WHERE one IS NOT NULL] |
  CREATE (contact)-[line:REPORTS_TO]->(above)
  SET line = row.times, line.uid = randomUUID(), line.customer_uid = 'customer', line.kind = 'solid')
FOREACH (above IN [one IN [boss] WHERE one IS NOT NULL] |
  CREATE (above)-[influences:INFLUENCES]->(part), (above)-[allied:ALLIED_WITH]->(part), (part)-[odds:CONFLICTS_WITH]->(above)
  FOREACH (edge IN [influences, allied, odds] | SET edge = row.times, edge.uid = randomUUID(), edge.note = row.word)
  SET influences.strength = 1, influences.sign = 1)
"""
OWNERSHIP = """
MATCH (owner:User {uid: 'owner'}), (deal:Opportunity {uid: 'deal'})
UNWIND $rows AS row
CREATE (owner)-[owns:OWNS]->(deal)
SET owns = row.times, owns.uid = randomUUID()
"""


def month(number: int) -> datetime:
    """The middle of the time in which version ``number`` held, from 0."""
    return BEGAN + number * _MONTH + _MONTH / 2


def versions(count: int = VERSIONS) -> list[dict[str, Any]]:
    """The rows of one edge as they are written: every change supersedes a row and copies it with its end."""
    rows: list[dict[str, Any]] = []
    for number in range(count):
        since, until = BEGAN + number * _MONTH, BEGAN + (number + 1) * _MONTH
        told = {"value": number % 5 - 2, "word": f"version {number}"}
        opened = {"valid_from": since, "recorded_at": since, "recorded_by": "owner"}
        if number == count - 1:
            rows.append(told | {"times": opened})
        else:
            rows.append(told | {"times": opened | {"superseded_at": until}})
            rows.append(told | {"times": opened | {"valid_to": until, "recorded_at": until}})
    return rows


def plant_versions(
    cypher: Callable[..., list[dict[str, Any]]], people: int = PEOPLE, count: int = VERSIONS
) -> None:
    """Make the deal ``deal`` of the customer ``customer``; person 3 reports to person 1, and so on."""
    cypher(NODES, began=BEGAN, people=people)
    cypher(EDGES, people=people, rows=versions(count))
    cypher(OWNERSHIP, rows=versions(count))

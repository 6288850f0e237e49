"""A small customer planted by raw Cypher: a boss with three reports, two of us, a competitor, a deal and its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Cypher = Callable[..., list[dict[str, Any]]]

PLANT = """
CREATE (acme:Customer {uid: 'acme', name: 'Acme', kind: 'customer', map_revision: 0, org_revision: 0}),
  (other:Customer {uid: 'other', name: 'Other', kind: 'customer', map_revision: 0, org_revision: 0}),
  (group:Customer {uid: 'group', name: 'Acme Group', kind: 'group', map_revision: 0, org_revision: 0}),
  (acme)-[:PART_OF]->(group),
  (deal:Opportunity {uid: 'deal', name: 'Deal', status: 'open', map_revision: 0})-[:FOR]->(acme),
  (second:Opportunity {uid: 'second', name: 'Second', status: 'open', map_revision: 0})-[:FOR]->(acme),
  (:User {uid: 'ann', name: 'Ann', role: 'rep'}), (:User {uid: 'bob', name: 'Bob', role: 'rep'}),
  (:Party {uid: 'rival', name: 'Rival', kind: 'competitor'})
WITH acme, other
SET acme.created_at = datetime('2026-01-01T00:00:00Z'), acme.updated_at = acme.created_at
WITH acme, other
UNWIND [['boss', acme], ['wang', acme], ['li', acme], ['zhao', acme], ['stranger', other]] AS row
WITH row[0] AS uid, row[1] AS employer
CREATE (contact:Contact {uid: uid, name: toUpper(left(uid, 1)) + substring(uid, 1), known: true,
    created_at: datetime('2026-01-01T00:00:00Z'), updated_at: datetime('2026-01-01T00:00:00Z')})
  -[:WORKS_AT {uid: 'job-' + uid, title: 'Title of ' + uid, main_job: true, valid_from: datetime('2026-01-01T00:00:00Z'),
    recorded_at: datetime('2026-01-01T00:00:00Z'), recorded_by: 'test'}]->(employer)
"""
DATES = """
MATCH (n:Customer|Opportunity) SET n.created_at = datetime('2026-01-01T00:00:00Z'), n.updated_at = n.created_at
"""
PARTY_US = "MATCH (party:Party {code: 'us'}) RETURN party.uid AS uid"


def plant(cypher: Cypher) -> str:
    """Plant it, and return the uid of our own party."""
    cypher(PLANT)
    cypher(DATES)
    return cypher(PARTY_US)[0]["uid"]

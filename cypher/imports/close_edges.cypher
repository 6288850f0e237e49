// purpose: supersede edges that keep history, and say in a copy until when each was true
// params:  edges: list[map], now: datetime
// returns: -
// access:  write
UNWIND $edges AS closed
// From a node, for Neo4j finds no edge by its id alone: it would look at every edge there is.
MATCH (anchor)
WHERE elementId(anchor) = closed.anchor
MATCH (anchor)-[edge:$(closed.type)]-()
WHERE elementId(edge) = closed.element_id
SET edge.superseded_at = $now
WITH startNode(edge) AS start, edge, endNode(edge) AS end, closed
WHERE closed.copy_uid IS NOT NULL
CREATE (start)-[copy:$(type(edge))]->(end)
// In one step: for a moment with the uid of the old row, the copy would be refused.
SET copy = edge {
  .*, uid: closed.copy_uid, valid_to: closed.until, recorded_at: $now, recorded_by: closed.recorded_by,
  superseded_at: null
}

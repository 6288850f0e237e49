// purpose: supersede edges that keep history, and say in a copy until when each was true
// params:  edges: list[map], now: datetime
// returns: -
// access:  write
UNWIND $edges AS closed
MATCH (start)-[edge]->(end)
WHERE elementId(edge) = closed.element_id
SET edge.superseded_at = $now
WITH start, edge, end, closed
WHERE closed.copy_uid IS NOT NULL
CREATE (start)-[copy:$(type(edge))]->(end)
SET copy = properties(edge), copy.uid = closed.copy_uid, copy.valid_to = closed.until,
    copy.recorded_at = $now, copy.recorded_by = closed.recorded_by, copy.superseded_at = null

// purpose: change properties of nodes
// params:  nodes: list[map], now: datetime
// returns: -
// access:  write
UNWIND $nodes AS changed
MATCH (node)
WHERE elementId(node) = changed.element_id
SET node += changed.changes, node.version = coalesce(node.version, 0) + 1, node.updated_at = $now

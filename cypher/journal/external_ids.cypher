// purpose: what other systems' ids mean now, by element id, for these nodes have no uid; undo alone names them
// params:  ids: list[str]
// returns: part: str, row: map
// access:  read
UNWIND $ids AS id
MATCH (key:ExternalId)
WHERE elementId(key) = id
MATCH (key)-[edge:IDENTIFIES]->(other)
UNWIND [
  {part: 'nodes', row: {uid: id, label: 'ExternalId', element_id: id, properties: properties(key)}},
  {part: 'edges', row: {
    type: 'IDENTIFIES', element_id: elementId(edge), start: id, end: other.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}}}
] AS found
RETURN found.part AS part, found.row AS row

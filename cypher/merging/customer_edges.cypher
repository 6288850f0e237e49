// purpose: two customers that may be the same, with all edges that we hold for true: of the one to be kept, those that can meet one of the other
// params:  keep: str, merge: str, most: int, viewer: map
// returns: part: str, row: map
// access:  read
UNWIND [$keep, $merge] AS uid
MATCH (node:Customer {uid: uid})
WHERE @may_change(node)
CALL (node) {
  RETURN 'nodes' AS part, {uid: node.uid, label: 'Customer', element_id: elementId(node), properties: properties(node)} AS row
UNION ALL
  MATCH (node)-[edge:WORKS_AT|FOR|INVOLVES|IN_MAP|ABOUT]-(other)
  WHERE node.uid = $merge AND edge.superseded_at IS NULL
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: other.uid, end: node.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
  LIMIT $most
UNION ALL
  MATCH (node)-[edge:OWNS|COLLABORATES|PART_OF|MAIN_CONTACT]-(other)
  WHERE edge.superseded_at IS NULL
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: startNode(edge).uid, end: endNode(edge).uid,
    properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
  LIMIT $most
UNION ALL
  // Where somebody worked at both, or a deal knows both.
  MATCH (node)<-[edge:WORKS_AT|FOR|INVOLVES]-(other:Contact|Opportunity)
  WHERE node.uid = $keep AND edge.superseded_at IS NULL
    AND EXISTS { (other)-[:WORKS_AT|FOR|INVOLVES]->(:Customer {uid: $merge}) }
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: other.uid, end: node.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
  LIMIT $most
UNION ALL
  // Who is in both maps.
  MATCH (node)<-[edge:IN_MAP]-(other:Stakeholder)
  WHERE node.uid = $keep AND edge.superseded_at IS NULL
    AND EXISTS { (other)-[:IS]->(:Contact)<-[:IS]-(:Stakeholder)-[:IN_MAP]->(:Customer {uid: $merge}) }
  RETURN 'edges' AS part, {
    type: 'IN_MAP', element_id: elementId(edge), start: other.uid, end: node.uid, properties: properties(edge),
    other: {uid: other.uid, label: 'Stakeholder', element_id: elementId(other), properties: properties(other)}
  } AS row
  LIMIT $most
UNION ALL
  MATCH (node)<-[edge:IDENTIFIES]-(other:ExternalId)
  WHERE node.uid = $merge
  RETURN 'edges' AS part, {
    type: 'IDENTIFIES', element_id: elementId(edge), start: elementId(other), end: node.uid, properties: properties(edge),
    other: {uid: elementId(other), label: 'ExternalId', element_id: elementId(other), properties: properties(other)}
  } AS row
  LIMIT $most
}
RETURN part, row

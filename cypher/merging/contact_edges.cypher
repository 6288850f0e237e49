// purpose: two contacts that may be the same, with all edges that we hold for true: of the one to be kept, those that can meet one of the other
// params:  keep: str, merge: str, most: int, viewer: map
// returns: part: str, row: map
// access:  read
UNWIND [$keep, $merge] AS uid
MATCH (node:Contact {uid: uid})
WHERE @may_change_contact(node)
CALL (node) {
  RETURN 'nodes' AS part, {uid: node.uid, label: 'Contact', element_id: elementId(node), properties: properties(node)} AS row
UNION ALL
  MATCH (node)-[edge:WORKS_AT|REPORTS_TO|IS]-(other)
  WHERE edge.superseded_at IS NULL
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: startNode(edge).uid, end: endNode(edge).uid,
    properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
  LIMIT $most
UNION ALL
  MATCH (node)<-[edge:WITH|MAIN_CONTACT]-(other)
  WHERE node.uid = $merge OR EXISTS { (other)-[:WITH|MAIN_CONTACT]->(:Contact {uid: $merge}) }
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: other.uid, end: node.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
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

// purpose: what leads to stakeholders from outside of their map: the activities that support what we think of them, and other systems' ids
// params:  uids: list[str], viewer: map
// returns: part: str, row: map
// access:  read
UNWIND $uids AS uid
MATCH (node:Stakeholder {uid: uid})<-[edge:EVIDENCE_OF|IDENTIFIES]-(other)
WHERE @may_change_node(node)
WITH node, edge, other, CASE WHEN other:ExternalId THEN elementId(other) ELSE other.uid END AS other_uid
RETURN 'edges' AS part, {
  type: type(edge), element_id: elementId(edge), start: other_uid, end: node.uid, properties: properties(edge),
  other: {uid: other_uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
} AS row

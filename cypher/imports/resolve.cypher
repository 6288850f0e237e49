// purpose: the nodes that another system's ids mean
// params:  source: str, refs: list[map]
// returns: label: str, key: str, uid: str, element_id: str, properties: map
// access:  read
UNWIND $refs AS ref
MATCH (:ExternalId {label: ref.label, source: $source, external_id: ref.key})-[:IDENTIFIES]->(node)
RETURN ref.label AS label, ref.key AS key, node.uid AS uid, elementId(node) AS element_id,
       CASE WHEN ref.own THEN properties(node) END AS properties

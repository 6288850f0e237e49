// purpose: make nodes, each with the ids that other systems call it by
// params:  nodes: list[map]
// returns: index: int, element_id: str, uid: str
// access:  write
UNWIND $nodes AS new
CREATE (node:$(new.label))
SET node = new.properties
FOREACH (key IN new.keys |
  CREATE (:ExternalId {label: new.label, source: key.source, external_id: key.external_id})-[:IDENTIFIES]->(node))
RETURN new.index AS index, elementId(node) AS element_id, node.uid AS uid

// purpose: keep how another system calls new nodes
// params:  source: str, names: list[map]
// returns: -
// access:  write
UNWIND $names AS name
MATCH (node:User|Party|Customer|Contact|Opportunity|Stakeholder|Activity {uid: name.uid})
CREATE (:ExternalId {label: name.label, source: $source, external_id: name.key})-[:IDENTIFIES]->(node)

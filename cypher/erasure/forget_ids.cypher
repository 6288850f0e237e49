// purpose: no longer know how other systems call nodes
// params:  ids: list[map]
// returns: ids: int
// access:  write
UNWIND $ids AS known
MATCH (id:ExternalId {label: known.label, source: known.source, external_id: known.external_id})
DETACH DELETE id
RETURN count(known) AS ids

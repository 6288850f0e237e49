// purpose: the current edges that an import is about to compare
// params:  source: str, slots: list[map]
// returns: slot: int, element_id: str, properties: map, other_id: str, other_label: str, other_key: str, state: map
// access:  read
UNWIND $slots AS slot
MATCH (anchor)
WHERE elementId(anchor) = slot.anchor
MATCH (anchor)-[edge:$(slot.type)]-(other)
WHERE edge.valid_to IS NULL AND edge.superseded_at IS NULL
  AND slot.outgoing = (startNode(edge) = anchor)
  AND (slot.other IS NULL OR elementId(other) = slot.other)
  AND all(name IN keys(slot.identity) WHERE coalesce(edge[name], '') = coalesce(slot.identity[name], ''))
RETURN slot.index AS slot, elementId(edge) AS element_id, properties(edge) AS properties,
       elementId(other) AS other_id, head(labels(other)) AS other_label,
       coalesce(
         head([(id:ExternalId {source: $source})-[:IDENTIFIES]->(other) | id.external_id]), other.code, other.uid
       ) AS other_key,
       CASE WHEN slot.type = 'STATE' THEN properties(other) END AS state

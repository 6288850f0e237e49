// purpose: the versions, held for true, of the edges that an import is about to compare; the current one among them
// params:  source: str, slots: list[map]
// returns: slot: int, element_id: str, properties: map, start: str, end: str, other_id: str, other_uid: str,
//          other_label: str, other_key: str, state: map
// access:  read
UNWIND $slots AS slot
MATCH (anchor)
WHERE elementId(anchor) = slot.anchor
MATCH (anchor)-[edge:$(slot.type)]-(other)
WHERE edge.superseded_at IS NULL
  AND (slot.outgoing IS NULL OR slot.outgoing = (startNode(edge) = anchor))
  AND (slot.other IS NULL OR elementId(other) = slot.other)
  AND all(name IN keys(slot.identity) WHERE coalesce(edge[name], '') = coalesce(slot.identity[name], ''))
RETURN slot.index AS slot, elementId(edge) AS element_id, properties(edge) AS properties,
       startNode(edge).uid AS start, endNode(edge).uid AS end,
       elementId(other) AS other_id, other.uid AS other_uid, head(labels(other)) AS other_label,
       coalesce(
         head([(id:ExternalId {source: $source})-[:IDENTIFIES]->(other) | id.external_id]), other.code, other.uid
       ) AS other_key,
       CASE WHEN slot.type = 'STATE' THEN properties(other) END AS state

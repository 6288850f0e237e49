// purpose: take away edges that keep no history
// params:  edges: list[map]
// returns: -
// access:  write
UNWIND $edges AS deleted
MATCH (anchor)
WHERE elementId(anchor) = deleted.anchor
MATCH (anchor)-[edge:$(deleted.type)]-()
WHERE elementId(edge) = deleted.element_id
DELETE edge

// purpose: take away edges that keep no history
// params:  element_ids: list[str]
// returns: -
// access:  write
UNWIND $element_ids AS id
MATCH ()-[edge]->()
WHERE elementId(edge) = id
DELETE edge

// purpose: whether contacts work or worked at the customer of a map, at a company above it, or at one involved in the deal
// params:  pairs: list[map]
// returns: index: int, affiliated: bool
// access:  read
UNWIND $pairs AS pair
MATCH (contact)
WHERE elementId(contact) = pair.contact
MATCH (owner)
WHERE elementId(owner) = pair.owner
RETURN pair.index AS index, EXISTS {
  MATCH (owner)-[:FOR|INVOLVES]->{0,1}(customer:Customer)-[:PART_OF]->{0,10}(company:Customer)
  WHERE EXISTS { (contact)-[job:WORKS_AT]->(company) WHERE job.superseded_at IS NULL }
} AS affiliated

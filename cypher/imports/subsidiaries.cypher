// purpose: which company belongs to which, by ids in the other system where there are any
// params:  source: str
// returns: child: str, parent: str
// access:  read
MATCH (company:Customer)-[:PART_OF]->(owner:Customer)
RETURN
  coalesce(head([(id:ExternalId {source: $source})-[:IDENTIFIES]->(company) | id.external_id]), company.uid) AS child,
  coalesce(head([(id:ExternalId {source: $source})-[:IDENTIFIES]->(owner) | id.external_id]), owner.uid) AS parent

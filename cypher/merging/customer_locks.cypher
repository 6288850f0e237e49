// purpose: the uids of the people, deals, companies and maps that a merge of two customers changes, to be locked
// params:  keep: str, merge: str, most: int, viewer: map
// returns: uid: str
// access:  read
MATCH (node:Customer {uid: $merge})
WHERE @may_change(node)
CALL (node) {
  MATCH (node)<-[:WORKS_AT]-(other:Contact)
  RETURN other
UNION
  MATCH (node)<-[:WORKS_AT]-(:Contact)<-[:IS]-(:Stakeholder)-[:IN_MAP]->(other:Customer|Opportunity)
  RETURN other
UNION
  MATCH (node)<-[:WORKS_AT]-(:Contact)-[:WORKS_AT]->(other:Customer)
  RETURN other
UNION
  MATCH (node)<-[:FOR|INVOLVES]-(other:Opportunity)
  RETURN other
UNION
  MATCH (node)-[:PART_OF]-(other:Customer)
  RETURN other
UNION
  MATCH (node)<-[:IN_MAP]-(:Stakeholder)-[:IS]->(other:Contact)
  RETURN other
UNION
  MATCH (other:Customer {uid: $keep})
  RETURN other
}
RETURN DISTINCT other.uid AS uid
LIMIT 2 * $most

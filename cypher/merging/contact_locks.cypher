// purpose: the uids of the maps, companies and people that a merge of two contacts changes, to be locked
// params:  keep: str, merge: str, viewer: map
// returns: uid: str
// access:  read
UNWIND [$keep, $merge] AS contact_uid
MATCH (node:Contact {uid: contact_uid})
WHERE @may_change_contact(node)
CALL (node) {
  MATCH (node)-[:WORKS_AT]->(other:Customer)
  RETURN other
UNION
  MATCH (node)<-[:MAIN_CONTACT]-(other:Customer)
  RETURN other
UNION
  MATCH (node)-[:REPORTS_TO]-(other:Contact)
  RETURN other
UNION
  MATCH (node)-[line:REPORTS_TO]-(:Contact)
  MATCH (other:Customer {uid: line.customer_uid})
  RETURN other
UNION
  MATCH (node)<-[:IS]-(:Stakeholder)-[:IN_MAP]->(other:Customer|Opportunity)
  RETURN other
}
RETURN DISTINCT other.uid AS uid

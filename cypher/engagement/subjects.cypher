// purpose: the customers and deals of these uids that the viewer may see, both kinds at once; of a deal with its customer
// params:  uids: list[str], viewer: map
// returns: opportunity: map, customer: map
// access:  read
UNWIND $uids AS uid
MATCH (subject:Customer|Opportunity {uid: uid})
OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
WITH subject, coalesce(buyer, subject) AS customer
WHERE subject.deleted_at IS NULL AND customer.deleted_at IS NULL
  AND @may_see(subject)
RETURN CASE WHEN subject:Opportunity THEN subject {.*} END AS opportunity, @buyer_shown(customer) AS customer

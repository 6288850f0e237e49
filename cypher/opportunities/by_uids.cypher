// purpose: the opportunities of these uids that the viewer may see, with their customers
// params:  uids: list[str], viewer: map
// returns: opportunity: map, customer: map
// access:  read
UNWIND $uids AS uid
MATCH (opportunity:Opportunity {uid: uid})-[:FOR]->(customer:Customer)
WHERE opportunity.deleted_at IS NULL AND customer.deleted_at IS NULL
  AND @may_see(opportunity)
RETURN opportunity {.*} AS opportunity, @buyer_shown(customer) AS customer

// purpose: the opportunities of these uids that the viewer may see, with their customers
// params:  uids: list[str], viewer: map
// returns: opportunity: map, customer: map
// access:  read
UNWIND $uids AS uid
MATCH (opportunity:Opportunity {uid: uid})-[:FOR]->(customer:Customer)
WHERE opportunity.deleted_at IS NULL AND customer.deleted_at IS NULL
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
    WHERE visible IN [opportunity, customer] AND mine.valid_to IS NULL AND mine.superseded_at IS NULL
  })
RETURN opportunity {.*} AS opportunity, customer {.*} AS customer

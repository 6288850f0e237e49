// purpose: the customers and deals of these uids that the viewer may see, both kinds at once; of a deal with its customer
// params:  uids: list[str], viewer: map
// returns: opportunity: map, customer: map
// access:  read
UNWIND $uids AS uid
MATCH (subject:Customer|Opportunity {uid: uid})
OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
WITH subject, coalesce(buyer, subject) AS customer
WHERE subject.deleted_at IS NULL AND customer.deleted_at IS NULL
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
    WHERE visible IN [subject, customer] AND mine.valid_to IS NULL AND mine.superseded_at IS NULL
  })
RETURN CASE WHEN subject:Opportunity THEN subject {.*} END AS opportunity, customer {.*} AS customer

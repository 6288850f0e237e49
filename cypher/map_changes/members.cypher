// purpose: who is in a map now, all of them or some of these, each with the contact
// params:  uid: str, kind: str, stakeholders: list[str]?, viewer: map, limit: int
// returns: stakeholder: str, contact: str, name: str
// access:  read
MATCH (owner:Customer|Opportunity {uid: $uid})
WHERE $kind IN labels(owner) AND owner.deleted_at IS NULL
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH owner, coalesce(buyer, owner) AS customer
WHERE @may_see(owner)
MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(contact:Contact)
WHERE member.valid_to IS NULL AND member.superseded_at IS NULL
  AND stakeholder.deleted_at IS NULL AND contact.deleted_at IS NULL
  AND ($stakeholders IS NULL OR stakeholder.uid IN $stakeholders)
RETURN stakeholder.uid AS stakeholder, contact.uid AS contact, contact.name AS name
ORDER BY stakeholder
LIMIT $limit

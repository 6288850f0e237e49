// purpose: the roles that somebody in a map plays now
// params:  uid: str, viewer: map
// returns: code: str
// access:  read
MATCH (owner:Customer|Opportunity {uid: $uid})
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH owner, coalesce(buyer, owner) AS customer
WHERE $viewer.sees_all OR EXISTS {
  MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
  WHERE visible IN [owner, customer] AND mine.valid_to IS NULL AND mine.superseded_at IS NULL
}
MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[plays:PLAYS]->(role:Role)
WHERE member.valid_to IS NULL AND member.superseded_at IS NULL AND stakeholder.deleted_at IS NULL
  AND plays.valid_to IS NULL AND plays.superseded_at IS NULL
RETURN DISTINCT role.code AS code

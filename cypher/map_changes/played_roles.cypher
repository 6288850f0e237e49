// purpose: the roles that somebody in a map plays now
// params:  uid: str, viewer: map
// returns: code: str
// access:  read
MATCH (owner:Customer|Opportunity {uid: $uid})
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH owner, coalesce(buyer, owner) AS customer
WHERE @may_see(owner)
MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[plays:PLAYS]->(role:Role)
WHERE member.valid_to IS NULL AND member.superseded_at IS NULL AND stakeholder.deleted_at IS NULL
  AND plays.valid_to IS NULL AND plays.superseded_at IS NULL
RETURN DISTINCT role.code AS code

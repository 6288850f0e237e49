// purpose: a page of all that was ever judged of one contact's stances, in all maps, in the order in which it was true
// params:  uid: str, party_uid: str?, corrected: bool, viewer: map, after_key: str, after_uid: str, first: int
// returns: stance: map, party: map, map: map, sort_key: str
// access:  read
MATCH (contact:Contact {uid: $uid})<-[:IS]-(stakeholder:Stakeholder)
WHERE contact.deleted_at IS NULL
MATCH (stakeholder)-[:IN_MAP]->(owner:Customer|Opportunity)
WITH DISTINCT stakeholder, owner
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH stakeholder, owner, coalesce(buyer, owner) AS customer
WHERE owner.deleted_at IS NULL AND customer.deleted_at IS NULL
  AND @may_see(owner)
MATCH (stakeholder)-[stance:STANCE]->(party:Party)
WHERE ($corrected OR stance.superseded_at IS NULL) AND ($party_uid IS NULL OR party.uid = $party_uid)
  AND stance.valid_from >= datetime($after_key)
  AND (stance.valid_from > datetime($after_key) OR stance.uid > $after_uid)
WITH stakeholder, owner, stance, party
ORDER BY stance.valid_from, stance.uid
LIMIT $first
RETURN stance {.*, evidence: @if_sensitive(stance.evidence),
    assessed_by_name: head(COLLECT { MATCH (user:User {uid: stance.assessed_by}) RETURN user.name })} AS stance,
  party {.uid, .name, .kind} AS party,
  {stakeholder: stakeholder.uid, uid: owner.uid, name: owner.name,
   kind: CASE WHEN owner:Opportunity THEN 'opportunity' ELSE 'customer' END} AS map,
  toString(stance.valid_from) AS sort_key
ORDER BY stance.valid_from, stance.uid

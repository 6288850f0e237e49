// purpose: the people behind these stakeholders, and, of these people, the maps and the organisations that show them
// params:  contacts: list[str], stakeholders: list[str]
// returns: contact: map, stakeholder: str, owner: map, employer: bool
// access:  read
CALL () {
  UNWIND $contacts AS uid
  MATCH (contact:Contact {uid: uid})-[job:WORKS_AT]->(owner:Customer)
  WHERE job.valid_to IS NULL AND job.superseded_at IS NULL
  RETURN contact, null AS stakeholder, owner, true AS employer
UNION ALL
  UNWIND $contacts AS uid
  MATCH (contact:Contact {uid: uid})<-[:IS]-(part:Stakeholder)-[place:IN_MAP]->(owner:Customer|Opportunity)
  WHERE place.valid_to IS NULL AND place.superseded_at IS NULL
  RETURN contact, part.uid AS stakeholder, owner, false AS employer
UNION ALL
  UNWIND $stakeholders AS uid
  MATCH (part:Stakeholder {uid: uid})-[:IS]->(contact:Contact)
  RETURN contact, part.uid AS stakeholder, null AS owner, false AS employer
}
RETURN {uid: contact.uid, label: 'Contact', element_id: elementId(contact), properties: properties(contact)} AS contact, stakeholder,
       CASE WHEN owner IS NOT NULL THEN {uid: owner.uid, label: head(labels(owner)), element_id: elementId(owner),
         properties: properties(owner)} END AS owner, employer

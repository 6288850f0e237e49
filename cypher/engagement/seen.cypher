// purpose: which of these a viewer may name in an activity: what is there and theirs to see
// params:  uids: list[str], viewer: map
// returns: uid: str
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Opportunity|Contact|Stakeholder {uid: uid})
WHERE node.deleted_at IS NULL AND ($viewer.sees_all OR EXISTS {
  MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
  WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL
    AND (visible = node
      OR EXISTS { (node)-[:FOR|WORKS_AT|IN_MAP]->(visible) }
      OR EXISTS { (node)-[:IN_MAP]->(:Opportunity)-[:FOR]->(visible) }
      OR EXISTS { (node)<-[:IS]-(:Stakeholder)-[:IN_MAP]->(visible) }
      OR EXISTS { (node)<-[:IS]-(:Stakeholder)-[:IN_MAP]->(:Opportunity)-[:FOR]->(visible) })
})
RETURN DISTINCT node.uid AS uid

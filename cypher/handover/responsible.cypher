// purpose: for each of some customers and opportunities who of us owns it and works on it with them, and the main contact
// params:  uids: list[str], viewer: map
// returns: parent: str, owners: list[map], collaborators: list[str], main_contact: str
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Opportunity {uid: uid})
WHERE node.deleted_at IS NULL AND ($viewer.sees_all OR EXISTS {
  MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
  WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL
    AND (visible = node OR EXISTS { (node)-[:FOR]->(visible) })
})
RETURN uid AS parent,
  COLLECT {
    MATCH (node)<-[owns:OWNS]-(user:User)
    WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL AND user.deleted_at IS NULL
    RETURN {kind: CASE WHEN node:Opportunity THEN 'owner' ELSE owns.kind END, user: user.uid}
  } AS owners,
  COLLECT {
    MATCH (node)<-[:COLLABORATES]-(user:User)
    WHERE user.deleted_at IS NULL
    RETURN user.uid ORDER BY user.name, user.uid
  } AS collaborators,
  head([(node)-[:MAIN_CONTACT]->(contact:Contact) WHERE contact.deleted_at IS NULL | contact.uid]) AS main_contact

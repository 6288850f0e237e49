// purpose: for each of some customers and opportunities who of us owns it, with whom it is shared, and the main contact
// params:  uids: list[str], viewer: map
// returns: parent: str, owners: list[map], shares: list[map], main_contact: str
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Opportunity {uid: uid})
WHERE node.deleted_at IS NULL AND @may_see(node)
RETURN uid AS parent,
  COLLECT {
    MATCH (node)<-[owns:OWNS]-(user:User)
    WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL AND user.deleted_at IS NULL
    RETURN {kind: CASE WHEN node:Opportunity THEN 'owner' ELSE owns.kind END, user: user.uid}
  } AS owners,
  COLLECT {
    MATCH (node)<-[share:COLLABORATES]-(holder:User|Team)
    WHERE holder.deleted_at IS NULL AND (share.until IS NULL OR share.until > datetime())
    RETURN {user: CASE WHEN holder:User THEN holder.uid END, team: CASE WHEN holder:Team THEN holder.uid END,
      access: coalesce(share.access, 'write'), until: share.until}
    ORDER BY holder.name, holder.uid
  } AS shares,
  head([(node)-[:MAIN_CONTACT]->(contact:Contact) WHERE contact.deleted_at IS NULL | contact.uid]) AS main_contact

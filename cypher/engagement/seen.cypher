// purpose: which of these a viewer may name in an activity: what is there and theirs to change
// params:  uids: list[str], viewer: map
// returns: uid: str
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Opportunity|Contact|Stakeholder {uid: uid})
WHERE node.deleted_at IS NULL AND @may_change_node(node)
RETURN DISTINCT node.uid AS uid

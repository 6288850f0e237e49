// purpose: what the viewer may do with these customers, deals and people
// params:  uids: list[str], viewer: map
// returns: uid: str, may_change: bool, may_hand_on: bool
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Opportunity|Contact {uid: uid})
WHERE node.deleted_at IS NULL AND @may_see_node(node)
RETURN uid, @may_change_node(node) AS may_change, NOT node:Contact AND @may_hand_on(node) AS may_hand_on

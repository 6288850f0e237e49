// purpose: what a customer or a contact was merged into; no row for others
// params:  uid: str
// returns: uid: str
// access:  read
MATCH (:Customer|Contact {uid: $uid})-[:MERGED_INTO]->(kept)
RETURN kept.uid AS uid

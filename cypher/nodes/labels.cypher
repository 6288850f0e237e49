// purpose: what kind of thing each of these uids is; whether the viewer may see it is decided by the query that reads it
// params:  uids: list[str], viewer: map
// returns: uid: str, label: str
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Contact|Opportunity|Stakeholder|Activity|Role|Party|User {uid: uid})
WHERE @signed_in()
RETURN uid, head(labels(node)) AS label

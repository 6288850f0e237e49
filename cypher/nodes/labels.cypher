// purpose: what kind of thing each of these uids is; whether the viewer may see it is decided by the query that reads it
// params:  uids: list[str], viewer: map
// returns: uid: str, label: str
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Contact|Opportunity|Stakeholder|Activity|Role|Party|User {uid: uid})
WHERE $viewer.sees_all OR $viewer.user_uid IS NOT NULL
RETURN uid, head(labels(node)) AS label

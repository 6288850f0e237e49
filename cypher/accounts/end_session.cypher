// purpose: end a session, and write that down
// params:  digest: str, event: map
// returns: uid: str
// access:  write
MATCH (session:Session {digest: $digest})-[:OF_USER]->(user:User)
DETACH DELETE session
CREATE (event:AccessEvent)
SET event = $event, event.subject = user.uid, event.made_by = user.uid
RETURN user.uid AS uid

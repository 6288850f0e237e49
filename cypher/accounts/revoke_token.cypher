// purpose: let a token be good for nothing; one of one's own, or, for an administrator, any
// params:  uid: str, user_uid: str?, all: bool, now: datetime, event: map
// returns: uid: str
// access:  write
MATCH (token:ApiToken {uid: $uid})-[:OF_USER]->(user:User)
WHERE token.revoked_at IS NULL AND ($all OR user.uid = $user_uid)
SET token.revoked_at = $now
CREATE (event:AccessEvent)
SET event = $event, event.subject = user.uid
RETURN token.uid AS uid

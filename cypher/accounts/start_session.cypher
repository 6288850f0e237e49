// purpose: begin a session of somebody whose password was right; sessions that are over go, an active user only gets one
// params:  user_uid: str, digest: str, now: datetime, expires_at: datetime, event: map
// returns: uid: str
// access:  write
MATCH (user:User {uid: $user_uid})
WHERE @may_come_in(user)
CALL (user) {
  MATCH (over:Session)-[:OF_USER]->(user)
  WHERE over.expires_at <= $now
  DETACH DELETE over
}
CREATE (:Session {digest: $digest, created_at: $now, expires_at: $expires_at})-[:OF_USER]->(user)
CREATE (event:AccessEvent)
SET event = $event
RETURN user.uid AS uid

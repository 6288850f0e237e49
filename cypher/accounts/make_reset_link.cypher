// purpose: a one-time link with which one of us sets a new password, in place of older ones
// params:  user_uid: str, digest: str, now: datetime, expires_at: datetime, event: map
// returns: user: map
// access:  write
MATCH (user:User {uid: $user_uid})
WHERE @may_come_in(user) AND user.email IS NOT NULL
CALL (user) {
  OPTIONAL MATCH (old:AccessLink)-[:FOR_USER]->(user)
  DETACH DELETE old
}
CREATE (:AccessLink {digest: $digest, purpose: 'reset', created_at: $now, expires_at: $expires_at})-[:FOR_USER]->(user)
CREATE (event:AccessEvent)
SET event = $event
RETURN user {.uid, .name, .email, .role, .active} AS user

// purpose: a new password of somebody who knew the old one; all other sessions are over
// params:  user_uid: str, old_hash: str, password_hash: str, keep: str, now: datetime, event: map
// returns: uid: str
// access:  write
MATCH (account:Account)-[:SIGNS_IN]->(user:User {uid: $user_uid})
WHERE account.password_hash = $old_hash
SET account.password_hash = $password_hash, account.changed_at = $now
WITH user
CALL (user) {
  OPTIONAL MATCH (session:Session)-[:OF_USER]->(user)
  WHERE session.digest <> $keep
  DETACH DELETE session
}
CREATE (event:AccessEvent)
SET event = $event
RETURN user.uid AS uid

// purpose: another role of one of us, or whether they may come in; whoever may not any more has no session left, and no identity of single sign-on. Nothing is done where the last administrator would go
// params:  user_uid: str, role: str?, active: bool?, now: datetime, event: map
// returns: user: map, done: bool
// access:  write
// The administrators first: of two who demote each other at once the second waits.
CALL () {
  MATCH (:Account|Identity)-[:SIGNS_IN]->(one:User {role: 'administrator'})
  WITH DISTINCT one
  ORDER BY one.uid
  SET one.lock = true
  REMOVE one.lock
  RETURN collect(one) AS administrators
}
MATCH (user:User {uid: $user_uid})
WHERE user.deleted_at IS NULL
WITH user, NOT user IN administrators
    OR (coalesce($role, 'administrator') = 'administrator' AND coalesce($active, true))
    OR any(one IN administrators WHERE one <> user AND coalesce(one.active, true)) AS done
CALL (user, done) {
  WITH user, done
  WHERE done
  SET user.role = coalesce($role, user.role), user.active = coalesce($active, user.active, true),
      user.updated_at = $now, user.version = coalesce(user.version, 0) + 1
  CREATE (event:AccessEvent)
  SET event = $event
}
CALL (user) {
  MATCH (old:Session|AccessLink|Identity)-[:OF_USER|FOR_USER|SIGNS_IN]->(user)
  WHERE NOT coalesce(user.active, true)
  DETACH DELETE old
}
RETURN user {.uid, .name, .email, .role, .active} AS user, done

// purpose: one of us by address, made where nobody has it, with a role and a one-time link to set a password. Nothing is done where they can sign in already
// params:  sign_in_name: str, name: str, email: str, role: str, new_uid: str, digest: str, now: datetime, expires_at: datetime, event: map
// returns: user: map, done: bool
// access:  write
OPTIONAL MATCH (known:User)
WHERE known.deleted_at IS NULL AND toLower(known.email) = $sign_in_name
WITH head(collect(known)) AS found
WITH found, NOT (@may_come_in(found) AND EXISTS { (:Account|Identity)-[:SIGNS_IN]->(found) }) AS free
WITH found, coalesce(free, true) AS done
CALL (found) {
  WITH found
  WHERE found IS NULL
  CREATE (made:User {uid: $new_uid, name: $name, email: $email, created_at: $now, version: 0})
  RETURN made AS user
UNION ALL
  WITH found
  WHERE found IS NOT NULL
  RETURN found AS user
}
CALL (user, done) {
  WITH user, done
  WHERE done
  SET user.role = $role, user.active = true, user.updated_at = $now, user.version = coalesce(user.version, 0) + 1
  CREATE (:AccessLink {digest: $digest, purpose: 'invitation', created_at: $now, expires_at: $expires_at})-[:FOR_USER]->(user)
  CREATE (event:AccessEvent)
  SET event = $event, event.subject = user.uid
}
RETURN user {.uid, .name, .email, .role, .active} AS user, done

// purpose: set the password of whom a one-time link is for, and let the link and all their sessions be over; the first administrator is made here, or taken from the people who are known by this address
// params:  digest: str, now: datetime, sign_in_name: str, name: str, email: str, new_uid: str, password_hash: str, event: map
// returns: uid: str
// access:  write
MATCH (link:AccessLink {digest: $digest})
WHERE link.expires_at > $now
// Whoever deletes it holds it: of two who use it at once the second finds nothing.
SET link.lock = true
WITH link
WHERE link.purpose <> 'setup' OR NOT EXISTS {
  MATCH (:Account|Identity)-[:SIGNS_IN]->(other:User {role: 'administrator'})
  WHERE @may_come_in(other)
}
OPTIONAL MATCH (link)-[:FOR_USER]->(invited:User)
OPTIONAL MATCH (known:User)
WHERE link.purpose = 'setup' AND known.deleted_at IS NULL AND toLower(known.email) = $sign_in_name
WITH link, invited, head(collect(known)) AS known
WITH link, link.purpose AS purpose, coalesce(invited, known) AS found
CALL (found) {
  WITH found
  WHERE found IS NULL
  CREATE (made:User {uid: $new_uid, name: $name, email: $email, created_at: $now, updated_at: $now, version: 1})
  RETURN made AS user
UNION ALL
  WITH found
  WHERE found IS NOT NULL
  RETURN found AS user
}
SET user.role = CASE WHEN purpose = 'setup' THEN 'administrator' ELSE user.role END,
    user.active = CASE WHEN purpose = 'setup' THEN true ELSE user.active END,
    user.updated_at = $now
WITH link, user, CASE WHEN purpose = 'setup' THEN $sign_in_name ELSE toLower(user.email) END AS sign_in_name
CALL (user) {
  OPTIONAL MATCH (old:Account)-[:SIGNS_IN]->(user)
  DETACH DELETE old
}
CALL (user) {
  OPTIONAL MATCH (session:Session)-[:OF_USER]->(user)
  DETACH DELETE session
}
CREATE (:Account {sign_in_name: sign_in_name, password_hash: $password_hash, changed_at: $now})-[:SIGNS_IN]->(user)
CREATE (event:AccessEvent)
SET event = $event, event.subject = user.uid, event.made_by = user.uid
DETACH DELETE link
RETURN user.uid AS uid

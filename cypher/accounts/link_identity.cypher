// purpose: the first time that somebody comes by single sign-on: the one of us with the address that the provider confirmed is that subject from now on; of two with one address neither, nor anybody whom the provider knows as another subject
// params:  issuer: str, subject: str, sign_in_name: str, now: datetime
// returns: user: map
// access:  write
MATCH (known:User)
WHERE known.deleted_at IS NULL AND toLower(known.email) = $sign_in_name AND coalesce(known.role, '') <> 'service'
WITH collect(known) AS all_known
WHERE size(all_known) = 1
WITH all_known[0] AS user
// Of two who come at once with the same address the second waits, and then finds the first.
SET user.lock = true
REMOVE user.lock
WITH user
WHERE NOT EXISTS {
  MATCH (other:Identity {issuer: $issuer})-[:SIGNS_IN]->(user)
  WHERE other.subject <> $subject
}
CALL (user) {
  WITH user
  WHERE coalesce(user.active, true)
  MERGE (identity:Identity {issuer: $issuer, subject: $subject})
  ON CREATE SET identity.linked_at = $now
  MERGE (identity)-[:SIGNS_IN]->(user)
}
RETURN user {.uid, .name, .role, active: coalesce(user.active, true)} AS user

// purpose: a token that asks on behalf of one of us, or, of a service, of a user that is nobody else
// params:  user_uid: str, service: str?, new_uid: str, token: map, now: datetime, event: map
// returns: uid: str, user_uid: str
// access:  write
CALL () {
  WITH $service AS name
  WHERE name IS NOT NULL
  CREATE (made:User {uid: $new_uid, name: name, role: 'service', active: true, created_at: $now, updated_at: $now, version: 1})
  RETURN made AS user
UNION ALL
  MATCH (own:User {uid: $user_uid})
  WHERE $service IS NULL AND @may_come_in(own)
  RETURN own AS user
}
CREATE (token:ApiToken)-[:OF_USER]->(user)
SET token = $token
CREATE (event:AccessEvent)
SET event = $event, event.subject = user.uid
RETURN token.uid AS uid, user.uid AS user_uid

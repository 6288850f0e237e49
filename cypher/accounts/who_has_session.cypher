// purpose: whose session this is, while it and its user are good
// params:  digest: str, now: datetime
// returns: user: map, scopes: list[str], expires_at: datetime, holders: list[str]
// access:  read
MATCH (session:Session {digest: $digest})-[:OF_USER]->(user:User)
WHERE session.expires_at > $now AND @may_come_in(user)
RETURN user {.uid, .name, .role} AS user, ['read', 'write'] AS scopes, session.expires_at AS expires_at,
  @holders_of(user, user.role = 'manager') AS holders

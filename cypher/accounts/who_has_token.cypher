// purpose: on whose behalf this token asks and what for, while it and its user are good
// params:  digest: str, now: datetime
// returns: user: map, scopes: list[str], expires_at: datetime, holders: list[str]
// access:  read
MATCH (token:ApiToken {digest: $digest})-[:OF_USER]->(user:User)
WHERE token.expires_at > $now AND token.revoked_at IS NULL AND @may_come_in(user)
RETURN user {.uid, .name, .role} AS user, token.scopes AS scopes, token.expires_at AS expires_at,
  @holders_of(user, user.role = 'manager') AS holders

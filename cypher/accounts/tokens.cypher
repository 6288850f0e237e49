// purpose: the tokens that are good still, newest first: one's own, and, for an administrator, all; never what proves them
// params:  user_uid: str?, all: bool, now: datetime, limit: int
// returns: token: map, user: map
// access:  read
MATCH (token:ApiToken)-[:OF_USER]->(user:User)
WHERE token.revoked_at IS NULL AND token.expires_at > $now AND ($all OR user.uid = $user_uid)
RETURN token {.uid, .name, .prefix, .scopes, .created_at, .expires_at} AS token, user {.uid, .name, .role} AS user
ORDER BY token.created_at DESC, token.uid DESC
LIMIT $limit

// purpose: what a one-time link is for, and for whom, while it is good
// params:  digest: str, now: datetime
// returns: purpose: str, user: map
// access:  read
MATCH (link:AccessLink {digest: $digest})
WHERE link.expires_at > $now
OPTIONAL MATCH (link)-[:FOR_USER]->(user:User)
RETURN link.purpose AS purpose, user {.uid, .name, .email, .role} AS user

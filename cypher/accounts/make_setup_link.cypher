// purpose: the link that makes the first administrator, in place of any older one
// params:  digest: str, now: datetime, expires_at: datetime
// returns: expires_at: datetime
// access:  write
CALL () {
  MATCH (old:AccessLink {purpose: 'setup'})
  DETACH DELETE old
}
CREATE (link:AccessLink {digest: $digest, purpose: 'setup', created_at: $now, expires_at: $expires_at})
RETURN link.expires_at AS expires_at

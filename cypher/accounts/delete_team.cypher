// purpose: end a team: who was in it is in none, teams within it stand alone, and what was shared with it is shared no more
// params:  uid: str, now: datetime, event: map
// returns: uid: str
// access:  write
MATCH (team:Team {uid: $uid})
WHERE team.deleted_at IS NULL
SET team.deleted_at = $now
CREATE (event:AccessEvent)
SET event = $event
WITH team
CALL (team) {
  MATCH (team)-[edge:MEMBER_OF|WITHIN]-()
  DELETE edge
}
RETURN team.uid AS uid

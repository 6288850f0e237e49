// purpose: put one of us into a team, or into none
// params:  user_uid: str, team: str?, event: map
// returns: user: map, done: bool
// access:  write
MATCH (user:User {uid: $user_uid})
WHERE user.deleted_at IS NULL
OPTIONAL MATCH (team:Team {uid: $team})
WHERE team.deleted_at IS NULL
WITH user, team, $team IS NULL OR team IS NOT NULL AS done
CALL (user, team, done) {
  WITH user, team, done
  WHERE done
  OPTIONAL MATCH (user)-[old:MEMBER_OF]->(:Team)
  DELETE old
  WITH DISTINCT user, team
  FOREACH (one IN CASE WHEN team IS NULL THEN [] ELSE [team] END | CREATE (user)-[:MEMBER_OF]->(one))
  CREATE (event:AccessEvent)
  SET event = $event
}
RETURN user {.uid, .name, .email, .role, .active} AS user, done

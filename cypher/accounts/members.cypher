// purpose: who of us is in each of these teams, by name; for everybody who signed in
// params:  uids: list[str], viewer: map, limit: int
// returns: team: str, members: list[str]
// access:  read
UNWIND $uids AS uid
MATCH (team:Team {uid: uid})
WHERE team.deleted_at IS NULL AND @signed_in()
RETURN uid AS team, COLLECT {
  MATCH (team)<-[:MEMBER_OF]-(user:User)
  WHERE user.deleted_at IS NULL
  RETURN user.uid ORDER BY user.name, user.uid LIMIT $limit
} AS members

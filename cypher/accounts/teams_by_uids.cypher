// purpose: the teams of these uids, each with the team that it is within; for everybody who signed in
// params:  uids: list[str], viewer: map
// returns: team: map
// access:  read
UNWIND $uids AS uid
MATCH (team:Team {uid: uid})
WHERE team.deleted_at IS NULL AND @signed_in()
RETURN team {.uid, .name, within: head([(team)-[:WITHIN]->(above:Team) | above.uid])} AS team

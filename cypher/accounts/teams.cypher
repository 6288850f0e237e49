// purpose: a page of our teams by name, each with the team that it is within; for everybody who signed in
// params:  viewer: map, after_key: str, after_uid: str, first: int
// returns: team: map, sort_key: str
// access:  read
MATCH (team:Team)
WHERE (team.name > $after_key OR (team.name = $after_key AND team.uid > $after_uid))
  AND team.deleted_at IS NULL AND @signed_in()
RETURN team {.uid, .name, within: head([(team)-[:WITHIN]->(above:Team) | above.uid])} AS team, team.name AS sort_key
ORDER BY team.name, team.uid
LIMIT $first

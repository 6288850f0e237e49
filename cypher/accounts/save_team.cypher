// purpose: make a team or change it; nothing is done where it would be within itself, or deeper than the predicate follows
// params:  uid: str, new: bool, name: str, within: str?, deepest: int, now: datetime, event: map
// returns: team: map, within: str?, done: bool
// access:  write
// One at a time: two who each put a team within the other's would make a circle.
CALL () {
  MATCH (one:Team)
  WITH one
  ORDER BY one.uid
  SET one.lock = true
  REMOVE one.lock
  RETURN count(*) AS teams
}
CALL () {
  WITH $new AS new
  WHERE new
  CREATE (made:Team {uid: $uid, created_at: $now})
  RETURN made AS team
UNION ALL
  MATCH (found:Team {uid: $uid})
  WHERE NOT $new AND found.deleted_at IS NULL
  RETURN found AS team
}
OPTIONAL MATCH (above:Team {uid: $within})
WHERE above.deleted_at IS NULL
WITH team, above, ($within IS NULL OR above IS NOT NULL)
  AND NOT EXISTS { (above)-[:WITHIN*0..20]->(team) }
  AND COUNT { (above)-[:WITHIN*0..20]->(:Team) }
    + coalesce(reduce(deep = 0, path IN [path = (team)<-[:WITHIN*1..20]-(:Team) | length(path)] |
        CASE WHEN path > deep THEN path ELSE deep END), 0) <= $deepest AS done
CALL (team, above, done) {
  WITH team, above, done
  WHERE done
  SET team.name = $name, team.updated_at = $now
  WITH team, above
  OPTIONAL MATCH (team)-[old:WITHIN]->()
  DELETE old
  WITH DISTINCT team, above
  FOREACH (one IN CASE WHEN above IS NULL THEN [] ELSE [above] END | CREATE (team)-[:WITHIN]->(one))
  CREATE (event:AccessEvent)
  SET event = $event
}
CALL (team, done) {
  WITH team, done
  WHERE NOT done AND $new
  DELETE team
}
RETURN CASE WHEN done THEN {uid: $uid, name: $name} END AS team, $within AS within, done

// purpose: who of us knows a person, or somebody who worked with them elsewhere or works in the same group of companies now
// params:  contact: str, viewer: map, limit: int
// returns: kind: str, user: map, via: map?, company: map?, level: int, touches: int, last_at: datetime?
// access:  read
MATCH (target:Contact {uid: $contact})
WHERE target.deleted_at IS NULL AND @may_see_contact(target)
WITH target, datetime('9999-12-31') AS never
CALL (target, never) {
  RETURN 'colleague' AS kind, target AS via, null AS company
UNION ALL
  MATCH (target)-[theirs:WORKS_AT]->(company)<-[other:WORKS_AT]-(via:Contact)
  WHERE theirs.superseded_at IS NULL AND other.superseded_at IS NULL AND company.deleted_at IS NULL
    AND via <> target AND via.deleted_at IS NULL
    // Of today's colleagues the map itself tells.
    AND (theirs.valid_to IS NOT NULL OR other.valid_to IS NOT NULL)
    AND theirs.valid_from < coalesce(other.valid_to, never) AND other.valid_from < coalesce(theirs.valid_to, never)
  RETURN DISTINCT 'former_colleague' AS kind, via, company
UNION ALL
  MATCH (target)-[here:WORKS_AT]->(employer)-[:PART_OF*0..3]->(parent:Customer)<-[:PART_OF*0..3]-(company:Customer)
  WHERE here.superseded_at IS NULL AND here.valid_to IS NULL AND company <> employer
    AND company.deleted_at IS NULL AND parent.deleted_at IS NULL
  MATCH (company)<-[there:WORKS_AT]-(via:Contact)
  WHERE there.superseded_at IS NULL AND there.valid_to IS NULL AND via <> target AND via.deleted_at IS NULL
  RETURN DISTINCT 'group' AS kind, via, company
}
// Whom nobody of ours knows leads nowhere.
CALL (via) {
  MATCH (via)<-[:IS]-(part:Stakeholder)<-[covers:COVERS]-(user:User)
  WHERE covers.superseded_at IS NULL AND covers.valid_to IS NULL AND part.deleted_at IS NULL
  RETURN user, CASE WHEN @may_see_part(part) THEN {brief: 1, multiple: 2, in_depth: 3}[covers.level] ELSE 0 END AS level,
    0 AS touch, null AS at
UNION ALL
  MATCH (via)<-[:WITH]-(activity:Activity)<-[:DID]-(user:User)
  WHERE activity.status = 'done' AND activity.deleted_at IS NULL
  WITH user, activity, @may_see_activity(activity) AS seen
  RETURN user, 0 AS level, CASE WHEN seen THEN 1 ELSE 0 END AS touch, CASE WHEN seen THEN activity.occurred_at END AS at
}
WITH kind, via, company, user, max(level) AS level, sum(touch) AS touches, max(at) AS last_at
WHERE @may_come_in(user)
WITH kind, via, company, user, level, touches, last_at
ORDER BY level DESC, touches DESC, user.uid, via.uid
LIMIT $limit
// Through a customer that is not theirs they learn which colleague to ask, and no more.
RETURN kind, user {.uid, .name} AS user,
  CASE WHEN @may_see_contact(via) THEN via {.uid, .name} END AS via,
  CASE WHEN @may_see(company) THEN company {.uid, .name} END AS company,
  CASE WHEN @may_see_contact(via) THEN level ELSE 0 END AS level,
  CASE WHEN @may_see_contact(via) THEN touches ELSE 0 END AS touches,
  CASE WHEN @may_see_contact(via) THEN last_at END AS last_at

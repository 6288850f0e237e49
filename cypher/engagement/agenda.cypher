// purpose: a page of what one of us has to do, the longest due first: planned activities, next steps that nothing followed, and decision steps of their open deals
// params:  user_uid: str, until: datetime?, viewer: map, after_key: str, after_uid: str, first: int
// returns: item: map, activity: map, user_uid: str, subject_uid: str, opportunity: map, customer: map, sort_key: str
// access:  read
MATCH (user:User {uid: $user_uid})
CALL (user) {
  MATCH (user)-[:DID]->(activity:Activity {status: 'planned'})
  OPTIONAL MATCH (activity)-[:ABOUT]->(subject:Customer|Opportunity)
  RETURN 'planned' AS kind, activity AS thing, activity.occurred_at AS due, subject
UNION ALL
  MATCH (user)-[:DID]->(activity:Activity {status: 'done'})
  WHERE activity.next_at IS NOT NULL
  OPTIONAL MATCH (activity)-[:ABOUT]->(subject:Customer|Opportunity)
  RETURN 'follow_up' AS kind, activity AS thing, activity.next_at AS due, subject
UNION ALL
  MATCH (user)-[owns:OWNS]->(subject:Opportunity {status: 'open'})<-[:OF]-(step:DecisionStep)
  WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL AND step.due_on IS NOT NULL AND step.done_on IS NULL
  // A step is due by the end of its day.
  RETURN 'decision_step' AS kind, step AS thing,
    datetime({date: step.due_on, hour: 23, minute: 59, second: 59, timezone: 'Z'}) AS due, subject
}
WITH user, kind, thing, datetime({datetime: due, timezone: 'Z'}) AS due_at, subject, datetime($after_key) AS after_moment
WHERE thing.deleted_at IS NULL AND subject.deleted_at IS NULL AND ($until IS NULL OR due_at < $until)
  AND (due_at > after_moment OR (due_at = after_moment AND thing.uid > $after_uid))
OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
WITH user, kind, thing, due_at, subject, buyer
WHERE buyer.deleted_at IS NULL
  AND (user.uid = $viewer.user_uid OR @may_see(subject))
  // A next step was followed when something later about the same is planned, was done by then, or was with one of the same people.
  AND (kind <> 'follow_up' OR NOT EXISTS {
    MATCH (thing)-[:ABOUT|WITH]->(shared)<-[:ABOUT|WITH]-(later:Activity)
    WHERE later.deleted_at IS NULL AND later.occurred_at > thing.occurred_at
      AND ((shared = subject AND (later.status = 'planned' OR later.occurred_at >= thing.next_at))
        OR (shared:Contact AND (subject IS NULL OR EXISTS { (later)-[:ABOUT]->(subject) })))
  })
WITH kind, thing, due_at, subject, coalesce(buyer, subject) AS customer
ORDER BY due_at, thing.uid
LIMIT $first
// Who has something to do about a deal that is no longer theirs does not see the deal by that.
WITH kind, thing, due_at, subject, customer, @may_see(subject) AS visible
RETURN
  {uid: thing.uid, kind: kind, due_at: due_at, overdue: due_at < datetime(),
   step_name: CASE kind WHEN 'decision_step' THEN thing.name END,
   people: COLLECT {
     MATCH (thing)-[:WITH]->(contact:Contact) WHERE contact.deleted_at IS NULL AND @may_see_contact(contact)
     RETURN contact.name ORDER BY contact.name
   }} AS item,
  CASE WHEN thing:Activity THEN thing {.*} END AS activity, $user_uid AS user_uid, subject.uid AS subject_uid,
  CASE WHEN visible AND subject:Opportunity THEN subject {.*} END AS opportunity,
  CASE WHEN visible THEN @buyer_shown(customer) END AS customer, toString(due_at) AS sort_key
ORDER BY due_at, thing.uid

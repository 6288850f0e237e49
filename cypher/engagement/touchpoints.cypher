// purpose: when we last met some contacts, or were last busy with some deals, how often so far, and what is planned next; by the activities that the viewer may see
// params:  uids: list[str], viewer: map
// returns: uid: str, last_contact_at: datetime, activity_count: int, next_activity_at: datetime
// access:  read
UNWIND $uids AS uid
MATCH (owner:Contact|Opportunity {uid: uid})
WHERE owner.deleted_at IS NULL
  AND ((owner:Contact AND @may_see_contact(owner)) OR (owner:Opportunity AND @may_see(owner)))
OPTIONAL MATCH (owner)<-[:WITH|ABOUT]-(activity:Activity)
WHERE activity.deleted_at IS NULL AND (EXISTS { (activity)-[:ABOUT]->(owner) } OR @may_see_activity(activity))
WITH DISTINCT owner, activity
RETURN owner.uid AS uid,
  max(CASE WHEN activity.status = 'done' THEN activity.occurred_at END) AS last_contact_at,
  count(CASE WHEN activity.status = 'done' THEN 1 END) AS activity_count,
  min(CASE WHEN activity.status = 'planned' AND activity.occurred_at >= datetime() THEN activity.occurred_at END) AS next_activity_at

// purpose: when we last met some contacts, or were last busy with some deals, how often so far, and what is planned next
// params:  uids: list[str], viewer: map
// returns: uid: str, last_contact_at: datetime, activity_count: int, next_activity_at: datetime
// access:  read
// Whoever may see the contact or the deal is told of all of us, as the map tells it.
UNWIND $uids AS uid
MATCH (owner:Contact|Opportunity {uid: uid})
WHERE owner.deleted_at IS NULL
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
    WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL
      AND (visible = owner OR EXISTS { (owner)-[:FOR]->(visible) }
        OR EXISTS { MATCH (owner)-[job:WORKS_AT]->(visible) WHERE job.superseded_at IS NULL })
  })
OPTIONAL MATCH (owner)<-[:WITH|ABOUT]-(activity:Activity)
WHERE activity.deleted_at IS NULL
WITH DISTINCT owner, activity
RETURN owner.uid AS uid,
  max(CASE WHEN activity.status = 'done' THEN activity.occurred_at END) AS last_contact_at,
  count(CASE WHEN activity.status = 'done' THEN 1 END) AS activity_count,
  min(CASE WHEN activity.status = 'planned' AND activity.occurred_at >= datetime() THEN activity.occurred_at END) AS next_activity_at

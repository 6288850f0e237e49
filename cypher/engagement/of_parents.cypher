// purpose: for each of some customers (with their deals), deals or contacts a page of the activities about or with them, the newest first
// params:  parents: list[str], status: str?, kind: str?, viewer: map, after_key: str, after_uid: str, first: int
// returns: parent: str, activity: map, user_uid: str, subject_uid: str, sort_key: str
// access:  read
WITH datetime($after_key) AS after_moment
UNWIND $parents AS parent
CALL (parent, after_moment) {
  MATCH (owner:Customer|Opportunity|Contact {uid: parent})
  WHERE owner.deleted_at IS NULL
  CALL (owner) {
    MATCH (owner)<-[:ABOUT|WITH]-(activity:Activity)
    RETURN activity
  UNION
    MATCH (owner)<-[:FOR]-(:Opportunity)<-[:ABOUT]-(activity:Activity)
    RETURN activity
  }
  WITH DISTINCT activity, after_moment
  WHERE activity.deleted_at IS NULL
    AND ($status IS NULL OR activity.status = $status) AND ($kind IS NULL OR activity.kind = $kind)
    AND (activity.occurred_at < after_moment OR (activity.occurred_at = after_moment AND activity.uid < $after_uid))
  OPTIONAL MATCH (activity)-[:ABOUT]->(subject:Customer|Opportunity)
  OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
  WITH activity, subject, buyer
  WHERE subject.deleted_at IS NULL AND buyer.deleted_at IS NULL
    AND @may_see_activity(activity)
  WITH activity, subject
  ORDER BY activity.occurred_at DESC, activity.uid DESC
  LIMIT $first
  RETURN activity, subject
}
RETURN parent, activity {.*} AS activity, head([(user)-[:DID]->(activity) | user.uid]) AS user_uid,
  subject.uid AS subject_uid, toString(activity.occurred_at) AS sort_key
ORDER BY activity.occurred_at DESC, activity.uid DESC

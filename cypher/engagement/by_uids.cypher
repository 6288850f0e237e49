// purpose: the activities of these uids that the viewer may see: those about a customer or deal of theirs, and their own
// params:  uids: list[str], viewer: map
// returns: activity: map, user_uid: str, subject_uid: str
// access:  read
UNWIND $uids AS uid
MATCH (activity:Activity {uid: uid})
OPTIONAL MATCH (activity)-[:ABOUT]->(subject:Customer|Opportunity)
OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
WITH activity, subject, buyer
WHERE activity.deleted_at IS NULL AND subject.deleted_at IS NULL AND buyer.deleted_at IS NULL
  AND @may_see_activity(activity)
RETURN activity {.*} AS activity, head([(user)-[:DID]->(activity) | user.uid]) AS user_uid, subject.uid AS subject_uid

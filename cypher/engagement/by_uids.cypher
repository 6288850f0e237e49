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
  AND ($viewer.sees_all OR EXISTS { (:User {uid: $viewer.user_uid})-[:DID]->(activity) } OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
    WHERE visible IN [subject, buyer] AND mine.valid_to IS NULL AND mine.superseded_at IS NULL
  })
RETURN activity {.*} AS activity, head([(user)-[:DID]->(activity) | user.uid]) AS user_uid, subject.uid AS subject_uid

// purpose: who came in, who was refused, and who gave whom which rights, newest first
// params:  user_uid: str?, kind: str?, after_key: str, after_uid: str, first: int
// returns: event: map, sort_key: str
// access:  read
MATCH (event:AccessEvent)
WHERE (event.at < datetime($after_key) OR (event.at = datetime($after_key) AND event.uid < $after_uid))
  AND ($user_uid IS NULL OR event.subject = $user_uid OR event.made_by = $user_uid) AND ($kind IS NULL OR event.kind = $kind)
RETURN event {.*,
  made_by_name: head(COLLECT { MATCH (user:User {uid: event.made_by}) RETURN user.name }),
  subject_name: head(COLLECT { MATCH (user:User {uid: event.subject}) RETURN user.name })} AS event, toString(event.at) AS sort_key
ORDER BY event.at DESC, event.uid DESC
LIMIT $first

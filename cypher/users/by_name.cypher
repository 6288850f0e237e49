// purpose: a page of our people in the order of their names, or of those whose name or address holds what was typed; everyone who signed in may see colleagues
// params:  viewer: map, typed: str?, after_key: str, after_uid: str, first: int
// returns: user: map, sort_key: str
// access:  read
MATCH (user:User)
WHERE (user.name > $after_key OR (user.name = $after_key AND user.uid > $after_uid))
  AND user.deleted_at IS NULL AND coalesce(user.role, '') <> 'service' AND @signed_in()
  AND ($typed IS NULL OR toLower(user.name) CONTAINS toLower($typed) OR toLower(user.email) CONTAINS toLower($typed))
RETURN user {.*} AS user, user.name AS sort_key
ORDER BY user.name, user.uid
LIMIT $first

// purpose: the users of these uids; everyone who signed in may see colleagues
// params:  uids: list[str], viewer: map
// returns: user: map
// access:  read
UNWIND $uids AS uid
MATCH (user:User {uid: uid})
WHERE user.deleted_at IS NULL AND @signed_in()
RETURN user {.*} AS user

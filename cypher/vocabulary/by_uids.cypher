// purpose: some roles, parties and values by their uids; everyone who signed in may see them
// params:  viewer: map, uids: list[str]
// returns: value: map
// access:  read
UNWIND $uids AS uid
MATCH (value:Role|Party|VocabularyEntry {uid: uid})
WHERE value.deleted_at IS NULL AND @signed_in()
RETURN value {.*} AS value

// purpose: the values of each of these vocabularies in their places; everyone who signed in may see them
// params:  viewer: map, vocabularies: list[str], retired: bool, limit: int
// returns: value: map
// access:  read
UNWIND $vocabularies AS vocabulary
CALL (vocabulary) {
  MATCH (entry:VocabularyEntry {vocabulary: vocabulary})
  WHERE entry.code IS NOT NULL AND entry.deleted_at IS NULL AND ($retired OR entry.retired_at IS NULL)
    AND @signed_in()
  RETURN entry
  ORDER BY entry.place, entry.code
  LIMIT $limit
}
RETURN entry {.*} AS value

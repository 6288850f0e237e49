// purpose: add the values that are not in their vocabularies yet, after the others; a retired one stays retired
// params:  values: list[map], now: datetime
// returns: vocabulary: str, code: str
// access:  write
UNWIND range(0, size($values) - 1) AS index
WITH index, $values[index] AS value
WHERE NOT EXISTS {
  MATCH (known:VocabularyEntry {vocabulary: value.vocabulary, code: value.code})
  WHERE known.deleted_at IS NULL
}
CALL (value) {
  MATCH (other:VocabularyEntry {vocabulary: value.vocabulary})
  WHERE other.code IS NOT NULL
  RETURN coalesce(max(other.place), -1) AS last
}
MERGE (entry:VocabularyEntry {vocabulary: value.vocabulary, code: value.code})
ON CREATE SET entry.uid = value.uid, entry.version = 0, entry.created_at = $now
SET entry.name_en = value.code, entry.name_zh = value.code, entry.fixed = false, entry.place = last + 1 + index,
  entry.deleted_at = null, entry.retired_at = null, entry.version = entry.version + 1, entry.updated_at = $now
RETURN entry.vocabulary AS vocabulary, entry.code AS code

// purpose: a role (of no vocabulary) or a value of a vocabulary by its code, a deleted one too, for the code stays taken
// params:  vocabulary: str?, code: str
// returns: uid: str
// access:  read
CALL () {
  MATCH (value:Role {code: $code})
  WHERE $vocabulary IS NULL
  RETURN value
UNION ALL
  MATCH (value:VocabularyEntry {vocabulary: $vocabulary, code: $code})
  RETURN value
}
RETURN value.uid AS uid

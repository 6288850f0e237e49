// purpose: the roles and the values of every other vocabulary, retired ones too
// params:  -
// returns: uid: str, label: str, element_id: str, properties: map
// access:  read
MATCH (node:Role|VocabularyEntry)
WHERE node.deleted_at IS NULL
RETURN node.uid AS uid, head(labels(node)) AS label, elementId(node) AS element_id, properties(node) AS properties

// purpose: the roles and parties that are there without any import, by code
// params:  -
// returns: label: str, key: str, uid: str, element_id: str
// access:  read
MATCH (node:Role|Party)
WHERE node.code IS NOT NULL AND node.deleted_at IS NULL
RETURN CASE WHEN node:Role THEN 'Role' ELSE 'Party' END AS label, node.code AS key, node.uid AS uid,
       elementId(node) AS element_id

// purpose: the next remembered rows of one file that hold one of these texts
// params:  source: str, file: str, texts: list[str], after: str, limit: int
// returns: key: str, values: str
// access:  read
MATCH (row:ImportedRow {file: $file, source: $source})
WHERE row.key > $after AND any(text IN $texts WHERE row.values CONTAINS text)
RETURN row.key AS key, row.values AS values
ORDER BY key
LIMIT $limit

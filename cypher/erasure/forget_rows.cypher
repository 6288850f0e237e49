// purpose: remember rows of an import no longer
// params:  source: str, file: str, keys: list[str]
// returns: rows: int
// access:  write
UNWIND $keys AS key
MATCH (row:ImportedRow {file: $file, source: $source, key: key})
DELETE row
RETURN count(key) AS rows

// purpose: keep rows as they were imported, for the next comparison
// params:  source: str, file: str, rows: list[map]
// returns: -
// access:  write
UNWIND $rows AS imported
MERGE (row:ImportedRow {file: $file, source: $source, key: imported.key})
SET row.values = imported.values

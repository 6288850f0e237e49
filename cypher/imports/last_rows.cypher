// purpose: the rows of one file as they were last imported
// params:  source: str, file: str, keys: list[str]
// returns: key: str, values: str
// access:  read
UNWIND $keys AS key
MATCH (row:ImportedRow {file: $file, source: $source, key: key})
RETURN key, row.values AS values

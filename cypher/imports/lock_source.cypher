// purpose: take the write lock of one import source, so that two imports of it go one after the other
// params:  source: str
// returns: -
// access:  write
MERGE (source:ImportSource {name: $source})
SET source._lock = true
REMOVE source._lock

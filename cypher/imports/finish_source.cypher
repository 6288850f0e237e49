// purpose: note that an import of this source came to its end, the first time it does
// params:  source: str, now: datetime
// returns: -
// access:  write
MATCH (source:ImportSource {name: $source})
WHERE source.completed_at IS NULL
SET source.completed_at = $now

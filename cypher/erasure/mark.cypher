// purpose: leave marks of what may not come back
// params:  hashes: list[str], now: datetime
// returns: -
// access:  write
UNWIND $hashes AS hash
MERGE (mark:ErasedMark {hash: hash})
ON CREATE SET mark.created_at = $now

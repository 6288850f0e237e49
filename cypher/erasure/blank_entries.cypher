// purpose: take from entries what was before and after, and from their batches what could be guessed from a hash
// params:  uids: list[str]
// returns: entries: int
// access:  write
UNWIND $uids AS uid
MATCH (entry:AuditEntry {uid: uid})
SET entry.erased = true
REMOVE entry.before, entry.after, entry.restores
WITH entry
MATCH (batch:Batch)-[:HOLDS]->(entry)
REMOVE batch.fingerprint, batch.result
RETURN count(DISTINCT entry) AS entries

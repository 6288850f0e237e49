// purpose: what others did since to the things that an undo is about to take back, the newest of each; what was undone itself counts for nothing
// params:  nodes: list[str], keys: list[str], batch_uid: str
// returns: key: str, uid: str, made_by: str, made_by_name: str, made_at: datetime, before: str, after: str
// access:  read
MATCH (undone:Batch {uid: $batch_uid})-[:UNDOES*0..50]->(root:Batch)
WHERE NOT EXISTS { (root)-[:UNDOES]->(:Batch) }
UNWIND $nodes AS id
MATCH (node)
WHERE elementId(node) = id
MATCH (node)<-[:CONCERNS]-(entry:AuditEntry)<-[:HOLDS]-(batch:Batch)
WHERE any(key IN entry.keys WHERE key IN $keys)
// What was done again is as old as when it was done first; of an odd number of undoings nothing is left.
MATCH (batch)-[:UNDOES*0..50]->(first:Batch)
WHERE NOT EXISTS { (first)-[:UNDOES]->(:Batch) } AND first <> root AND first.made_at >= root.made_at
  AND COUNT { (first)<-[:UNDOES*1..50]-(:Batch) } % 2 = 0
UNWIND [key IN entry.keys WHERE key IN $keys] AS key
WITH key, batch, entry
ORDER BY batch.made_at DESC
WITH key, collect({uid: batch.uid, made_by: batch.made_by, made_at: batch.made_at, before: entry.before,
                   after: entry.after})[0] AS newest
RETURN key, newest.uid AS uid, newest.made_by AS made_by,
       head(COLLECT { MATCH (user:User {uid: newest.made_by}) RETURN user.name }) AS made_by_name,
       newest.made_at AS made_at, newest.before AS before, newest.after AS after

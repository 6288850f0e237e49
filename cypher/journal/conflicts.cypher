// purpose: what others changed, after a revision, of the things that a batch is about to change; the newest of each
// params:  bases: list[map], keys: list[str]
// returns: key: str, uid: str, made_by: str, made_by_name: str, made_at: datetime, before: str, after: str
// access:  read
UNWIND $bases AS base
MATCH (owner)
WHERE elementId(owner) = base.owner
MATCH (owner)<-[changed:CHANGED]-(batch:Batch)
WHERE changed.map_revision > base.map_revision OR changed.org_revision > base.org_revision
MATCH (batch)-[:HOLDS]->(entry:AuditEntry)
UNWIND [key IN entry.keys WHERE key IN $keys] AS key
WITH key, batch, entry
ORDER BY batch.made_at DESC
WITH key, collect({uid: batch.uid, made_by: batch.made_by, made_at: batch.made_at, before: entry.before,
                   after: entry.after})[0] AS newest
RETURN key, newest.uid AS uid, newest.made_by AS made_by,
       head(COLLECT { MATCH (user:User {uid: newest.made_by}) RETURN user.name }) AS made_by_name,
       newest.made_at AS made_at, newest.before AS before, newest.after AS after

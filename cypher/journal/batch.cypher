// purpose: one batch with its entries, the revisions that it made, and whether it was undone
// params:  uid: str, viewer: map
// returns: batch: map, entries: list[map], changed: list[map], undone_by: str, erased: bool
// access:  read
MATCH (batch:Batch {uid: $uid})
WHERE $viewer.sees_all OR batch.made_by = $viewer.user_uid OR EXISTS {
  MATCH (batch)-[:CHANGED]->(owner:Customer|Opportunity)
  WHERE @may_see(owner)
}
RETURN batch {.*} AS batch,
  COLLECT {
    MATCH (batch)-[:HOLDS]->(entry:AuditEntry)
    RETURN entry {.*} ORDER BY entry.position
  } AS entries,
  [(batch)-[changed:CHANGED]->(owner) |
    {uid: owner.uid, raised_map: changed.map_revision IS NOT NULL, raised_organisation: changed.org_revision IS NOT NULL,
     map_revision: coalesce(changed.map_revision, owner.map_revision),
     org_revision: coalesce(changed.org_revision, owner.org_revision)}] AS changed,
  head([(batch)<-[:UNDOES]-(undoing:Batch) | undoing.uid]) AS undone_by,
  EXISTS { MATCH (batch)-[:HOLDS]->(entry:AuditEntry) WHERE entry.erased }
    // An erasure itself is never taken back, nor what came before it.
    OR EXISTS { MATCH (batch)-[:HOLDS]->(:AuditEntry)-[:CONCERNS]->(person:Contact) WHERE person.erased_at >= batch.made_at }
    AS erased

// purpose: put down a batch: new and changed nodes, superseded and new edges, raised revisions, and who did what from what to what
// params:  nodes: list[map], updates: list[map], superseded: list[map], removed: list[map], edges: list[map],
//          owners: list[map], held: list[str], batch: map, undoes: str?, entries: list[map], now: datetime
// returns: uid: str, map_revision: int, org_revision: int
// access:  write
// A node is named by its id in the database, or, new, by its place among the new ones: {id: str?, place: int?}.
CALL () {
  UNWIND $nodes AS new
  CREATE (node:$(new.label))
  SET node = new.properties
  RETURN collect(node) AS made
}
CALL () {
  UNWIND $updates AS changed
  MATCH (node)
  WHERE elementId(node) = changed.element_id
  SET node += changed.properties, node.version = coalesce(node.version, 0) + 1, node.updated_at = $now
}
CALL () {
  UNWIND $superseded AS old
  // From a node, for Neo4j finds no edge by its id alone: it would look at every edge there is.
  MATCH (anchor)
  WHERE elementId(anchor) = old.anchor
  MATCH (anchor)-[edge:$(old.type)]-()
  WHERE elementId(edge) = old.element_id
  SET edge.superseded_at = $now
}
CALL () {
  UNWIND $removed AS old
  MATCH (anchor)
  WHERE elementId(anchor) = old.anchor
  MATCH (anchor)-[edge:$(old.type)]-()
  WHERE elementId(edge) = old.element_id
  DELETE edge
}
CALL (made) {
  UNWIND $edges AS new
  OPTIONAL MATCH (old_start)
  WHERE elementId(old_start) = new.start.id
  OPTIONAL MATCH (old_end)
  WHERE elementId(old_end) = new.end.id
  WITH new, coalesce(old_start, made[new.start.place]) AS start, coalesce(old_end, made[new.end.place]) AS end
  CREATE (start)-[edge:$(new.type)]->(end)
  SET edge = new.properties
}
CALL (made) {
  CREATE (batch:Batch)
  SET batch = $batch
  WITH batch, made
  CALL (batch) {
    MATCH (undone:Batch {uid: $undoes})
    CREATE (batch)-[:UNDOES]->(undone)
  }
  CALL (batch, made) {
    UNWIND $entries AS new
    CREATE (batch)-[:HOLDS]->(entry:AuditEntry)
    SET entry = new.properties
    WITH entry, new, made
    UNWIND new.concerns AS concerned
    OPTIONAL MATCH (old)
    WHERE elementId(old) = concerned.id
    WITH entry, coalesce(old, made[concerned.place]) AS node
    CREATE (entry)-[:CONCERNS]->(node)
  }
  RETURN batch
}
CALL () {
  UNWIND $held AS id
  MATCH (node)
  WHERE elementId(node) = id
  SET node.changed_at = $now
}
UNWIND $owners AS one
OPTIONAL MATCH (old)
WHERE elementId(old) = one.id
WITH batch, one, coalesce(old, made[one.place]) AS owner
SET owner.map_revision = coalesce(owner.map_revision, 0) + CASE WHEN one.map THEN 1 ELSE 0 END,
    owner.org_revision = CASE WHEN one.organisation THEN coalesce(owner.org_revision, 0) + 1 ELSE owner.org_revision END,
    owner.changed_at = $now
CREATE (batch)-[:CHANGED {
  map_revision: CASE WHEN one.map THEN owner.map_revision END,
  org_revision: CASE WHEN one.organisation THEN owner.org_revision END
}]->(owner)
RETURN owner.uid AS uid, owner.map_revision AS map_revision, owner.org_revision AS org_revision

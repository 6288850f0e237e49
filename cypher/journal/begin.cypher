// purpose: take the locks of a batch, tell the time, and find the batch if it was made before
// params:  locks: list[str], with_customers: bool, key: str?
// returns: nodes: list[map], now: datetime, done: map
// access:  write
// Deals first, then customers, then all others: who changes a person's lines holds a map, and never waits for one.
// Not `uid = $uid`: Neo4j then locks the index entries of the labels that have no such uid too, and two batches that
// meet there are told to be in a deadlock.
CALL () {
  UNWIND $locks AS uid
  MATCH (node:Opportunity)
  WHERE uid <= node.uid <= uid
  WITH DISTINCT node
  ORDER BY node.uid
  // Whoever writes a property holds the node until the end: nobody else is between this reading and the writing.
  SET node.lock = true
  REMOVE node.lock
  RETURN collect(node) AS deals
}
CALL (deals) {
  CALL (deals) {
    UNWIND $locks AS uid
    MATCH (node:Customer)
    WHERE uid <= node.uid <= uid
    RETURN node
  UNION
    UNWIND CASE WHEN $with_customers THEN deals ELSE [] END AS deal
    MATCH (deal)-[:FOR]->(node:Customer)
    RETURN node
  }
  WITH node
  ORDER BY node.uid
  SET node.lock = true
  REMOVE node.lock
  RETURN collect(node) AS customers
}
CALL () {
  UNWIND $locks AS uid
  MATCH (node:Contact|Stakeholder|Role|Party|User|DecisionStep|Activity|Batch|VocabularyEntry)
  WHERE uid <= node.uid <= uid
  WITH DISTINCT node
  ORDER BY node.uid
  SET node.lock = true
  REMOVE node.lock
  RETURN collect(node) AS others
}
OPTIONAL MATCH (batch:Batch {key: $key})
RETURN [node IN deals + customers + others | {uid: node.uid, map_revision: node.map_revision, org_revision: node.org_revision,
                          changed_at: node.changed_at}] AS nodes,
       datetime.truncate('microsecond', datetime.realtime()) AS now, batch {.uid, .fingerprint} AS done

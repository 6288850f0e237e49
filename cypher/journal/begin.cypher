// purpose: take the locks of a batch, tell the time, and find the batch if it was made before
// params:  locks: list[str], with_customers: bool, key: str?
// returns: nodes: list[map], now: datetime, done: map
// access:  write
CALL () {
  UNWIND $locks AS uid
  WITH DISTINCT uid
  ORDER BY uid
  MATCH (node:Customer|Contact|Opportunity|Stakeholder|Role|Party|User|DecisionStep|Activity|Batch|VocabularyEntry {uid: uid})
  // Whoever writes a property holds the node until the end: nobody else is between this reading and the writing.
  SET node.lock = true
  REMOVE node.lock
  RETURN collect(node) AS named
}
CALL (named) {
  UNWIND CASE WHEN $with_customers THEN named ELSE [] END AS deal
  MATCH (deal:Opportunity)-[:FOR]->(customer:Customer)
  SET customer.lock = true
  REMOVE customer.lock
  RETURN collect(DISTINCT customer) AS customers
}
OPTIONAL MATCH (batch:Batch {key: $key})
RETURN [node IN named + customers | {uid: node.uid, map_revision: node.map_revision, org_revision: node.org_revision,
                          changed_at: node.changed_at}] AS nodes,
       datetime.truncate('microsecond', datetime.realtime()) AS now, batch {.uid, .fingerprint, .result} AS done

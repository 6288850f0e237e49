// purpose: hold the maps, activities and people that an erasure concerns, and every import, until it is done
// params:  uids: list[str]
// returns: -
// access:  write
CALL () {
  UNWIND $uids AS uid
  MATCH (node:Customer|Opportunity|Contact|Activity {uid: uid})
  WITH DISTINCT node
  ORDER BY node.uid
  SET node.lock = true
  REMOVE node.lock
}
CALL () {
  MATCH (source:ImportSource)
  WITH source
  ORDER BY source.name
  SET source._lock = true
  REMOVE source._lock
}

// purpose: of some customers and deals those that the viewer may not hand on, for they were only given them
// params:  uids: list[str], viewer: map
// returns: uid: str
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Opportunity {uid: uid})
// What was merged is theirs who own what it was merged into.
WHERE NOT EXISTS {
  MATCH (node)-[:MERGED_INTO*0..3]->(place)
  WHERE @may_hand_on(place)
}
RETURN uid

// purpose: a company and all that it belongs to, held so that nobody changes where they belong meanwhile
// params:  uid: str
// returns: uid: str
// access:  write
MATCH (:Customer {uid: $uid})-[:PART_OF*0..50]->(above:Customer)
WITH DISTINCT above
ORDER BY above.uid
SET above.lock = true
REMOVE above.lock
RETURN above.uid AS uid

// purpose: the companies that two customers are part of, step by step
// params:  uids: list[str], viewer: map
// returns: uid: str, parent: str
// access:  read
UNWIND $uids AS uid
MATCH (customer:Customer {uid: uid})
WHERE @may_change(customer)
MATCH (customer)-[:PART_OF*0..20]->(company:Customer)-[:PART_OF]->(parent:Customer)
RETURN DISTINCT company.uid AS uid, parent.uid AS parent

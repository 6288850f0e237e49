// purpose: for each of some customers the company that it is part of, when the viewer may see both
// params:  uids: list[str], viewer: map
// returns: part: str, customer: map
// access:  read
UNWIND $uids AS uid
MATCH (part:Customer {uid: uid})-[:PART_OF]->(customer:Customer)
WHERE part.deleted_at IS NULL AND @may_see(part) AND customer.deleted_at IS NULL AND @may_see(customer)
RETURN uid AS part, customer {.*} AS customer

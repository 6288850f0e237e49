// purpose: for each of some customers a page of the companies that are part of it, in the order of their names
// params:  group_uids: list[str], viewer: map, after_key: str, after_uid: str, first: int
// returns: parent: str, customer: map, sort_key: str
// access:  read
UNWIND $group_uids AS parent
CALL (parent) {
  MATCH (group:Customer {uid: parent})<-[:PART_OF]-(customer:Customer)
  WHERE group.deleted_at IS NULL AND @may_see(group) AND customer.deleted_at IS NULL AND @may_see(customer)
    AND (customer.name > $after_key OR (customer.name = $after_key AND customer.uid > $after_uid))
  WITH DISTINCT customer
  ORDER BY customer.name, customer.uid
  LIMIT $first
  RETURN customer
}
RETURN parent, customer {.*} AS customer, customer.name AS sort_key
ORDER BY customer.name, customer.uid

// purpose: the customers of these uids that the viewer may see
// params:  uids: list[str], viewer: map
// returns: customer: map
// access:  read
UNWIND $uids AS uid
MATCH (customer:Customer {uid: uid})
WHERE customer.deleted_at IS NULL
  AND @may_see(customer)
RETURN customer {.*} AS customer

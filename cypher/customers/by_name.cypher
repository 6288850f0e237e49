// purpose: a page of customers in the order of their names
// params:  viewer: map, kind: str?, industry: str?, after_key: str, after_uid: str, first: int
// returns: customer: map, sort_key: str
// access:  read
MATCH (customer:Customer)
WHERE customer.name >= $after_key AND (customer.name > $after_key OR customer.uid > $after_uid)
  AND customer.deleted_at IS NULL
  AND ($kind IS NULL OR customer.kind = $kind) AND ($industry IS NULL OR customer.industry = $industry)
  AND @may_see(customer)
RETURN customer {.*} AS customer, customer.name AS sort_key
ORDER BY customer.name, customer.uid
LIMIT $first

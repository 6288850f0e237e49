// purpose: a page of customers, the ones that changed last first
// params:  viewer: map, kind: str?, industry: str?, after_key: str, after_uid: str, first: int
// returns: customer: map, sort_key: str
// access:  read
MATCH (customer:Customer)
WHERE customer.updated_at <= datetime($after_key)
  AND (customer.updated_at < datetime($after_key) OR customer.uid < $after_uid)
  AND customer.deleted_at IS NULL
  AND ($kind IS NULL OR customer.kind = $kind) AND ($industry IS NULL OR customer.industry = $industry)
  AND @may_see(customer)
RETURN customer {.*} AS customer, toString(customer.updated_at) AS sort_key
ORDER BY customer.updated_at DESC, customer.uid DESC
LIMIT $first

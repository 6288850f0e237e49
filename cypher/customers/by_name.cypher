// purpose: a page of customers in the order of their names
// params:  viewer: map, kind: str?, industry: str?, after_key: str, after_uid: str, first: int
// returns: customer: map, sort_key: str
// access:  read
MATCH (customer:Customer)
WHERE customer.name >= $after_key AND (customer.name > $after_key OR customer.uid > $after_uid)
  AND customer.deleted_at IS NULL
  AND ($kind IS NULL OR customer.kind = $kind) AND ($industry IS NULL OR customer.industry = $industry)
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(customer)
    WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL
  })
RETURN customer {.*} AS customer, customer.name AS sort_key
ORDER BY customer.name, customer.uid
LIMIT $first

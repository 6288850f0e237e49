// purpose: a page of customers whose name fits a full-text query, the best first
// params:  query: str, viewer: map, kind: str?, industry: str?, after_key: str, after_uid: str, first: int
// returns: customer: map, sort_key: str
// access:  read
CALL db.index.fulltext.queryNodes('customer_names', $query) YIELD node AS customer, score
WITH customer, score
WHERE (score < toFloat($after_key) OR (score = toFloat($after_key) AND customer.uid > $after_uid))
  AND customer.deleted_at IS NULL
  AND ($kind IS NULL OR customer.kind = $kind) AND ($industry IS NULL OR customer.industry = $industry)
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(customer)
    WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL
  })
RETURN customer {.*} AS customer, toString(score) AS sort_key
ORDER BY score DESC, customer.uid
LIMIT $first

// purpose: a page of customers whose name fits what was typed: names that begin so first, then shorter before longer ones
// params:  query: str, typed: str, viewer: map, kind: str?, industry: str?, after_key: str, after_uid: str, first: int
// returns: customer: map, sort_key: str
// access:  read
// Lucene's own score moves when rows come and go; this order does not, so a cursor holds its place.
CALL db.index.fulltext.queryNodes('customer_names', $query) YIELD node AS customer
WITH customer,
  CASE WHEN toLower(customer.name) STARTS WITH toLower($typed) THEN '0' ELSE '1' END
    + right('000' + toString(size(customer.name)), 4) + customer.name AS match_key
WHERE (match_key > $after_key OR (match_key = $after_key AND customer.uid > $after_uid))
  AND customer.deleted_at IS NULL
  AND ($kind IS NULL OR customer.kind = $kind) AND ($industry IS NULL OR customer.industry = $industry)
  AND @may_see(customer)
RETURN customer {.*} AS customer, match_key AS sort_key
ORDER BY match_key, customer.uid
LIMIT $first

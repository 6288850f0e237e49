// purpose: a page of opportunities whose name fits what was typed: names that begin so first, then shorter before longer ones
// params:  query: str, typed: str, viewer: map, status: str?, stage: str?, customer_uid: str?, owner_uid: str?, after_key: str, after_uid: str, first: int
// returns: opportunity: map, customer: map, sort_key: str
// access:  read
// Lucene's own score moves when rows come and go; this order does not, so a cursor holds its place.
CALL db.index.fulltext.queryNodes('opportunity_names', $query) YIELD node AS opportunity
MATCH (opportunity)-[:FOR]->(customer:Customer)
WITH opportunity, customer,
  CASE WHEN toLower(opportunity.name) STARTS WITH toLower($typed) THEN '0' ELSE '1' END
    + right('000' + toString(size(opportunity.name)), 4) + opportunity.name AS match_key
WHERE (match_key > $after_key OR (match_key = $after_key AND opportunity.uid > $after_uid))
  AND opportunity.deleted_at IS NULL AND customer.deleted_at IS NULL
  AND ($status IS NULL OR opportunity.status = $status) AND ($stage IS NULL OR opportunity.stage = $stage)
  AND ($customer_uid IS NULL OR customer.uid = $customer_uid)
  AND ($owner_uid IS NULL OR EXISTS {
    MATCH (:User {uid: $owner_uid})-[owns:OWNS]->(opportunity)
    WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL
  })
  AND @may_see(opportunity)
RETURN opportunity {.*} AS opportunity, @buyer_shown(customer) AS customer, match_key AS sort_key
ORDER BY match_key, opportunity.uid
LIMIT $first

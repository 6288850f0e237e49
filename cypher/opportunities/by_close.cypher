// purpose: a page of opportunities, the open ones first, by when they are expected to close, those without a date last of them
// params:  viewer: map, status: str?, stage: str?, customer_uid: str?, owner_uid: str?, after_key: str, after_uid: str, first: int
// returns: opportunity: map, customer: map, sort_key: str
// access:  read
MATCH (opportunity:Opportunity)-[:FOR]->(customer:Customer)
WITH opportunity, customer,
  CASE opportunity.status WHEN 'open' THEN 'open ' ELSE 'over ' END
    + toString(coalesce(opportunity.expected_close_on, date('9999-12-31'))) AS close_key
WHERE (close_key > $after_key OR (close_key = $after_key AND opportunity.uid > $after_uid))
  AND opportunity.deleted_at IS NULL AND customer.deleted_at IS NULL
  AND ($status IS NULL OR opportunity.status = $status) AND ($stage IS NULL OR opportunity.stage = $stage)
  AND ($customer_uid IS NULL OR customer.uid = $customer_uid)
  AND ($owner_uid IS NULL OR EXISTS {
    MATCH (:User {uid: $owner_uid})-[owns:OWNS]->(opportunity)
    WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL
  })
  AND @may_see(opportunity)
RETURN opportunity {.*} AS opportunity, @buyer_shown(customer) AS customer, close_key AS sort_key
ORDER BY close_key, opportunity.uid
LIMIT $first

// purpose: a page of opportunities, the ones that changed last first
// params:  viewer: map, status: str?, stage: str?, customer_uid: str?, owner_uid: str?, after_key: str, after_uid: str, first: int
// returns: opportunity: map, customer: map, sort_key: str
// access:  read
MATCH (opportunity:Opportunity)
WHERE opportunity.updated_at <= datetime($after_key)
  AND (opportunity.updated_at < datetime($after_key) OR opportunity.uid < $after_uid)
  AND opportunity.deleted_at IS NULL
MATCH (opportunity)-[:FOR]->(customer:Customer)
WHERE customer.deleted_at IS NULL
  AND ($status IS NULL OR opportunity.status = $status) AND ($stage IS NULL OR opportunity.stage = $stage)
  AND ($customer_uid IS NULL OR customer.uid = $customer_uid)
  AND ($owner_uid IS NULL OR EXISTS {
    MATCH (:User {uid: $owner_uid})-[owns:OWNS]->(opportunity)
    WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL
  })
  AND @may_see(opportunity)
RETURN opportunity {.*} AS opportunity, @buyer_shown(customer) AS customer, toString(opportunity.updated_at) AS sort_key
ORDER BY opportunity.updated_at DESC, opportunity.uid DESC
LIMIT $first

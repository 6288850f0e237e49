// purpose: for each of some contacts a page of the opportunities in whose map the person is now, by name, by closing (the open ones first) or by update (the newest first)
// params:  contact_uids: list[str], order: str, viewer: map, after_key: str, after_uid: str, first: int
// returns: parent: str, opportunity: map, customer: map, sort_key: str
// access:  read
// One parent's deals are few, so any order is a sort of them: by name and by closing the keys rise, by update they fall.
WITH CASE $order WHEN 'update' THEN datetime($after_key) END AS after_moment
UNWIND $contact_uids AS parent
CALL (parent, after_moment) {
  MATCH (contact:Contact {uid: parent})<-[:IS]-(stakeholder:Stakeholder)-[member:IN_MAP]->(opportunity:Opportunity)-[:FOR]->(customer:Customer)
  WHERE contact.deleted_at IS NULL AND stakeholder.deleted_at IS NULL AND member.valid_to IS NULL AND member.superseded_at IS NULL
    AND customer.deleted_at IS NULL AND opportunity.deleted_at IS NULL
    AND @may_see(opportunity)
  WITH DISTINCT opportunity, customer, after_moment,
    CASE $order
      WHEN 'name' THEN opportunity.name
      WHEN 'close' THEN CASE opportunity.status WHEN 'open' THEN 'open ' ELSE 'over ' END
        + toString(coalesce(opportunity.expected_close_on, date('9999-12-31')))
    END AS rising,
    CASE $order WHEN 'update' THEN opportunity.updated_at END AS falling
  WHERE rising > $after_key OR (rising = $after_key AND opportunity.uid > $after_uid)
    OR falling < after_moment OR (falling = after_moment AND opportunity.uid < $after_uid)
  WITH opportunity, customer, rising, falling
  ORDER BY rising, falling DESC, CASE WHEN falling IS NULL THEN opportunity.uid END, opportunity.uid DESC
  LIMIT $first
  RETURN opportunity, customer, rising, falling
}
RETURN parent, opportunity {.*} AS opportunity, @buyer_shown(customer) AS customer, coalesce(rising, toString(falling)) AS sort_key
ORDER BY rising, falling DESC, CASE WHEN falling IS NULL THEN opportunity.uid END, opportunity.uid DESC

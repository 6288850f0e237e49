// purpose: the current solid reporting lines of customers, by ids in the other system where there are any
// params:  source: str, customers: list[str]
// returns: customer: str, child: str, parent: str
// access:  read
UNWIND $customers AS key
MATCH (:ExternalId {label: 'Customer', source: $source, external_id: key})-[:IDENTIFIES]->(customer:Customer)
MATCH (report:Contact)-[line:REPORTS_TO]->(manager:Contact)
USING INDEX line:REPORTS_TO(customer_uid)
WHERE line.customer_uid = customer.uid AND line.kind = 'solid' AND line.valid_to IS NULL AND line.superseded_at IS NULL
RETURN key AS customer,
  coalesce(head([(id:ExternalId {source: $source})-[:IDENTIFIES]->(report) | id.external_id]), report.uid) AS child,
  coalesce(head([(id:ExternalId {source: $source})-[:IDENTIFIES]->(manager) | id.external_id]), manager.uid) AS parent

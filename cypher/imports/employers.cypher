// purpose: the customer at which each known contact has the main job, if any, by their ids in the other system
// params:  source: str, contacts: list[str]
// returns: contact: str, customer: str
// access:  read
UNWIND $contacts AS key
MATCH (:ExternalId {label: 'Contact', source: $source, external_id: key})-[:IDENTIFIES]->(contact:Contact)
RETURN key AS contact, head([
  (contact)-[job:WORKS_AT {main_job: true}]->(:Customer)<-[:IDENTIFIES]-(customer:ExternalId {source: $source})
  WHERE job.valid_to IS NULL AND job.superseded_at IS NULL | customer.external_id
]) AS customer

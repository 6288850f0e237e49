// purpose: the customer at which each contact has the main job, by their ids in the other system
// params:  source: str, contacts: list[str]
// returns: contact: str, customer: str
// access:  read
UNWIND $contacts AS key
MATCH (:ExternalId {label: 'Contact', source: $source, external_id: key})-[:IDENTIFIES]->(:Contact)
  -[job:WORKS_AT {main_job: true}]->(:Customer)<-[:IDENTIFIES]-(customer:ExternalId {source: $source})
WHERE job.valid_to IS NULL AND job.superseded_at IS NULL
RETURN key AS contact, customer.external_id AS customer

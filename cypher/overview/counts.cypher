// purpose: how much the graph holds, and whether the import of one source began and did not end
// params:  source: str
// returns: customers: int, contacts: int, opportunities: int, stakeholders: int, unfinished: bool
// access:  read
RETURN
  COUNT { MATCH (n:Customer) WHERE n.deleted_at IS NULL } AS customers,
  COUNT { MATCH (n:Contact) WHERE n.deleted_at IS NULL } AS contacts,
  COUNT { MATCH (n:Opportunity) WHERE n.deleted_at IS NULL } AS opportunities,
  COUNT { MATCH (n:Stakeholder) WHERE n.deleted_at IS NULL } AS stakeholders,
  EXISTS { MATCH (n:ImportSource {name: $source}) WHERE n.completed_at IS NULL } AS unfinished

// purpose: who reports to a contact at a customer now
// params:  contact: str, customer: str, viewer: map
// returns: uid: str
// access:  read
MATCH (:Contact {uid: $contact})<-[line:REPORTS_TO]-(report:Contact)
WHERE line.customer_uid = $customer AND line.valid_to IS NULL AND line.superseded_at IS NULL
  AND ($viewer.sees_all OR $viewer.user_uid IS NOT NULL)
RETURN DISTINCT report.uid AS uid

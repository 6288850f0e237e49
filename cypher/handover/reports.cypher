// purpose: who reports to a contact at a customer now
// params:  contact: str, customer: str, viewer: map
// returns: uid: str
// access:  read
MATCH (:Contact {uid: $contact})<-[line:REPORTS_TO]-(report:Contact)
WHERE line.customer_uid = $customer AND line.valid_to IS NULL AND line.superseded_at IS NULL
  AND @may_change_contact(report)
RETURN DISTINCT report.uid AS uid

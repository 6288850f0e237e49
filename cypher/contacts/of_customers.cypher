// purpose: for each of some customers a page of the contacts who work there now, in the order of their names
// params:  customer_uids: list[str], viewer: map, known: bool?, after_key: str, after_uid: str, first: int
// returns: parent: str, contact: map, jobs: list[map], sort_key: str
// access:  read
UNWIND $customer_uids AS parent
CALL (parent) {
  MATCH (customer:Customer {uid: parent})<-[here:WORKS_AT]-(contact:Contact)
  WHERE customer.deleted_at IS NULL AND @may_see(customer) AND here.valid_to IS NULL AND here.superseded_at IS NULL AND contact.deleted_at IS NULL
    AND (contact.name > $after_key OR (contact.name = $after_key AND contact.uid > $after_uid))
    AND ($known IS NULL OR contact.known = $known)
  WITH DISTINCT contact
  ORDER BY contact.name, contact.uid
  LIMIT $first
  RETURN contact
}
RETURN parent, @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs,
  contact.name AS sort_key
ORDER BY contact.name, contact.uid

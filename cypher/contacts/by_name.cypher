// purpose: a page of contacts in the order of their names
// params:  viewer: map, known: bool?, after_key: str, after_uid: str, first: int
// returns: contact: map, jobs: list[map], sort_key: str
// access:  read
MATCH (contact:Contact)
WHERE contact.name >= $after_key AND (contact.name > $after_key OR contact.uid > $after_uid)
  AND contact.deleted_at IS NULL
  AND ($known IS NULL OR contact.known = $known)
  AND @may_see_contact(contact)
WITH contact
ORDER BY contact.name, contact.uid
LIMIT $first
RETURN @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs,
  contact.name AS sort_key
ORDER BY contact.name, contact.uid

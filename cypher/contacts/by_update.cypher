// purpose: a page of contacts, the ones that changed last first
// params:  viewer: map, known: bool?, after_key: str, after_uid: str, first: int
// returns: contact: map, jobs: list[map], sort_key: str
// access:  read
MATCH (contact:Contact)
WHERE contact.updated_at <= datetime($after_key)
  AND (contact.updated_at < datetime($after_key) OR contact.uid < $after_uid)
  AND contact.deleted_at IS NULL
  AND ($known IS NULL OR contact.known = $known)
  AND @may_see_contact(contact)
WITH contact
ORDER BY contact.updated_at DESC, contact.uid DESC
LIMIT $first
RETURN @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs,
  toString(contact.updated_at) AS sort_key
ORDER BY contact.updated_at DESC, contact.uid DESC

// purpose: the contacts of these uids that the viewer may see, with their jobs
// params:  uids: list[str], viewer: map
// returns: contact: map, jobs: list[map]
// access:  read
UNWIND $uids AS uid
MATCH (contact:Contact {uid: uid})
WHERE contact.deleted_at IS NULL
  AND @may_see_contact(contact)
RETURN @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs

// purpose: for each of some activities the contacts who took part, by name; a viewer sees those who may be seen anyway
// params:  uids: list[str], viewer: map
// returns: parent: str, contact: map, jobs: list[map]
// access:  read
UNWIND $uids AS parent
MATCH (activity:Activity {uid: parent})-[:WITH]->(contact:Contact)
WHERE contact.deleted_at IS NULL
  AND @may_see_contact(contact)
RETURN parent, @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs
ORDER BY contact.name, contact.uid

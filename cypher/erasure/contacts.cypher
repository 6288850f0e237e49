// purpose: take from contacts all that says who they are; where they worked stays
// params:  uids: list[str], now: datetime
// returns: contacts: int, titles: int
// access:  write
UNWIND $uids AS uid
MATCH (contact:Contact {uid: uid})
// What is kept is named, so that nothing that a later version adds can be forgotten here.
SET contact = {
  uid: contact.uid, created_at: contact.created_at, updated_at: $now, version: coalesce(contact.version, 0) + 1,
  deleted_at: contact.deleted_at, changed_at: contact.changed_at, name: '', known: false, erased_at: $now
}
WITH contact
CALL (contact) {
  MATCH (contact)-[job:WORKS_AT]->(:Customer)
  WHERE job.title IS NOT NULL
  REMOVE job.title
  RETURN count(job) AS titles
}
RETURN count(contact) AS contacts, sum(titles) AS titles

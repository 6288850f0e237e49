// purpose: for each of some customers a page of the contacts who work there now and whose name fits what was typed: names that begin so first, then shorter before longer ones
// params:  customer_uids: list[str], query: str, typed: str, viewer: map, known: bool?, after_key: str, after_uid: str, first: int
// returns: parent: str, contact: map, jobs: list[map], sort_key: str
// access:  read
// Lucene's own score moves when rows come and go; this order does not, so a cursor holds its place.
CALL db.index.fulltext.queryNodes('contact_names', $query) YIELD node AS contact
WITH contact,
  CASE WHEN toLower(contact.name) STARTS WITH toLower($typed) THEN '0' ELSE '1' END
    + right('000' + toString(size(contact.name)), 4) + contact.name AS match_key
WHERE (match_key > $after_key OR (match_key = $after_key AND contact.uid > $after_uid))
  AND contact.deleted_at IS NULL
  AND ($known IS NULL OR contact.known = $known)
MATCH (contact)-[here:WORKS_AT]->(customer:Customer)
WHERE customer.uid IN $customer_uids AND customer.deleted_at IS NULL AND @may_see(customer)
  AND here.valid_to IS NULL AND here.superseded_at IS NULL
WITH DISTINCT customer.uid AS parent, contact, match_key
ORDER BY match_key, contact.uid
// The index is asked once for all of them, so each one's page is cut here.
WITH parent, collect({contact: contact, match_key: match_key})[..$first] AS found
UNWIND found AS one
WITH parent, one.contact AS contact, one.match_key AS sort_key
RETURN parent, @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs,
  sort_key
ORDER BY sort_key, contact.uid

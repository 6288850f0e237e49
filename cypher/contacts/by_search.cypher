// purpose: a page of contacts whose name fits what was typed: names that begin so first, then shorter before longer ones
// params:  query: str, typed: str, viewer: map, known: bool?, after_key: str, after_uid: str, first: int
// returns: contact: map, jobs: list[map], sort_key: str
// access:  read
// Lucene's own score moves when rows come and go; this order does not, so a cursor holds its place.
CALL db.index.fulltext.queryNodes('contact_names', $query) YIELD node AS contact
WITH contact,
  CASE WHEN toLower(contact.name) STARTS WITH toLower($typed) THEN '0' ELSE '1' END
    + right('000' + toString(size(contact.name)), 4) + contact.name AS match_key
WHERE (match_key > $after_key OR (match_key = $after_key AND contact.uid > $after_uid))
  AND contact.deleted_at IS NULL
  AND ($known IS NULL OR contact.known = $known)
  AND @may_see_contact(contact)
WITH contact, match_key
ORDER BY match_key, contact.uid
LIMIT $first
RETURN @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs,
  match_key AS sort_key
ORDER BY match_key, contact.uid

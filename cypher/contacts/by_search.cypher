// purpose: a page of contacts whose name fits a full-text query, the best first, of one customer or of all
// params:  query: str, customer_uid: str?, viewer: map, known: bool?, after_key: str, after_uid: str, first: int
// returns: contact: map, jobs: list[map], sort_key: str
// access:  read
CALL db.index.fulltext.queryNodes('contact_names', $query) YIELD node AS contact, score
WITH contact, score
WHERE (score < toFloat($after_key) OR (score = toFloat($after_key) AND contact.uid > $after_uid))
  AND contact.deleted_at IS NULL
  AND ($customer_uid IS NULL OR EXISTS {
    MATCH (contact)-[here:WORKS_AT]->(:Customer {uid: $customer_uid})
    WHERE here.valid_to IS NULL AND here.superseded_at IS NULL
  })
  AND ($known IS NULL OR contact.known = $known)
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(:Customer)<-[job:WORKS_AT]-(contact)
    WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL AND job.superseded_at IS NULL
  })
WITH contact, score
ORDER BY score DESC, contact.uid
LIMIT $first
RETURN contact {.*} AS contact,
  [(contact)-[job:WORKS_AT]->(employer:Customer)
    WHERE job.superseded_at IS NULL AND employer.deleted_at IS NULL |
    {customer_uid: employer.uid, customer_name: employer.name, title: job.title, department: job.department,
     seniority: job.seniority, main_job: job.main_job, valid_from: job.valid_from, valid_to: job.valid_to}] AS jobs,
  toString(score) AS sort_key
ORDER BY score DESC, contact.uid

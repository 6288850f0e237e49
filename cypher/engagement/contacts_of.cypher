// purpose: for each of some activities the contacts who took part, by name; a viewer sees those who may be seen anyway
// params:  uids: list[str], viewer: map
// returns: parent: str, contact: map, jobs: list[map]
// access:  read
UNWIND $uids AS parent
MATCH (activity:Activity {uid: parent})-[:WITH]->(contact:Contact)
WHERE contact.deleted_at IS NULL
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(:Customer)<-[job:WORKS_AT]-(contact)
    WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL AND job.superseded_at IS NULL
  })
RETURN parent, contact {.*} AS contact,
  [(contact)-[job:WORKS_AT]->(employer:Customer)
    WHERE job.superseded_at IS NULL AND employer.deleted_at IS NULL |
    {customer_uid: employer.uid, customer_name: employer.name, title: job.title, department: job.department,
     seniority: job.seniority, main_job: job.main_job, valid_from: job.valid_from, valid_to: job.valid_to}] AS jobs
ORDER BY contact.name, contact.uid

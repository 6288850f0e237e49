// purpose: who works at the customer of a map now, or at a company above it, and is not in the map
// params:  uid: str, kind: str, viewer: map, limit: int
// returns: contact: map, jobs: list[map], reports: int, parts: list[map]
// access:  read
MATCH (owner:Customer|Opportunity {uid: $uid})
WHERE $kind IN labels(owner) AND owner.deleted_at IS NULL
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH owner, coalesce(buyer, owner) AS customer
WHERE customer.deleted_at IS NULL
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
    WHERE visible IN [owner, customer] AND mine.valid_to IS NULL AND mine.superseded_at IS NULL
  })
MATCH (customer)-[:PART_OF*0..5]->(company:Customer)
WHERE company.deleted_at IS NULL
MATCH (company)<-[here:WORKS_AT]-(contact:Contact)
WHERE here.superseded_at IS NULL AND here.valid_to IS NULL AND contact.deleted_at IS NULL
WITH DISTINCT owner, customer, contact
WHERE NOT EXISTS {
    MATCH (contact)<-[:IS]-(mapped:Stakeholder)-[member:IN_MAP]->(owner)
    WHERE member.superseded_at IS NULL AND member.valid_to IS NULL AND mapped.deleted_at IS NULL
  }
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(:Customer)<-[job:WORKS_AT]-(contact)
    WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL AND job.superseded_at IS NULL
  })
WITH owner, customer, contact,
  COUNT {
    MATCH (contact)<-[line:REPORTS_TO {kind: 'solid'}]-(report:Contact)
    WHERE line.superseded_at IS NULL AND line.valid_to IS NULL AND report.deleted_at IS NULL
    RETURN DISTINCT report
  } AS reports,
  COUNT { (contact)<-[:IS]-(:Stakeholder) } AS known_in
// All of a large company are not weighed: the likeliest are, by what is cheap to count.
ORDER BY reports + known_in DESC, contact.uid
LIMIT $limit
RETURN contact {.*} AS contact,
  [(contact)-[job:WORKS_AT]->(employer)
    WHERE job.superseded_at IS NULL AND employer.deleted_at IS NULL |
    {customer_uid: employer.uid, customer_name: employer.name, title: job.title, department: job.department,
     seniority: job.seniority, main_job: job.main_job, valid_from: job.valid_from, valid_to: job.valid_to}] AS jobs,
  reports,
  COLLECT {
    MATCH (contact)<-[:IS]-(part:Stakeholder)-[member:IN_MAP]->(other:Customer|Opportunity)
    WHERE member.superseded_at IS NULL AND member.valid_to IS NULL AND part.deleted_at IS NULL
      AND other.deleted_at IS NULL AND (other = customer OR EXISTS { (other)-[:FOR]->(customer) })
      AND ($viewer.sees_all OR EXISTS {
        MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(visible:Customer|Opportunity)
        WHERE visible IN [other, customer] AND mine.valid_to IS NULL AND mine.superseded_at IS NULL
      })
    RETURN {
      map_uid: other.uid,
      role_weights: [(part)-[plays:PLAYS]->(role)
        WHERE plays.superseded_at IS NULL AND plays.valid_to IS NULL AND role.deleted_at IS NULL | role.weight],
      power: head([(part)-[current:STATE]->(state)
        WHERE current.superseded_at IS NULL AND current.valid_to IS NULL | state.power]),
      influences: COUNT {
        MATCH (part)-[edge:INFLUENCES]->(influenced:Stakeholder)
        WHERE edge.superseded_at IS NULL AND edge.valid_to IS NULL AND influenced.deleted_at IS NULL
        RETURN DISTINCT influenced
      }
    }
  } AS parts

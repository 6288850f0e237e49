// purpose: who works at the customer of a map now, or at a company above it, and is not in the map
// params:  uid: str, kind: str, viewer: map, limit: int
// returns: contact: map, jobs: list[map], reports: int, parts: list[map]
// access:  read
MATCH (owner:Customer|Opportunity {uid: $uid})
WHERE $kind IN labels(owner) AND owner.deleted_at IS NULL
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH owner, coalesce(buyer, owner) AS customer
WHERE customer.deleted_at IS NULL
  AND @may_see(owner)
MATCH (customer)-[:PART_OF*0..5]->(company:Customer)
WHERE company.deleted_at IS NULL
WITH owner, customer, company, @may_see(company) AS visible
WITH owner, customer, collect(company) AS companies, collect(CASE WHEN visible THEN company END) AS theirs
UNWIND companies AS company
MATCH (company)<-[here:WORKS_AT]-(contact:Contact)
WHERE here.superseded_at IS NULL AND here.valid_to IS NULL AND contact.deleted_at IS NULL
WITH DISTINCT owner, customer, theirs, contact, company IN theirs AS here_seen
WHERE NOT EXISTS {
    MATCH (contact)<-[:IS]-(mapped:Stakeholder)-[member:IN_MAP]->(owner)
    WHERE member.superseded_at IS NULL AND member.valid_to IS NULL AND mapped.deleted_at IS NULL
  }
  // Asked first what is cheap: of a company of theirs they see everybody.
  AND (here_seen OR @may_see_contact(contact))
WITH DISTINCT owner, customer, theirs, contact
WITH owner, customer, contact,
  COUNT {
    MATCH (contact)<-[line:REPORTS_TO {kind: 'solid'}]-(report:Contact)
    WHERE line.superseded_at IS NULL AND line.valid_to IS NULL AND report.deleted_at IS NULL
      AND line.customer_uid IN [company IN theirs | company.uid]
    RETURN DISTINCT report
  } AS reports,
  COUNT { (contact)<-[:IS]-(:Stakeholder) } AS known_in
// All of a large company are not weighed: the likeliest are, by what is cheap to count.
ORDER BY reports + known_in DESC, contact.uid
LIMIT $limit
RETURN @contact_shown(contact) AS contact,
  @jobs_shown(contact) AS jobs,
  reports,
  COLLECT {
    MATCH (contact)<-[:IS]-(part:Stakeholder)-[member:IN_MAP]->(other:Customer|Opportunity)
    WHERE member.superseded_at IS NULL AND member.valid_to IS NULL AND part.deleted_at IS NULL
      AND other.deleted_at IS NULL AND (other = customer OR EXISTS { (other)-[:FOR]->(customer) })
      AND @may_see(other)
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

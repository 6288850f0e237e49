// purpose: one contact map, whole: its stakeholders, the current edges between them, and the vocabulary they use
// params:  uid: str, kind: str, viewer: map, limit: int
// returns: part: str, row: map
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
// A row per part, streamed: lists gathered side by side would each be counted again in every row of the next.
CALL (owner, customer) {
  RETURN 'map' AS part, {
    owner: owner {.*},
    customer: customer {.*},
    our_owners: [(user:User)-[owns:OWNS]->(owner)
      WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL | user.uid]
  } AS row
UNION ALL
  MATCH (role:Role)
  WHERE role.deleted_at IS NULL
  RETURN 'vocabulary' AS part, role {.code, .name_en, .name_zh, .weight, .can_veto, .required} AS row
UNION ALL
  MATCH (party:Party)
  WHERE party.deleted_at IS NULL AND (party.kind = 'us' OR EXISTS { (party)-[:COMPETES_IN]->(owner) })
  RETURN 'parties' AS part, party {.uid, .code, .name, .kind} AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(contact:Contact)
  WHERE member.valid_to IS NULL AND member.superseded_at IS NULL
    AND stakeholder.deleted_at IS NULL AND contact.deleted_at IS NULL
  WITH stakeholder, contact
  ORDER BY stakeholder.uid
  LIMIT $limit
  RETURN 'stakeholders' AS part, {
    stakeholder: stakeholder {.uid, .x, .y, .external},
    contact: contact {.*},
    state: head([(stakeholder)-[current:STATE]->(state:StakeholderState)
      WHERE current.valid_to IS NULL AND current.superseded_at IS NULL | state {.*}]),
    jobs: [(contact)-[job:WORKS_AT]->(employer:Customer)
      WHERE job.superseded_at IS NULL AND employer.deleted_at IS NULL |
      {customer_uid: employer.uid, customer_name: employer.name, title: job.title, department: job.department,
       seniority: job.seniority, main_job: job.main_job, valid_from: job.valid_from, valid_to: job.valid_to}],
    roles: [(stakeholder)-[plays:PLAYS]->(role:Role)
      WHERE plays.valid_to IS NULL AND plays.superseded_at IS NULL AND role.deleted_at IS NULL | role.code],
    stances: [(stakeholder)-[stance:STANCE]->(party:Party)
      WHERE stance.valid_to IS NULL AND stance.superseded_at IS NULL AND party.deleted_at IS NULL |
      {party: party {.uid, .code, .name, .kind}, value: stance.value, confidence: stance.confidence,
       evidence: stance.evidence, assessed_by: stance.assessed_by, valid_from: stance.valid_from,
       assessed_by_name: head(COLLECT { MATCH (user:User {uid: stance.assessed_by}) RETURN user.name })}],
    coverage: [(user:User)-[covers:COVERS]->(stakeholder)
      WHERE covers.valid_to IS NULL AND covers.superseded_at IS NULL AND user.deleted_at IS NULL |
      {user_uid: user.uid, user_name: user.name, level: covers.level}],
    activities: [(activity:Activity)-[:WITH]->(contact) WHERE activity.deleted_at IS NULL |
      {status: activity.status, occurred_at: activity.occurred_at}]
  } AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(mapped:Contact)
  WHERE member.valid_to IS NULL AND member.superseded_at IS NULL AND stakeholder.deleted_at IS NULL
  MATCH (mapped)-[steps:REPORTS_TO*0..31]->(report:Contact)
  WHERE all(step IN steps WHERE step.customer_uid = customer.uid AND step.kind = 'solid'
    AND step.valid_to IS NULL AND step.superseded_at IS NULL)
  // Asked for once each, Neo4j finds people breadth first and walks no path twice, however many there are.
  WITH DISTINCT report
  MATCH (report)-[line:REPORTS_TO]->(manager:Contact)
  WHERE report.deleted_at IS NULL AND manager.deleted_at IS NULL AND line.customer_uid = customer.uid AND line.kind = 'solid'
    AND line.valid_to IS NULL AND line.superseded_at IS NULL
  RETURN 'managers' AS part, {uid: line.uid, report: report.uid, manager: manager.uid, manager_name: manager.name} AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(report:Contact)-[line:REPORTS_TO]->(manager:Contact)
  WHERE member.valid_to IS NULL AND member.superseded_at IS NULL AND stakeholder.deleted_at IS NULL
    AND line.customer_uid = customer.uid AND line.kind = 'dotted'
    AND line.valid_to IS NULL AND line.superseded_at IS NULL
  RETURN 'dotted_lines' AS part, {uid: line.uid, report: report.uid, manager: manager.uid} AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(first:Stakeholder)-[edge:INFLUENCES|ALLIED_WITH|CONFLICTS_WITH]->(second:Stakeholder)
  WHERE member.valid_to IS NULL AND member.superseded_at IS NULL
    AND edge.valid_to IS NULL AND edge.superseded_at IS NULL
  RETURN 'edges' AS part, {uid: edge.uid, type: type(edge), first: first.uid, second: second.uid,
          strength: edge.strength, sign: edge.sign, note: edge.note} AS row
}
RETURN part, row

// purpose: one contact map, whole: its stakeholders, the current edges between them, and the vocabulary they use
// params:  uid: str, kind: str, viewer: map, limit: int
// returns: owner: map, customer: map, our_owners: list[str], vocabulary: list[map], parties: list[map],
//          stakeholders: list[map], managers: list[map], dotted_lines: list[map], edges: list[map]
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
RETURN
  owner {.*} AS owner,
  customer {.*} AS customer,
  [(user:User)-[owns:OWNS]->(owner)
    WHERE owns.valid_to IS NULL AND owns.superseded_at IS NULL | user.uid] AS our_owners,
  COLLECT {
    MATCH (role:Role)
    RETURN role {.code, .name_en, .name_zh, .weight, .can_veto, .required}
    ORDER BY role.weight DESC, role.code
  } AS vocabulary,
  COLLECT {
    MATCH (party:Party)
    WHERE party.deleted_at IS NULL AND (party.kind = 'us' OR EXISTS { (party)-[:COMPETES_IN]->(owner) })
    RETURN party {.uid, .code, .name, .kind}
  } AS parties,
  COLLECT {
    MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(contact:Contact)
    WHERE member.valid_to IS NULL AND member.superseded_at IS NULL
      AND stakeholder.deleted_at IS NULL AND contact.deleted_at IS NULL
    RETURN {
      stakeholder: stakeholder {.uid, .x, .y, .external},
      contact: contact {.*},
      state: head([(stakeholder)-[current:STATE]->(state:StakeholderState)
        WHERE current.valid_to IS NULL AND current.superseded_at IS NULL | state {.*}]),
      jobs: [(contact)-[job:WORKS_AT]->(employer:Customer) WHERE job.superseded_at IS NULL |
        {customer_uid: employer.uid, customer_name: employer.name, title: job.title, department: job.department,
         seniority: job.seniority, main_job: job.main_job, valid_from: job.valid_from, valid_to: job.valid_to}],
      roles: [(stakeholder)-[plays:PLAYS]->(role:Role)
        WHERE plays.valid_to IS NULL AND plays.superseded_at IS NULL | role.code],
      stances: [(stakeholder)-[stance:STANCE]->(party:Party)
        WHERE stance.valid_to IS NULL AND stance.superseded_at IS NULL |
        {party: party {.uid, .code, .name, .kind}, value: stance.value, confidence: stance.confidence,
         evidence: stance.evidence, assessed_by: stance.assessed_by, valid_from: stance.valid_from,
         assessed_by_name: head(COLLECT { MATCH (user:User {uid: stance.assessed_by}) RETURN user.name })}],
      coverage: [(user:User)-[covers:COVERS]->(stakeholder)
        WHERE covers.valid_to IS NULL AND covers.superseded_at IS NULL |
        {user_uid: user.uid, user_name: user.name, level: covers.level}],
      activities: [(activity:Activity)-[:WITH]->(contact) WHERE activity.deleted_at IS NULL |
        {status: activity.status, occurred_at: activity.occurred_at}]
    } AS row
    ORDER BY stakeholder.uid
    LIMIT $limit
  } AS stakeholders,
  COLLECT {
    MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(mapped:Contact)
    WHERE member.valid_to IS NULL AND member.superseded_at IS NULL AND stakeholder.deleted_at IS NULL
    MATCH (mapped)
      (()-[step:REPORTS_TO
        WHERE step.customer_uid = customer.uid AND step.kind = 'solid'
          AND step.valid_to IS NULL AND step.superseded_at IS NULL]->()){0,31}
      (report:Contact)-[line:REPORTS_TO]->(manager:Contact)
    WHERE line.customer_uid = customer.uid AND line.kind = 'solid'
      AND line.valid_to IS NULL AND line.superseded_at IS NULL
    RETURN DISTINCT {uid: line.uid, report: report.uid, manager: manager.uid, manager_name: manager.name} AS row
  } AS managers,
  COLLECT {
    MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(report:Contact)-[line:REPORTS_TO]->(manager:Contact)
    WHERE member.valid_to IS NULL AND member.superseded_at IS NULL AND stakeholder.deleted_at IS NULL
      AND line.customer_uid = customer.uid AND line.kind = 'dotted'
      AND line.valid_to IS NULL AND line.superseded_at IS NULL
    RETURN {uid: line.uid, report: report.uid, manager: manager.uid} AS row
  } AS dotted_lines,
  COLLECT {
    MATCH (owner)<-[member:IN_MAP]-(first:Stakeholder)-[edge:INFLUENCES|ALLIED_WITH|CONFLICTS_WITH]->(second:Stakeholder)
    WHERE member.valid_to IS NULL AND member.superseded_at IS NULL
      AND edge.valid_to IS NULL AND edge.superseded_at IS NULL
    RETURN {uid: edge.uid, type: type(edge), first: first.uid, second: second.uid,
            strength: edge.strength, sign: edge.sign, note: edge.note} AS row
  } AS edges

// purpose: one contact map, whole: its stakeholders, the edges between them, and the vocabulary they use, now or at a moment
// params:  uid: str, kind: str, viewer: map, limit: int, as_of: datetime?, known_at: datetime?
// returns: part: str, rows: list[map]
// access:  read
MATCH (owner:Customer|Opportunity {uid: $uid})
WHERE $kind IN labels(owner) AND owner.deleted_at IS NULL
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH owner, coalesce(buyer, owner) AS customer
WHERE customer.deleted_at IS NULL
  // Who may look is decided by who owns it now, whatever moment is asked for.
  AND @may_see(owner)
// Every edge that keeps history is asked the same four things, and what has no end ends never. Without a moment the
// last one but never is meant: only what has neither end lasts beyond it. A node that was deleted later still counts.
WITH owner, customer, @may_see(customer) AS sees_customer, datetime('9999-12-31') AS never,
  coalesce($as_of, datetime('9999-12-30')) AS as_of, coalesce($known_at, datetime('9999-12-30')) AS known_at
WITH *, CASE WHEN as_of < known_at THEN as_of ELSE known_at END AS moment
// The far end of an edge goes without its label: the type says it, and no plan can begin there.
// A row per thing, gathered part by part only when all are there: lists gathered side by side would each be counted again
// in every row of the next. Times are microseconds since 1970: the driver takes longer for one of Neo4j's times, or for
// a row of its own, than for a whole person.
CALL (owner, customer, sees_customer, never, as_of, known_at, moment) {
  RETURN 'map' AS part, {
    owner: owner {.*},
    customer: customer {.uid, .name, org_revision: coalesce(customer.org_revision, 0)},
    our_owners: [(user)-[owns:OWNS]->(owner)
      WHERE coalesce(owns.superseded_at, never) > known_at AND coalesce(owns.valid_to, never) > as_of
        AND ($as_of IS NULL OR owns.valid_from <= as_of) AND ($known_at IS NULL OR owns.recorded_at <= known_at) | user.uid]
  } AS row
UNION ALL
  MATCH (role:Role)
  WHERE coalesce(role.deleted_at, never) > moment
  RETURN 'vocabulary' AS part, role {.code, .name_en, .name_zh, .weight, .can_veto, .required} AS row
UNION ALL
  MATCH (party:Party)
  WHERE coalesce(party.deleted_at, never) > moment
    AND (party.kind = 'us' OR EXISTS { (party)-[:COMPETES_IN]->(owner) })
  RETURN 'parties' AS part, party {.uid, .code, .name, .kind} AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(contact:Contact)
  WHERE coalesce(member.superseded_at, never) > known_at AND coalesce(member.valid_to, never) > as_of
    AND ($as_of IS NULL OR member.valid_from <= as_of) AND ($known_at IS NULL OR member.recorded_at <= known_at)
    AND coalesce(stakeholder.deleted_at, never) > moment
    AND coalesce(contact.deleted_at, never) > moment
  WITH stakeholder, contact
  ORDER BY stakeholder.uid
  LIMIT $limit
  WITH stakeholder, contact, @contact_shown(contact) AS shown
  RETURN 'stakeholders' AS part, {
    stakeholder: stakeholder {.uid, .x, .y, .external},
    contact: shown {.*,
      created_at: @microseconds(contact.created_at),
      updated_at: @microseconds(contact.updated_at),
      erased_at: @microseconds(contact.erased_at)},
    state: head([(stakeholder)-[current:STATE]->(state)
      WHERE coalesce(current.superseded_at, never) > known_at AND coalesce(current.valid_to, never) > as_of
        AND ($as_of IS NULL OR current.valid_from <= as_of) AND ($known_at IS NULL OR current.recorded_at <= known_at) |
      state {.*, goals: @if_sensitive(state.goals), note: @if_sensitive(state.note)}]),
    // Past jobs are told too; one that ended later was not over yet.
    jobs: [(contact)-[job:WORKS_AT]->(employer)
      WHERE coalesce(job.superseded_at, never) > known_at
        AND ($as_of IS NULL OR job.valid_from <= as_of) AND ($known_at IS NULL OR job.recorded_at <= known_at)
        AND coalesce(employer.deleted_at, never) > moment
        // What somebody does at a company that is not the viewer's would tell of that company.
        AND (employer = customer OR @may_see(employer)) |
      {customer_uid: employer.uid, customer_name: employer.name, title: job.title, department: job.department,
       seniority: job.seniority, main_job: job.main_job,
       valid_from: @microseconds(job.valid_from),
       valid_to: CASE WHEN job.valid_to > as_of THEN null
         ELSE @microseconds(job.valid_to) END}],
    roles: [(stakeholder)-[plays:PLAYS]->(role)
      WHERE coalesce(plays.superseded_at, never) > known_at AND coalesce(plays.valid_to, never) > as_of
        AND ($as_of IS NULL OR plays.valid_from <= as_of) AND ($known_at IS NULL OR plays.recorded_at <= known_at)
        AND coalesce(role.deleted_at, never) > moment | role.code],
    stances: [(stakeholder)-[stance:STANCE]->(party)
      WHERE coalesce(stance.superseded_at, never) > known_at AND coalesce(stance.valid_to, never) > as_of
        AND ($as_of IS NULL OR stance.valid_from <= as_of) AND ($known_at IS NULL OR stance.recorded_at <= known_at)
        AND coalesce(party.deleted_at, never) > moment |
      {party: party {.uid, .code, .name, .kind}, value: stance.value, confidence: stance.confidence,
       evidence: @if_sensitive(stance.evidence), assessed_by: stance.assessed_by,
       valid_from: @microseconds(stance.valid_from),
       assessed_by_name: head(COLLECT { MATCH (user:User {uid: stance.assessed_by}) RETURN user.name })}],
    coverage: [(user)-[covers:COVERS]->(stakeholder)
      WHERE coalesce(covers.superseded_at, never) > known_at AND coalesce(covers.valid_to, never) > as_of
        AND ($as_of IS NULL OR covers.valid_from <= as_of) AND ($known_at IS NULL OR covers.recorded_at <= known_at)
        AND coalesce(user.deleted_at, never) > moment |
      {user_uid: user.uid, user_name: user.name, level: covers.level}],
    activities: [(activity)-[:WITH]->(contact)
      WHERE coalesce(activity.deleted_at, never) > moment
        AND ($as_of IS NULL OR activity.occurred_at <= as_of)
        AND (EXISTS { (activity)-[:ABOUT]->(owner) } OR @may_see_activity(activity)) |
      {status: activity.status,
       occurred_at: @microseconds(activity.occurred_at)}]
  } AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(mapped:Contact)
  WHERE coalesce(member.superseded_at, never) > known_at AND coalesce(member.valid_to, never) > as_of
    AND ($as_of IS NULL OR member.valid_from <= as_of) AND ($known_at IS NULL OR member.recorded_at <= known_at)
    AND coalesce(stakeholder.deleted_at, never) > moment
  MATCH (mapped)-[steps:REPORTS_TO*0..31]->(report:Contact)
  WHERE all(step IN steps WHERE step.customer_uid = customer.uid AND step.kind = 'solid'
    AND coalesce(step.superseded_at, never) > known_at AND coalesce(step.valid_to, never) > as_of
    AND ($as_of IS NULL OR step.valid_from <= as_of) AND ($known_at IS NULL OR step.recorded_at <= known_at))
  // Asked for once each, Neo4j finds people breadth first and walks no path twice, however many there are.
  WITH DISTINCT report
  // Behind coalesce no plan reads the index of these lines, which holds everybody's.
  MATCH (report)-[line:REPORTS_TO]->(manager:Contact)
  WHERE coalesce(report.deleted_at, never) > moment
    AND coalesce(manager.deleted_at, never) > moment
    AND coalesce(line.customer_uid, '') = customer.uid AND line.kind = 'solid'
    AND coalesce(line.superseded_at, never) > known_at AND coalesce(line.valid_to, never) > as_of
    AND ($as_of IS NULL OR line.valid_from <= as_of) AND ($known_at IS NULL OR line.recorded_at <= known_at)
  RETURN 'managers' AS part, {uid: line.uid, report: report.uid, manager: manager.uid,
    // Whoever sees the deal and not the customer is not told who else is there. Who is in this map may be seen by
    // whoever sees it: that is found sooner than all places of a person. Begins at the person: a map has many more.
    manager_name: CASE WHEN sees_customer
      OR EXISTS { (manager)<-[:IS]-()-[access_member:IN_MAP]->(place)
        WHERE place = owner AND access_member.superseded_at IS NULL }
      OR @may_see_contact(manager) THEN manager.name END} AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(report:Contact)-[line:REPORTS_TO]->(manager:Contact)
  WHERE coalesce(member.superseded_at, never) > known_at AND coalesce(member.valid_to, never) > as_of
    AND ($as_of IS NULL OR member.valid_from <= as_of) AND ($known_at IS NULL OR member.recorded_at <= known_at)
    AND coalesce(stakeholder.deleted_at, never) > moment
    AND coalesce(line.customer_uid, '') = customer.uid AND line.kind = 'dotted'
    AND coalesce(line.superseded_at, never) > known_at AND coalesce(line.valid_to, never) > as_of
    AND ($as_of IS NULL OR line.valid_from <= as_of) AND ($known_at IS NULL OR line.recorded_at <= known_at)
  RETURN 'dotted_lines' AS part, {uid: line.uid, report: report.uid, manager: manager.uid} AS row
UNION ALL
  MATCH (owner)<-[member:IN_MAP]-(first:Stakeholder)-[edge:INFLUENCES|ALLIED_WITH|CONFLICTS_WITH]->(second:Stakeholder)
  WHERE coalesce(member.superseded_at, never) > known_at AND coalesce(member.valid_to, never) > as_of
    AND ($as_of IS NULL OR member.valid_from <= as_of) AND ($known_at IS NULL OR member.recorded_at <= known_at)
    AND coalesce(edge.superseded_at, never) > known_at AND coalesce(edge.valid_to, never) > as_of
    AND ($as_of IS NULL OR edge.valid_from <= as_of) AND ($known_at IS NULL OR edge.recorded_at <= known_at)
  RETURN 'edges' AS part, {uid: edge.uid, type: type(edge), first: first.uid, second: second.uid,
          strength: edge.strength, sign: edge.sign, note: @if_sensitive(edge.note)} AS row
UNION ALL
  MATCH (owner)-[involves:INVOLVES]->(company:Customer)
  WHERE coalesce(company.deleted_at, never) > moment AND @may_see(company)
  RETURN 'partners' AS part, {uid: company.uid, name: company.name, takes_part_as: involves.as} AS row
UNION ALL
  MATCH (owner)<-[:OF]-(step:DecisionStep)
  WHERE coalesce(step.deleted_at, never) > moment
    AND ($as_of IS NULL OR step.created_at <= moment)
  RETURN 'decision_steps' AS part, step {.uid, .name, .kind, .order, .rule, .due_on, .done_on,
    deciders: [(decider)-[decides:DECIDES_AT]->(step)
      WHERE coalesce(decides.superseded_at, never) > known_at AND coalesce(decides.valid_to, never) > as_of
        AND ($as_of IS NULL OR decides.valid_from <= as_of) AND ($known_at IS NULL OR decides.recorded_at <= known_at) | decider.uid]
  } AS row
UNION ALL
  // What the customer's deals say of the people in the customer's own map.
  WITH owner
  WHERE $kind = 'Customer'
  MATCH (owner)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(contact:Contact)
  WHERE coalesce(member.superseded_at, never) > known_at AND coalesce(member.valid_to, never) > as_of
    AND ($as_of IS NULL OR member.valid_from <= as_of) AND ($known_at IS NULL OR member.recorded_at <= known_at)
    AND coalesce(stakeholder.deleted_at, never) > moment
  WITH DISTINCT contact
  MATCH (contact)<-[:IS]-(part:Stakeholder)-[taken:IN_MAP]->(deal:Opportunity)
  WHERE coalesce(taken.superseded_at, never) > known_at AND coalesce(taken.valid_to, never) > as_of
    AND ($as_of IS NULL OR taken.valid_from <= as_of) AND ($known_at IS NULL OR taken.recorded_at <= known_at)
    AND coalesce(part.deleted_at, never) > moment
  WITH deal, collect({contact: contact, part: part}) AS taking_part
  WHERE coalesce(deal.deleted_at, never) > moment AND EXISTS { (deal)-[:FOR]->(owner) }
    AND @may_see(deal)
  WITH deal, taking_part, [(user)-[owns:OWNS]->(deal)
    WHERE coalesce(owns.superseded_at, never) > known_at AND coalesce(owns.valid_to, never) > as_of
      AND ($as_of IS NULL OR owns.valid_from <= as_of) AND ($known_at IS NULL OR owns.recorded_at <= known_at) | user.uid] AS deal_owners
  UNWIND taking_part AS who
  WITH deal, deal_owners, who.contact AS contact, who.part AS part
  RETURN 'deal_parts' AS part, {
    contact: contact.uid, uid: deal.uid, name: deal.name, status: deal.status, stakeholder: part.uid,
    deal_owners: deal_owners,
    roles: [(part)-[plays:PLAYS]->(role)
      WHERE coalesce(plays.superseded_at, never) > known_at AND coalesce(plays.valid_to, never) > as_of
        AND ($as_of IS NULL OR plays.valid_from <= as_of) AND ($known_at IS NULL OR plays.recorded_at <= known_at)
        AND coalesce(role.deleted_at, never) > moment | role.code],
    stances: [(part)-[stance:STANCE]->(party {kind: 'us'})
      WHERE coalesce(stance.superseded_at, never) > known_at AND coalesce(stance.valid_to, never) > as_of
        AND ($as_of IS NULL OR stance.valid_from <= as_of) AND ($known_at IS NULL OR stance.recorded_at <= known_at)
        AND coalesce(party.deleted_at, never) > moment |
      {party: party {.uid}, value: stance.value, confidence: stance.confidence,
       evidence: @if_sensitive(stance.evidence), assessed_by: stance.assessed_by,
       valid_from: @microseconds(stance.valid_from),
       assessed_by_name: head(COLLECT { MATCH (user:User {uid: stance.assessed_by}) RETURN user.name })}]
  } AS row
}
RETURN part, collect(row) AS rows

// purpose: the deals that a viewer may see, those that changed last first and ten in a row, each with what the analyses of many deals need of its map, now or when it was closed
// params:  viewer: map, statuses: list[str], owner_uid: str?, team_uid: str?, stage: str?, currency: str?, amount_from: int?, amount_to: int?, at_closing: bool, now: datetime, limit: int
// returns: total: int, deals: list[map]
// access:  read
MATCH (opportunity:Opportunity)
WHERE opportunity.status IN $statuses AND opportunity.deleted_at IS NULL
  AND ($stage IS NULL OR opportunity.stage = $stage)
  AND ($currency IS NULL OR opportunity.currency = $currency)
  AND ($amount_from IS NULL OR opportunity.amount >= $amount_from)
  AND ($amount_to IS NULL OR opportunity.amount <= $amount_to)
  AND ($owner_uid IS NULL OR EXISTS {
    MATCH (:User {uid: $owner_uid})-[owned:OWNS]->(opportunity)
    WHERE owned.valid_to IS NULL AND owned.superseded_at IS NULL
  })
  AND ($team_uid IS NULL OR EXISTS {
    MATCH (opportunity)<-[owned:OWNS]-(:User)-[:MEMBER_OF]->(:Team)-[:WITHIN*0..8]->(:Team {uid: $team_uid})
    WHERE owned.valid_to IS NULL AND owned.superseded_at IS NULL
  })
  AND @may_see(opportunity)
MATCH (opportunity)-[:FOR]->(customer:Customer)
WHERE customer.deleted_at IS NULL
WITH opportunity, customer
ORDER BY opportunity.updated_at DESC, opportunity.uid DESC
LIMIT $limit
// How many there will be is known before the first of them is read. Nodes alone are held; their maps are read ten by ten,
// for a driver takes long over each row.
WITH collect([opportunity, customer]) AS chosen
// As in maps/contact_map: what has no end ends never, and a node that was deleted later still counts.
WITH chosen, size(chosen) AS total, NOT $at_closing AS present, datetime('9999-12-31') AS never
UNWIND range(0, total - 1, 10) AS start
RETURN total, COLLECT {
  UNWIND chosen[start..start + 10] AS pair
  WITH pair[0] AS opportunity, pair[1] AS customer
  // A deal of which nobody put in that it was closed has no such moment, and nobody in its map then. Times are
  // microseconds since 1970: the driver takes longer for one of Neo4j's times than for a whole person.
  WITH opportunity, customer, @may_see(customer) AS sees_customer,
    CASE WHEN present THEN datetime('9999-12-30') ELSE opportunity.closed_at END AS moment
  RETURN {
    deal: opportunity {.uid, .name, .stage, .status, .amount, .currency, .decision_rule, .decision_quota,
      expected_close_on: toString(opportunity.expected_close_on), closed_on: toString(opportunity.closed_on),
      closed_at: @microseconds(opportunity.closed_at)},
    customer: customer {.uid, .name},
    our_owners: [(user)-[owns:OWNS]->(opportunity)
      WHERE coalesce(owns.superseded_at, never) > moment AND coalesce(owns.valid_to, never) > moment
        AND (present OR (owns.valid_from <= moment AND owns.recorded_at <= moment)) |
      user {.uid, .name, team: head([(user)-[:MEMBER_OF]->(team) WHERE team.deleted_at IS NULL | team {.uid, .name}])}
    ],
    people: COLLECT {
      MATCH (opportunity)<-[member:IN_MAP]-(stakeholder:Stakeholder)-[:IS]->(contact:Contact)
      WHERE coalesce(member.superseded_at, never) > moment AND coalesce(member.valid_to, never) > moment
        AND (present OR (member.valid_from <= moment AND member.recorded_at <= moment))
        AND coalesce(stakeholder.deleted_at, never) > moment AND coalesce(contact.deleted_at, never) > moment
      RETURN {
        uid: stakeholder.uid, external: stakeholder.external,
        contact_uid: contact.uid, name: contact.name, known: contact.known,
        state: head([(stakeholder)-[current:STATE]->(state)
          WHERE coalesce(current.superseded_at, never) > moment AND coalesce(current.valid_to, never) > moment
            AND (present OR (current.valid_from <= moment AND current.recorded_at <= moment)) |
          state {.power, .vote_weight, .veto, .desired_coverage}]),
        jobs: [(contact)-[job:WORKS_AT]->(employer)
          WHERE coalesce(job.superseded_at, never) > moment
            AND (present OR (job.valid_from <= moment AND job.recorded_at <= moment))
            AND coalesce(employer.deleted_at, never) > moment
            // What somebody does at a company that is not the viewer's would tell of that company.
            AND (employer = customer OR @may_see(employer)) |
          {title: job.title, department: job.department, main_job: job.main_job, here: employer = customer,
           over: coalesce(job.valid_to, never) <= moment}],
        roles: [(stakeholder)-[plays:PLAYS]->(role)
          WHERE coalesce(plays.superseded_at, never) > moment AND coalesce(plays.valid_to, never) > moment
            AND (present OR (plays.valid_from <= moment AND plays.recorded_at <= moment))
            AND coalesce(role.deleted_at, never) > moment | role.code],
        stances: [(stakeholder)-[stance:STANCE]->(party {kind: 'us'})
          WHERE coalesce(stance.superseded_at, never) > moment AND coalesce(stance.valid_to, never) > moment
            AND (present OR (stance.valid_from <= moment AND stance.recorded_at <= moment))
            AND coalesce(party.deleted_at, never) > moment |
          {value: stance.value, confidence: stance.confidence, evidence: @if_sensitive(stance.evidence),
           assessed_by: stance.assessed_by,
           valid_from: @microseconds(stance.valid_from)}],
        coverage: [(user)-[covers:COVERS]->(stakeholder)
          WHERE coalesce(covers.superseded_at, never) > moment AND coalesce(covers.valid_to, never) > moment
            AND (present OR (covers.valid_from <= moment AND covers.recorded_at <= moment))
            AND coalesce(user.deleted_at, never) > moment |
          {user_uid: user.uid, user_name: user.name, level: covers.level}],
        last_contact: head(COLLECT {
          MATCH (activity)-[:WITH]->(contact)
          WHERE coalesce(activity.deleted_at, never) > moment AND activity.status = 'done'
            AND (present OR activity.occurred_at <= moment)
            AND (EXISTS { (activity)-[:ABOUT]->(opportunity) } OR @may_see_activity(activity))
          RETURN @microseconds(activity.occurred_at) AS at
          ORDER BY at DESC LIMIT 1
        }),
        next_contact: head(COLLECT {
          MATCH (activity)-[:WITH]->(contact)
          WHERE coalesce(activity.deleted_at, never) > moment AND activity.status = 'planned'
            AND present AND activity.occurred_at >= $now
            AND (EXISTS { (activity)-[:ABOUT]->(opportunity) } OR @may_see_activity(activity))
          RETURN @microseconds(activity.occurred_at) AS at
          ORDER BY at LIMIT 1
        }),
        manager: head([(contact)-[line:REPORTS_TO]->(manager)
          WHERE coalesce(line.customer_uid, '') = customer.uid AND line.kind = 'solid'
            AND coalesce(line.superseded_at, never) > moment AND coalesce(line.valid_to, never) > moment
            AND (present OR (line.valid_from <= moment AND line.recorded_at <= moment))
            AND coalesce(manager.deleted_at, never) > moment |
          {contact_uid: manager.uid, name: CASE WHEN sees_customer OR @may_see_contact(manager) THEN manager.name END}])
      }
    },
    decision_steps: COLLECT {
      MATCH (opportunity)<-[:OF]-(step:DecisionStep)
      WHERE coalesce(step.deleted_at, never) > moment AND (present OR step.created_at <= moment)
      RETURN step {.uid, .name, .kind, .order,
        deciders: [(decider)-[decides:DECIDES_AT]->(step)
          WHERE coalesce(decides.superseded_at, never) > moment AND coalesce(decides.valid_to, never) > moment
            AND (present OR (decides.valid_from <= moment AND decides.recorded_at <= moment)) | decider.uid]}
    }
  }
} AS deals

// purpose: of the maps that this process watches, those that changed and those that their viewer doesn't see any more
// params:  viewers: list[map], now: datetime, limit: int
// returns: number: int, signed_in: bool, visible: bool, map_revision: int, organisation_revision: int, changes: list[map]
// access:  read
UNWIND $viewers AS viewer
// A subscription outlives sessions: whoever is signed out, shut out or given another role is told nothing more, and
// whose something is, is asked each time.
OPTIONAL MATCH (me:User {uid: viewer.user_uid})
WITH viewer {.*, holders: CASE WHEN me IS NULL THEN [] ELSE @holders_of(me, viewer.manages) END} AS viewer
WITH viewer, viewer.proof IS NULL OR (viewer.proof.until > $now AND EXISTS {
  MATCH (user:User {uid: viewer.user_uid})
  WHERE @may_come_in(user) AND coalesce(user.role, 'viewer') = viewer.role
    // What the provider of single sign-on signed is good until it ends; ours must be there still.
    AND (viewer.proof.kind = 'jwt' OR EXISTS {
      MATCH (proof:Session|ApiToken {digest: viewer.proof.digest})-[:OF_USER]->(user)
      WHERE proof.expires_at > $now AND proof.revoked_at IS NULL
    })
}) AS signed_in
UNWIND viewer.watched AS watch
OPTIONAL MATCH (owner:Customer|Opportunity {uid: watch.uid})
WHERE watch.kind IN labels(owner) AND owner.deleted_at IS NULL
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH viewer, signed_in, watch, owner, coalesce(buyer, owner) AS customer
WITH signed_in, watch, owner, customer,
  signed_in AND owner IS NOT NULL AND customer.deleted_at IS NULL AND @may_see(owner, viewer) AS visible,
  coalesce(owner.map_revision, 0) AS map_revision,
  coalesce(customer.org_revision, 0) AS organisation_revision
WHERE NOT visible OR map_revision > watch.map_revision OR organisation_revision > watch.organisation_revision
CALL (watch, owner, customer, visible, map_revision, organisation_revision) {
  CALL (watch, owner, customer, visible, map_revision, organisation_revision) {
    MATCH (owner)<-[changed:CHANGED]-(batch:Batch)
    // A batch that came between reading the revision and reading the edges belongs to the next time.
    WHERE visible AND watch.map_revision < changed.map_revision <= map_revision
    RETURN batch, changed.map_revision AS in_map, null AS in_organisation
  UNION ALL
    MATCH (customer)<-[changed:CHANGED]-(batch:Batch)
    WHERE visible AND watch.organisation_revision < changed.org_revision <= organisation_revision
    RETURN batch, null AS in_map, changed.org_revision AS in_organisation
  }
  WITH batch, max(in_map) AS in_map, max(in_organisation) AS in_organisation
  ORDER BY batch.made_at DESC, batch.uid DESC
  LIMIT $limit
  RETURN collect({
    uid: batch.uid, name: batch.name, made_by: batch.made_by, made_at: batch.made_at, mutation_id: batch.mutation_id,
    made_by_name: head(COLLECT { MATCH (user:User {uid: batch.made_by}) RETURN user.name }),
    map_revision: in_map, organisation_revision: in_organisation
  }) AS changes
}
RETURN watch.number AS number, signed_in, visible, map_revision, organisation_revision, changes

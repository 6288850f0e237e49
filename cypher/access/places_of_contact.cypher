// purpose: as access_place, the customers where a person works or worked, and the maps that the person is or was in
// macro:   contact
CALL (@contact) {
  MATCH (@contact)-[access_job:WORKS_AT]->(access_place)
  WHERE access_job.superseded_at IS NULL
  RETURN access_place
UNION ALL
  MATCH (@contact)<-[:IS]-(:Stakeholder)-[access_member:IN_MAP]->(access_place)
  WHERE access_member.superseded_at IS NULL
  RETURN access_place
}

// purpose: as access_place, the customers and deals by which a node of any kind is somebody's
// macro:   node
CALL (@node) {
  // What was merged is theirs to whom that belongs which it was merged into: they may undo it.
  MATCH (@node)-[:MERGED_INTO*0..3]->(access_node)
  CALL (access_node) {
    WITH access_node AS access_place
    WHERE access_place:Customer OR access_place:Opportunity
    RETURN access_place
  UNION ALL
    MATCH (access_node)-[:IN_MAP|OF|ABOUT]->(access_place)
    RETURN access_place
  UNION ALL
    MATCH (access_node)-[access_job:WORKS_AT]->(access_place)
    WHERE access_job.superseded_at IS NULL
    RETURN access_place
  UNION ALL
    // Of a contact, and of the judgement of a stakeholder, which undo names.
    MATCH (access_node)<-[:IS|STATE]-(:Stakeholder)-[access_member:IN_MAP]->(access_place)
    WHERE access_member.superseded_at IS NULL
    RETURN access_place
  }
  RETURN access_place
}

// purpose: for each of some activities the judgements that it is evidence for, as they were when it was named so
// params:  uids: list[str], viewer: map
// returns: parent: str, evidence: map
// access:  read
UNWIND $uids AS parent
MATCH (activity:Activity {uid: parent})
OPTIONAL MATCH (activity)-[:ABOUT]->(subject:Customer|Opportunity)
OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
WITH parent, activity, subject, buyer
WHERE @may_see_activity(activity)
MATCH (activity)-[proof:EVIDENCE_OF]->(stakeholder:Stakeholder)-[:IS]->(contact)
// An activity of the viewer's own may support what is said in a map that is no longer theirs.
WHERE @may_see_part(stakeholder)
// The row of that uid stays, superseded or not; an undo says it again with that uid as its origin.
CALL (proof, stakeholder) {
  MATCH (stakeholder)-[edge:STANCE|PLAYS|COVERS]-(other)
  WHERE proof.edge_uid IN [edge.uid, edge.origin]
  WITH edge, other
  ORDER BY edge.recorded_at DESC
  RETURN collect({kind: type(edge), other_uid: other.uid, role: other.code, value: edge.value, level: edge.level,
    assessed_by: edge.assessed_by, current: edge.valid_to IS NULL AND edge.superseded_at IS NULL}) AS versions
}
WITH parent, proof, stakeholder, contact, versions
WHERE size(versions) > 0
RETURN parent, {uid: proof.edge_uid, stakeholder_uid: stakeholder.uid, contact_uid: contact.uid, edge: versions[0],
  holds: any(version IN versions WHERE version.current)} AS evidence
ORDER BY stakeholder.uid, proof.edge_uid

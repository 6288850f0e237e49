// purpose: what one of us has now, by kind and name: customers, deals, stakeholders covered in current maps, planned activities
// params:  user: str, kinds: list[str], most: int, viewer: map
// returns: kind: str, uid: str, name: str, map: str?, map_name: str?, belongs: list[str]
// access:  read
MATCH (user:User {uid: $user})
CALL (user) {
  MATCH (user)-[owns:OWNS]->(node:Customer)
  WHERE 'customer' IN $kinds AND owns.valid_to IS NULL AND owns.superseded_at IS NULL AND node.deleted_at IS NULL
  RETURN 'customer' AS kind, node.uid AS uid, node.name AS name, node, node AS subject, node AS customer
UNION
  MATCH (user)-[owns:OWNS]->(node:Opportunity)-[:FOR]->(customer:Customer)
  WHERE 'opportunity' IN $kinds AND owns.valid_to IS NULL AND owns.superseded_at IS NULL AND node.deleted_at IS NULL
  RETURN 'opportunity' AS kind, node.uid AS uid, node.name AS name, node, node AS subject, customer
UNION
  MATCH (user)-[covers:COVERS]->(node:Stakeholder)-[place:IN_MAP]->(subject:Customer|Opportunity)
  WHERE 'coverage' IN $kinds AND covers.valid_to IS NULL AND covers.superseded_at IS NULL
    AND place.valid_to IS NULL AND place.superseded_at IS NULL AND node.deleted_at IS NULL AND subject.deleted_at IS NULL
  MATCH (node)-[:IS]->(contact:Contact)
  OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
  RETURN 'coverage' AS kind, node.uid AS uid, contact.name AS name, node, subject, coalesce(buyer, subject) AS customer
UNION
  MATCH (user)-[:DID]->(node:Activity)
  WHERE 'activity' IN $kinds AND node.status = 'planned' AND node.deleted_at IS NULL
  OPTIONAL MATCH (node)-[:ABOUT]->(subject:Customer|Opportunity)
  OPTIONAL MATCH (subject)-[:FOR]->(buyer:Customer)
  RETURN 'activity' AS kind, node.uid AS uid, coalesce(node.summary, node.kind) AS name, node, subject,
    coalesce(buyer, subject) AS customer
}
WITH kind, uid, name, node, subject, customer
// What the viewer may not change they can't hand over, but for what they are to do themselves.
WHERE (kind IN ['customer', 'opportunity'] AND @may_hand_on(node))
  OR (kind IN ['coverage', 'activity'] AND @may_change(subject))
  OR (kind = 'activity' AND @may_change_node(node))
RETURN kind, uid, coalesce(name, '') AS name, subject.uid AS map,
  CASE WHEN @may_see(subject) THEN subject.name END AS map_name,
  [one IN [node, subject, customer] WHERE one IS NOT NULL | one.uid] AS belongs
ORDER BY kind, name, uid
LIMIT $most

// purpose: nodes that a batch touches and the viewer may change, each with the versions of its edges that we hold for true; and, if asked, the vocabulary
// params:  uids: list[str], since: datetime, words: bool, viewer: map
// returns: part: str, row: map
// access:  read
UNWIND $uids AS uid
MATCH (node:Customer|Contact|Opportunity|Stakeholder|StakeholderState|Role|Party|User|Team|DecisionStep|Activity|VocabularyEntry {uid: uid})
WHERE node:Role OR node:Party OR node:User OR node:Team OR node:VocabularyEntry OR @may_change_node(node)
CALL (node) {
  RETURN 'nodes' AS part, {uid: node.uid, label: head(labels(node)), element_id: elementId(node),
                           properties: properties(node)} AS row
UNION ALL
  // What was over before the batch says anything cannot change with it, however long the history is.
  MATCH (node:Stakeholder)-[edge:IS|IN_MAP|STATE|PLAYS|STANCE|INFLUENCES|ALLIED_WITH|CONFLICTS_WITH|DECIDES_AT|COVERS]-(other)
  WHERE edge.superseded_at IS NULL AND (edge.valid_to IS NULL OR edge.valid_to > $since OR edge:IN_MAP)
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: startNode(edge).uid, end: endNode(edge).uid,
    properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  MATCH (node:Contact)-[edge:WORKS_AT|REPORTS_TO]->(other)
  WHERE edge.superseded_at IS NULL
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: node.uid, end: other.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  // Where else the person takes part: those maps change with the person.
  MATCH (node:Contact)<-[:IS]-(part:Stakeholder)-[edge:IN_MAP]->(other:Customer|Opportunity)
  WHERE edge.superseded_at IS NULL AND edge.valid_to IS NULL AND part.deleted_at IS NULL
  RETURN 'parts' AS part, {
    contact: node.uid, stakeholder: part.uid,
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  MATCH (node:Opportunity)-[edge:FOR|INVOLVES|COMPETES_IN|OWNS|COLLABORATES]-(other)
  WHERE edge.superseded_at IS NULL
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: startNode(edge).uid, end: endNode(edge).uid,
    properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  MATCH (node:Customer)-[edge:PART_OF|MAIN_CONTACT]->(other)
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: node.uid, end: other.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  MATCH (node:Customer)<-[edge:OWNS|COLLABORATES]-(other:User|Team)
  WHERE edge.superseded_at IS NULL
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: other.uid, end: node.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  MATCH (node:DecisionStep)-[edge:OF|DECIDES_AT]-(other)
  WHERE edge.superseded_at IS NULL
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: startNode(edge).uid, end: endNode(edge).uid,
    properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  MATCH (node:Activity)-[edge:WITH|ABOUT|DID|EVIDENCE_OF]-(other)
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: startNode(edge).uid, end: endNode(edge).uid,
    properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
UNION ALL
  MATCH (node:Contact|Customer|Stakeholder)-[edge:MERGED_INTO]->(other)
  RETURN 'edges' AS part, {
    type: type(edge), element_id: elementId(edge), start: node.uid, end: other.uid, properties: properties(edge),
    other: {uid: other.uid, label: head(labels(other)), element_id: elementId(other), properties: properties(other)}
  } AS row
}
RETURN part, row
UNION ALL
MATCH (word:Role|VocabularyEntry)
WHERE $words AND word.deleted_at IS NULL
RETURN 'words' AS part, {uid: word.uid, label: head(labels(word)), element_id: elementId(word),
                         properties: properties(word)} AS row

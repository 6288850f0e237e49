// purpose: a page of what was changed, the newest first: in one map, of one node, or by one of us
// params:  scope: str, uid: str, label: str?, viewer: map, after_key: str, after_uid: str, first: int
// returns: entry: map, batch: map, people: list[map], names: list[map], sort_key: str
// access:  read
// Looks at all batches of the map or of the user, or at all entries of the node; of later pages only at the older ones.
WITH datetime($after_key) AS after
CALL (after) {
  MATCH (owner:Customer|Opportunity {uid: $uid})
  WHERE $scope = 'map' AND $label IN labels(owner)
  OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
  WITH after, owner, coalesce(buyer, owner) AS customer
  CALL (owner, customer) {
    MATCH (owner)<-[:CHANGED]-(batch:Batch)
    RETURN batch
  UNION
    MATCH (customer)<-[changed:CHANGED]-(batch:Batch)
    WHERE changed.org_revision IS NOT NULL
    RETURN batch
  }
  WITH after, owner, customer, batch
  WHERE batch.made_at <= after
  MATCH (batch)-[:HOLDS]->(entry:AuditEntry)
  // A person changes several maps at once, an import or a handover many; what a batch did elsewhere does not belong here.
  WHERE (NOT entry.kind IN ['Stakeholder', 'IS', 'IN_MAP', 'STATE', 'PLAYS', 'STANCE', 'INFLUENCES', 'ALLIED_WITH',
                           'CONFLICTS_WITH', 'DECIDES_AT', 'COVERS']
      AND (NOT EXISTS { MATCH (batch)-[:CHANGED]->(elsewhere) WHERE NOT elsewhere IN [owner, customer] }
        OR EXISTS { (entry)-[:CONCERNS]->(owner) }
        OR EXISTS { (entry)-[:CONCERNS]->(:DecisionStep)-[:OF]->(owner) }
        OR EXISTS { (entry)-[:CONCERNS]->(:Contact)<-[:IS]-(:Stakeholder)-[:IN_MAP]->(owner) }
        OR EXISTS { (entry)-[:CONCERNS]->(:Activity)-[:WITH]->(:Contact)<-[:IS]-(:Stakeholder)-[:IN_MAP]->(owner) }))
    OR EXISTS {
      UNWIND entry.nodes AS uid
      MATCH (:Stakeholder {uid: uid})-[:IN_MAP]->(map)
      WHERE map = owner
    }
  RETURN batch, entry
UNION
  MATCH (node:Customer|Contact|Opportunity|Stakeholder|Role|Party|User|DecisionStep|Activity|VocabularyEntry {uid: $uid})
  WHERE $scope = 'node' AND ($label IS NULL OR $label IN labels(node))
  OPTIONAL MATCH (node)-[:IS]->(person:Contact)
  WITH after, node, coalesce(person, node) AS told
  MATCH (told)<-[:CONCERNS]-(entry:AuditEntry)<-[:HOLDS]-(batch:Batch)
  WHERE batch.made_at <= after AND (told = node OR node.uid IN entry.nodes)
  RETURN batch, entry
UNION
  MATCH (batch:Batch {made_by: $uid})
  WHERE $scope = 'user' AND batch.uid IS NOT NULL AND batch.made_at <= after
  MATCH (batch)-[:HOLDS]->(entry:AuditEntry)
  RETURN batch, entry
}
WITH after, batch, entry
WHERE (batch.made_at < after OR entry.uid < $after_uid)
  AND ($viewer.sees_all
    OR (@signed_in() AND entry.kind IN ['Role', 'Party', 'VocabularyEntry', 'User'])
    // Whoever sees a person in one map does not see by that what others think of the person in another, nor, at one
    // company, what the person does at another.
    OR EXISTS {
      CALL (entry) {
        UNWIND entry.nodes AS uid
        MATCH (:Stakeholder {uid: uid})-[:IN_MAP]->(place)
        RETURN place
      UNION
        MATCH (entry)-[:CONCERNS]->(step:DecisionStep)-[:OF]->(place)
        WHERE entry.kind <> 'DECIDES_AT'
        RETURN place
      UNION
        MATCH (entry)-[:CONCERNS]->(activity:Activity)-[:ABOUT]->(place)
        WHERE entry.kind <> 'EVIDENCE_OF'
        RETURN place
      UNION
        MATCH (entry)-[:CONCERNS]->(place:Opportunity)
        WHERE entry.kind IN ['Opportunity', 'FOR', 'INVOLVES', 'COMPETES_IN', 'OWNS', 'COLLABORATES']
        RETURN place
      UNION
        MATCH (entry)-[:CONCERNS]->(place:Customer)
        WHERE entry.kind IN ['Customer', 'PART_OF', 'MAIN_CONTACT', 'OWNS', 'COLLABORATES', 'WORKS_AT']
        RETURN place
      UNION
        UNWIND split(entry.slot, '|') AS uid
        MATCH (place:Customer {uid: uid})
        WHERE entry.kind = 'REPORTS_TO'
        RETURN place
      }
      WITH place
      WHERE @may_see(place)
      RETURN place
    }
    OR (entry.kind IN ['Contact', 'MERGED_INTO'] AND EXISTS {
      MATCH (entry)-[:CONCERNS]->(contact:Contact)
      WHERE @may_see_contact(contact)
    }))
WITH batch, entry
ORDER BY batch.made_at DESC, entry.uid DESC
LIMIT $first
WITH batch, entry, $viewer.sees_sensitive OR NOT entry.kind IN ['Contact', 'Stakeholder', 'STATE', 'STANCE', 'INFLUENCES',
  'ALLIED_WITH', 'CONFLICTS_WITH'] AS told
RETURN entry {.uid, .slot, .kind, .action, .erased, withheld: NOT told, before: CASE WHEN told THEN entry.before END,
    after: CASE WHEN told THEN entry.after END} AS entry,
  batch {.uid, .name, .made_at, .made_by, .mutation_id,
    made_by_name: head(COLLECT { MATCH (user:User {uid: batch.made_by}) RETURN user.name }),
    undone_by: head([(batch)<-[:UNDOES]-(undoing:Batch) | undoing.uid]),
    undoes: head([(batch)-[:UNDOES]->(undone:Batch) | undone.uid])} AS batch,
  COLLECT {
    MATCH (entry)-[:CONCERNS]->(person:Contact)
    WHERE @may_see_contact(person)
    RETURN person {.uid, .name} ORDER BY person.uid
  } AS people,
  COLLECT {
    UNWIND entry.nodes + split(entry.slot, '|') AS uid
    WITH DISTINCT uid
    MATCH (node:Customer|Contact|Opportunity|Stakeholder|Role|Party|User|DecisionStep|Activity|VocabularyEntry {uid: uid})
    WHERE @may_see_node(node)
    OPTIONAL MATCH (node)-[:IS]->(person:Contact)
    RETURN node {.uid, .kind, .name_en, .name_zh, name: coalesce(person.name, node.name), label: head(labels(node))}
  } AS names,
  toString(batch.made_at) AS sort_key
ORDER BY batch.made_at DESC, entry.uid DESC

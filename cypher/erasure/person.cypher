// purpose: all nodes that stand for one person: contacts merged into this one, their parts in maps, the activities with them, how other systems call them, and what maps and companies they are in
// params:  uid: str
// returns: merged_into: str, contacts: list[map], stakeholders: list[str], activities: list[str], owners: list[str], external_ids: list[map]
// access:  read
MATCH (root:Contact {uid: $uid})
WITH root, COLLECT {
  MATCH (root)<-[:MERGED_INTO*0..20]-(contact:Contact)
  RETURN DISTINCT contact
} AS contacts
WITH root, contacts, COLLECT {
  UNWIND contacts AS contact
  MATCH (contact)<-[:IS]-(part:Stakeholder)
  RETURN part
UNION
  // Who was added by mistake and taken back is no longer joined to the person; the journal knows.
  UNWIND contacts AS contact
  MATCH (contact)<-[:CONCERNS]-(entry:AuditEntry)
  WHERE entry.kind = 'IS'
  UNWIND entry.nodes AS uid
  MATCH (part:Stakeholder {uid: uid})
  WHERE NOT EXISTS { (part)-[:IS]->(:Contact) }
  RETURN part
} AS joined
WITH root, contacts, COLLECT {
  UNWIND joined AS part
  MATCH (part)<-[:MERGED_INTO*0..20]-(merged:Stakeholder)
  RETURN DISTINCT merged
} AS parts
WITH root, contacts, parts, COLLECT {
  UNWIND contacts AS contact
  MATCH (contact)<-[:WITH]-(activity:Activity)
  RETURN activity
UNION
  UNWIND contacts AS contact
  MATCH (contact)<-[:CONCERNS]-(entry:AuditEntry)
  WHERE entry.kind = 'WITH'
  UNWIND entry.nodes AS uid
  MATCH (activity:Activity {uid: uid})
  WHERE NOT EXISTS { (activity)-[:WITH]->(:Contact) }
  RETURN activity
} AS activities
RETURN head([(root)-[:MERGED_INTO]->(kept:Contact) | kept.uid]) AS merged_into,
  [contact IN contacts | {uid: contact.uid, emails: coalesce(contact.emails, [])}] AS contacts,
  [part IN parts | part.uid] AS stakeholders,
  [activity IN activities | activity.uid] AS activities,
  COLLECT {
    UNWIND parts AS part
    MATCH (part)-[:IN_MAP]->(owner:Customer|Opportunity)
    RETURN owner.uid
  UNION
    UNWIND contacts AS contact
    MATCH (contact)-[:WORKS_AT]->(owner:Customer)
    RETURN owner.uid
  } AS owners,
  COLLECT {
    UNWIND contacts + parts + activities AS node
    MATCH (id:ExternalId)-[:IDENTIFIES]->(node)
    RETURN {label: id.label, source: id.source, external_id: id.external_id}
  } AS external_ids

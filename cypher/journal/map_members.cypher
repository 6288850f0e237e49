// purpose: which companies the people of maps may come from, how many there are in each map, and who of some is there and where they worked
// params:  owners: list[str], people: list[str]
// returns: owner: str, customer: str, companies: list[str], stakeholders: int, parts: list[map], jobs: list[map]
// access:  read
UNWIND $owners AS uid
MATCH (owner:Customer|Opportunity {uid: uid})
OPTIONAL MATCH (owner)-[:FOR]->(buyer:Customer)
WITH owner, coalesce(buyer, owner) AS customer
RETURN owner.uid AS owner, customer.name AS customer,
  [(customer)-[:PART_OF*0..5]->(above:Customer) | above.uid] + [(owner)-[:INVOLVES]->(partner:Customer) | partner.uid] AS companies,
  COUNT { (owner)<-[place:IN_MAP]-(:Stakeholder) WHERE place.valid_to IS NULL AND place.superseded_at IS NULL } AS stakeholders,
  COLLECT {
    UNWIND $people AS uid
    MATCH (:Contact {uid: uid})<-[:IS]-(part:Stakeholder)-[place:IN_MAP]->(owner)
    WHERE place.valid_to IS NULL AND place.superseded_at IS NULL AND part.deleted_at IS NULL
    RETURN {contact: uid, stakeholder: part.uid}
  } AS parts,
  COLLECT {
    UNWIND $people AS uid
    MATCH (:Contact {uid: uid})-[job:WORKS_AT]->(company:Customer)
    WHERE job.superseded_at IS NULL
    RETURN {contact: uid, company: company.uid}
  } AS jobs

// purpose: how many have each of these roles, parties or values, or had it once; of the many no more than ``most`` are counted
// params:  uids: list[str], most: int
// returns: uid: str, name: str, count: int
// access:  read
UNWIND $uids AS uid
MATCH (value:Role|Party|VocabularyEntry {uid: uid})
// Ends at the first hits. A role, a party or a stage that nobody has costs next to nothing; of another unused value all
// edges or nodes of one type are looked at, of a party nobody has all deals, for they name their winner.
CALL (value) {
  CALL (value) {
    MATCH (value:Role)<-[:PLAYS]-(who)
    RETURN who
  UNION
    MATCH (value:Party)<-[:STANCE]-(who)
    RETURN who
  UNION
    MATCH (value:Party)-[:COMPETES_IN]->(who)
    RETURN who
  UNION
    WITH value
    WHERE value:Party
    MATCH (who:Opportunity)
    WHERE who.winner = value.uid
    RETURN who
  UNION
    WITH value
    WHERE value.vocabulary = 'stage'
    MATCH (who:Opportunity)
    WHERE who.stage = value.code
    RETURN who
  UNION
    WITH value
    WHERE value.vocabulary = 'seniority'
    MATCH (who:Contact)-[job:WORKS_AT]->()
    WHERE job.seniority = value.code
    RETURN who
  UNION
    WITH value
    WHERE value.vocabulary = 'orientation'
    MATCH (who:StakeholderState)
    WHERE who.orientation = value.code
    RETURN who
  UNION
    WITH value
    WHERE value.vocabulary = 'involvement'
    MATCH (who:Opportunity)-[involves:INVOLVES]->()
    WHERE involves.as = value.code
    RETURN who
  }
  WITH who
  LIMIT $most
  RETURN count(who) AS found
}
RETURN uid, coalesce(value.name, value.name_en, value.code) AS name, found AS count

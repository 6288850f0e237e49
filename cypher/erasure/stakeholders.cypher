// purpose: take from parts in maps all that somebody wrote about the person, in every version; the judgements stay
// params:  uids: list[str]
// returns: judgements: int, stances: int, ties: int
// access:  write
UNWIND $uids AS uid
MATCH (part:Stakeholder {uid: uid})
CALL (part) {
  MATCH (part)-[:STATE]->(state:StakeholderState)
  WHERE state.goals IS NOT NULL OR state.note IS NOT NULL
  WITH DISTINCT state
  REMOVE state.goals, state.note
  RETURN count(state) AS judgements
}
CALL (part) {
  MATCH (part)-[stance:STANCE]->(:Party)
  WHERE stance.evidence IS NOT NULL
  REMOVE stance.evidence
  RETURN count(stance) AS stances
}
CALL (part) {
  MATCH (part)-[tie:INFLUENCES|ALLIED_WITH|CONFLICTS_WITH]-(:Stakeholder)
  WHERE tie.note IS NOT NULL
  WITH DISTINCT tie
  REMOVE tie.note
  RETURN count(tie) AS ties
}
RETURN sum(judgements) AS judgements, sum(stances) AS stances, sum(ties) AS ties

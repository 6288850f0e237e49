// purpose: the uids by which things are somebody's: their own, of their team and those that it is within; for a manager of the teams within it and the people of all these, too
// macro:   user, manages
COLLECT {
  RETURN @user.uid AS access_uid
UNION
  MATCH (@user)-[:MEMBER_OF]->(:Team)-[:WITHIN*0..8]->(access_team:Team)
  RETURN access_team.uid AS access_uid
UNION
  MATCH (@user)-[:MEMBER_OF]->(:Team)<-[:WITHIN*0..8]-(access_team:Team)
  WHERE @manages
  RETURN access_team.uid AS access_uid
UNION
  MATCH (@user)-[:MEMBER_OF]->(:Team)<-[:WITHIN*0..8]-(:Team)<-[:MEMBER_OF]-(access_person:User)
  WHERE @manages
  RETURN access_person.uid AS access_uid
}

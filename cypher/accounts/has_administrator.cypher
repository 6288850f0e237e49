// purpose: whether anybody can sign in as an administrator
// params:  -
// returns: found: bool
// access:  read
RETURN EXISTS {
  MATCH (:Account|Identity)-[:SIGNS_IN]->(user:User {role: 'administrator'})
  WHERE @may_come_in(user)
} AS found

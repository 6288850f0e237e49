// purpose: the password hash of an account, and whether its user may come in
// params:  sign_in_name: str
// returns: user: map, password_hash: str
// access:  read
MATCH (account:Account {sign_in_name: $sign_in_name})-[:SIGNS_IN]->(user:User)
WHERE @may_come_in(user)
RETURN user {.uid, .name, .role} AS user, account.password_hash AS password_hash

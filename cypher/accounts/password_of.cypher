// purpose: the password hash of one of us
// params:  user_uid: str
// returns: password_hash: str
// access:  read
MATCH (account:Account)-[:SIGNS_IN]->(:User {uid: $user_uid})
RETURN account.password_hash AS password_hash

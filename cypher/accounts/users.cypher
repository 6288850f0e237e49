// purpose: our people with what lets them in, for the command line
// params:  limit: int
// returns: user: map
// access:  read
MATCH (user:User)
WHERE user.deleted_at IS NULL
RETURN user {.uid, .name, .email, .role, .active, signs_in: EXISTS { (:Account|Identity)-[:SIGNS_IN]->(user) }} AS user
ORDER BY user.name, user.uid
LIMIT $limit

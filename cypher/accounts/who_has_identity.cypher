// purpose: whom of us a provider of single sign-on means by this subject, and whether they may come in
// params:  issuer: str, subject: str
// returns: user: map, holders: list[str]
// access:  read
MATCH (:Identity {issuer: $issuer, subject: $subject})-[:SIGNS_IN]->(user:User)
WHERE user.deleted_at IS NULL
RETURN user {.uid, .name, .role, active: coalesce(user.active, true)} AS user,
  @holders_of(user, user.role = 'manager') AS holders

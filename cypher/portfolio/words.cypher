// purpose: our own side, who of us there is, and all roles; what was deleted since too, for maps of the past name it; for everybody who signed in
// params:  viewer: map
// returns: us: map?, users: list[map], roles: list[map]
// access:  read
OPTIONAL MATCH (party:Party {code: 'us'})
WHERE @signed_in()
RETURN party {.uid, .name, .kind} AS us,
  COLLECT { MATCH (user:User) WHERE @signed_in() RETURN user {.uid, .name} } AS users,
  COLLECT { MATCH (role:Role) WHERE @signed_in()
    RETURN {role: role {.code, .name_en, .name_zh, .weight, .can_veto, .required}, deleted_at: role.deleted_at} } AS roles

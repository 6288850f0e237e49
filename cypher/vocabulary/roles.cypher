// purpose: the roles, the weightiest first; everyone who signed in may see them
// params:  viewer: map, retired: bool
// returns: value: map
// access:  read
MATCH (role:Role)
WHERE role.deleted_at IS NULL AND ($retired OR role.retired_at IS NULL)
  AND @signed_in()
RETURN role {.*} AS value
ORDER BY role.weight DESC, role.code

// purpose: a page of the parties in the order of their names, or of those whose name holds what was typed; everyone who signed in may see them
// params:  viewer: map, typed: str?, retired: bool, after_key: str, after_uid: str, first: int
// returns: value: map, sort_key: str
// access:  read
MATCH (party:Party)
WHERE (party.name > $after_key OR (party.name = $after_key AND party.uid > $after_uid))
  AND party.deleted_at IS NULL AND ($retired OR party.retired_at IS NULL)
  AND @signed_in()
  AND ($typed IS NULL OR toLower(party.name) CONTAINS toLower($typed))
RETURN party {.*} AS value, party.name AS sort_key
ORDER BY party.name, party.uid
LIMIT $first

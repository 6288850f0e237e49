// purpose: the parties that have a name, however it is written
// params:  name: str
// returns: uid: str
// access:  read
MATCH (party:Party)
WHERE toLower(party.name) = toLower($name) AND party.deleted_at IS NULL
RETURN party.uid AS uid

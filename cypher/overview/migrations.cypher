// purpose: the versions of the migrations that the graph says were applied
// params:  -
// returns: versions: list[str]
// access:  read
MATCH (migration:`__Neo4jMigration`)
RETURN collect(migration.version) AS versions

// purpose: tell that maps and organisations changed
// params:  maps: list[str], organisations: list[str]
// returns: -
// access:  write
UNWIND $maps + $organisations AS id
WITH DISTINCT id
MATCH (owner)
WHERE elementId(owner) = id
SET owner.map_revision = coalesce(owner.map_revision, 0) + CASE WHEN id IN $maps THEN 1 ELSE 0 END,
    owner.org_revision = CASE WHEN id IN $organisations THEN coalesce(owner.org_revision, 0) + 1 ELSE owner.org_revision END

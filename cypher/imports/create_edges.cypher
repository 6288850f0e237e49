// purpose: make edges
// params:  edges: list[map]
// returns: -
// access:  write
UNWIND $edges AS new
MATCH (start)
WHERE elementId(start) = new.start
MATCH (end)
WHERE elementId(end) = new.end
CREATE (start)-[edge:$(new.type)]->(end)
SET edge = new.properties

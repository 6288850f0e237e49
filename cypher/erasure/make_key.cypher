// purpose: the key of the marks, made at the first erasure
// params:  fresh: str
// returns: key: str
// access:  write
MERGE (key:ErasureKey {name: 'marks'})
ON CREATE SET key.key = $fresh
RETURN key.key AS key

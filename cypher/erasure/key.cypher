// purpose: the key of the marks; no row as long as nobody was erased
// params:  -
// returns: key: str
// access:  read
MATCH (key:ErasureKey {name: 'marks'})
RETURN key.key AS key

// purpose: which of these marks are there
// params:  hashes: list[str]
// returns: hash: str
// access:  read
UNWIND $hashes AS hash
MATCH (mark:ErasedMark {hash: hash})
RETURN mark.hash AS hash

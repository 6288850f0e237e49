// purpose: the next entries of the journal in their order; of those about one of these nodes, what they said of contacts
// params:  uids: list[str], after: str, limit: int
// returns: last: str, entries: list[map]
// access:  read
MATCH (entry:AuditEntry)
WHERE entry.uid > $after
WITH entry
ORDER BY entry.uid
LIMIT $limit
RETURN max(entry.uid) AS last,
  [told IN collect(CASE WHEN any(uid IN entry.nodes WHERE uid IN $uids)
      THEN entry {.uid, before: CASE WHEN entry.kind = 'Contact' THEN entry.before END,
                  after: CASE WHEN entry.kind = 'Contact' THEN entry.after END} END) | told] AS entries

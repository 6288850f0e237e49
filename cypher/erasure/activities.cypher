// purpose: take from activities all that somebody wrote; that they took place, when and with whom of us stays
// params:  uids: list[str], now: datetime
// returns: activities: int
// access:  write
UNWIND $uids AS uid
MATCH (activity:Activity {uid: uid})
SET activity = {
  uid: activity.uid, created_at: activity.created_at, updated_at: $now, version: coalesce(activity.version, 0) + 1,
  deleted_at: activity.deleted_at, changed_at: activity.changed_at, kind: activity.kind, status: activity.status,
  occurred_at: activity.occurred_at, next_at: activity.next_at, erased_at: $now
}
RETURN count(activity) AS activities

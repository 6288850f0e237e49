// purpose: write down that somebody was refused, or took something out
// params:  event: map
// returns: uid: str
// access:  write
CREATE (event:AccessEvent)
SET event = $event
RETURN event.uid AS uid

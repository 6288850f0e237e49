// purpose: keep how our estimates came true, in the place of what was known before
// params:  uid: str, found: map, viewer: map
// returns: uid: str
// access:  write
MERGE (calibration:Calibration {uid: $uid})
WITH calibration
WHERE @signed_in()
SET calibration = $found
SET calibration.uid = $uid, calibration.made_at = datetime()
RETURN calibration.uid AS uid

// purpose: how our estimates came true in closed deals, as it was last worked out
// params:  uids: list[str], viewer: map
// returns: calibration: map
// access:  read
MATCH (calibration:Calibration)
WHERE calibration.uid IN $uids AND @signed_in()
RETURN calibration {.*} AS calibration

# The champion test: what it asks, as it stands in a list.
criterion-power = power
criterion-path = a way to the decision
criterion-speaks-for-us = speaking for us when we are not there
criterion-personal-win = a personal win
criterion-support = support for us

# What came out.
champion-verdict-champion = { $people } passes the champion test.
champion-verdict-not-yet = { $people } is not a champion yet.
champion-verdict-coach-only = { $people } is a coach, not a champion: informs us, but can't carry us.

# Why, criterion by criterion.
champion-key-player = Has the power: a key player.
champion-influences-key-players = Has the ear of { $count ->
    [one] the key player { $people }
   *[other] { $count } key players: { $people }
}.
champion-without-power = Has no power of their own, and no key player listens to them.
champion-power-unknown = Nobody has judged their power, and no influence on a key player is recorded.
champion-decides = Approves or decides themselves.
champion-above-decider = Stands above { $people }, who decides.
champion-reaches-decider = Gets to the decision: { $steps }.
champion-no-way = Neither their reporting line nor their influence leads to anyone who decides.
champion-leads-off-map = Their way up leads to managers who are not on the map; whether it gets to anyone who decides is not known.
champion-nothing-drawn = Neither a manager nor an influence of theirs is recorded; a way to the decision is not known.
champion-no-decider-known = Nobody on the map is known to approve or decide; so no way to them is known.
champion-evidence = What their support rests on is written down: a sign that they speak for us.
champion-allied-with-supporters = Sticks together with { $count ->
    [one] our supporter { $people }
   *[other] { $count } supporters of ours: { $people }
}.
champion-speaks-not-for-us = Does not support us, and so won't speak for us.
champion-nothing-recorded = No word or deed of theirs for us is on record. Ask who heard them speak for us.
champion-evidence-hidden = What their support rests on is not shown to you.
champion-has-goals = What they want for themselves is on record.
champion-goals-unknown = What they would win for themselves is not known. Ask.
champion-goals-hidden = What they want for themselves is not shown to you.
champion-supports-us = Supports us.
champion-supports-us-not = Does not support us.
champion-stance-unknown = How they stand towards us is not known.
champion-arrow = { " → " }

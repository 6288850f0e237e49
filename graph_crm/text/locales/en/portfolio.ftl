# Many deals together: how they stand, and what won and lost ones looked like.
portfolio-summary = { $deals ->
    [0] There is no such deal that you may see.
    [one] 1 deal: { $red } red, { $amber } amber, { $green } green.
   *[other] { $deals } deals: { $red } red, { $amber } amber, { $green } green.
}
portfolio-critical = { $critical ->
    [0] None has a critical finding.
    [one] 1 has a critical finding.
   *[other] { $critical } have a critical finding.
}
portfolio-unjudged = { $unjudged ->
    [one] Of 1 nobody's stance towards us is known.
   *[other] Of { $unjudged } nobody's stance towards us is known.
}
portfolio-limited = { $bound ->
    [size] Only the { $total } deals that changed last were looked at; there are more. Narrow the filter.
   *[time] Only { $deals } of { $total } deals, those that changed last, were looked at before the time was over. Narrow the filter.
}
portfolio-group = { $name }: { $deals ->
    [one] 1 deal
   *[other] { $deals } deals
}, { $red } red, { $amber } amber, { $green } green; { $critical } with a critical finding.
portfolio-nobody = Nobody's
portfolio-no-team = No team
portfolio-no-stage = No stage

# A finding over many deals.
portfolio-finding = { $deals } of { $total }: { $finding }
portfolio-finding-empty-map = nobody is on the map.
portfolio-finding-no-approver = no approver is known by name.
portfolio-finding-required-role-missing = nobody is known for a required role.
portfolio-finding-key-player-uncovered = nobody of ours covers a key player.
portfolio-finding-opponent-key-player = a key player is against us.
portfolio-finding-single-thread = everything rests on one of us, or on one of them, or nobody is in touch.
portfolio-finding-no-champion = there is no champion who is for us.
portfolio-finding-uncovered-department = nobody of ours covers anybody of a department that counts.
portfolio-finding-disputed-stance = two of us judge the same person differently.
portfolio-finding-stance-without-evidence = nothing is written down for a stance that counts.
portfolio-finding-stale-evidence = a stance that counts was judged long ago.
portfolio-finding-out-of-touch = no recent contact is seen with somebody we cover, or a key player.
portfolio-finding-unmapped-manager = somebody's manager is not on the map.
portfolio-finding-level-below-wanted = somebody is covered less well than we want.

# What won and lost deals looked like when they were closed.
patterns-summary = { $enough ->
    [yes] Rests on { $won } won and { $lost } lost deals, each as its map was when it was closed. What goes together need not be the cause.
   *[no] { $won } won and { $lost } lost deals are too few to say anything: it takes { $minimum } of each.
}
patterns-left-out = { $leftOut ->
    [one] 1 closed deal is left out: no map was kept of the moment when it was closed.
   *[other] { $leftOut } closed deals are left out: no map was kept of the moment when they were closed.
}
pattern-found = { $trait }: { $wonWith } of { $won } won deals ({ $wonPercent }%), { $lostWith } of { $lost } lost deals ({ $lostPercent }%). { $compared ->
    [no] Too few deals are on one side to compare how they ended.
   *[other] With it { $withPercent }% of { $with } deals were won ({ $withLowest } to { $withHighest }%), without it { $withoutPercent }% of { $without } ({ $withoutLowest } to { $withoutHighest }%). { $compared ->
        [clear] Chance alone would seldom do as much.
       *[unclear] Chance could do as much.
    }
}
trait-role-played = Role known by name: { $role }
trait-champion-for-us = A champion who was not against us
trait-support-positive = More support for us than against us
trait-half-known = Stances known of at least half of the weight
trait-several-contacts = Two or more people in touch with us
trait-several-of-us = Two or more of us in touch
trait-key-players-covered = Every key player covered
measure-found = { $measure }: { $won } in the middle one of { $wonDeals } won deals (half of them { $wonLower } to { $wonUpper }), { $lost } in that of { $lostDeals } lost deals (half of them { $lostLower } to { $lostUpper }).
measure-support = Support, -100 to +100
measure-known-share = Percent of the weight whose stance was known
measure-contacts = People in touch with us
measure-of-us = Of us in touch
measure-key-players-covered-share = Percent of the key players covered

# On the command line.
cli-analyse = What the analyses say of many deals together.
cli-analyse-portfolio = How all deals stand: red, amber or green, what is missing in how many, and the first of them.
cli-analyse-patterns = What won and lost deals looked like when they were closed.
cli-analyse-deals = Deals
cli-analyse-by-team = By team
cli-analyse-by-owner = By owner
cli-analyse-by-stage = By stage
cli-analyse-deal = Deal
cli-analyse-light = Light
cli-analyse-support = Support
cli-analyse-findings = What is missing
cli-analyse-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
cli-option-deal-owner = Only the deals of this person of ours: mail address, or uid.
cli-option-deal-team = Only the deals of the people of this team and of the teams within it, by name.
cli-option-deal-stage = Only the deals at exactly this stage.
cli-option-deal-status = open, won, lost or all.
cli-option-deal-currency = Only the deals whose amount is in this currency (ISO 4217).
cli-option-min-amount = Only the deals worth as much or more; name the currency too.
cli-option-max-amount = Only the deals worth as much or less; name the currency too.
cli-option-deal-order = amount, close, support, light or critical: which come first.
cli-option-minimum = Say nothing that rests on fewer won or fewer lost deals.

# How our estimates came true.
calibration-too-few = Only { $deals } closed deals have an estimate on the map of their closing, { $won } of them won: too few to say whether estimates come true. It takes 30, of them 5 won and 5 lost.
calibration-no-better = In { $deals } closed deals, { $won } of them won, the estimates came true as well as a correction would make them (mean squared error { $brier }): they are left as they are.
calibration-found = In { $deals } closed deals, { $won } of them won, the mean squared error of our estimates is { $brier }, and { $corrected } when corrected. An estimate of 25, 50 and 75% came true as { $low }, { $middle } and { $high }%.
calibrated-chance = { $chance }% as our own { $deals } closed deals correct it, an estimate.

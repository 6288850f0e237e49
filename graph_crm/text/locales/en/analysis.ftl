# Lists of names and of roles.
list-comma = {", "}
list-and = { $names } and { $last }
list-more = { $names } and { $more } more

# Coverage gaps: what is missing, and why it matters or what to do.
finding-empty-map = Nobody is on the map yet. Add the people you have met, and whoever signs.
finding-no-approver = { $count ->
    [0] No { $roles } is known. Find out who signs: nothing is decided without them.
   *[other] The { $roles } is only a seat so far ({ $people }). Find out who holds it.
}
finding-required-role-missing = { $roleCount ->
    [one] Nobody is known for a required role: { $roles }.
   *[other] Nobody is known for { $roleCount } required roles: { $roles }.
} { $count ->
    [0] Ask who takes part in the decision.
   *[other] So far there is only a seat without a name ({ $people }).
}
finding-key-player-uncovered = { $count ->
    [one] Nobody of ours covers the key player { $people }. Decide who will.
   *[other] Nobody of ours covers { $count } key players: { $people }. Decide who will.
}
finding-opponent-key-player = { $count ->
    [one] The key player { $people } is against us. Find out why, or who can outweigh them.
   *[other] { $count } key players are against us: { $people }. Find out why, or who can outweigh them.
}
finding-single-thread = { $side ->
    [both] Everything rests on one contact: { $user } with { $people }. If either leaves, we are out; build a second one.
    [ours] Only { $user } of us is in touch, with { $people }. Bring in a colleague before { $user } is away.
    [nobody] Nobody of ours is in touch with anyone on the map. Make a first contact.
   *[theirs] Only { $people } is in touch with us. Get to know a second person there.
}
finding-no-champion = { $count ->
    [0] We have no { $roles }: nobody argues for us when we are not in the room.
   *[other] We have no { $roles }. Ask whether a supporter would speak for us: { $people }.
}
finding-out-of-touch = { $never ->
    [1] We cover { $people }, but no contact is on record. Get in touch, or record it.
   *[0] For { $days ->
        [one] a day
       *[other] { $days } days
    } or more nobody of ours has been in touch with { $people } (longest: { $longest ->
        [one] 1 day
       *[other] { $longest } days
    }). Call or visit.
}
finding-unmapped-manager = { $managersCount ->
    [one] { $managers }, to whom { $people } { $count ->
        [one] reports
       *[other] report
    }, is not on the map. The last word may be there.
   *[other] { $managersCount } managers are not on the map: { $managers }, above { $people }. The last word may be there.
}
finding-level-below-wanted = { $count ->
    [one] { $people } is covered less well than you want. Deepen the contact.
   *[other] { $count } people are covered less well than you want: { $people }. Deepen the contact.
}

# Decision makers: the reasons for a rank, and what is not known.
reason-plays-role = Acts as { $roles }.
reason-has-veto = Can veto the decision.
reason-has-power = Power: { $power }.
reason-influences = Directly influences { $count } of { $others } others: { $people }. With those they influence in turn, { $percent } % of the strongest influence on the map.
reason-influenced-by = Is influenced by { $people }.
reason-tops-reporting-lines = Stands at the top of the reporting lines: { $below ->
    [one] 1 person
   *[other] { $below } people
} below, { $direct } directly.
reason-leads = Leads { $below ->
    [one] 1 person
   *[other] { $below } people
}, { $direct } directly.
reason-reports-to = Reports to { $people }.
reason-former = Has left the company and decides nothing any more.

component-role = Role
component-power = Power
component-influence = Influence
component-place = Reporting lines

unknown-role = The role is not known.
unknown-power = The power is not known.
unknown-influence = No influence is recorded.
unknown-place = The place in the reporting lines is not known.

decision-maker-score = { $known ->
    [100] { $score } of 100, an estimate.
   *[other] { $score } of 100, an estimate. { $known } % of what counts is known; the rest could make it { $lowest } to { $highest }.
 }

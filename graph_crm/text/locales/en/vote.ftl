# The vote of a deal: the chance to win it, whose vote turns it, and whom to win over.
vote-rule = { $rule ->
    [assumed] majority assumed
    [quorum] quorum of { $quota }% of the votes
    [unanimity] all approvers have to agree
    [veto] majority of the votes and no veto
    [score_threshold] { $quota }% of the highest possible score
    [highest_score] the highest score wins
   *[majority] majority of the votes
}
vote-method = { $method ->
    [sampled] estimated from { $samples } random votes, give or take { $error } points of percent
   *[exact] computed exactly
}
vote-estimate = Estimated chance to win: { $chance }%{ $open ->
    [nothing] {""}
    [unmoved] , whatever the unknown { $unknownVotes } of { $votes } votes do
    [vetoes] {" "}(between { $lowest }% and { $highest }%, for the stance of somebody with a veto is not known)
    [rivals] {" "}(between { $lowest }% and { $highest }%, for not every stance towards the other sides is known)
   *[votes] {" "}(between { $lowest }% and { $highest }%, for { $unknownVotes } of { $votes } { $unknownVotes ->
        [one] votes is
       *[other] votes are
    } unknown)
}, { $rule }, { $method }.
vote-voter = { $votes ->
    [0] No vote of their own
    [one] 1 vote
   *[other] { $votes } votes
}{ $known ->
    [no] , stance towards us not known
   *[yes] , estimated { $chance }% for us
}{ $must ->
    [yes] ; nothing passes without them.
   *[no] .
}

vote-no-voters = Nobody on the map has a vote yet. Give people their roles or votes.
vote-no-approver = All approvers have to agree, but nobody on the map plays the approver. Find out who approves.
vote-no-other-side = The highest score wins, but no other side is known to compete. Note who else bids.
vote-out-of-reach = Even the highest score from everybody would not beat the strongest other side. Weaken it first.

pivotal-vote = It takes { $needed } of { $votes } votes: { $rule }. { $simplified ->
    [scores_as_votes] Simplified: everyone gives all of their points or none.{" "}
    [two_sides] Simplified: everyone puts us first, or the strongest other side.{" "}
   *[nothing] {""}
}{ $sampled ->
    [yes] Too big to compute exactly: estimated from { $samples } samples, give or take { $error } points of percent.
   *[no] Computed exactly.
}
pivotal-person = { $name } has { $share }% of the votes ({ $votes } of { $all }) and { $power }% of the power to turn the result (Shapley-Shubik; by Banzhaf { $banzhaf }%).{ $veto ->
    [yes] {" "}Nothing passes without { $name }.
   *[no] {""}
}

coalition-won = If everyone votes as their stance says, the vote is ours. It takes { $needed } { $points ->
    [1] { $needed ->
        [one] vote
       *[other] votes
    }
   *[other] points
} ({ $rule }), and we have { $has }.{ $unknown ->
    [0] {""}
    [one] {" "}1 stance is not known and counts as neutral.
   *[other] {" "}{ $unknown } stances are not known and count as neutral.
}
coalition-moves = { $limited ->
    [yes] A cheap way to win
   *[no] The cheapest way to win
}: win over { $people } (effort { $effort }, an estimate). It takes { $needed } { $points ->
    [1] { $needed ->
        [one] vote
       *[other] votes
    }
   *[other] points
} ({ $rule }), and we have { $has }.{ $unknown ->
    [0] {""}
    [one] {" "}1 stance is not known and counts as neutral.
   *[other] {" "}{ $unknown } stances are not known and count as neutral.
}{ $limited ->
    [yes] {" "}Too big to be sure that nothing is cheaper.
   *[no] {""}
}
coalition-move = { $name }: { $from } → { $to }, { $steps ->
    [one] 1 step
   *[other] { $steps } steps
} of { $difficulty } (adaptability { $adaptability }, coverage { $coverage }, power { $power }), effort { $effort }, an estimate.

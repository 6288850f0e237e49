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
    [1] We cover { $people }, but no contact is seen. Get in touch, or record it.
   *[0] For { $days ->
        [one] a day
       *[other] { $days } days
    } or more no contact is seen with { $people } (longest: { $longest ->
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
finding-level-below-wanted = { $decayed ->
    [1] { $count ->
        [one] { $people } was covered well enough, but a contact fades by a step every { $days ->
            [one] day
           *[other] { $days } days
        } without a word, and it has been quiet too long. Get in touch again.
       *[other] { $count } people were covered well enough, but a contact fades by a step every { $days ->
            [one] day
           *[other] { $days } days
        } without a word, and it has been quiet too long: { $people }. Get in touch again.
    }
   *[0] { $count ->
        [one] { $people } is covered less well than you want. Deepen the contact.
       *[other] { $count } people are covered less well than you want: { $people }. Deepen the contact.
    }
}
finding-uncovered-department = { $departmentsCount ->
    [one] Nobody of ours covers anyone in { $departments } ({ $people }). Find a way in.
   *[other] Nobody of ours covers anyone in { $departmentsCount } departments: { $departments } ({ $people }). Find a way in.
}
finding-stance-without-evidence = { $count ->
    [one] Nothing is written down for how { $people } stands towards us. Note what was said or done, or ask again.
   *[other] Nothing is written down for how { $count } people stand towards us: { $people }. Note what was said or done, or ask again.
}
finding-stale-evidence = { $count ->
    [one] How { $people } stands towards us
   *[other] How { $count } people stand towards us ({ $people })
} was last judged { $count ->
    [one] { $longest ->
        [one] a day
       *[other] { $longest } days
    } ago
   *[other] { $days ->
        [one] a day
       *[other] { $days } days
    } ago or longer (longest: { $longest ->
        [one] 1 day
       *[other] { $longest } days
    })
}. Judge it afresh.
finding-disputed-stance = We disagree about { $people }: { $highest_stance }, says { $highest_by }; { $lowest_stance }, says { $lowest_by }. Settle it before you build on it.

# A champion who does not pass the champion test.
finding-coach-not-champion = { $count ->
    [one] { $people } is a coach, not a champion: useful to know things from, but unable to carry us.
   *[other] { $count } people are coaches, not champions: { $people }. They are useful to know things from, but unable to carry us.
}{ $failed_criteriaCount ->
    [0] { "" }
   *[other] { " " }Missing: { $failed_criteria }.
}{ $unknown_criteriaCount ->
    [0] { "" }
   *[other] { " " }Not known: { $unknown_criteria }.
}
finding-champion-falls-short = { $count ->
    [one] The champion { $people } does not pass the champion test.
   *[other] { $count } champions do not pass the champion test: { $people }.
} Missing: { $failed_criteria }.{ $unknown_criteriaCount ->
    [0] { "" }
   *[other] { " " }Not known: { $unknown_criteria }.
}
finding-champion-untested = { $count ->
    [one] Whether { $people } is a true champion is not known yet.
   *[other] Whether { $count } people are true champions is not known yet: { $people }.
} Find out: { $unknown_criteria }.

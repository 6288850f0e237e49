# The battle plan of a deal.
plan-title = Battle plan: { $deal }, { $customer }
plan-as-of = As of { $day }
plan-map = The contact map
plan-standing = Where we stand
plan-no-standing = The map does not know our side.
plan-vote = The vote
plan-support = Support for us
plan-actions = What to do next
plan-no-actions = There is nothing to do: the map is no open deal's.
plan-decider = { $person }: { $score }
plan-ways = The way to those who decide
plan-risks = Risks
plan-no-risks = No risk is known.
plan-steps = How the customer decides and pays
plan-no-steps = The steps to the decision are not known. Ask for them.
plan-step = { $kind ->
    [payment] Payment
   *[decision] Decision
}: { $step }{ $state ->
    [done] , done on { $day }
    [due] , due on { $day }
   *[open] {""}
}. { $count ->
    [0] Who decides there is not known.
   *[other] Decided by { $people }.
}
plan-power = Power by office and by influence
plan-weak-points = What breaks
plan-champions = Champions
plan-no-champions = Nobody plays the champion, and no supporter is known who could.
plan-pivotal = Whose vote turns it
plan-drift = If nobody acts
plan-competitors = How competitors see it
plan-no-competitors = No competitor is known.

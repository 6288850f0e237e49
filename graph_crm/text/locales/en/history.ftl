# What changed in a map between two moments: a sentence per change.
change-joined = { $person } joined the map.
change-left = { $person } left the map.
change-field = { $person }: { $field } went from { $before } to { $after }.
change-stance = { $person } moved from { $before } to { $after } towards { $party }.
change-stance-why = { $person } moved from { $before } to { $after } towards { $party }: { $evidence }
change-role-gained = { $person } took on the role { $role }.
change-role-lost = { $person } no longer has the role { $role }.
change-coverage-begun = { $user } now covers { $person } ({ $after }).
change-coverage-ended = { $user } no longer covers { $person } (was: { $before }).
change-coverage-changed = { $user } covers { $person } differently: { $after } (was: { $before }).
change-line-added = { $report } now reports to { $manager } ({ $kind ->
    [dotted] dotted line
   *[solid] solid line
}).
change-line-removed = { $report } no longer reports to { $manager } ({ $kind ->
    [dotted] dotted line
   *[solid] solid line
}).
change-line-changed = { $report } still reports to { $manager }, over other people in between.
change-influence-added = { $source } now influences { $target } ({ $sign ->
    [-1] negatively
   *[1] positively
}, { $strength }/3).
change-influence-removed = { $source } no longer influences { $target } (was: { $sign ->
    [-1] negatively
   *[1] positively
}, { $strength }/3).
change-influence-changed = { $source } influences { $target } differently: { $sign ->
    [-1] negatively
   *[1] positively
}, { $strength }/3 (was: { $signBefore ->
    [-1] negatively
   *[1] positively
}, { $strengthBefore }/3).
change-influence-noted = { $source } influences { $target } as before; the note is now: { $note }
change-alliance-added = { $first } and { $second } are allies now.
change-alliance-removed = { $first } and { $second } are allies no more.
change-alliance-changed = { $first } and { $second } are allies as before; the note is now: { $note }
change-conflict-added = { $first } and { $second } are at odds now.
change-conflict-removed = { $first } and { $second } are at odds no more.
change-conflict-changed = { $first } and { $second } are at odds as before; the note is now: { $note }
change-step-added = { $kind ->
    [payment] The way to the payment
   *[decision] The way to the decision
} has a new step, { $step }.
change-step-removed = { $kind ->
    [payment] The way to the payment
   *[decision] The way to the decision
} lost the step { $step }.
change-step-done = The step { $step } was done on { $date }.
change-step-reopened = The step { $step } is to come again; it was taken for done on { $date }.
change-step-due = The step { $step } is due on { $after } (was: { $before }).
change-step-deciders = The step { $step } is decided by { $people }.
change-step-changed = The step { $step } has another name, rule or place.

field-title = title
field-department = department
field-seniority = seniority
field-former = left the company
field-external = external
field-power = power
field-adaptability = adaptability
field-response-mode = response mode
field-orientation = orientation
field-vote-weight = weight of the vote
field-veto = veto
field-desired-coverage = wanted coverage
field-goals = goals
field-note = note

value-unknown = unknown
value-nobody = nobody
value-yes = yes
value-no = no

towards-us = us
towards-status-quo = buying nothing

standing-plus-2 = mentor (+2)
standing-plus-1 = supporter (+1)
standing-0 = neutral (0)
standing-minus-1 = non-supporter (-1)
standing-minus-2 = opponent (-2)
standing-unknown = unknown

# The journal: who did what to whom, from what to what.
audit-local = The administrator
audit-unknown = (no longer there)
audit-erased = { $who } changed something about a person here; what it was has been erased on request.
audit-withheld = { $who } changed what we think of a person here; you may not see what it says.
audit-undoing = { $sentence } (an earlier change was taken back)
audit-stance = { $who } set { $person }'s stance towards { $party } from { $before } to { $after }
audit-as-judged-by = { $sentence }, as { $user } judges it
audit-evidence = { $sentence } (evidence: { $evidence })
audit-details = : { $list }
audit-comma = {"; "}
audit-since = since { $day }
audit-field-is = { $field } { $after }
audit-field-moved = { $field } from { $before } to { $after }

audit-in-map = { $action ->
    [added] { $who } put { $first } into the map of { $second }
    [ended] { $who } took { $first } out of the map of { $second }
   *[changed] { $who } changed since when { $first } is in the map of { $second }{ $details }
}
audit-state = { $who } judged { $first } anew{ $details }
audit-plays = { $action ->
    [added] { $who } gave { $first } the role { $second }{ $details }
    [ended] { $who } took the role { $second } from { $first }
   *[changed] { $who } changed since when { $first } has the role { $second }{ $details }
}
audit-covers = { $action ->
    [added] { $who } made { $first } cover { $second }{ $details }
    [ended] { $who } noted that { $first } no longer covers { $second }
   *[changed] { $who } changed how { $first } covers { $second }{ $details }
}
audit-influences = { $action ->
    [added] { $who } noted that { $first } influences { $second }{ $details }
    [ended] { $who } noted that { $first } no longer influences { $second }
   *[changed] { $who } changed how { $first } influences { $second }{ $details }
}
audit-allied-with = { $action ->
    [added] { $who } noted that { $first } and { $second } are allies{ $details }
    [ended] { $who } noted that { $first } and { $second } are allies no more
   *[changed] { $who } changed what is said of the allies { $first } and { $second }{ $details }
}
audit-conflicts-with = { $action ->
    [added] { $who } noted that { $first } and { $second } are at odds{ $details }
    [ended] { $who } noted that { $first } and { $second } are at odds no more
   *[changed] { $who } changed what is said of { $first } and { $second }, who are at odds{ $details }
}
audit-decides-at = { $action ->
    [added] { $who } noted that { $first } decides at the step { $second }
    [ended] { $who } noted that { $first } no longer decides at the step { $second }
   *[changed] { $who } changed since when { $first } decides at the step { $second }{ $details }
}
audit-works-at = { $action ->
    [added] { $who } noted that { $first } works at { $second }{ $details }
    [ended] { $who } noted that { $first } no longer works at { $second }
   *[changed] { $who } changed { $first }'s job at { $second }{ $details }
}
audit-reports-to = { $action ->
    [added] { $who } noted that { $first } reports to { $second }
    [ended] { $who } noted that { $first } no longer reports to { $second }
   *[changed] { $who } noted that { $first } reports to { $second } (before: { $earlier })
}
audit-owns = { $action ->
    [added] { $who } made { $second } the owner of { $first }
    [ended] { $who } noted that { $second } no longer owns { $first }
   *[changed] { $who } handed { $first } from { $earlier } to { $second }
}
audit-collaborates = { $action ->
    [ended] { $who } ended { $first }'s work on { $second }
   *[added] { $who } let { $first } work on { $second }
}
audit-involves = { $action ->
    [ended] { $who } noted that { $second } no longer takes part in { $first }
   *[added] { $who } noted that { $second } takes part in { $first }
}
audit-competes-in = { $action ->
    [ended] { $who } noted that { $first } no longer competes in { $second }
   *[added] { $who } noted that { $first } competes in { $second }
}
audit-edge = { $action ->
    [added] { $who } linked { $first } and { $second } ({ $kind }){ $details }
    [ended] { $who } took away the link ({ $kind }) of { $first } and { $second }
   *[changed] { $who } changed the link ({ $kind }) of { $first } and { $second }{ $details }
}

audit-node-added = { $who } added the { $noun } { $name }
audit-node-changed = { $who } changed the { $noun } { $name }{ $details }
audit-node-ended = { $who } removed the { $noun } { $name }
audit-node-back = { $who } brought the { $noun } { $name } back{ $details }
audit-node-retired = { $who } retired the { $noun } { $name }
audit-node-restored = { $who } put the { $noun } { $name } to use again
audit-node-moved = { $who } moved { $name } on the canvas

audit-noun-customer = customer
audit-noun-contact = contact
audit-noun-opportunity = opportunity
audit-noun-stakeholder = stakeholder
audit-noun-role = role
audit-noun-party = party
audit-noun-user = colleague
audit-noun-decision-step = step
audit-noun-activity = activity
audit-noun-vocabulary-entry = value
audit-noun-other = entry

audit-field-name = name
audit-field-known = known by name
audit-field-emails = mail addresses
audit-field-phones = phone numbers
audit-field-personality = personality
audit-field-birthday = birthday
audit-field-main-job = main job
audit-field-level = level
audit-field-strength = strength
audit-field-sign = sign
audit-field-stage = stage
audit-field-status = status
audit-field-amount = amount
audit-field-weight = weight
audit-field-can-veto = can veto
audit-field-required = required
audit-field-retired-at = retired on
audit-field-name-en = English name
audit-field-name-zh = Chinese name
audit-field-place = place in the list
audit-field-order = order
audit-field-kind = kind
audit-field-rule = rule
audit-field-due-on = due on
audit-field-done-on = done on

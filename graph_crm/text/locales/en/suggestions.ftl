# Why somebody who is not in a map may belong there.
suggestion-weighty-role = Plays a role of weight { $percent } of 100 in another map of this customer.
suggestion-powerful = { $power ->
    [inner_circle] Belongs to the inner circle, by another map of this customer.
   *[political_structure] Belongs to the political structure, by another map of this customer.
}
suggestion-leads-people = { $count ->
    [one] 1 person reports
   *[other] { $count } people report
} to this person directly.
suggestion-influential = Influences { $count ->
    [one] 1 person
   *[other] { $count } people
} in another map of this customer.
suggestion-in-other-maps = Stands in { $count ->
    [one] 1 other map
   *[other] { $count } other maps
} of this customer.
suggestion-senior = Is { $title }.

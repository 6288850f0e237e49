# Ways from us to a person.
introduction-outcome-covered = We are in touch with { $person } already ({ $users }). { $count ->
    [one] The only way is { $percent }% reliable, an estimate.
   *[other] The best of { $count } ways is { $percent }% reliable, an estimate.
}
introduction-outcome-found = { $count ->
    [one] One way leads
   *[other] { $count } ways lead
} from us to { $person }: { $percent }% at best, an estimate.
introduction-outcome-no-way = No way from us to { $person } is known that would work out once in a hundred times. Look for somebody who knows them.
introduction-outcome-nobody-covers = Nobody of ours covers anyone on this map, so nobody can introduce us to { $person }. Make a first contact.
introduction-outcome-left = { $person } has left the company.
introduction-limited = The map has too many ties to look for alternatives: there may be others.

introduction-way = Works out about { $percent } times in 100, an estimate.
introduction-way-unknown = { $unknownCount ->
    [one] How { $unknown } stands towards us is not known; if against us, only { $lowest } times.
   *[other] How { $unknown } stand towards us is not known; if all are against us, only { $lowest } times.
}
introduction-step = { $said } { $reluctant ->
    [1] { $percent }%, because { $source } is against us.
   *[0] { $percent }%, an estimate.
}
introduction-in-depth = { $source } of ours knows { $target } well.
introduction-multiple = { $source } of ours has met { $target } several times.
introduction-brief = { $source } of ours has met { $target } briefly.
introduction-strong-influence = { $source } strongly influences { $target }.
introduction-influence = { $source } influences { $target }.
introduction-weak-influence = { $source } has a little influence on { $target }.
introduction-alliance = { $source } and { $target } are allies.
introduction-manager = { $source } manages { $target }.
introduction-report = { $source } reports to { $target }.
introduction-dotted-manager = { $source } manages { $target } by a dotted line.
introduction-dotted-report = { $source } reports to { $target } by a dotted line.

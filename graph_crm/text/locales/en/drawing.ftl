drawing-description = A relationship map: { $people ->
    [one] one person
   *[other] { $people } people
}, { $lines ->
    [one] one reporting line
   *[other] { $lines } reporting lines
}, { $influences ->
    [one] one influence
   *[other] { $influences } influences
}, { $ties ->
    [one] one alliance or conflict
   *[other] { $ties } alliances and conflicts
}.
drawing-as-of = as of { $date }
drawing-strongest-only = Showing { $shown } of { $total } influences: the { $strongest } strongest on each person.

drawing-key = Key player
drawing-veto = Veto
drawing-external = External
drawing-former = Former
drawing-unnamed = Unnamed seat
drawing-disputed = Judged differently by another of us
drawing-power-unknown = Power unknown
drawing-covered = Who of us covers the person, and date of the last contact
drawing-nobody = Nobody of us
drawing-last-contact = Last contact { $date }
drawing-no-contact = no contact seen
drawing-pair = { $name }: { $value }

drawing-reports-to = { $report } reports to { $manager } ({ $kind })
drawing-skips = skips { $names }
drawing-manager-above = reports to { $name }, not in the map
drawing-influences = { $source } influences { $target } positively
drawing-influences-against = { $source } influences { $target } negatively
drawing-allied = { $first } and { $second } are allied
drawing-at-odds = { $first } and { $second } are in conflict

drawing-legend-stance = Stance
drawing-legend-parties = Parties
drawing-legend-power = Power
drawing-legend-person = Person
drawing-legend-lines = Reporting
drawing-legend-influence = Between people
drawing-line-skips = Line that skips managers outside the map
drawing-influence-good = Positive influence; wider is stronger
drawing-influence-bad = Negative influence
drawing-alliance = Alliance
drawing-conflict = Conflict

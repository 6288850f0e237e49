# Lists of names and of roles.
list-comma = {", "}
list-and = { $names } and { $last }
list-more = { $names } and { $more } more
# Between two sentences.
sentence-gap = {" "}

# Decision makers: the reasons for a rank, and what is not known.
reason-plays-role = Acts as { $roles }.
reason-has-veto = Can veto the decision.
reason-has-power = Power: { $power }.
reason-influences = Directly influences { $count } of { $others } others: { $people }. With those they influence in turn, { $percent }% of the strongest influence on the map.
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
   *[other] { $score } of 100, an estimate. { $known }% of what counts is known; the rest could make it { $lowest } to { $highest }.
 }
map-findings = Findings
map-decision-makers = Who decides
map-nobody = Nobody is in this map yet.

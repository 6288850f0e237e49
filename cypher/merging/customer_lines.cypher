// purpose: the reporting lines at one customer that we hold for true, and those that the same people have at another
// params:  keep: str, merge: str, most: int, viewer: map
// returns: part: str, row: map
// access:  read
MATCH (customer:Customer {uid: $merge})
WHERE @may_change(customer)
WITH customer
MATCH (report:Contact)-[line:REPORTS_TO]->(:Contact)
WHERE line.customer_uid = customer.uid AND line.superseded_at IS NULL
WITH DISTINCT report
LIMIT $most
MATCH (report)-[edge:REPORTS_TO]->(manager:Contact)
WHERE edge.customer_uid IN [$keep, $merge] AND edge.superseded_at IS NULL
UNWIND [
  {part: 'nodes', row: {uid: report.uid, label: 'Contact', element_id: elementId(report), properties: properties(report)}},
  {part: 'edges', row: {
    type: 'REPORTS_TO', element_id: elementId(edge), start: report.uid, end: manager.uid, properties: properties(edge),
    other: {uid: manager.uid, label: 'Contact', element_id: elementId(manager), properties: properties(manager)}}}
] AS found
RETURN found.part AS part, found.row AS row
LIMIT 4 * $most

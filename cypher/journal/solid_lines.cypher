// purpose: the solid reporting lines of one customer as they are
// params:  customer_uid: str
// returns: report: str, report_name: str, manager: str, manager_name: str
// access:  read
MATCH (report:Contact)-[line:REPORTS_TO]->(manager:Contact)
USING INDEX line:REPORTS_TO(customer_uid)
WHERE line.customer_uid = $customer_uid AND line.kind = 'solid' AND line.valid_to IS NULL AND line.superseded_at IS NULL
RETURN report.uid AS report, report.name AS report_name, manager.uid AS manager, manager.name AS manager_name

// What lists sort and filter by.

CREATE INDEX customer_name IF NOT EXISTS FOR (n:Customer) ON (n.name);
CREATE INDEX customer_kind IF NOT EXISTS FOR (n:Customer) ON (n.kind);
CREATE INDEX customer_updated_at IF NOT EXISTS FOR (n:Customer) ON (n.updated_at);
CREATE INDEX contact_name IF NOT EXISTS FOR (n:Contact) ON (n.name);
CREATE INDEX contact_updated_at IF NOT EXISTS FOR (n:Contact) ON (n.updated_at);
CREATE INDEX opportunity_name IF NOT EXISTS FOR (n:Opportunity) ON (n.name);
CREATE INDEX opportunity_status IF NOT EXISTS FOR (n:Opportunity) ON (n.status);
CREATE INDEX opportunity_stage IF NOT EXISTS FOR (n:Opportunity) ON (n.stage);
CREATE INDEX opportunity_expected_close_on IF NOT EXISTS FOR (n:Opportunity) ON (n.expected_close_on);
CREATE INDEX opportunity_updated_at IF NOT EXISTS FOR (n:Opportunity) ON (n.updated_at);
CREATE INDEX activity_occurred_at IF NOT EXISTS FOR (n:Activity) ON (n.occurred_at);

// All reporting lines of one customer, whoever's they are.
CREATE INDEX reports_to_customer IF NOT EXISTS FOR ()-[e:REPORTS_TO]-() ON (e.customer_uid);

// Finding by name. This analyzer makes a word of every Chinese character, so that one character is enough
// (the cjk analyzer indexes pairs and misses it). Searches put neighbours together again as phrases.
CREATE FULLTEXT INDEX customer_names IF NOT EXISTS FOR (n:Customer) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX contact_names IF NOT EXISTS FOR (n:Contact) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX opportunity_names IF NOT EXISTS FOR (n:Opportunity) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};

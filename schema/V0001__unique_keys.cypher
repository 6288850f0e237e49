// Every node has a uid of its own, and so has every version of an edge that keeps history.

CREATE CONSTRAINT customer_uid IF NOT EXISTS FOR (n:Customer) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT contact_uid IF NOT EXISTS FOR (n:Contact) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT opportunity_uid IF NOT EXISTS FOR (n:Opportunity) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT role_uid IF NOT EXISTS FOR (n:Role) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT stakeholder_uid IF NOT EXISTS FOR (n:Stakeholder) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT stakeholder_state_uid IF NOT EXISTS FOR (n:StakeholderState) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT party_uid IF NOT EXISTS FOR (n:Party) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT decision_step_uid IF NOT EXISTS FOR (n:DecisionStep) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT user_uid IF NOT EXISTS FOR (n:User) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT team_uid IF NOT EXISTS FOR (n:Team) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT activity_uid IF NOT EXISTS FOR (n:Activity) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT works_at_edge_uid IF NOT EXISTS FOR ()-[e:WORKS_AT]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT reports_to_edge_uid IF NOT EXISTS FOR ()-[e:REPORTS_TO]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT in_map_edge_uid IF NOT EXISTS FOR ()-[e:IN_MAP]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT state_edge_uid IF NOT EXISTS FOR ()-[e:STATE]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT plays_edge_uid IF NOT EXISTS FOR ()-[e:PLAYS]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT stance_edge_uid IF NOT EXISTS FOR ()-[e:STANCE]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT influences_edge_uid IF NOT EXISTS FOR ()-[e:INFLUENCES]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT allied_with_edge_uid IF NOT EXISTS FOR ()-[e:ALLIED_WITH]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT conflicts_with_edge_uid IF NOT EXISTS FOR ()-[e:CONFLICTS_WITH]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT decides_at_edge_uid IF NOT EXISTS FOR ()-[e:DECIDES_AT]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT covers_edge_uid IF NOT EXISTS FOR ()-[e:COVERS]-() REQUIRE e.uid IS UNIQUE;
CREATE CONSTRAINT owns_edge_uid IF NOT EXISTS FOR ()-[e:OWNS]-() REQUIRE e.uid IS UNIQUE;

// How another system calls a node, and what an import last said of a row.
CREATE CONSTRAINT external_id_key IF NOT EXISTS FOR (n:ExternalId) REQUIRE (n.label, n.source, n.external_id) IS UNIQUE;
CREATE CONSTRAINT imported_row_key IF NOT EXISTS FOR (n:ImportedRow) REQUIRE (n.file, n.source, n.key) IS UNIQUE;
CREATE CONSTRAINT import_source_name IF NOT EXISTS FOR (n:ImportSource) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT role_code IF NOT EXISTS FOR (n:Role) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT party_code IF NOT EXISTS FOR (n:Party) REQUIRE n.code IS UNIQUE;

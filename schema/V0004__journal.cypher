// Every write is a batch with its entries: the audit, what undo reads, and how conflicts are found.
CREATE CONSTRAINT batch_uid IF NOT EXISTS FOR (n:Batch) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT batch_key IF NOT EXISTS FOR (n:Batch) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT audit_entry_uid IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.uid IS UNIQUE;
CREATE INDEX batch_made_by IF NOT EXISTS FOR (n:Batch) ON (n.made_by, n.uid);

// The words of the lists that values are chosen from.
CREATE CONSTRAINT vocabulary_entry_uid IF NOT EXISTS FOR (n:VocabularyEntry) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT vocabulary_entry_code IF NOT EXISTS FOR (n:VocabularyEntry) REQUIRE (n.vocabulary, n.code) IS UNIQUE;

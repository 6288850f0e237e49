// Accounts, sessions, tokens, one-time links, and what was done with them. What proves who somebody is never stands
// on a User, which everyone who signed in may read. Of a secret only its hash is here. An Identity is
// whom a provider of single sign-on knows: its issuer and its subject, together one of a kind.

CREATE CONSTRAINT account_sign_in_name IF NOT EXISTS FOR (n:Account) REQUIRE n.sign_in_name IS UNIQUE;
CREATE CONSTRAINT identity_issuer_subject IF NOT EXISTS FOR (n:Identity) REQUIRE (n.issuer, n.subject) IS UNIQUE;
CREATE CONSTRAINT session_digest IF NOT EXISTS FOR (n:Session) REQUIRE n.digest IS UNIQUE;
CREATE CONSTRAINT api_token_digest IF NOT EXISTS FOR (n:ApiToken) REQUIRE n.digest IS UNIQUE;
CREATE CONSTRAINT api_token_uid IF NOT EXISTS FOR (n:ApiToken) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT access_link_digest IF NOT EXISTS FOR (n:AccessLink) REQUIRE n.digest IS UNIQUE;
CREATE CONSTRAINT access_event_uid IF NOT EXISTS FOR (n:AccessEvent) REQUIRE n.uid IS UNIQUE;
CREATE INDEX access_event_at IF NOT EXISTS FOR (n:AccessEvent) ON (n.at, n.uid);
CREATE INDEX session_expires_at IF NOT EXISTS FOR (n:Session) ON (n.expires_at);

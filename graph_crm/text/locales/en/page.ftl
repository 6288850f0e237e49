page-navigation = Main
page-back = Back to the deals
page-problem = This can't be shown
page-not-installed = The page is not installed: Graph CRM was installed with GRAPH_CRM_SKIP_WEB=1. GraphQL works; for the page install it again without that setting.
api-no-graphiql = GraphiQL is not installed: Graph CRM was installed with GRAPH_CRM_SKIP_WEB=1. Queries work; for GraphiQL install it again without that setting.
api-internal = Something went wrong here. It is in the log as { $id }.
api-timed-out = This took too long and was stopped. Ask for less at once. It is in the log as { $id }.
api-database-unavailable = The database does not answer at the moment. Try again in a minute. It is in the log as { $id }.
api-bad-json = The request is not valid JSON in UTF-8.
api-no-object = The request must be a JSON object with the member "query".
api-not-acceptable = The answer can be { $types }, and the Accept header takes neither.
api-no-json = The Content-Type must be { $type }.
api-too-deep = The query is nested too deeply.
api-invalid-argument = { $argument } can't be "{ $value }": it must be { $expected ->
    [cursor] the endCursor of a page of the same list in the same order
   *[other] { $expected }
 }.
page-sign-in = Sign in
page-single-sign-on = Sign in with single sign-on
page-sign-out = Sign out
page-email = Mail address
page-password = Password
page-new-password = Password (at least 12 characters)
page-set-password = Set the password and sign in
page-name = Your name
page-first-administrator = The first administrator
page-first-administrator-why = This link works once. Whoever uses it can see everything and let others in.
page-welcome = Welcome, { $name }
api-sign-in-first = Sign in first: send a session cookie, or a token as "Authorization: Bearer …".

error-too-many-maps-watched = { $limit } maps are open here already, and no more can be followed live. Close some, or reload the page to see what changed.
live-no-message = This is no message of graphql-transport-ws.

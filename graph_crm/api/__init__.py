"""The web: GraphQL types and resolvers, the server-drawn pages, health checks."""
